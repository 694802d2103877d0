/**
 * The door: signed webhooks acknowledged (stored and committed) a second, against a bare loop that only inserts the same row through the same
 * driver. Ratios, alternating A and B on one machine; no absolute number means anything elsewhere.
 *
 *   DATABASE_URL=postgres://… node launcher/run.mjs bench/door.ts [requests a round] [rounds]
 *
 * Printed: each round's rates, the median ratio, and a verdict withheld where the bare loop itself varies by more than 30 %.
 */
import { Worker } from 'node:worker_threads';
import { type Db, openDb } from '../db/client.ts';
import { deliveries } from '../db/schema/queues.ts';
import { defaultModels } from '../src/ai/models.ts';
import { openApp } from '../src/app.ts';
import { openInProcessDoorbell } from '../src/doorbell-inprocess.ts';
import { systemClock } from '../src/kit/clock.ts';
import { type DeliveryId, newId } from '../src/kit/ids.ts';
import { silentLog } from '../src/kit/log.ts';
import { openTestDatabase } from '../test/world/database.ts';
import { webhookBody } from './webhook-body.ts';

const inFlight = 64;

await measure(Number(process.argv[2] ?? 4000), Number(process.argv[3] ?? 5));

async function measure(requests: number, rounds: number): Promise<void> {
  const database = await openTestDatabase();
  const app = openApp({
    db: database.db,
    clock: systemClock,
    log: silentLog,
    // Nobody answers: only the door is measured.
    doorbell: openInProcessDoorbell({ hands: { live: 1, patient: 1 }, log: silentLog }),
    role: 'web',
    appSecrets: [{ app: 'default', secret: 'bench' }],
    verifyToken: 'bench',
    encryptionKey: Buffer.alloc(32),
    publicUrl: 'https://hilo.example',
    graph: { baseUrl: 'http://127.0.0.1:9', version: 'v26.0' },
    model: null,
    models: defaultModels,
    mediaFolder: 'unused',
    speech: null,
    smtpUrl: null,
  });
  const bareDb = openDb(database.ownerUrl, { poolSize: database.kind === 'native' ? 10 : 1 });
  const { url } = await app.start({ host: '127.0.0.1', port: 0 });
  const door: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const sender = await openSender(url, requests);
    const a = await rate(requests, () => sender.flood());
    await sender.close();
    const b = await rate(requests, () => bareInserts(bareDb, requests));
    // The first round only warms up.
    if (round === 0) continue;
    door.push(a);
    bare.push(b);
    console.log(`round ${round}: door ${a.toFixed(0)}/s, bare insert ${b.toFixed(0)}/s, ratio ${(a / b).toFixed(2)}`);
  }
  const spread = (Math.max(...bare) - Math.min(...bare)) / median(bare);
  const ratio = median(door.map((value, i) => value / bare[i]!));
  console.log(
    `median ratio ${ratio.toFixed(2)} on ${database.kind}; ${spread > 0.3 ? `no verdict: the bare loop varies by ${(spread * 100).toFixed(0)} %` : `bare loop varies by ${(spread * 100).toFixed(0)} %`}`,
  );
  await app.stop();
  await bareDb.close();
  await database.close();
}

async function rate(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1000);
}

/** The sender runs in a thread of its own and is ready, its requests signed, before the clock starts. */
async function openSender(url: string, requests: number): Promise<{ flood(): Promise<void>; close(): Promise<number> }> {
  const worker = new Worker(new URL('./flood.ts', import.meta.url), { workerData: { url, requests, inFlight, secret: 'bench' } });
  const told = () =>
    new Promise<void>((done, fail) => {
      worker.once('message', () => done());
      worker.once('error', fail);
    });
  await told();
  return {
    flood() {
      const done = told();
      worker.postMessage('go');
      return done;
    },
    close: () => worker.terminate(),
  };
}

/** One autocommitted INSERT at a time on each of ten connections, as the database's owner: nothing but the driver and the disk. */
async function bareInserts(db: Db, requests: number): Promise<void> {
  const body = Buffer.from(webhookBody('wamid.bare'));
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let n = next++; n < requests; n = next++) {
        await db.orm
          .insert(deliveries)
          .values({ id: newId<DeliveryId>(), app: 'default', body, state: 'waiting', receivedMachine: new Date() });
      }
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
