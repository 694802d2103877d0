import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { operators } from '../../db/schema/tenants.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import { newId, type OperatorId } from '../../src/kit/ids.ts';
import { type E164, phoneKey } from '../../src/kit/phone.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, ownerPhone, type Phone, type Shown, type World } from '../world/world.ts';
import { run } from './thread.ts';

const colleaguePhone = '+34600000110' as E164;

/** What people write first and again, in the three languages of the day; every tenth complains. */
const talks = [
  { first: 'Hello, how much is a logo?', again: 'Thanks! And could it be ready on Friday?', bye: 'Thank you!' },
  { first: 'Hola, ¿tienen cita el jueves?', again: '¿Y el viernes por la tarde?', bye: '¡Muchas gracias!' },
  { first: 'Oi, vocês abrem no sábado?', again: 'E no domingo?', bye: 'Obrigada!' },
] as const;
const complaints = ['This is unacceptable, I want a refund', 'Quiero poner una queja', 'Vou fazer uma reclamação'] as const;

/** Sixty people; six batches of ten through the day, the first of them in the night. */
const batches = ['06:00', '09:30', '11:00', '13:00', '16:00', '18:00'];
const perBatch = 10;
const letters = 'ABCDEFGHIJ';

/**
 * What a business's own people cost in a day: the messages that are billed to reach them. Meta bills what is delivered, and a reaction that a
 * business sends is only ever reported as sent, so reactions are left out; the month's free messages are not counted off.
 */
