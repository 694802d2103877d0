import { type Ring, type Work, workKey } from './crm/work.ts';
import { errorFacts, type Log } from './kit/log.ts';
import type { Doorbell, Hands } from './queues.ts';

/** Longest a timer of Node can wait. */
const longestMs = 2 ** 31 - 1;

/** What waits, by its name, and how many hands could begin it now. */
type Line = { waiting: Map<string, Work>; free: number };

/**
 * A doorbell inside this process. The same work rung twice while it waits is done once; rung while it is being done, it is done once more
 * afterwards, because nobody knows whether what it was rung for was seen.
 */
export function openInProcessDoorbell(options: { hands: Hands; log: Log }): Doorbell {
  const live: Line = { waiting: new Map(), free: options.hands.live };
  const patient: Line = { waiting: new Map(), free: options.hands.patient };
  const running = new Map<string, Promise<void>>();
  const timers = new Map<string, { timer: NodeJS.Timeout; atMs: number }>();
  let answer: ((work: Work) => Promise<Ring[]>) | null = null;
  let closed = false;

  function ring(rings: readonly Ring[]): void {
    if (closed) return;
    for (const one of rings) {
      if ((one.afterMs ?? 0) > 0) later(one);
      else wait(one);
    }
    next();
  }

  function wait(one: Ring): void {
    const key = workKey(one.work);
    if (one.patient && !live.waiting.has(key)) patient.waiting.set(key, one.work);
    if (one.patient) return;
    patient.waiting.delete(key);
    live.waiting.set(key, one.work);
  }

  /** Of several timers for one work the earliest counts: it finds out itself what is left to wait for. */
  function later({ work, afterMs = 0, patient = false }: Ring): void {
    const key = `${patient}/${workKey(work)}`;
    const atMs = Date.now() + afterMs;
    const there = timers.get(key);
    if (there && there.atMs <= atMs) return;
    if (there) clearTimeout(there.timer);
    const timer = setTimeout(
      () => {
        timers.delete(key);
        ring([{ work, patient }]);
      },
      Math.min(afterMs, longestMs),
    );
    timer.unref();
    timers.set(key, { timer, atMs });
  }

  function next(): void {
    if (!answer || closed) return;
    for (const line of [live, patient]) {
      for (const [key, work] of line.waiting) {
        if (line.free === 0) break;
        if (running.has(key)) continue;
        line.waiting.delete(key);
        line.free--;
        running.set(key, done(key, work, line, answer));
      }
    }
  }

  async function done(key: string, work: Work, line: Line, how: (work: Work) => Promise<Ring[]>): Promise<void> {
    // Out of the caller's stack: a ring returns at once, whatever its answer does.
    await null;
    try {
      ring((await how(work)).map((one) => ({ ...one, patient: line === patient || one.patient })));
    } catch (error) {
      options.log.error('work failed', { work: work.do, ...errorFacts(error) });
    } finally {
      running.delete(key);
      line.free++;
      next();
    }
  }

  return {
    ring,
    answer(how) {
      answer = how;
      next();
    },
    depth: async () => live.waiting.size + patient.waiting.size + running.size,
    async close() {
      closed = true;
      for (const { timer } of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}
