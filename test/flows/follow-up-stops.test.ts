import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run, sentTexts } from './thread.ts';

describe('A follow-up stops', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await nights(null);
    await clearThreads(world);
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
    await run(world, sql`update conversations set awaiting_since = null`);
    await run(world, sql`update outbox set state = 'cancelled' where state = 'held'`);
    await owner.says('today');
  });
  afterAll(() => world.close());

  /** It is night for customers from an hour ago until so many hours from now, by the clock of Madrid; null: never. */
  async function nights(hours: number | null): Promise<void> {
    const now = DateTime.fromJSDate(world.app.needs.clock.now(), { zone: 'Europe/Madrid' });
    const [from, until] =
      hours === null ? ['00:00', '00:00'] : [now.minus({ hours: 1 }), now.plus({ hours })].map((at) => at.toFormat('HH:mm'));
    const set = JSON.stringify({ customersQuietFrom: from, customersQuietUntil: until });
    await run(world, sql`update tenants set settings = settings || ${set}::jsonb`);
  }

  let people = 0;
  /** A customer who was answered, and the card that comes twenty hours later. */
  async function due(name: string) {
    people += 1;
    const phone = world.phone(`+346000005${String(people).padStart(2, '0')}`, name);
    await phone.says('Hello, how much is a logo?');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
    await world.passes('20h');
    return { phone, card: await cardAbout(owner, name) };
  }
  const settledAs = async (name: string) =>
    (
      await run(
        world,
        sql`select f.settled_as from follow_ups f join conversations t on t.id = f.conversation_id
            join contacts c on c.id = t.contact_id where c.name = ${name} and f.state = 'settled' order by f.id`,
      )
    ).map((row) => row.settled_as);
  const texts = async () => (await owner.thread()).map((message) => message.text);

  it('in their night: it waits until their morning, and says so', async () => {
    const { phone, card } = await due('Ana Ruiz');
    await nights(2);
    await owner.taps('Send', card);
    expect((await owner.last()).text).toMatch(/^🌙 It is night where Ana Ruiz is: this leaves at (\w+ )?\d\d:\d\d their time/);
    await world.passes('90m');
    expect(await sentTexts(world, phone)).toHaveLength(1);
    await world.passes('31m');
    expect(await sentTexts(world, phone)).toHaveLength(2);
  });

  it('is taken back by Not now while it waits for the morning', async () => {
    const { phone, card } = await due('Bea Sanz');
    await nights(2);
    await owner.taps('Send', card);
    await owner.taps('Not now', card);
    await world.passes('3h');
    expect(await sentTexts(world, phone)).toHaveLength(1);
  });

  it('is not sent in the morning when they wrote in the night', async () => {
    const { phone, card } = await due('Cai Pons');
    await nights(2);
    await owner.taps('Send', card);
    await phone.says('I cannot sleep. Still there?');
    await world.turnEnds();
    await world.passes('121m');
    expect(await sentTexts(world, phone)).toHaveLength(1);
    expect(await texts()).toContain('Cai Pons has written since, so this was not sent.');
  });

  it('whose window closes in their night says so, and offers what reaches them in the morning', async () => {
    const { card } = await due('Dia Roca');
    await nights(5);
    await owner.taps('Send', card);
    const other = await cardAbout(owner, 'Dia Roca');
    expect(other.buttons.map((button) => button.title)).toEqual(['Knock', 'Send template', 'Not now']);
    expect(other.text).toMatch(
      /Their 24 hours end in their night \((\w+ )?\d\d:\d\d here\): by morning only a template reaches them\./,
    );
    expect(other.text).toContain('🌙 It is night there: what you approve leaves at');
  });

  it('does not hold up what somebody types themselves', async () => {
    const { phone } = await due('Eva Puig');
    await nights(2);
    await owner.says('reply Eva Puig: we are open tomorrow');
    await world.turnEnds();
    expect((await sentTexts(world, phone)).at(-1)).toBe('we are open tomorrow');
  });

  it('in its grace when the deal moves: it is said, and counted in the other stage', async () => {
    const { phone, card } = await due('Fay Coll');
    await nights(1);
    await owner.taps('Send', card);
    await owner.says('move Fay Coll to proposal sent');
    await world.passes('61m');
    expect(await sentTexts(world, phone)).toHaveLength(1);
    expect(await texts()).toContain('Fay Coll stands in another stage by now, so this was not sent.');
    expect(await settledAs('Fay Coll')).toContain('superseded');
  });

  it('in its grace when the deal is won', async () => {
    const { phone, card } = await due('Gil Mora');
    await nights(1);
    await owner.taps('Send', card);
    await owner.says('won Gil Mora');
    await world.passes('61m');
    expect(await sentTexts(world, phone)).toHaveLength(1);
    expect(await texts()).toContain('The deal with Gil Mora is closed by now, so this was not sent.');
  });

  it('when its words say something else by now: it comes anew, and is counted as stale', async () => {
    const { phone, card } = await due('Hal Font');
    await run(
      world,
      sql`update playbook set text = 'Hi {first_name}, our prices have changed. Shall I send them?' where text like '%Are you still interested%'`,
    );
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, phone)).toHaveLength(1);
    const fresh = await cardAbout(owner, 'Hal Font');
    expect(fresh.text).toContain('Hi Hal, our prices have changed. Shall I send them?');
    expect(await texts()).toContain(
      'The words for Hal Font were old or no longer right, so they were not sent. Here is the follow-up anew.',
    );
    expect(await settledAs('Hal Font')).toEqual(['stale']);
    await owner.taps('Send', fresh);
    await world.turnEnds();
    expect((await sentTexts(world, phone)).at(-1)).toBe('Hi Hal, our prices have changed. Shall I send them?');
    expect(await settledAs('Hal Font')).toEqual(['stale', 'sent']);
  });

  it('when nothing ran for hours: it asks instead of leaving late', async () => {
    const { phone, card } = await due('Ida Vila');
    await nights(1);
    await owner.taps('Send', card);
    await world.passes('3h30m');
    expect(await sentTexts(world, phone)).toHaveLength(1);
    expect(await settledAs('Ida Vila')).toEqual(['stale']);
    const fresh = await cardAbout(owner, 'Ida Vila');
    expect(fresh.id).not.toBe(card.id);
  });
});
