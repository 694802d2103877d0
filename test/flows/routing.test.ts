import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, joins, run, sentTexts } from './thread.ts';

describe('Who gets a new customer, with three phones', () => {
  let world: World;
  let marta: Phone;
  let maria: Phone;
  let luis: Phone;
  let n = 10;
  beforeAll(async () => {
    world = await openWorld();
    await run(world, sql`update operators set name = 'Marta Gil' where role = 'owner'`);
    marta = world.owner;
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101' });
    luis = await joins(world, { name: 'Luis Peña', phone: '+34600000102' });
    await greet();
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await clearThreads(world);
    await greet();
  });

  const greet = async () => {
    for (const phone of [marta, maria, luis]) await phone.says('hi');
  };
  // What was posted has arrived before time goes on.
  const turnEnds = async () => {
    await world.settle();
    await world.turnEnds();
  };
  const post = (name: string, text = 'How much is a logo?') => {
    const phone = world.phone(`+346000006${n++}`, name);
    return world.call('POST', `/phones/${phone.number}/messages`, { name, type: 'text', text });
  };
  const countsOf = async (names: readonly string[]) => {
    const of = async (phone: Phone) => (await Promise.all(names.map((name) => cardsAbout(phone, name)))).flat().length;
    return [await of(marta), await of(maria), await of(luis)];
  };

  it('in turns: six at once are two for each, who are responsible at once', async () => {
    await marta.says('set routing turns');
    const names = ['Ana Ruiz', 'Leo Gomes', 'Rosa Vidal', 'Iris Mora', 'Nuno Reis', 'Olga Paz'];
    await Promise.all(names.map((name) => post(name)));
    await turnEnds();
    expect(await countsOf(names)).toEqual([2, 2, 2]);
    const [row] = await run(
      world,
      sql`select count(distinct responsible_id)::int as people, count(*)::int as talks from conversations where responsible_id is not null`,
    );
    expect(row).toEqual({ people: 3, talks: 6 });
    await maria.says('off');
    await post('Vera Gil');
    await post('Hugo Sanz');
    await turnEnds();
    expect(await countsOf(['Vera Gil', 'Hugo Sanz'])).toEqual([1, 0, 1]);
    await maria.says('on');
    await maria.says('set routing first');
    expect((await maria.last()).text).toContain('manager');
    await marta.says('undo');
  });

  it('as a queue: the card offers Claim, and whoever taps it has them', async () => {
    await marta.says('set routing queue');
    await post('Tara Ruiz');
    await turnEnds();
    const card = await cardAbout(marta, 'Tara Ruiz');
    expect(card.text).toMatch(/^🙋 Nobody has this person yet\./);
    expect(card.buttons.map((button) => button.title)).toEqual(['Send', 'Claim', 'More']);
    await maria.says('unassigned');
    expect((await maria.last()).rows.map((row) => row.title)).toContain('Tara Ruiz');
    await marta.taps('Claim', card);
    await maria.says('claim tara');
    expect((await maria.last()).text).toMatch(/is with \*Marta\*/);
    // Claimed and still to be answered.
    await marta.taps('Send', card);
    await turnEnds();
    expect(await sentTexts(world, world.phone(`+346000006${n - 1}`))).toHaveLength(1);
    await marta.says('set routing first');
  });

  it('of a tap on Claim and a claim by word at once one is told who was faster', async () => {
    await marta.says('set routing queue');
    await post('Emil Sanz');
    await turnEnds();
    const card = await cardAbout(marta, 'Emil Sanz');
    const claim = card.buttons.find((button) => button.title === 'Claim')!;
    await Promise.all([
      world.call('POST', `/phones/${marta.number}/messages`, { type: 'tap', title: claim.title, message: card.id }),
      world.call('POST', `/phones/${maria.number}/messages`, { type: 'text', text: 'claim emil' }),
    ]);
    await world.settle();
    const rows = await run(
      world,
      sql`select count(*)::int as n from audit where action = 'assign:claim' and contact_id = (select id from contacts where name = 'Emil Sanz')`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    await marta.says('set routing first');
  });

  it('a card that nobody touches goes to the next, each once, and comes to nobody twice', async () => {
    await post('Nora Gil');
    await turnEnds();
    const first = await cardAbout(marta, 'Nora Gil');
    await world.passes('14m');
    expect(await countsOf(['Nora Gil'])).toEqual([1, 0, 0]);
    await world.passes('2m');
    expect(await countsOf(['Nora Gil'])).toEqual([1, 1, 0]);
    expect((await cardAbout(maria, 'Nora Gil')).text).toMatch(/^⏳ Marta has not got to this for 15 min\./);
    await marta.taps(first.buttons[0]!.title, first);
    expect((await marta.last()).text).toBe('This is with Maria López now.');
    // What they write meanwhile comes to whoever has the card.
    await world.call('POST', `/phones/+346000006${n - 1}/messages`, { type: 'text', text: 'Hello?' });
    await turnEnds();
    expect((await cardAbout(maria, 'Nora Gil')).text).toContain('Hello?');
    expect(await countsOf(['Nora Gil'])).toEqual([1, 2, 0]);
    await world.passes('16m');
    expect(await countsOf(['Nora Gil'])).toEqual([1, 2, 1]);
    await world.passes('2h');
    expect(await countsOf(['Nora Gil'])).toEqual([1, 2, 1]);
    await luis.taps('Send', await cardAbout(luis, 'Nora Gil'));
    await turnEnds();
    expect(await sentTexts(world, world.phone(`+346000006${n - 1}`))).toHaveLength(1);
  });

  it('who has touched it keeps it, and so does everybody where it is switched off', async () => {
    await post('Otto Paz');
    await turnEnds();
    await marta.taps('Edit', await cardAbout(marta, 'Otto Paz'));
    await world.passes('20m');
    expect(await countsOf(['Otto Paz'])).toEqual([1, 0, 0]);
    await marta.says('set passing on off');
    await post('Petra Vidal');
    await turnEnds();
    await world.passes('20m');
    expect(await countsOf(['Petra Vidal'])).toEqual([1, 0, 0]);
    await marta.says('set passing on 15');
  });

  it('passes over who wants only what needs them', async () => {
    await maria.says('cards only what needs me');
    await post('Rita Sanz');
    await turnEnds();
    await world.passes('16m');
    expect(await countsOf(['Rita Sanz'])).toEqual([1, 0, 1]);
    await world.passes('1h');
    expect(await countsOf(['Rita Sanz'])).toEqual([1, 0, 1]);
    await maria.says('cards everything');
  });

  it('the hours of who would get it are respected', async () => {
    const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Madrid' });
    const now = Number(hour.format(world.app.needs.clock.now()));
    for (const phone of [maria, luis]) await phone.says(`quiet ${(now + 23) % 24}-${(now + 3) % 24}`);
    await world.passes('20m');
    await marta.says('hi');
    await post('Quim Reis');
    await turnEnds();
    await world.passes('16m');
    expect(await countsOf(['Quim Reis'])).toEqual([1, 0, 0]);
    for (const phone of [maria, luis]) await phone.says('quiet off');
    await world.passes('16m');
    expect((await countsOf(['Quim Reis'])).slice(1)).toEqual([1, 0]);
  });

  it('what was held back has its time from when it comes', async () => {
    const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Madrid' });
    const now = Number(hour.format(world.app.needs.clock.now()));
    await marta.says(`quiet ${(now + 23) % 24}-${(now + 3) % 24}`);
    await world.passes('20m');
    await post('Saul Gil');
    await turnEnds();
    expect(await countsOf(['Saul Gil'])).toEqual([0, 0, 0]);
    await world.passes('3h');
    expect(await countsOf(['Saul Gil'])).toEqual([1, 0, 0]);
    await world.passes('16m');
    expect(await countsOf(['Saul Gil'])).toEqual([1, 1, 0]);
    await marta.says('quiet off');
  });

  it('what came at night to somebody who was awake has its time from the morning', async () => {
    const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Madrid' });
    const now = Number(hour.format(world.app.needs.clock.now()));
    await marta.says(`quiet ${(now + 23) % 24}-${(now + 3) % 24}`);
    await post('Tere Sol');
    await turnEnds();
    expect(await countsOf(['Tere Sol'])).toEqual([1, 0, 0]);
    await world.passes('20m');
    expect(await countsOf(['Tere Sol'])).toEqual([1, 0, 0]);
    await world.passes('3h');
    expect(await countsOf(['Tere Sol'])).toEqual([1, 1, 0]);
    await marta.says('quiet off');
  });
});
