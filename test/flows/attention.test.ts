import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bring } from '../../src/bot/bring.flow.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, ownerPhone, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, run } from './thread.ts';

describe('An operator’s attention', () => {
  let world: World;
  let owner: Phone;
  let person = 0;
  beforeAll(async () => {
    world = await openWorld({ settings: defaultSettings });
    owner = world.owner;
  });
  beforeEach(async () => {
    await nobodyWaits();
    await clearThreads(world);
  });
  afterAll(() => world.close());

  /** Goes on to the next time that the business's clock says so. */
  async function itIs(time: string): Promise<void> {
    const [hour, minute] = time.split(':').map(Number);
    const now = DateTime.fromJSDate(world.app.needs.clock.now(), { zone: 'Europe/Madrid' });
    const today = now.set({ hour, minute, second: 0, millisecond: 0 });
    const then = today > now ? today : today.plus({ days: 1 });
    await world.passes(`${Math.ceil((then.toMillis() - world.app.needs.clock.now().getTime()) / 1000)}s`);
  }

  async function writes(name: string, text = 'Hello, are you open today?'): Promise<Phone> {
    person += 1;
    const phone = world.phone(`+346100${String(person).padStart(5, '0')}`, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }

  const said = async () => (await world.sentTo(ownerPhone)).filter(({ body }) => body.type !== 'template');
  const count = async () => (await said()).length;

  /** Everybody is answered, so that the next test begins with an empty thread. */
  async function nobodyWaits(): Promise<void> {
    await run(world, sql`update operators set mode = 'everything', paused_until = null, cards_per_day = null`);
    // On a Monday a week in which something happened would be told.
    await run(world, sql`delete from daily_figures`);
    await run(world, sql`update turns set state = 'settled' where state <> 'settled'`);
    await run(world, sql`update conversations set awaiting_since = null`);
    await run(world, sql`update cards set state = 'superseded' where state = 'live'`);
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'superseded' where state <> 'settled'`);
  }

  const answeredElsewhere = (name: string) =>
    run(
      world,
      sql`update conversations set awaiting_since = null where contact_id in (select id from contacts where name = ${name})`,
    );

  it('a stop word pauses the cards and nothing else: commands go on, and what is still true comes back', async () => {
    await itIs('10:00');
    await owner.says('STOP');
    expect((await owner.last()).text).toContain('Your cards are paused. Customers notice nothing');
    const [consents] = await run(world, sql`select count(*)::int as n from consents`);
    expect(consents).toEqual({ n: 0 });

    const before = await count();
    await writes('Ana Pausa');
    await writes('Bru Pausa', 'I want a refund');
    await writes('Cat Pausa');
    expect(await count()).toBe(before);
    await owner.says('inbox');
    expect((await owner.last()).rows.map((row) => row.title)).toContain('Ana Pausa');

    await answeredElsewhere('Cat Pausa');
    await owner.says('start');
    const list = await owner.last();
    // The complaint first; who was answered meanwhile does not come back.
    expect(list.rows.map((row) => row.title)).toEqual(['Bru Pausa', 'Ana Pausa']);
    await owner.picks('Ana Pausa', list);
    expect(await cardsAbout(owner, 'Ana Pausa')).toHaveLength(1);
  });

  it('a pause that ends by itself brings what waited, once, with two workers', async () => {
    await itIs('10:00');
    await owner.says('pause 2h');
    await writes('Dol Pausa');
    expect(await cardsAbout(owner, 'Dol Pausa')).toHaveLength(0);
    await world.passes('2h');
    const [{ id }] = (await run(world, sql`select id from operators where tenant_id = ${practiceTenantId}`)) as [{ id: never }];
    await Promise.all([bring(world.app.needs, practiceTenantId, id), bring(world.app.needs, practiceTenantId, id)]);
    await world.settle();
    expect(await cardsAbout(owner, 'Dol Pausa')).toHaveLength(1);
  });

  it('a pause can be undone', async () => {
    await itIs('10:00');
    await owner.says('pause');
    await owner.says('undo');
    expect((await owner.last()).text).toBe('Undone: your cards as before.');
    await writes('Edu Pausa');
    expect(await cardsAbout(owner, 'Edu Pausa')).toHaveLength(1);
  });

  it('the night brings one message: the day’s list at eight, the complaint first, and it is sent once', async () => {
    await itIs('20:00');
    await owner.says('hi');
    await itIs('21:10');
    await clearThreads(world);
    await writes('Fin Noche');
    await writes('Gil Noche');
    expect(await count()).toBe(0);
    await writes('Hug Noche', 'This is unacceptable, I want a refund');
    expect(await cardsAbout(owner, 'Hug Noche')).toHaveLength(1);
    await itIs('22:05');
    await writes('Ine Noche', 'quiero hablar con una persona');
    expect(await cardsAbout(owner, 'Ine Noche')).toHaveLength(0);
    await itIs('07:30');
    expect(await count()).toBe(1);
    await itIs('08:00');
    const digest = await owner.last();
    expect(digest.text).toMatch(/^\*Good morning, Owner · \w+ \d+ \w+\*\n/);
    expect(digest.rows.map((row) => row.title).slice(0, 3)).toEqual(['Ine Noche', 'Fin Noche', 'Gil Noche']);
    expect(await count()).toBe(2);
    await world.passes('1h');
    expect(await count()).toBe(2);
    await owner.picks('Ine Noche', digest);
    expect((await cardAbout(owner, 'Ine Noche')).text).toContain('quiero hablar con una persona');
  });

  it('nothing comes on an empty day', async () => {
    await itIs('07:50');
    await owner.says('hi');
    await clearThreads(world);
    await itIs('08:10');
    expect(await count()).toBe(0);
  });

  it('a budget of cards a day holds the rest for the digest; a complaint comes all the same', async () => {
    await itIs('10:00');
    await owner.says('cards 2 a day');
    expect((await owner.last()).text).toMatch(/^At most 2 cards a day come to you, \d+ so far today/);
    await run(world, sql`update cards set pushed = false`);
    for (const name of ['Ana Cupo', 'Bea Cupo', 'Cid Cupo', 'Dan Cupo']) {
      await writes(name);
      await world.passes('2m');
    }
    await writes('Eva Cupo', 'This is unacceptable, I want a refund');
    const came = async (name: string) => (await cardsAbout(owner, name)).length;
    expect(await Promise.all(['Ana Cupo', 'Bea Cupo', 'Cid Cupo', 'Dan Cupo', 'Eva Cupo'].map(came))).toEqual([1, 1, 0, 0, 1]);
    await owner.says('settings');
    expect((await owner.last()).rows[0]?.description).toBe('Everything · at most 2 a day');
    await owner.says('next');
    expect(await came('Cid Cupo')).toBe(1);
    // Nobody has answered them by the morning, which would be another card.
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'superseded' where state <> 'settled'`);
    await itIs('07:55');
    await owner.says('hi');
    await itIs('08:00');
    expect((await owner.last()).rows.map((row) => row.title)).toContain('Dan Cupo');
    expect(await came('Dan Cupo')).toBe(0);
    await owner.says('cards no limit');
    expect((await owner.last()).text).toBe('Your cards have no daily limit now.');
  });

  it('a budget holds when more is due at one instant than it lets through', async () => {
    await itIs('10:00');
    for (const name of ['Ana Turno', 'Bea Turno', 'Cid Turno', 'Dan Turno', 'Eva Turno', 'Fay Turno']) await writes(name);
    await owner.says('cards 2 a day');
    await itIs('07:55');
    expect((await owner.thread()).filter((message) => message.text.startsWith('⏰'))).toHaveLength(2);
  });

  it('who was quiet all day is shown it at closing; the tap lets tomorrow’s list come by itself', async () => {
    await itIs('07:40');
    await owner.says('hi');
    await clearThreads(world);
    await itIs('13:00');
    await writes('Rut Cierre');
    await itIs('19:00');
    const close = await owner.last();
    expect(close.text).toMatch(/^\*Your day · \w+ \d+ \w+\*\n/);
    expect(close.text).toContain('1 still waiting: Rut Cierre');
    await owner.taps('Close the day', close);
    const before = await count();
    await itIs('08:00');
    expect((await world.sentTo(ownerPhone)).filter(({ body }) => body.type === 'template')).toEqual([]);
    expect((await owner.last()).text).toContain('Good morning');
    expect(await count()).toBe(before + 1);
    // Whoever wrote in the afternoon is reached anyway.
    await itIs('18:30');
    await owner.says('hi');
    const evening = await count();
    await itIs('19:05');
    expect(await count()).toBe(evening);
  });

  it('a closed window gets one wake-up in the morning, which counts what waits; the list behind it is drawn when it is opened', async () => {
    await itIs('06:00');
    await owner.says('hi');
    await itIs('22:30');
    await clearThreads(world);
    await writes('Jan Alba');
    await writes('Kim Alba');
    await itIs('08:05');
    const wakes = (await world.sentTo(ownerPhone)).filter(({ body }) => body.type === 'template');
    expect(wakes).toHaveLength(1);
    expect(JSON.stringify(wakes[0]!.body)).toContain('"text":"2"');
    await answeredElsewhere('Kim Alba');
    await owner.taps('Open');
    const list = await owner.last();
    expect(list.rows.map((row) => row.title).filter((title) => title !== 'Report of the week')).toEqual(['Jan Alba']);
  });

  it('“only what needs me” lets through who asks for the owner, and keeps the rest for the list', async () => {
    await itIs('10:00');
    await owner.says('cards only what needs me');
    await writes('Leo Modo');
    expect(await cardsAbout(owner, 'Leo Modo')).toHaveLength(0);
    // Another setting has it looked at again, and it stays where it is.
    await owner.says('quiet 22-8');
    expect(await cardsAbout(owner, 'Leo Modo')).toHaveLength(0);
    const mia = await writes('Mia Modo', 'Is the owner there?');
    const card = await cardAbout(owner, 'Mia Modo');
    await owner.says('Yes, tell me', { replyTo: card.id });
    await world.turnEnds();
    // An exchange that is being had goes on.
    await mia.says('Can I come at five?');
    await world.turnEnds();
    expect((await cardsAbout(owner, 'Mia Modo')).length).toBe(2);
    await owner.says('cards everything');
    // Asked for, so what the mode held comes at once.
    expect(await cardsAbout(owner, 'Leo Modo')).toHaveLength(1);
  });

  it('who is looked up while their card is held back is shown, so that an answer is an answer to it', async () => {
    await itIs('10:00');
    await owner.says('cards digest');
    await writes('Oda Lista');
    await owner.says('inbox');
    await owner.picks('Oda Lista');
    await owner.taps('Send', await cardAbout(owner, '*Oda Lista'));
    const pia = await writes('Pia Lista');
    await owner.says('pia lista');
    await owner.says('pia lista: Until eight.');
    await world.turnEnds();
    expect(await world.sentTo(pia.number)).toHaveLength(1);
    await owner.says('inbox');
    expect((await owner.last()).text).toBe('Nobody is waiting. Everyone has an answer.');
    await owner.says('cards everything');
    expect(await cardsAbout(owner, '*Pia Lista')).toHaveLength(1);
  });

  it('thanks for an answer make no card and leave nobody waiting; a “yes” is shown', async () => {
    await itIs('10:00');
    await owner.says('hi');
    const qui = await writes('Qui Gracia');
    await owner.says('We are, until eight. Shall I keep you a table?', { replyTo: (await cardAbout(owner, 'Qui Gracia')).id });
    await world.turnEnds();
    await clearThreads(world);
    await qui.says('Thank you so much!');
    await world.turnEnds();
    expect(await count()).toBe(0);
    await qui.says('Yes');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Qui Gracia')).text).toContain('“Yes”');
  });

  it('above five waiting cards one card says how many wait behind them; each answer makes room, and “next” opens one', async () => {
    await itIs('10:00');
    await owner.says('hi');
    await clearThreads(world);
    for (let n = 0; n < 10; n++) {
      await writes(`Nor ${String.fromCharCode(65 + n)}bel`);
      await world.passes('1m');
    }
    const cards = async (letter = '\\w') =>
      (await said()).filter(({ body }) => new RegExp(`\\*Nor ${letter}bel `).test(JSON.stringify(body))).length;
    expect(await cards()).toBe(5);
    const triage = (await owner.thread()).filter((message) => message.text.includes('waiting: '));
    expect(triage.map((message) => message.text)).toEqual([
      '2 more people are waiting: Nor Fbel, Nor Gbel',
      '4 more people are waiting: Nor Fbel, Nor Gbel, Nor Hbel, Nor Ibel',
    ]);
    // They all ask the same.
    expect(triage.at(-1)?.buttons.map(({ title }) => title)).toEqual(['Open the next one', 'See all', 'Answer 9 at once']);
    await owner.taps('Not now', await cardAbout(owner, '*Nor Abel'));
    expect(await cards('F')).toBe(1);
    // Thousands may stand there: what makes no room touches only the first of them.
    const versions = () => run(world, sql`select id, xmin::text as version from outbox where state = 'held' order by id`);
    const before = await versions();
    await owner.says('team');
    const after = await versions();
    expect(after).toHaveLength(4);
    expect(after.filter(({ version }, n) => version !== before[n]!.version)).toHaveLength(1);
    await answeredElsewhere('Nor Gbel');
    await owner.taps('Not now', await cardAbout(owner, '*Nor Bbel'));
    expect(await cards('G')).toBe(0);
    expect(await cards('H'), 'moves up').toBe(1);
    await owner.says('next');
    expect(await cards('I')).toBe(1);
    await owner.taps('Open the next one');
    expect(await cards('J')).toBe(1);
  });
});
