import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reached } from './bot/context.ts';

/**
 * Practice only: kills this process, as `kill -9` would, when it reaches a labelled place; `label:3` the third time. `@file` reads the label
 * from that file each time, so that one process can be armed when a test is ready for it. Tests use it to prove that nothing is lost or sent
 * twice whatever line a process dies at (docs/decisions/0004-crash-points.md).
 */
export function crashAt(setting: string): Reached {
  if (setting.startsWith('@')) return async (reached) => (reached === armed(setting.slice(1)) ? await die(reached) : undefined);
  const [, label, count] = /^(.*?)(?::(\d+))?$/.exec(setting) ?? [];
  let left = Number(count ?? 1);
  return async (reached) => {
    if (reached === label && --left <= 0) await die(reached);
  };
}

function armed(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function die(reached: string): Promise<void> {
  // Until the bytes are out: what is asked for is a death that Meta does not notice.
  if (reached === 'send:during-post') await sleep(50);
  process.kill(process.pid, 'SIGKILL');
  await sleep(60_000);
}