describe('A day of sixty conversations, two operators and three languages', () => {
  let world: World;
  let owner: Phone;
  let colleague: Phone;
  let day = 0;
  const billed = { owner: 0, colleague: 0 };
  beforeAll(async () => {
    world = await openWorld({ settings: defaultSettings });
    owner = world.owner;
    colleague = world.phone(colleaguePhone, 'Lucía');
    const colleagueId = newId<OperatorId>();
    await withTenant(world.database.db, practiceTenantId, (tx) =>
      tx.insert(operators).values({
        tenantId: practiceTenantId,
        id: colleagueId,
        name: 'Lucía',
        role: 'agent',
        locale: 'es',
        phone: colleaguePhone,
        phoneKey: phoneKey(colleaguePhone),
        createdAt: world.app.needs.clock.now(),
      }),
    );
  });
  afterAll(() => world.close());

  async function itIs(time: string): Promise<void> {
    const [hour, minute] = time.split(':').map(Number);
    const now = world.app.needs.clock.now();
    const today = DateTime.fromJSDate(now, { zone: 'Europe/Madrid' }).set({ hour, minute, second: 0, millisecond: 0 });
    const then = today.toMillis() > now.getTime() ? today : today.plus({ days: 1 });
    await world.passes(`${Math.ceil((then.toMillis() - now.getTime()) / 1000)}s`);
  }

  /** Counts what was billed and forgets the threads: what one pair may get is limited by machine time, of which a test has little. */
  async function settleUp(): Promise<void> {
    await world.settle();
    const of = async (phone: string) => (await world.sentTo(phone)).length;
    billed.owner += await of(ownerPhone);
    billed.colleague += await of(colleaguePhone);
    await world.call('POST', '/reset');
    await run(world, sql`update lanes set arrival_machine_us = 0 where key like 'pair:%'`);
  }

  /** One day. `mine`: who of a batch are the owner's customers; the others are the colleague's. */
  async function live(mine: (n: number) => boolean): Promise<number> {
    day += 1;
    billed.owner = 0;
    billed.colleague = 0;
    let handled = 0;
    // Long enough before the first of them that both count as asleep.
    await itIs('05:30');
    for (const phone of [owner, colleague]) await phone.says('hi');
    await world.settle();
    await world.call('POST', '/reset');
    for (const [b, time] of batches.entries()) {
      await itIs(time);
      const people = Array.from({ length: perBatch }, (_, n) => person(b, n, mine(n) ? owner : colleague));
      // They come in fives, some minutes apart.
      for (const five of [people.slice(0, 5), people.slice(5)]) {
        for (const one of five) await post(one.phone, { name: one.name, type: 'text', text: one.first });
        await world.settle();
        for (const { name, desk } of five) await belongsTo(name, desk);
        await world.passes('5m');
      }
      if (b === 0) await itIs('08:00');
      for (const one of people) handled += await answer(one.desk, one.name);
      await world.turnEnds();
      // Two of ten have another question, three say thank you.
      const again = [people[3]!, people[b % 2 === 0 ? 7 : 0]!];
      for (const { phone, talk } of again) await post(phone, { type: 'text', text: talk.again });
      for (const { phone, talk } of people.slice(4, 7)) await post(phone, { type: 'text', text: talk.bye });
      await world.settle();
      await world.turnEnds();
      for (const { name, desk } of again) await answer(desk, name);
      await world.turnEnds();
      for (const { phone, name } of people) {
        const got = (await phone.thread()).filter((message) => message.from === 'business');
        expect(got.length, `${name} was answered`).toBeGreaterThan(0);
      }
      await settleUp();
    }
    return handled;
  }

  function person(b: number, n: number, desk: Phone) {
    const name = `${'Adbecfgiml'[n]}o${'lnrst'[b % 5]}a${letters[b]} D${day}`;
    const talk = talks[n % 3]!;
    // Somebody complains in every other batch.
    const first = n === 0 && b % 2 === 1 ? complaints[(b >> 1) % 3]! : talk.first;
    return { phone: world.phone(`+3465${day}${String(b * perBatch + n).padStart(6, '0')}`, name), name, desk, talk, first };
  }

  /** Whose customer somebody is. */
  const belongsTo = (name: string, desk: Phone) =>
    run(
      world,
      sql`update conversations set responsible_id = (select id from operators where phone = ${desk.number}) where contact_id in (select id from contacts where name = ${name})`,
    );

  /** Without waiting until everything that follows from it has happened. */
  const post = (phone: Phone, message: Record<string, unknown>) =>
    world.call('POST', `/phones/${phone.number}/messages`, message);

  /** As a person does it: the card if it is there, else their row in a list, else `inbox`; then Send, or own words by swipe. */
  async function answer(desk: Phone, name: string): Promise<1> {
    const card = (await cardOf(desk, name)) ?? (await cardFromList(desk, name));
    const send = card.buttons.find((button) => ['Send', 'Enviar'].includes(button.title));
    if (send) await post(desk, { type: 'tap', title: send.title, message: card.id });
    else await post(desk, { type: 'text', text: 'Yes, with pleasure.', replyTo: card.id });
    return 1;
  }

  async function cardFromList(desk: Phone, name: string): Promise<Shown> {
    // What was just answered may have made room.
    await world.settle();
    const came = await cardOf(desk, name);
    if (came) return came;
    for (let page = 0; page < 4; page++) {
      if (page > 0) await desk.says(`inbox ${page}`);
      const list = await listWith(desk, name);
      if (!list) continue;
      await desk.picks(name, list);
      return (await cardOf(desk, name))!;
    }
    throw new Error(`${name} is in no list.`);
  }

  const cardOf = async (desk: Phone, name: string): Promise<Shown | undefined> =>
    (await desk.thread()).findLast((one) => one.from === 'business' && one.text.includes(`*${name} `) && one.buttons.length > 1);
  const listWith = async (desk: Phone, name: string): Promise<Shown | undefined> =>
    (await desk.thread()).findLast((one) => one.rows.some((row) => row.title === name));

  const perConversation = (count: number, handled: number) => Math.round((100 * count) / handled) / 100;

  it('costs at most 1.5 billed messages a conversation where both want everything', { timeout: 300_000 }, async () => {
    const handled = await live((n) => n % 2 === 0);
    const each = perConversation(billed.owner + billed.colleague, handled);
    console.info(
      `everything: ${billed.owner} + ${billed.colleague} billed messages to the team for ${handled} conversations = ${each} each`,
    );
    expect(handled).toBe(60);
    expect(each).toBeLessThanOrEqual(1.5);
  });

  it('costs the owner at most 0.3 where only what needs them comes and a colleague is at the desk', {
    timeout: 300_000,
  }, async () => {
    await owner.says('cards only what needs me');
    const handled = await live((n) => n === 0);
    const each = perConversation(billed.owner, handled);
    console.info(`only what needs me: ${billed.owner} billed messages to the owner for ${handled} conversations = ${each} each`);
    expect(handled).toBe(60);
    expect(each).toBeLessThanOrEqual(0.3);
  });
});
