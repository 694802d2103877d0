import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbers, tenants } from '../../db/schema/tenants.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { doWork } from '../../src/queues.ts';
import { delivery, message, openDoor } from '../world/door.ts';
import { answerAll, markOwner, tellOwner } from '../world/outgoing.ts';
import { type LedgerLine, openWorld, ownerPhone, undisturbed, type World } from '../world/world.ts';

const people = Array.from({ length: 60 }, (_, n) => `+34620000${100 + n}`);

describe('How fast messages leave', () => {
  let world: World;
  let began: number;
  beforeAll(async () => {
    world = await openWorld();
    began = Date.now();
    await world.call('POST', '/webhooks', delivery({ messages: people.map((from) => message(from, 'text', { body: 'Hi' })) }));
    await openDoor(world).handled();
  });
  afterAll(() => world.close());

  const posts = async (wanted: (line: LedgerLine) => boolean) =>
    (await world.ledger()).filter((line) => line.method === 'POST' && line.path.endsWith('/messages') && wanted(line));
  /** One message more is allowed for each six seconds since the first. */
  const sixths = () => Math.ceil((Date.now() - began) / 6_000);
  const textsTo = (to: string, begins: string) =>
    posts((line) => line.body.to === to && JSON.stringify(line.body.text ?? '').includes(begins));
  it('one person gets at most the burst that Meta allows, and is never refused', async () => {
    const [ana] = people as [string];
    await answerAll(
      world,
      practiceTenantId,
      Array.from({ length: 60 }, (_, n) => ({ to: ana, text: `Answer ${n}` })),
    );
    await world.settle({ queued: true });
    const sent = (await textsTo(ana, 'Answer')).length;
    expect(sent).toBeGreaterThanOrEqual(45);
    expect(sent).toBeLessThanOrEqual(45 + sixths());
    expect((await world.figures()).outbound.queued).toBeGreaterThan(0);
    const texts = (await textsTo(ana, 'Answer')).map((line) => (line.body.text as { body: string }).body);
    expect(texts).toEqual(Array.from({ length: sent }, (_, n) => `Answer ${n}`));
  });

  it('cards leave a third of the owner’s burst to answers, which overtake them', async () => {
    await tellOwner(
      world,
      practiceTenantId,
      Array.from({ length: 50 }, (_, n) => `Card ${n}`),
      1,
    );
    await world.settle({ queued: true });
    const cards = (await posts((line) => line.body.to === ownerPhone)).length;
    expect(cards).toBeLessThanOrEqual(30 + sixths());
    await tellOwner(world, practiceTenantId, ['Answer to what you wrote'], 0);
    await world.settle({ queued: true });
    expect(await textsTo(ownerPhone, 'Answer to')).toHaveLength(1);
    expect((await textsTo(ownerPhone, 'Card')).length).toBeLessThan(50);
  });

  it('leaves out the mark “on its way” where there is no room for it, and never the one that says it left', async () => {
    // Said without waiting until everything has left: the cards above have not.
    const said = await world.call('POST', `/phones/${ownerPhone}/messages`, { type: 'text', text: 'thanks' });
    const wamid = (said as { id: string }).id;
    await world.settle({ queued: true });
    await markOwner(world, practiceTenantId, { wamid, emoji: '⏳', optional: true });
    await world.settle({ queued: true });
    await markOwner(world, practiceTenantId, { wamid, emoji: '✅' });
    await world.settle({ queued: true });
    const marks = await posts((line) => line.body.to === ownerPhone && line.body.type === 'reaction');
    expect(marks.map((line) => (line.body.reaction as { emoji: string }).emoji)).toEqual(['🙏', '✅']);
  });

  it('was never told 131056 nor 130429', async () => {
    expect((await posts((line) => line.error !== null)).map((line) => line.error)).toEqual([]);
  });
});

describe('How fast a number sends', () => {
  let world: World;
  const rate = 20;
  beforeAll(async () => {
    world = await openWorld();
    // Nobody falls silent here, so no card takes a slot.
    const settings = { ...undisturbed, turnQuietSeconds: 3_600, turnMaxSeconds: 3_600 };
    await world.database.underneath(async (tx) => {
      await tx.update(tenants).set({ settings }).where(eq(tenants.id, practiceTenantId));
      await tx.update(numbers).set({ ratePerSecond: rate }).where(eq(numbers.tenantId, practiceTenantId));
    });
    await world.call('POST', '/webhooks', delivery({ messages: people.map((from) => message(from, 'text', { body: 'Hi' })) }));
    await openDoor(world).handled();
  });
  afterAll(() => world.close());

  it('never above its rate but for a stall, with two senders; how near to it is printed', { timeout: 60_000 }, async () => {
    // As the simulator's ledger tells the time.
    const began = performance.timeOrigin + performance.now();
    const lag = monitorEventLoopDelay({ resolution: 5 });
    lag.enable();
    const rings = await answerAll(
      world,
      practiceTenantId,
      people.flatMap((to) => [1, 2].map((n) => ({ to, text: `Hello ${n}` }))),
      true,
    );
    // The doorbell's workers are one sender, these the other.
    world.doorbell.ring(rings);
    const mine = [...rings].reverse();
    const second = async () => {
      for (let ring = mine.pop(); ring; ring = mine.pop()) await doWork(world.app.needs, ring.work);
    };
    await Promise.all(Array.from({ length: 8 }, second));
    for (let n = 0; n < 300 && (await world.figures()).outbound.queued + (await world.figures()).outbound.sending > 0; n++)
      await sleep(50);

    const all = (await world.ledger()).filter(
      (line) => line.path.endsWith('/messages') && line.body.to && line.machineAt >= began,
    );
    const at = all.map((line) => line.machineAt).sort((a, b) => a - b);
    expect(all.filter((line) => line.error !== null)).toEqual([]);
    const fullest = Math.max(...at.map((from) => at.filter((other) => other >= from && other < from + 1_000).length));
    const average = (at.length - 1) / ((at.at(-1)! - at[0]!) / 1_000) / rate;
    console.info(
      `pacing at ${rate}/s: ${at.length} sends, ${fullest} in the fullest second, ${(average * 100).toFixed(1)} % of the rate on average`,
    );
    expect(at.length).toBeGreaterThanOrEqual(120);
    expect(average).toBeLessThanOrEqual(1);
    // A stall brings those before and after it closer together: our own is measured, and some room is left for the database's.
    const stalledSeconds = lag.max / 1e9;
    expect(fullest).toBeLessThanOrEqual(Math.ceil(rate * (1.15 + 2 * stalledSeconds)));
  });
});
