import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { openDb } from '../../db/client.ts';
import { openEmbedded } from '../../db/embedded.ts';
import { type Simulator, startSimulator } from '../../simulator/server.ts';
import type { Figures } from '../../src/health.store.ts';
import { copyPrepared } from '../world/database.ts';
import type { LedgerLine, Shown } from '../world/world.ts';

const program = fileURLToPath(new URL('../../src/practice.ts', import.meta.url));
const compiled = join(tmpdir(), 'hilo-test-compiled');
const owner = '+34600000100';

/** Practice mode as a process of its own, to be killed, and the simulator here, to judge. */
export type Practice = {
  appUrl: string;
  /** Starts the app and waits until it is ready. */
  start(): Promise<void>;
  /** As `kill -9` would, at whatever line it is. */
  kill(): Promise<void>;
  /** While it is dead: minutes of the machine's own time are over, for which a claim of what the dead one was doing holds. */
  claimsAreOver(): Promise<void>;
  /** From now on the app dies when it reaches this label. */
  arm(label: string): void;
  /** Resolves when it has. */
  died(): Promise<void>;
  figures(): Promise<Figures>;
  /** Until nothing is waiting, being done or on its way; what a dead process was sending keeps its lease and is not waited for. */
  settle(): Promise<void>;
  passes(time: string): Promise<void>;
  /** A phone does something; Meta's side has it, whether or not the app is there. */
  phone(number: string, message: Record<string, unknown>): Promise<string>;
  thread(number: string): Promise<Shown[]>;
  ownerSees(): Promise<Shown[]>;
  ledger(): Promise<LedgerLine[]>;
  /** Closes both and forgets everything. */
  end(): Promise<void>;
};

/** `receiver`: where calls to https://shop.example.com go. */
export async function openPractice({ receiver = '' } = {}): Promise<Practice> {
  keepCompiled();
  const folder = mkdtempSync(join(tmpdir(), 'hilo-crash-'));
  await copyPrepared(join(folder, 'postgres'));
  const armedFile = join(folder, 'crash-at');
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const simulator: Simulator = await startSimulator({
    port: 0,
    dataDir: folder,
    webhookUrl: `${appUrl}/webhook`,
    appSecret: 'practice-secret',
    verifyToken: 'practice-verify',
    templateReviewMs: 10,
  });
  let app: ChildProcess | null = null;
  let said = '';

  const ask = async (url: string, body?: unknown): Promise<unknown> => {
    const post =
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(url, post);
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
    return value;
  };
  const figures = async () => (await ask(`${appUrl}/health/ready`)) as Figures;
  /** Deliveries and items not handled, messages that may leave, and what is being done just now, which shows in no row: all in one look. */
  const leftToDo = async () => {
    const text = await (await fetch(`${appUrl}/metrics`)).text();
    const figure = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1] ?? Number.NaN,
      );
    return (
      figure('hilo_inbound_waiting') + figure('hilo_outbound_messages_total{state="queued"}') + figure('hilo_doorbell_depth')
    );
  };
  const thread = async (number: string) => (await ask(`${simulator.url}/phones/${number}/messages`)) as Shown[];

  async function ended(signal: NodeJS.Signals): Promise<void> {
    if (!app || app.exitCode !== null || app.signalCode !== null) return;
    const gone = once(app, 'exit');
    app.kill(signal);
    await gone;
  }

  const practice: Practice = {
    appUrl,
    async start() {
      rmSync(armedFile, { force: true });
      const own = {
        PORT: String(port),
        SIMULATOR_PORT: new URL(simulator.url).port,
        DATA_DIR: folder,
        HILO_CRASH_AT: `@${armedFile}`,
        PRACTICE_RECEIVER: receiver,
      };
      const env = { ...process.env, ...own, NODE_COMPILE_CACHE: compiled };
      app = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      app.stderr!.on('data', (part) => {
        said += part;
      });
      for (let n = 0; n < 600; n++) {
        if (app.exitCode !== null || app.signalCode !== null) throw new Error(`The app ended: ${said}`);
        if (await figures().catch(() => null)) return;
        await sleep(50);
      }
      throw new Error(`The app did not get ready: ${said}`);
    },
    async claimsAreOver() {
      const embedded = await openEmbedded(join(folder, 'postgres'));
      const db = openDb(embedded.url, { poolSize: 1 });
      await db.orm.execute(sql`update callouts set next_try_machine = to_timestamp(0) where state = 'waiting'`);
      await db.orm.execute(sql`update connections set lease_until_machine = null`);
      await db.orm.execute(sql`update exports set next_try_machine = to_timestamp(0) where state = 'waiting'`);
      await db.close();
      await embedded.close();
    },
    arm: (label) => writeFileSync(armedFile, label),
    kill: () => ended('SIGKILL'),
    async died() {
      for (let n = 0; n < 400 && app?.signalCode !== 'SIGKILL'; n++) await sleep(50);
      if (app?.signalCode !== 'SIGKILL') throw new Error(`It did not reach the place where it should have died. ${said}`);
    },
    figures,
    async settle() {
      for (let calm = 0, n = 0; calm < 3; n++) {
        // The app first: where it is dead this ends at once, instead of waiting for webhooks that nobody will take.
        const left = await leftToDo();
        const onTheirWay = ((await ask(`${simulator.url}/webhooks`)) as unknown[]).length;
        calm = left + onTheirWay === 0 ? calm + 1 : 0;
        if (n > 800) throw new Error(`It did not come to rest: ${JSON.stringify(await figures())}`);
        if (calm < 3) await sleep(60);
      }
    },
    async passes(time) {
      await ask(`${simulator.url}/clock`, { advance: time });
      await sleep(100);
      await practice.settle();
    },
    phone: async (number, message) => ((await ask(`${simulator.url}/phones/${number}/messages`, message)) as { id: string }).id,
    thread,
    ownerSees: async () => (await thread(owner)).filter((one) => one.from === 'business'),
    ledger: async () => (await ask(`${simulator.url}/ledger`)) as LedgerLine[],
    async end() {
      await ended('SIGKILL');
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return practice;
}

/**
 * Two dozen starts compile the same files. What node compiled it writes down when it ends, which the processes here never do by themselves,
 * so one that only imports them goes first.
 */
function keepCompiled(): void {
  if (existsSync(compiled)) return;
  const imports = ['../../src/app.ts', '../../simulator/server.ts', '../../db/embedded.ts', '../../db/migrate.ts'];
  const script = imports.map((path) => `await import(${JSON.stringify(new URL(path, import.meta.url).href)});`).join('');
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, NODE_COMPILE_CACHE: compiled } });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
