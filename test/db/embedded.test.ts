import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo } from '../../db/client.ts';
import { openEmbedded } from '../../db/embedded.ts';
import { copyPrepared } from '../world/database.ts';

const program = fileURLToPath(new URL('hold-folder.ts', import.meta.url));

type Holder = { child: ChildProcess; said(): string[]; says(line: RegExp): Promise<void>; ends(): Promise<number | null> };

function hold(folder: string): Holder {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  const ended = once(child, 'exit');
  const said = () => text.trim().split('\n');
  return {
    child,
    said,
    async says(line) {
      for (let n = 0; n < 400 && !said().some((one) => line.test(one)); n++) await sleep(25);
      if (!said().some((one) => line.test(one))) throw new Error(`It never said ${line}: ${text}`);
    },
    async ends() {
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

describe('The embedded database’s folder', () => {
  let folder: string;
  let first: Holder;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hilo-folder-'));
    await copyPrepared(folder);
    first = hold(folder);
    await first.says(/^20$/);
  });
  afterAll(() => {
    first.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses a second process with one sentence, and the first goes on', async () => {
    const second = hold(folder);
    expect(await second.ends()).toBe(2);
    expect(second.said()).toEqual([
      `refused: Another Hilo is running on ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    ]);
    const before = first.said().length;
    await sleep(100);
    expect(first.said().length).toBeGreaterThan(before);
  });

  it('is taken over after kill -9 by exactly one of three that try at once, with every row that was acknowledged', async () => {
    first.child.kill('SIGKILL');
    await first.ends();
    expect(existsSync(join(folder, 'lock.sock'))).toBe(true);
    const acknowledged = first.said().filter((line) => /^\d+$/.test(line)).length;
    const tried = [hold(folder), hold(folder), hold(folder)];
    await Promise.all(tried.map((one) => one.says(/^(open|refused)/)));
    const holders = tried.filter((one) => one.said().includes('open'));
    expect(holders).toHaveLength(1);
    holders[0]!.child.kill('SIGKILL');
    await Promise.all(tried.map((one) => one.ends()));

    const embedded = await openEmbedded(folder);
    const client = connectTo(embedded.url, { max: 1 });
    const [row] = await client<{ n: number }[]>`select count(distinct n)::int as n from kept where n <= ${acknowledged}`;
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    expect(row!.n).toBe(acknowledged);
    await client.end();
    await embedded.close();
  });

  it('works in a folder whose name is too long for a socket', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    await copyPrepared(deep);
    const embedded = await openEmbedded(deep);
    const client = connectTo(embedded.url, { max: 1 });
    expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
    await expect(openEmbedded(deep)).rejects.toThrow('Another Hilo is running');
    await client.end();
    await embedded.close();
  });
});
