import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeTurn } from '../../src/bot/turn.flow.ts';
import type { OpeningHours } from '../../src/crm/opening-hours.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardsAbout, clearThreads, heard, joins, run } from './thread.ts';

/** Open only tomorrow at nine, whatever the day: it is closed now, and everybody knows when it opens. */
function closedToday(now = new Date()): { opening: OpeningHours; opens: DateTime } {
  const opens = DateTime.fromJSDate(now, { zone: 'Europe/Madrid' }).plus({ days: 1 }).startOf('day').set({ hour: 9 });
  const week = Array.from({ length: 7 }, (_, day) => (day === opens.weekday - 1 ? [{ from: '09:00', until: '14:00' }] : []));
  return { opening: { week, days: [] }, opens };
}
const told = 'We have your message. We open tomorrow at 9:00 and will answer then.';

describe('Somebody who writes while nobody will answer', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings: { opening: closedToday().opening, graceSeconds: 0 } });
    owner = world.owner;
  });
  beforeEach(async () => {
    await clearThreads(world);
    await owner.says('hi');
  });
  afterAll(() => world.close());

  let next = 0;
  const customer = (name: string) => world.phone(`+3460001${String(7000 + next++)}`, name);
  async function asks(phone: Phone, text: string): Promise<string[]> {
    await phone.says(text);
    await world.turnEnds();
    return await heard(phone);
  }
  const talk = async (phone: Phone) => {
    const [row] = await run(
      world,
      sql`select c.awaiting_since, c.last_outbound_at, c.id from conversations c join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id where p.phone = ${phone.number}`,
    );
    return row as { awaiting_since: string | null; last_outbound_at: string | null; id: string };
  };

  it('is told once when they are answered, waits on as before, and has a card that says so', async () => {
    const ana = customer('Ana Ruiz');
    expect(await asks(ana, 'Hello, how much is a logo?')).toEqual([told]);
    expect(await asks(ana, 'And a website?')).toEqual([told]);
    const { awaiting_since, last_outbound_at } = await talk(ana);
    expect(awaiting_since).not.toBe(null);
    expect(last_outbound_at).toBe(null);
    const [card] = await cardsAbout(owner, 'Ana Ruiz');
    expect(card?.text).toMatch(/They were told to expect you from .*09:00\./);
    const [figures] = await run(
      world,
      sql`select (select sum(count) from daily_figures where name = 'by-itself' and key = 'acknowledgement') as told,
        (select count(*)::int from daily_figures where name = 'response') as answered`,
    );
    expect(figures).toMatchObject({ told: '1', answered: 0 });
  });

  it('is told so in their own language, and who wants a person or complains that a person will read it', async () => {
    expect(await asks(customer('Luis'), 'Hola, ¿cuánto cuesta un logo?')).toEqual([
      'Hemos recibido tu mensaje. Abrimos mañana a las 9:00 y te responderemos entonces.',
    ]);
    expect(await asks(customer('Bia'), 'Olá, quanto custa um logo para você fazer hoje?')).toEqual([
      'Recebemos a sua mensagem. Abrimos amanhã às 9:00 e respondemos então.',
    ]);
    expect(await asks(customer('Zoe'), 'I want to talk to a human please')).toEqual([
      'We have your message, and a person will read it. We open tomorrow at 9:00.',
    ]);
  });

  it('is still to be answered when they thank for it', async () => {
    const leo = customer('Leo');
    await asks(leo, 'Hello, do you paint doors?');
    const [before] = await cardsAbout(owner, 'Leo');
    await asks(leo, 'thanks!');
    expect((await talk(leo)).awaiting_since).not.toBe(null);
    expect(await cardsAbout(owner, 'Leo')).toHaveLength(1);
    await owner.taps('Send', before);
    await world.passes('10s');
    expect((await talk(leo)).awaiting_since).toBe(null);
    expect((await heard(leo)).length).toBe(2);
  });

  it('an answer that is taken back leaves them waiting, though they were told', async () => {
    const eva = customer('Eva');
    await asks(eva, 'Hello, what is the price?');
    await owner.says('set grace 30');
    await owner.says('eva: it is 20');
    expect((await talk(eva)).awaiting_since).toBe(null);
    await owner.says('undo');
    expect((await talk(eva)).awaiting_since).not.toBe(null);
    await owner.says('set grace 0');
  });

  it('is not told while a colleague is at it, after a stop word, or where it is switched off', async () => {
    const ivo = customer('Ivo');
    await asks(ivo, 'Hello, are you there?');
    await owner.says('ivo: yes, what do you need?');
    await world.passes('13h');
    await owner.says('ivo: still here');
    await world.settle();
    expect((await asks(ivo, 'a chair, please')).filter((text) => text.includes('We have your message'))).toHaveLength(1);

    expect(await asks(customer('Ola'), 'ok 👍')).toEqual([]);
    const max = customer('Max');
    await max.says('stop');
    expect((await asks(max, 'Hello, how much is it?')).filter((text) => text.includes('We have'))).toEqual([]);

    await owner.says('set acknowledge off');
    expect(await asks(customer('Pia'), 'Hello, how much is it?')).toEqual([]);
    await owner.says('set acknowledge on');
  });

  it('is told again after twelve hours, with the moment that is true then', async () => {
    const { opening } = closedToday(new Date(Date.now() + 13 * 3_600_000));
    await run(
      world,
      sql`update tenants set settings = settings || ${JSON.stringify({ opening: { ...opening, week: opening.week.map(() => []), days: [] } })}::jsonb where id = ${practiceTenantId}`,
    );
    const uma = customer('Uma');
    // Never open: nobody knows when.
    expect(await asks(uma, 'Hello, how much is it?')).toEqual(['We have your message and will answer as soon as we can.']);
    await world.passes('11h');
    expect(await asks(uma, 'Hello?')).toHaveLength(1);
    await world.passes('2h');
    expect(await asks(uma, 'Hello, please?')).toHaveLength(2);
  });

  it('the business’s own words are said, with when it opens in them', async () => {
    await owner.says('hours message Hi {first_name}, {business} is back {opens}.');
    expect(await asks(customer('Gil Torres'), 'Hello, how much is it?')).toEqual([
      expect.stringMatching(/^Hi Gil, .+ is back as soon as we can\.$/),
    ]);
    await owner.says('hours message off');
  });

  it('of two that look at once, one tells them', async () => {
    const noa = customer('Noa');
    await noa.says('Hello, how much is it?');
    const { id } = await talk(noa);
    const [turn] = await run(world, sql`select id from turns where conversation_id = ${id} and state = 'open'`);
    await run(world, sql`update turns set due_at = started_at where id = ${turn!.id}`);
    const close = () => closeTurn(world.app.needs, practiceTenantId, turn!.id as never);
    await Promise.all([close(), close(), close()]);
    await world.turnEnds();
    expect(await heard(noa)).toHaveLength(1);
  });

  it('is not told what is no longer news, nor what somebody has answered before it left', async () => {
    const old = customer('Otto');
    await old.says('Hello, how much is it?');
    await run(world, sql`update messages set at = at - interval '2 hours' where conversation_id = ${(await talk(old)).id}`);
    await world.turnEnds();
    expect(await heard(old)).toEqual([]);

    const kim = customer('Kim');
    await kim.says('Hello, how much is it?');
    const { id } = await talk(kim);
    const [turn] = await run(world, sql`update turns set due_at = started_at where conversation_id = ${id} returning id`);
    // Its ring is lost, and somebody answers before the sweeper finds it.
    await closeTurn(world.app.needs, practiceTenantId, turn!.id as never);
    await run(world, sql`update conversations set last_outbound_at = '2099-01-01' where id = ${id}`);
    await world.passes('1m');
    const [row] = await run(
      world,
      sql`select o.state, o.cancelled_because, i.outcome from outbox o join interactions i on i.outbox_id = o.id where o.conversation_id = ${(await talk(kim)).id}`,
    );
    expect(row).toEqual({ state: 'cancelled', cancelled_because: 'no-longer-true', outcome: 'withdrawn' });
    expect(await heard(kim)).toEqual([]);
  });

  it('one of the business who tries it is told the same; whoever is blocked is told nothing', async () => {
    const rob = customer('Rob');
    await asks(rob, 'Hello, how much is it?');
    const before = (await heard(rob)).length;
    await owner.says('block rob');
    await world.passes('13h');
    expect(await asks(rob, 'Hello again?')).toHaveLength(before);

    await owner.says('as customer');
    await owner.says('Hello, how much is a chair?');
    await world.turnEnds();
    expect((await owner.thread()).some(({ text }) => text === 'We have your message and will answer as soon as we can.')).toBe(
      true,
    );
    await owner.says('as me');
  });
});

