import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type Ring, type Work, workKey } from './crm/work.ts';
import { openInProcessDoorbell } from './doorbell-inprocess.ts';
import { errorFacts, type Log } from './kit/log.ts';
import type { Doorbell } from './queues.ts';

const queueName = 'hilo';

/**
 * A doorbell on Redis, for several processes. Redis holds hints only: while it is away, or when it refuses, rings are answered inside the
 * process that rang, so that work goes on without it. Jobs carry ids, are tried once and removed: trying again is the sweeper's.
 */
export function openBullmqDoorbell(url: string, options: { concurrency: number; log: Log; prefix?: string }): Doorbell {
  const prefix = options.prefix ?? 'hilo';
  // Back within a second of Redis being back; the default waits up to twenty (trust.md §1.6).
  const retryStrategy = (times: number) => Math.min(times * 100, 1_000);
  // A Redis that answers nothing at all is as good as away, and a second is as long as anybody waits to find out.
  const producer = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 1_000, retryStrategy });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  let quiet = 0;
  for (const redis of [producer, consumer]) {
    redis.on('error', (error) => {
      // One line a minute: an outage is known after the first.
      if (Date.now() - quiet > 60_000) options.log.warn('redis is away', errorFacts(error));
      quiet = Date.now();
    });
  }
  const queue = new Queue<Work>(queueName, { connection: producer, prefix });
  queue.on('error', () => {});
  const local = openInProcessDoorbell({ concurrency: options.concurrency, log: options.log });
  let worker: Worker<Work> | null = null;
  let closed = false;

  function ring(rings: readonly Ring[], how: { spare?: boolean } = {}): void {
    if (closed) return;
    for (const one of rings) {
      if (producer.status !== 'ready') ringHere(one);
      else post(one, how.spare === true).catch(() => ringHere(one));
    }
  }

  /** A process that answers nothing itself lets the ring go: kept, they would pile up for as long as Redis is away; the sweepers find the rows. */
  function ringHere(one: Ring): void {
    if (worker) local.ring([one]);
  }

  async function post({ work, afterMs = 0 }: Ring, spare: boolean): Promise<void> {
    await queue.add(work.do, work, {
      delay: Math.max(0, Math.round(afterMs)),
      removeOnComplete: true,
      removeOnFail: true,
      // Only the sweeper's rings are held back while one waits: a fresh ring must not be lost to one that is nearly done.
      ...(spare ? { deduplication: { id: workKey(work) } } : {}),
    });
  }

  return {
    ring,
    answer(how) {
      local.answer(how);
      worker = new Worker<Work>(
        queueName,
        async (job) => {
          try {
            ring(await how(job.data));
          } catch (error) {
            options.log.error('work failed', { work: job.data.do, ...errorFacts(error) });
          }
        },
        {
          connection: consumer,
          prefix,
          concurrency: options.concurrency,
          // The job of a killed process comes back within eight seconds instead of sixty, and never counts as failed for it (trust.md §1.7).
          // A lock lost to a busy process costs a second answer, which finds nothing to do.
          stalledInterval: 2_000,
          maxStalledCount: 100,
          lockDuration: 4_000,
        },
      );
      worker.on('error', () => {});
    },
    async depth() {
      const counts = producer.status === 'ready' ? await queue.getJobCounts('waiting', 'active').catch(() => null) : null;
      return (counts ? (counts.waiting ?? 0) + (counts.active ?? 0) : 0) + (await local.depth());
    },
    async close() {
      closed = true;
      await local.close();
      // A Redis that hangs must not keep the process: what runs was waited for, the rest is hints.
      const closing = [worker?.close(producer.status !== 'ready'), queue.close()].map((one) => one?.catch(() => {}));
      await Promise.race([Promise.all(closing), sleep(5_000, null, { ref: false })]);
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
