import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTurn } from '../../src/bot/turn.flow.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, cardsAbout, clearThreads, heard, messageWith, run, runsWith, writesOut } from './thread.ts';

describe('A conversation with steps', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    const week = Array.from({ length: 7 }, () => [{ from: '09:00', until: '18:00' }]);
    world = await openWorld({ settings: { opening: { week, days: [] }, acknowledge: false, graceSeconds: 0 } });
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  let next = 0;
  const customer = (name: string) => world.phone(`+3460001${String(7000 + next++)}`, name);
  const writes = (phone: Phone, text: string) => writesOut(world, phone, text);
  const runs = (phone: Phone) => runsWith(world, phone);
  const counted = async (name: string, key: string) => {
    const [row] = await run(
      world,
      sql`select coalesce(sum(count), 0)::int as n from daily_figures where name = ${name} and key = ${key}`,
    );
    return row!.n;
  };
  const waits = async (phone: Phone) => {
    const [row] = await run(
      world,
      sql`select c.awaiting_since from conversations c join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id where p.phone = ${phone.number}`,
    );
    return row!.awaiting_since !== null;
  };

  it('is begun by an operator, asks by buttons and words, writes what it hears and shows it all at its end', async () => {
    const ana = customer('anna');
    await writes(ana, 'hello');
    expect(await ask(owner, 'start intake with anna')).toContain('“First questions” begins with anna');
    await world.turnEnds();
    const first = await ana.last();
    expect(first.buttons.map(({ title }) => title)).toEqual(['A new job', 'A repair', 'Something else']);
    expect(await waits(ana)).toBe(false);

    // A tap is answered at once.
    await ana.taps('A repair');
    expect((await heard(ana)).at(-1)).toBe('Tell me a little more about it, in your own words.');
    expect(await writes(ana, 'The sign over the door is broken')).toBe('For which day do you need it?');
    expect(await writes(ana, 'as soon as you can')).toMatch(/^Sorry, I did not find a date.*\nFor which day/);
    expect(await writes(ana, 'next monday')).toBe('What is your name?');
    expect(await cardsAbout(owner, 'anna')).toHaveLength(1);
    expect(await ask(owner, 'show anna')).toContain('Is answering “First questions”: Needs: A repair');
    expect(await writes(ana, 'Ana Ruiz')).toBe('Thank you, Ana. Somebody from Sol Studio will answer you here.');

    const card = await messageWith(owner, 'has answered “First questions”');
    expect(card.text).toMatch(/Needs: A repair\nDetails: The sign over the door is broken\nBy when: .*\nName: Ana Ruiz/);
    expect(card.buttons.map(({ title }) => title)).toEqual(['Reply']);
    const sheet = await ask(owner, 'show ana ruiz');
    expect(sheet).toContain('#A repair');
    expect(sheet).toContain('Go on with: First questions');
    expect(await runs(ana)).toMatchObject([{ state: 'finished', because: null }]);
    expect([await counted('steps-begun', 'intake'), await counted('steps-finished', 'intake')]).toEqual([1, 1]);
    // What a step did is nobody's own act, so it is not what an undo takes back.
    expect(await ask(owner, 'undo')).toContain('“First questions” is stopped');
    expect(await ask(owner, 'show ana ruiz')).toContain('#A repair');
  });

  it('is left at once for whoever wants a person, with all that was gathered', async () => {
    const leo = customer('Leo Gomes');
    await writes(leo, 'hello');
    await owner.says('start intake with leo gomes');
    await world.turnEnds();
    await leo.taps('A new job');
    const before = (await heard(leo)).length;
    await writes(leo, 'I want to talk to a person');
    expect(await heard(leo)).toHaveLength(before);
    const card = await cardAbout(owner, 'Leo Gomes');
    expect(card.text).toContain('“First questions” stopped here: they want a person.\nNeeds: A new job');
    expect(await waits(leo)).toBe(true);
    // An old button is a message like any other.
    await leo.taps('A repair');
    await world.turnEnds();
    expect(await heard(leo)).toHaveLength(before);
    expect(await counted('steps-left', 'intake/details')).toBe(1);
  });

  it('is left after two answers that are none, when one of us writes, and at a stop word', async () => {
    const [eva, max, pia] = [customer('Eva Sol'), customer('Max Rey'), customer('Pia Mar')];
    for (const one of [eva, max, pia]) await writes(one, 'hello');
    for (const name of ['eva sol', 'max rey', 'pia mar']) await owner.says(`start quote with ${name}`);
    await world.turnEnds();
    await writes(eva, 'two signs');
    expect(await writes(eva, 'soon')).toContain('Sorry, I did not find a date');
    await writes(eva, 'really soon');
    expect((await cardAbout(owner, 'Eva Sol')).text).toContain('two answers that did not fit');

    await owner.says('reply max rey I will call you instead');
    await writes(max, 'two signs');
    expect((await heard(max)).at(-1)).toBe('I will call you instead');
    expect((await cardAbout(owner, 'Max Rey')).text).toContain('two signs');

    await pia.says('stop');
    expect(await runs(pia)).toMatchObject([{ state: 'left', because: 'stop-word' }]);
  });

  it('books a time that is free, for one of those who want it', async () => {
    const [kim, noa] = [customer('Kim Diaz'), customer('Noa Paz')];
    for (const one of [kim, noa]) await writes(one, 'hello');
    for (const name of ['kim diaz', 'noa paz']) await owner.says(`start booking with ${name}`);
    await world.turnEnds();
    for (const one of [kim, noa]) await one.taps('The work itself');
    const title = (await kim.last()).rows[0]!.title;
    expect((await noa.last()).rows[0]!.title).toBe(title);
    await kim.picks(title);
    expect((await heard(kim)).at(-1)).toContain('it is booked');
    await noa.picks(title);
    const again = await noa.last();
    expect(again.text).toContain('That time has just been taken.');
    expect(again.rows.map((row) => row.title)).not.toContain(title);
    const booked = await run(
      world,
      sql`select r.title, r.state from records r join contacts c on c.id = r.contact_id where c.phone in (${kim.number}, ${noa.number})`,
    );
    expect(booked).toEqual([{ title: 'The work itself', state: 'booked' }]);
  });

  it('begins by itself where it is on, once, and moves on once for a turn that is closed twice', async () => {
    await clearThreads(world);
    await owner.says('today');
    expect(await ask(owner, 'conversations intake on')).toContain(
      '“First questions” is on. Begins with whoever writes for the first time.',
    );
    const ivo = customer('Ivo Luz');
    expect(await writes(ivo, 'Hello, I need a sign')).toContain('What can we do for you?');
    expect(await cardsAbout(owner, 'Ivo Luz')).toEqual([]);
    await ivo.says('something else');
    const [turn] = await run(
      world,
      sql`update turns set due_at = started_at where state = 'open' and conversation_id = (select conversation_id from dialogue_runs where state = 'running' order by id desc limit 1) returning id`,
    );
    await Promise.all([1, 2].map(() => closeTurn(world.app.needs, practiceTenantId, turn!.id as never)));
    await world.passes('10s');
    expect((await heard(ivo)).filter((text) => text.startsWith('Tell me a little more'))).toHaveLength(1);
    expect(await runs(ivo)).toMatchObject([{ step: 'details', tries: 0 }]);

    // Silence: nothing is asked again, and what was said is shown.
    const before = (await heard(ivo)).length;
    await world.passes('20h');
    await owner.says('today');
    await world.passes('5h');
    expect(await runs(ivo)).toMatchObject([{ state: 'dropped' }]);
    expect(await heard(ivo)).toHaveLength(before);
    expect(await counted('steps-dropped', 'intake/details')).toBe(1);
    const dropped = await messageWith(owner, 'has not gone on with “First questions” for a day. Open: Details.');
    expect(dropped.text).toContain('Wrote: Hello, I need a sign\nNeeds: Something else');
    await owner.says('report week');
    expect((await owner.last()).text).toContain('· Stopped at “Details”: 1 dropped, 1 taken over');
    const types = await ask(owner, 'types');
    for (const kind of ['Answers you', 'Greeting or thanks', 'Wants a person']) expect(types).toContain(`*${kind}* `);
  });

  it('is played by whoever wants to see it, in their own thread, and nothing comes of it', async () => {
    await clearThreads(world);
    await owner.says('today');
    const begun = await counted('steps-begun', 'quote');
    await owner.says('conversations quote try');
    await world.turnEnds();
    expect((await owner.last()).text).toBe('What should we do, and how much of it?');
    for (const text of ['A sign', 'next monday', 'about 300 euros']) {
      await owner.says(text);
      await world.turnEnds();
    }
    expect((await messageWith(owner, 'has answered “Quote”')).text).toContain('Details: A sign');
    expect(await counted('steps-begun', 'quote')).toBe(begun);
    expect(await run(world, sql`select id from records where kind = 'quote' and title = 'A sign'`)).toEqual([]);
    await owner.says('done');
  });
});
