import { Worker } from 'node:worker_threads';
import type { ReadBusy, Window } from './read-calendar.ts';

/** So long a calendar may be read, and with so much memory: a rule without an end must not hold up everybody else's messages. */
const [readMs, memoryMb] = [15_000, 256];

/** Reads a stranger's calendar in a thread that can be stopped; null where it is none, or cannot be read in time. */
export async function readInThread(text: string, window: Window, timeoutMs = readMs): Promise<ReadBusy> {
  const worker = new Worker(new URL('./calendar-worker.client.ts', import.meta.url), {
    workerData: { text, window },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadBusy>((resolve) => {
      timer = setTimeout(() => resolve(null), timeoutMs);
      worker.once('message', resolve);
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
