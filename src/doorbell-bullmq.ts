import { setTimeout as sleep } from 'node:timers/promises';
import { type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type Ring, type Work, workKey } from './crm/work.ts';
import { openInProcessDoorbell } from './doorbell-inprocess.ts';
import { errorFacts, type Log } from './kit/log.ts';
import type { Doorbell, Hands } from './queues.ts';

/** What somebody waits for, and what is patient: a queue each, as each has hands of its own. */
const queueNames = { live: 'hilo', patient: 'hilo-patient' };
const lines = ['live', 'patient'] as const;

/**
 * A doorbell on Redis, for several processes. Redis holds hints only: while it is away, or when it refuses, rings are answered inside the
 * process that rang, so that work goes on without it. Jobs carry ids, are tried once and removed: trying again is the sweeper's.
 */
export function openBullmqDoorbell(url: string, options: { hands: Hands; log: Log; prefix?: string }): Doorbell {
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
  const queues = { live: openQueue(queueNames.live), patient: openQueue(queueNames.patient) };
  const local = openInProcessDoorbell({ hands: options.hands, log: options.log });
  let workers: Worker<Work>[] = [];
  let closed = false;

  function openQueue(name: string): Queue<Work> {
    const queue = new Queue<Work>(name, { connection: producer, prefix });
    queue.on('error', () => {});
    return queue;
  }

  function ring(rings: readonly Ring[], how: { spare?: boolean } = {}): void {
    if (closed) return;
    for (const one of rings) {
      if (producer.status !== 'ready') ringHere(one);
      else post(one, how.spare === true).catch(() => ringHere(one));
    }
  }

  /** A process that answers nothing itself lets the ring go: kept, they would pile up for as long as Redis is away; the sweepers find the rows. */
  function ringHere(one: Ring): void {
    if (workers.length > 0) local.ring([one]);
  }

  async function post(one: Ring, spare: boolean): Promise<void> {
    await queues[one.patient ? 'patient' : 'live'].add(one.work.do, one.work, {
      delay: Math.max(0, Math.round(one.afterMs ?? 0)),
      removeOnComplete: true,
      removeOnFail: true,
      ...folded(one, spare),
    });
  }

  function openWorker(line: keyof Hands, how: (work: Work) => Promise<Ring[]>): Worker<Work> {
    const worker = new Worker<Work>(
      queueNames[line],
      async ({ data }) => {
        try {
          ring((await how(data)).map((one) => ({ ...one, patient: line === 'patient' || one.patient })));
        } catch (error) {
          options.log.error('work failed', { work: data.do, ...errorFacts(error) });
        }
      },
      {
        connection: consumer,
        prefix,
        concurrency: options.hands[line],
        // The job of a killed process comes back within eight seconds instead of sixty, and never counts as failed for it (trust.md §1.7).
        // A lock lost to a busy process costs a second answer, which finds nothing to do.
        stalledInterval: 2_000,
        maxStalledCount: 100,
        lockDuration: 4_000,
      },
    );
    worker.on('error', () => {});
    return worker;
  }

  return {
    ring,
    answer(how) {
      local.answer(how);
      workers = lines.map((line) => openWorker(line, how));
    },
    async depth() {
      const isThere = producer.status === 'ready';
      const ask = isThere ? lines.map((line) => queues[line].getJobCounts('waiting', 'active')) : [];
      const counts = await Promise.all(ask).catch(() => []);
      const there = counts.flatMap((one) => Object.values(one)).reduce((sum, count) => sum + count, 0);
      return there + (await local.depth());
    },
    async close() {
      closed = true;
      await local.close();
      // A Redis that hangs must not keep the process: what runs was waited for, the rest is hints.
      const closing = [
        ...workers.map((worker) => worker.close(producer.status !== 'ready')),
        ...lines.map((line) => queues[line].close()),
      ];
      await Promise.race([Promise.allSettled(closing), sleep(5_000, null, { ref: false })]);
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

/**
 * Of what is patient thousands may ask for one look: one waits for all of them, and one more follows whatever rang while it was done. Of what
 * somebody waits for only the sweeper's rings are held back while one is there: a fresh one must not be lost to one that is nearly done, nor
 * wait for one whose process was killed.
 */
function folded({ work, afterMs = 0, patient }: Ring, spare: boolean): Pick<JobsOptions, 'deduplication'> {
  const id = workKey(work);
  if (patient && afterMs <= 0) return { deduplication: { id, keepLastIfActive: true } };
  return spare ? { deduplication: { id } } : {};
}
