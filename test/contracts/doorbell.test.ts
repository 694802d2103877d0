import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ring, Work } from '../../src/crm/work.ts';
import { openBullmqDoorbell } from '../../src/doorbell-bullmq.ts';
import { openInProcessDoorbell } from '../../src/doorbell-inprocess.ts';
import { type DeliveryId, newId } from '../../src/kit/ids.ts';
import { silentLog } from '../../src/kit/log.ts';
import type { Doorbell } from '../../src/queues.ts';
import { openRedisProxy, type RedisProxy } from './redis-proxy.ts';

const hands = { live: 4, patient: 2 };
const redisUrl = process.env.REDIS_URL;
const work = (): Work => ({ do: 'split', delivery: newId<DeliveryId>() });
const idOf = (one: Work) => (one as { delivery: string }).delivery;

async function until(true_: () => boolean, atMostMs = 5_000): Promise<number> {
  const began = Date.now();
  while (!true_()) {
    if (Date.now() - began > atMostMs) throw new Error(`Not within ${atMostMs} ms.`);
    await sleep(10);
  }
  return Date.now() - began;
}

const openings: [string, () => Doorbell][] = [['inside the process', () => openInProcessDoorbell({ hands, log: silentLog })]];
if (redisUrl) {
  const prefix = () => `hilo-test-${randomBytes(6).toString('hex')}`;
  openings.push(['on BullMQ', () => openBullmqDoorbell(redisUrl, { hands, log: silentLog, prefix: prefix() })]);
}

