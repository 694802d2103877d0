import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../flows/thread.ts';
import { duePhones, openDue } from '../world/due.ts';
import { openWorld, type World } from '../world/world.ts';

/** `HILO_DUE=5000` is the size that is promised; two hundred show the same within a minute. */
const people = Number(process.env.HILO_DUE ?? 200);

/** Follow-ups that all fall due in one second: every second one is on autopilot, the others are to be decided. */
describe(`${people.toLocaleString('en')} follow-ups due in one second`, () => {
  let world: World;
  const measured: string[] = [];
  beforeAll(async () => {
    world = await openWorld({ settings: { cardsAtOnce: 5, cardsPerMinute: 3 } });
    await world.owner.says('today');
    await openDue(world, people);
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`${measured.join('\n')}\n`);
    await world.close();
  });

  it('brings its owner a few cards, a list of the rest, and a word about what goes by itself', async () => {
    const seconds = await until(world, sql`select count(*) as n from follow_ups where state = 'waiting'`);
    measured.push(`looked at: ${people} in ${seconds.toFixed(0)} s`);
    const t0 = performance.now();
    await world.settle({ queued: true });
    measured.push(`then calm after ${((performance.now() - t0) / 1000).toFixed(0)} s`);
    const said = (await world.owner.thread()).filter(({ from }) => from === 'business');
    measured.push(`messages to the owner: ${said.length}`);
    // The digest of "today", five cards, three announcements, the word that more go, and lists of how many wait, each for twice as many as the last.
    expect(said.length).toBeLessThan(30);
    const list = said.findLast(({ text }) => text.includes('more follow-ups to decide: Ana '))!;
    expect(list.buttons.map(({ title }) => title)).toEqual(['Open the next one', 'See all']);
    expect(said.filter(({ text }) => text.includes('goes by itself at'))).toHaveLength(3);
    expect(await count(world, sql`select count(*) as n from follow_ups where state = 'shown'`)).toBe(people / 2);
    expect(await count(world, sql`select count(*) as n from outbox where state = 'held' and held_for = 'announced'`)).toBe(
      people / 2,
    );
  }, 1_000_000);

  it('lets what goes by itself leave once each, at the pace of the number', async () => {
    await world.call('POST', '/clock', { advance: '11m' });
    const seconds = await until(
      world,
      sql`select count(*) as n from outbox where conversation_id is not null and state in ('held', 'queued', 'sending')`,
    );
    const sent = (await world.ledger()).filter(
      ({ body, status }) => status === 200 && String(body?.to ?? '').includes(duePhones),
    );
    measured.push(`left: ${sent.length} in ${seconds.toFixed(0)} s`);
    expect(new Set(sent.map(({ body }) => body.to)).size).toBe(people / 2);
    expect(sent).toHaveLength(people / 2);
    const perSecond = Map.groupBy(sent, ({ machineAt }) => Math.floor(machineAt / 1_000));
    const most = Math.max(...[...perSecond.values()].map((list) => list.length));
    measured.push(`most in one second: ${most}`);
    expect(most).toBeLessThanOrEqual(80);
  }, 1_000_000);
});

/** What was due while nothing ran is told to a person, whoever allowed it to go by itself. */
const late = Math.min(500, people / 5);

describe(`${late} follow-ups that fell due while nothing ran for two hours`, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ settings: { cardsAtOnce: 5, cardsPerMinute: 3 } });
    await world.owner.says('today');
  }, 120_000);
  afterAll(() => world.close());

  const left = async () => (await world.ledger()).filter(({ body }) => String(body?.to ?? '').includes(duePhones)).length;
  const toAsk = () => count(world, sql`select count(*) as n from follow_ups where state = 'shown'`);

  it('ask instead of going by themselves', async () => {
    await openDue(world, late, { ago: '2 hours 1 minute' });
    await until(world, sql`select count(*) as n from follow_ups where state = 'waiting'`);
    await world.settle({ queued: true });
    expect(await toAsk()).toBe(late);
    expect(await left()).toBe(0);
  }, 600_000);

  it('ask as well where they had been announced, and were to leave meanwhile', async () => {
    await openDue(world, late, { first: late + 1 });
    await until(world, sql`select count(*) as n from follow_ups where state = 'waiting'`);
    await world.settle({ queued: true });
    expect(await count(world, sql`select count(*) as n from outbox where held_for = 'announced'`)).toBe(late / 2);
    await world.call('POST', '/clock', { advance: '2h12m' });
    await until(world, sql`select count(*) as n from outbox where held_for = 'announced'`);
    await world.settle({ queued: true });
    expect(await count(world, sql`select count(*) as n from outbox where cancelled_because = 'stale'`)).toBe(late / 2);
    expect(await toAsk()).toBe(2 * late);
    expect(await left()).toBe(0);
    expect((await world.owner.thread()).filter(({ from }) => from === 'business').length).toBeLessThan(40);
  }, 600_000);
});

async function count(world: World, what: SQL): Promise<number> {
  return Number((await run(world, what))[0]!.n);
}

/** Sweeps once a second, as the app does, until nothing of this is left; how many seconds that took. */
async function until(world: World, left: SQL): Promise<number> {
  const began = performance.now();
  while ((await count(world, left)) > 0) {
    await world.app.sweep();
    await sleep(1_000);
    if (performance.now() - began > 900_000) throw new Error(`Still ${await count(world, left)} after a quarter of an hour.`);
  }
  return (performance.now() - began) / 1_000;
}
