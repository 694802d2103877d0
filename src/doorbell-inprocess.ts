import { type Ring, type Work, workKey } from './crm/work.ts';
import { errorFacts, type Log } from './kit/log.ts';
import type { Doorbell } from './queues.ts';

/** Longest a timer of Node can wait. */
const longestMs = 2 ** 31 - 1;

/**
 * A doorbell inside this process. The same work rung twice while it waits is done once; rung while it is being done, it is done once more
 * afterwards, because nobody knows whether what it was rung for was seen. At most `concurrency` at a time.
 */
export function openInProcessDoorbell(options: { concurrency: number; log: Log }): Doorbell {
  const waiting = new Map<string, Work>();
  const running = new Map<string, Promise<void>>();
  const timers = new Map<string, { timer: NodeJS.Timeout; atMs: number }>();
  let answer: ((work: Work) => Promise<Ring[]>) | null = null;
  let closed = false;

  function ring(rings: readonly Ring[]): void {
    if (closed) return;
    for (const one of rings) {
      if ((one.afterMs ?? 0) > 0) later(one.work, one.afterMs!);
      else waiting.set(workKey(one.work), one.work);
    }
    next();
  }

  /** Of several timers for one work the earliest counts: it finds out itself what is left to wait for. */
  function later(work: Work, afterMs: number): void {
    const key = workKey(work);
    const atMs = Date.now() + afterMs;
    const there = timers.get(key);
    if (there && there.atMs <= atMs) return;
    if (there) clearTimeout(there.timer);
    const timer = setTimeout(
      () => {
        timers.delete(key);
        ring([{ work }]);
      },
      Math.min(afterMs, longestMs),
    );
    timer.unref();
    timers.set(key, { timer, atMs });
  }

  function next(): void {
    if (!answer || closed) return;
    for (const [key, work] of waiting) {
      if (running.size >= options.concurrency) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      running.set(key, done(key, work, answer));
    }
  }

  async function done(key: string, work: Work, how: (work: Work) => Promise<Ring[]>): Promise<void> {
    // Out of the caller's stack: a ring returns at once, whatever its answer does.
    await null;
    try {
      ring(await how(work));
    } catch (error) {
      options.log.error('work failed', { work: work.do, ...errorFacts(error) });
    } finally {
      running.delete(key);
      next();
    }
  }

  return {
    ring,
    answer(how) {
      answer = how;
      next();
    },
    depth: async () => waiting.size + running.size,
    async close() {
      closed = true;
      for (const { timer } of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}