describe('Somebody who writes of an emergency', () => {
  let world: World;
  let maria: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings: { opening: closedToday().opening } });
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101', locale: 'es' });
    await maria.says('hola');
    await world.owner.says('set emergency Call 112 now, or us on 555 0100.');
  });
  afterAll(() => world.close());

  it('who says that it is none reads when they are answered', async () => {
    const leo = world.phone('+34600018002', 'Leo');
    await leo.says('Hello, it is not an emergency, just a question');
    await world.turnEnds();
    expect(await heard(leo)).toEqual([expect.stringContaining('We have your message.')]);
  });

  it('reads at once what to do, before the turn is over, and once; nobody tells them next that it is closed', async () => {
    const ana = world.phone('+34600018001', 'Ana Ruiz');
    await ana.says('It is an emergency, my father is unconscious');
    expect(await heard(ana)).toEqual(['Call 112 now, or us on 555 0100.']);
    await ana.says('please help, emergency!');
    await world.turnEnds();
    expect(await heard(ana)).toEqual(['Call 112 now, or us on 555 0100.']);
    await world.passes('13h');
    await ana.says('emergency again');
    expect(await heard(ana)).toHaveLength(2);
  });

  it('is a card for one, and everybody else who is there hears of it', async () => {
    const [card] = await cardsAbout(world.owner, 'Ana Ruiz');
    expect(card?.text).toContain('They were sent your emergency text.');
    const notice = (await heard(maria)).find((text) => text.includes('emergencia'));
    expect(notice).toContain('Ana Ruiz');
    expect(notice).toContain('tiene la tarjeta');
  });

  it('nothing is said where the business has no word for it', async () => {
    await world.owner.says('set emergency off');
    const eva = world.phone('+34600018003', 'Eva');
    await eva.says('emergency!');
    expect(await heard(eva)).toEqual([]);
  });
});