describe.each(openings)('A doorbell %s', (_name, open) => {
  let bell: Doorbell;
  afterEach(() => bell.close());

  /** A doorbell that is connected, with what it answered so far. */
  async function openAnswered(how: (one: Work) => Promise<Ring[]> = async () => []): Promise<string[]> {
    bell = open();
    const answered: string[] = [];
    bell.answer(async (one) => {
      answered.push(idOf(one));
      return await how(one);
    });
    const warm = work();
    await until(() => {
      bell.ring([{ work: warm }]);
      return answered.length > 0;
    });
    await sleep(100);
    answered.length = 0;
    return answered;
  }

  it('answers every ring, and rings for what the answer returns', async () => {
    const [first, second, third] = [work(), work(), work()];
    const answered = await openAnswered(async (one) => (idOf(one) === idOf(first) ? [{ work: second }, { work: third }] : []));
    bell.ring([{ work: first }]);
    await until(() => answered.length === 3);
    expect(answered[0]).toBe(idOf(first));
    expect(new Set(answered)).toEqual(new Set([first, second, third].map(idOf)));
  });

  it('loses none of many, and works on no more at once than it was told', async () => {
    let [now, most] = [0, 0];
    const answered = await openAnswered(async () => {
      most = Math.max(most, ++now);
      await sleep(5);
      now--;
      return [];
    });
    const many = Array.from({ length: 200 }, work);
    bell.ring(many.map((one) => ({ work: one })));
    await until(() => answered.length >= 200, 15_000);
    expect(new Set(answered)).toEqual(new Set(many.map(idOf)));
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  it.each([
    { patient: false, of: 'what somebody waits for' },
    { patient: true, of: 'what is patient' },
  ])('answers a spare ring of $of once however often it came while it waited', async ({ patient }) => {
    let open_ = false;
    const blockers = Array.from({ length: patient ? hands.patient : hands.live }, work);
    const answered = await openAnswered(async (one) => {
      if (blockers.some((other) => idOf(other) === idOf(one))) while (!open_) await sleep(10);
      return [];
    });
    bell.ring(blockers.map((one) => ({ work: one, patient })));
    await until(() => answered.length === blockers.length);
    const spare = work();
    for (let n = 0; n < 10; n++) {
      bell.ring([{ work: spare, patient }], { spare: true });
      await sleep(10);
    }
    expect(await bell.depth()).toBe(blockers.length + 1);
    open_ = true;
    await until(() => answered.includes(idOf(spare)));
    await sleep(200);
    expect(answered.filter((id) => id === idOf(spare))).toHaveLength(1);
  });

  it('gives what is patient, and what comes of it, only hands of its own, and loses none of it', async () => {
    const [patient, come] = [0, 1].map(() => Array.from({ length: 20 }, work));
    let [now, most] = [0, 0];
    const answered = await openAnswered(async (one) => {
      most = Math.max(most, ++now);
      await sleep(10);
      now--;
      const n = patient!.findIndex((other) => idOf(other) === idOf(one));
      return n < 0 ? [] : [{ work: come![n]! }];
    });
    most = 0;
    bell.ring(patient!.map((work) => ({ work, patient: true })));
    await until(() => answered.length === 40);
    expect(new Set(answered)).toEqual(new Set([...patient!, ...come!].map(idOf)));
    expect(most).toBe(hands.patient);
  });

  it('answers what somebody waits for while all that is patient is stuck', async () => {
    let open_ = false;
    const stuck = Array.from({ length: 10 }, work);
    const answered = await openAnswered(async (one) => {
      while (!open_ && stuck.some((other) => idOf(other) === idOf(one))) await sleep(10);
      return [];
    });
    bell.ring(stuck.map((work) => ({ work, patient: true })));
    await until(() => answered.length === hands.patient);
    const urgent = Array.from({ length: 10 }, work);
    bell.ring(urgent.map((work) => ({ work })));
    await until(() => answered.length === hands.patient + 10);
    expect(answered.slice(hands.patient).toSorted()).toEqual(urgent.map(idOf).toSorted());
    open_ = true;
    await until(() => answered.length === 20);
  });

  it('answers what is patient though somebody always writes', async () => {
    const writing = new Set(Array.from({ length: 2 * hands.live }, work).map(idOf));
    let over = false;
    const answered = await openAnswered(async (one) => {
      if (!writing.has(idOf(one))) return [];
      await sleep(5);
      return over ? [] : [{ work: one }];
    });
    bell.ring([...writing].map((id) => ({ work: { do: 'split', delivery: id as DeliveryId } })));
    const patient = Array.from({ length: 10 }, work);
    bell.ring(patient.map((work) => ({ work, patient: true })));
    await until(() => patient.every((one) => answered.includes(idOf(one))));
    expect(answered.length).toBeGreaterThan(10);
    over = true;
  });

  it('answers once more what is rung for again while it is being done', async () => {
    const again = work();
    let seen = 0;
    const answered = await openAnswered(async (one) => {
      if (idOf(one) === idOf(again) && ++seen === 1) {
        bell.ring([{ work: again }]);
        await sleep(50);
      }
      return [];
    });
    bell.ring([{ work: again }]);
    await until(() => answered.length === 2);
  });

  it('does what is patient once for all that rang while it waited, and once more for all that rang while it was done', async () => {
    let open_ = false;
    const stuck = Array.from({ length: hands.patient }, work);
    const look = work();
    let looks = 0;
    const answered = await openAnswered(async (one) => {
      while (!open_ && stuck.some((other) => idOf(other) === idOf(one))) await sleep(10);
      if (idOf(one) !== idOf(look) || ++looks > 1) return [];
      for (let n = 0; n < 20; n++) bell.ring([{ work: look, patient: true }]);
      await sleep(200);
      // What comes of it may be the same again.
      return [{ work: look }];
    });
    bell.ring(stuck.map((work) => ({ work, patient: true })));
    await until(() => answered.length === hands.patient);
    for (let n = 0; n < 20; n++) bell.ring([{ work: look, patient: true }]);
    await sleep(100);
    expect(await bell.depth()).toBe(hands.patient + 1);
    open_ = true;
    await until(() => looks === 2);
    await sleep(200);
    expect(looks).toBe(2);
    expect(await bell.depth()).toBe(0);
    // It is rung for as ever afterwards.
    bell.ring([{ work: look, patient: true }]);
    await until(() => looks === 3);
  });

  it('waits as long as it is told, and not much longer', async () => {
    const answered = await openAnswered();
    const later = work();
    const began = Date.now();
    bell.ring([{ work: later, afterMs: 300 }]);
    await until(() => answered.includes(idOf(later)));
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
    expect(Date.now() - began).toBeLessThan(1_500);
  });

  it('goes on after an answer that throws', async () => {
    const bad = work();
    const answered = await openAnswered(async (one) => {
      if (idOf(one) === idOf(bad)) throw new Error('an answer that throws');
      return [];
    });
    bell.ring([{ work: bad }]);
    await until(() => answered.length === 1);
    bell.ring(Array.from({ length: 8 }, () => ({ work: work() })));
    await until(() => answered.length === 9);
  });

  it('finishes what it is doing before it is closed, and begins nothing after', async () => {
    let finished = false;
    const answered = await openAnswered(async () => {
      await sleep(300);
      finished = true;
      return [{ work: work() }];
    });
    bell.ring([{ work: work() }]);
    await until(() => answered.length === 1);
    await bell.close();
    expect(finished).toBe(true);
    bell.ring([{ work: work() }]);
    await sleep(100);
    expect(answered).toHaveLength(1);
  });
});

describe.skipIf(!redisUrl)('A doorbell whose Redis fails', () => {
  let proxy: RedisProxy;
  let redis: Redis;
  const bells: Doorbell[] = [];
  beforeAll(async () => {
    proxy = await openRedisProxy(redisUrl!);
    redis = new Redis(redisUrl!);
  });
  afterEach(async () => {
    proxy.goOn();
    for (const bell of bells.splice(0)) await bell.close();
  });
  afterAll(async () => {
    redis.disconnect();
    await proxy.close();
  });

  /** A worker's doorbell and a web process's, which only rings. */
  async function openTwo(prefix = `hilo-test-${randomBytes(6).toString('hex')}`) {
    const [worker, web] = [0, 1].map(() => openBullmqDoorbell(proxy.url, { hands, log: silentLog, prefix })) as [
      Doorbell,
      Doorbell,
    ];
    bells.push(worker, web);
    const answered: string[] = [];
    worker.answer(async (one) => {
      answered.push(idOf(one));
      return [];
    });
    const warm = work();
    await until(() => {
      web.ring([{ work: warm }], { spare: true });
      return answered.length > 0;
    });
    await sleep(100);
    answered.length = 0;
    return { worker, web, answered, prefix };
  }

  it('loses its rings with Redis’s memory, and nothing once the sweeper rings again', async () => {
    const { worker, answered, prefix } = await openTwo();
    const open_ = Array.from({ length: 50 }, work);
    worker.ring(open_.map((one) => ({ work: one, afterMs: 60_000 })));
    await sleep(200);
    const keys = await redis.keys(`${prefix}:*`);
    expect(keys.length).toBeGreaterThan(50);
    // As FLUSHALL would, without those of other tests.
    await redis.del(keys);
    expect(answered).toEqual([]);
    const sweep = () =>
      worker.ring(
        open_.filter((one) => !answered.includes(idOf(one))).map((one) => ({ work: one })),
        { spare: true },
      );
    await until(() => {
      sweep();
      return open_.every((one) => answered.includes(idOf(one)));
    });
  });

  it('is answered by the worker itself while Redis is stopped, and through Redis again within 2.5 s of its return', async () => {
    const { worker, web, answered } = await openTwo();
    await proxy.stop();
    await sleep(300);
    const alone = work();
    worker.ring([{ work: alone }]);
    expect(await until(() => answered.includes(idOf(alone)))).toBeLessThan(500);
    // A web process has nobody to answer; it must not hoard rings either.
    web.ring(Array.from({ length: 100 }, () => ({ work: work() })));
    await sleep(50);
    expect(await web.depth()).toBe(0);
    await sleep(3_000);
    await proxy.start();
    const began = Date.now();
    const through = work();
    await until(() => {
      web.ring([{ work: through }], { spare: true });
      return answered.includes(idOf(through));
    }, 10_000);
    const tookMs = Date.now() - began;
    console.info(`rings go through Redis again ${tookMs} ms after its return`);
    expect(tookMs).toBeLessThan(2_500);
  });

  it('is answered by the worker itself within two seconds while Redis hangs, and goes on when it no longer does', async () => {
    const { worker, web, answered } = await openTwo();
    proxy.hang();
    const alone = work();
    worker.ring([{ work: alone }]);
    expect(await until(() => answered.includes(idOf(alone)))).toBeLessThan(2_000);
    proxy.goOn();
    const through = work();
    await until(() => {
      web.ring([{ work: through }], { spare: true });
      return answered.includes(idOf(through));
    }, 2_500);
  });

  it('can be closed while Redis hangs', async () => {
    await openTwo();
    proxy.hang();
    const began = Date.now();
    for (const bell of bells.splice(0)) await bell.close();
    expect(Date.now() - began).toBeLessThan(12_000);
  });
});
