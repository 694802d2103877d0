import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { run, sentTexts } from './thread.ts';

describe('An owner as their own customer', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  const last = async () => (await owner.last()).text;
  const figures = () =>
    run(
      world,
      sql`select name, key, sum(count)::int as n from daily_figures where name <> 'entered' group by 1, 2 order by 1, 2`,
    );

  it('is answered as one: words run no command, the card comes to the same thread, marked', async () => {
    const before = await figures();
    await owner.says('as customer');
    expect(await last()).toContain('For 10 minutes you are a customer');
    await owner.says('How much is a logo?');
    await owner.says('lost marta price');
    await world.turnEnds();
    const card = await owner.last();
    expect(card.text).toMatch(/^🧪 Test[\s\S]*Owner \(test\)[\s\S]*lost marta price/);
    expect(await run(world, sql`select id from deals where closed_at is not null`)).toEqual([]);
    // A tap is the owner's, whatever hat the words wear.
    await owner.taps('Send', card);
    await world.passes('6s');
    const reply = await last();
    expect(card.text).toContain(reply);
    expect(await figures()).toEqual(before);
  });

  it('a quote answers as the owner, and what is said between stays the customer’s', async () => {
    await owner.says('And by when?');
    await world.turnEnds();
    const card = await owner.last();
    expect(card.text).toContain('And by when?');
    await owner.posts({ type: 'text', text: 'By Friday', replyTo: card.id });
    await world.passes('6s');
    expect(await last()).toBe('By Friday');
  });

  it('“done” ends it, and nobody is left behind', async () => {
    await owner.says('done');
    expect(await last()).toBe('You are yourself again. No figure has counted it.');
    await owner.says('inbox');
    expect(await last()).not.toContain('(test)');
    await owner.says('find logo');
    expect(await last()).not.toContain('(test)');
    await owner.says('owner');
    expect(await last()).not.toContain('(test)');
    const people = await run(world, sql`select name, phone, test_of is not null as test from contacts where name like 'Owner%'`);
    expect(people).toEqual([{ name: 'Owner (test)', phone: null, test: true }]);
    expect(await run(world, sql`select value from identities where value = '34600000100'`)).toEqual([]);
  });

  it('what comes just after the time is over does nothing, and says so', async () => {
    await owner.says('as customer');
    await world.passes('11m');
    await owner.says('lost marta price');
    expect(await last()).toMatch(/^Your minutes as a customer are over, so I did nothing with “lost marta price”/);
    expect(await run(world, sql`select id from deals where closed_at is not null`)).toEqual([]);
    await owner.says('lost marta price');
    expect(await last()).toContain('Marta Gil');
  });

  it('a stop word is the test customer’s, who is told like any other, and is on no list', async () => {
    await owner.says('as customer');
    await owner.says('STOP');
    await world.settle();
    expect(await last()).toContain('Owner (test)');
    await owner.says('done');
    const paused = await run(world, sql`select paused_until from operators where paused_until is not null`);
    expect(paused).toEqual([]);
    expect((await sentTexts(world, world.phone('+34600000201'))).length).toBe(0);
  });
});
