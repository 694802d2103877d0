import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, cardsAbout, clearThreads, heard, run } from './thread.ts';

describe('A question that the records answer', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
    world = await openWorld({ settings: { opening: { week, days: [] }, graceSeconds: 0 } });
    owner = world.owner;
  });
  beforeEach(async () => {
    await clearThreads(world);
    await owner.says('hi');
  });
  afterAll(() => world.close());

  let next = 0;
  /** Somebody who wrote once, was answered and has what is typed then. */
  async function customer(name: string, ...sentences: string[]): Promise<Phone> {
    const phone = world.phone(`+3460002${String(9000 + next++)}`, name);
    await phone.says('Hello');
    await world.turnEnds();
    await owner.says(`reply ${name.toLowerCase()} hello to you`);
    for (const sentence of sentences) await owner.says(sentence);
    // Two hours ago: nobody is talking with them.
    await run(world, sql`update conversations set last_outbound_at = last_outbound_at - interval '2 hours'`);
    return phone;
  }
  async function asks(phone: Phone, text: string): Promise<string[]> {
    const before = (await heard(phone)).length;
    await phone.says(text);
    await world.turnEnds();
    return (await heard(phone)).slice(before);
  }
  const counted = async (name: string, key: string) => {
    const [row] = await run(
      world,
      sql`select coalesce(sum(count), 0)::int as n from daily_figures where name = ${name} and key = ${key}`,
    );
    return row!.n;
  };

  it('where an order is: suggested, and without a person where the business lets it', async () => {
    const ana = await customer('Ana', 'order ana 2 chairs 100');
    expect(await asks(ana, 'Hi, where is my order?')).toEqual([]);
    const card = await cardAbout(owner, 'Ana');
    expect(card.text).toMatch(/Suggested \(their order\):\nYour order \d+ \(2 chairs\) is being prepared\./);
    // It has left meanwhile: what was true then is not sent, and what is true now lies ready.
    await run(world, sql`update records set state = 'sent' where title = '2 chairs'`);
    await owner.taps('Send', card);
    await owner.taps('Send', await owner.last());
    await world.passes('10s');
    expect((await heard(ana)).slice(-2).join()).not.toContain('prepared');
    expect((await heard(ana)).at(-1)).toContain('is on its way');

    expect(await ask(owner, 'set answer orders on')).toContain('answered from the order at once');
    const bo = await customer('Bo', 'order bo 2 lamps 40');
    await run(world, sql`update records set state = 'sent', external_ref = 'ES-4412-TRACK' where title = '2 lamps'`);
    const [said] = await asks(bo, '¿Dónde está mi pedido?');
    expect(said).toMatch(/^Tu pedido \d+ \(2 lamps\) está en camino\.\nReferencia: ES-4412-TRACK$/);
    expect((await cardsAbout(owner, 'Bo')).filter(({ text }) => text.includes('pedido'))).toEqual([]);
    expect(await counted('by-itself', 'order')).toBe(1);

    await asks(bo, 'Where is my order? I want to complain');
    expect((await cardAbout(owner, 'Bo')).text).toContain('complain');
  });

  it('of several orders they pick one; with none, or somebody else’s number, a person has it', async () => {
    const eva = await customer('Eva', 'order eva 3 cups 30', 'order eva 4 plates 40');
    expect(await asks(eva, 'order status please')).toEqual(['You have several orders. Which one do you mean?']);
    const list = await eva.last();
    expect(list.rows.map(({ title }) => title.replace(/^\d+/, 'n')).toSorted()).toEqual(['n · 3 cups', 'n · 4 plates']);
    const row = list.rows.find(({ title }) => title.includes('plates'))!;
    await eva.picks(row.title, list);
    await world.turnEnds();
    expect((await heard(eva)).at(-1)).toMatch(/\(4 plates\) is being prepared/);
    expect(await counted('by-itself', 'order')).toBe(2);

    const leo = await customer('Leo');
    expect(await asks(leo, 'where is my order?')).toEqual([]);
    expect((await cardAbout(owner, 'Leo')).text).toContain('where is my order?');
    // Somebody else's order is nobody's business, whatever number is named.
    expect(await asks(await customer('Max'), 'where is my order 1?')).toEqual([]);
  });

  it('when an appointment is: with the buttons that its confirmation has', async () => {
    await owner.says('set answer appointments on');
    const olga = await customer('Olga', 'book olga tomorrow 16:00 cleaning');
    const [said] = await asks(olga, 'What time is my appointment?');
    expect(said).toMatch(/^Your next appointment at .* is on \*.*16:00\*, cleaning\.$/);
    const answer = await olga.last();
    expect(answer.buttons.map(({ title }) => title)).toEqual(['Confirm', 'Another time', 'Cancel']);
    await olga.taps('Confirm', answer);
    await world.turnEnds();
    expect((await heard(olga)).at(-1)).toMatch(/^Thank you, it is confirmed/);
    expect([await counted('by-itself', 'appointment'), await counted('fell-back', 'appointment')]).toEqual([1, 0]);
    await asks(olga, 'And do you have parking?');
    expect(await counted('fell-back', 'appointment')).toBe(1);
  });

  it('“I confirm” confirms the one that waits for it, and “yes” where we spoke of it last', async () => {
    const state = async (title: string) => (await run(world, sql`select state from records where title = ${title}`))[0]!.state;
    const ivo = await customer('Ivo', 'book ivo tomorrow 10:00 check-up');
    const [said] = await asks(ivo, 'Ok, I confirm, thanks!');
    expect(said).toMatch(/^Thank you, it is confirmed: .*10:00\.$/);
    expect(await state('check-up')).toBe('confirmed');
    const pia = await customer('Pia', 'book pia tomorrow 11:00 polish');
    expect(await asks(pia, 'Yes!')).toHaveLength(1);
    expect(await state('polish')).toBe('confirmed');
    // There is nothing to confirm any more.
    expect(await asks(pia, 'I confirm')).toEqual([]);
    const hugo = await customer('Hugo', 'book hugo tomorrow 12:00 crown', 'reply hugo do you want the white one?');
    expect(await asks(hugo, 'Yes')).toEqual([]);
    expect(await state('crown')).toBe('booked');
    const noa = await customer('Noa', 'book noa tomorrow 13:00 one', 'book noa tomorrow 14:00 two');
    expect(await asks(noa, 'I confirm')).toEqual([]);
    expect(await counted('by-itself', 'confirmation')).toBe(2);
  });
});
