import { setTimeout as sleep } from 'node:timers/promises';
import type { Reached } from './bot/context.ts';

/**
 * Practice only: kills this process, as `kill -9` would, when it reaches a labelled place; `label:3` the third time. Tests use it to prove
 * that nothing is lost or sent twice whatever line a process dies at. `send:during-post` waits until the bytes are out.
 */
export function crashAt(setting: string): Reached {
  const [, label, count] = /^(.*?)(?::(\d+))?$/.exec(setting) ?? [];
  let left = Number(count ?? 1);
  return async (reached) => {
    if (reached !== label || --left > 0) return;
    if (reached === 'send:during-post') await sleep(50);
    process.kill(process.pid, 'SIGKILL');
    await sleep(60_000);
  };
}
