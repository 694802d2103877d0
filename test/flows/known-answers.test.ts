import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTurn } from '../../src/bot/turn.flow.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, heard, run } from './thread.ts';

describe('A question that the opening hours answer', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
    world = await openWorld({ settings: { opening: { week, days: [] }, graceSeconds: 0 } });
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  const answer = 'Tomorrow we are open from 0:00 to 24:00.';
  let next = 0;
  const customer = (name: string) => world.phone(`+3460001${String(9000 + next++)}`, name);
  async function asks(phone: Phone, text: string): Promise<string[]> {
    await phone.says(text);
    await world.turnEnds();
    return await heard(phone);
  }
  const talk = async (phone: Phone) => {
    const [row] = await run(
      world,
      sql`select c.id, c.awaiting_since, c.responsible_id from conversations c join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id where p.phone = ${phone.number}`,
    );
    return row as { id: string; awaiting_since: string | null; responsible_id: string | null };
  };
  const counted = async (name: string) => {
    const [row] = await run(
      world,
      sql`select coalesce(sum(count), 0)::int as n from daily_figures where name = ${name} and key = 'hours'`,
    );
    return row!.n;
  };

  it('is answered by a tap on its card, where nothing else is said', async () => {
    const ana = customer('Ana Ruiz');
    expect(await asks(ana, 'Hello, are you open tomorrow?')).toEqual([]);
    const card = await cardAbout(owner, 'Ana Ruiz');
    expect(card.text).toContain(`Suggested (opening hours):\n${answer}`);
    await owner.taps('Send', card);
    await world.passes('10s');
    expect(await heard(ana)).toEqual([answer]);
    expect(await counted('by-itself')).toBe(0);
  });

  it('is answered without a person once the business lets it, and nobody has a card or anybody to look after', async () => {
    await owner.says('set answer hours on');
    const leo = customer('Leo Gomes');
    expect(await asks(leo, 'Are you open tomorrow?')).toEqual([answer]);
    expect(await cardsAbout(owner, 'Leo Gomes')).toEqual([]);
    expect(await talk(leo)).toMatchObject({ awaiting_since: null, responsible_id: null });
    expect(await counted('by-itself')).toBe(1);
    // Thanks are no further question.
    await asks(leo, 'thanks!');
    expect(await counted('fell-back')).toBe(0);
  });

  it('who writes again soon needed a person, and that is counted and flagged', async () => {
    for (const name of ['Eva', 'Ivo', 'Max', 'Pia']) {
      const one = customer(name);
      await asks(one, 'are you open tomorrow?');
      if (name === 'Eva') await asks(one, 'And how much is a logo?');
    }
    expect([await counted('by-itself'), await counted('fell-back')]).toEqual([5, 1]);
    expect(await cardsAbout(owner, 'Eva')).toHaveLength(1);
    await owner.says('report today');
    expect((await owner.last()).text).toContain('⚠️ Opening hours, answered by itself: 5 · 80% needed nobody after it');
    await owner.says('health');
    expect((await owner.last()).text).toContain(
      '⚠️ Opening hours: 1 of 5 who were answered by itself this week wrote again soon.',
    );
  });

  it('is for a person where more is asked, somebody waits for more already, or wants somebody', async () => {
    const uma = customer('Uma');
    expect(await asks(uma, 'Are you open tomorrow and how much is a logo?')).toEqual([]);
    expect(await asks(uma, 'are you open tomorrow?')).toEqual([]);
    expect(await asks(customer('Gil'), 'Are you open tomorrow? I want to talk to a human')).toEqual([]);
  });

  it('that is true no longer when it would leave does not, and what is true then does; with nothing true in time a person gets it', async () => {
    const kim = customer('Kim');
    await kim.says('are you open tomorrow?');
    const { id } = await talk(kim);
    const [turn] = await run(world, sql`update turns set due_at = started_at where conversation_id = ${id} returning id`);
    // Its ring is lost, and it is another day before the sweeper finds it.
    await closeTurn(world.app.needs, practiceTenantId, turn!.id as never);
    await run(world, sql`update interactions set true_until = at where conversation_id = ${id}`);
    await world.passes('1m');
    await world.turnEnds();
    expect(await heard(kim)).toEqual([answer]);
    expect(await counted('by-itself')).toBe(6);

    const zoe = customer('Zoe');
    await zoe.says('are you open tomorrow?');
    const late = await talk(zoe);
    const [own] = await run(world, sql`update turns set due_at = started_at where conversation_id = ${late.id} returning id`);
    await closeTurn(world.app.needs, practiceTenantId, own!.id as never);
    await world.passes('2h');
    await world.turnEnds();
    expect(await heard(zoe)).toEqual([]);
    expect((await talk(zoe)).awaiting_since).not.toBe(null);
    expect(await cardsAbout(owner, 'Zoe')).toHaveLength(1);
    expect(await counted('by-itself')).toBe(6);
  });

  it('is a suggestion again when it is switched off', async () => {
    await owner.says('set answer hours off');
    const noa = customer('Noa');
    expect(await asks(noa, 'are you open tomorrow?')).toEqual([]);
    expect((await cardAbout(owner, 'Noa')).text).toContain(answer);
  });
});
