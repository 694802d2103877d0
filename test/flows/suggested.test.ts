import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, messageWith, run } from './thread.ts';

const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
const settings = { opening: { week, days: [] }, graceSeconds: 0 };
const titles = (card: { buttons: { title: string }[] }) => card.buttons.map(({ title }) => title);
const recordsOf = (world: World, kind: string) =>
  run(world, sql`select title from records where kind = ${kind} and removed_at is null order by title`);

describe('A time in a customer’s words', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings });
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  it('is booked with one tap, once, and told to them; nothing is booked without it', async () => {
    const ana = world.phone('+34600030001', 'Ana Ruiz');
    await ana.says('Could I come tomorrow at 10:00?');
    await world.turnEnds();
    const card = await cardAbout(owner, 'Ana Ruiz');
    expect(titles(card)[1]).toMatch(/^Book \w{3} 10:00$/);
    expect(titles(card)[2]).toBe('More');
    expect(await recordsOf(world, 'appointment')).toEqual([]);
    await owner.taps(titles(card)[1]!, card);
    expect((await messageWith(owner, 'Booked')).text).toContain('Ana Ruiz');
    await owner.taps(titles(card)[1]!, card);
    await world.passes('10s');
    expect(await recordsOf(world, 'appointment')).toHaveLength(1);
    expect((await ana.thread()).filter(({ text }) => text.includes('10:00') && text.startsWith('Your appointment'))).toHaveLength(
      1,
    );

    // The same time is taken: that is said, and the free ones are offered.
    const leo = world.phone('+34600030002', 'Leo Paz');
    await leo.says('tomorrow at 10:00 please');
    await world.turnEnds();
    const second = await cardAbout(owner, 'Leo Paz');
    await owner.taps(titles(second)[1]!, second);
    expect((await owner.last()).text).toContain('Ana Ruiz');
    expect(await recordsOf(world, 'appointment')).toHaveLength(1);
  });
});

describe('What a model hears in a customer’s words', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld({ thinks: true, settings });
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  let people = 10;
  async function writes(name: string, text: string, wish: object): Promise<Phone> {
    const json = { reason: 'So.', intent: 'order', intentConfidence: 0.9, stage: 'New', confidence: 0.9, wish, reply: 'Gladly.' };
    await world.script({ answers: [{ json }] });
    const phone = world.phone(`+3460003${people++}00`, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }

  it('is one tap on the card: an order, a case, a reminder; made once, undone with undo', async () => {
    await writes('Eva Sol', 'Two chairs please', { kind: 'order', day: '', time: '', what: '2 chairs' });
    const card = await cardAbout(owner, 'Eva Sol');
    expect(titles(card)).toEqual(['Send', 'Order 2 chairs', 'More']);
    await owner.taps('Order 2 chairs', card);
    expect(await recordsOf(world, 'order')).toEqual([{ title: '2 chairs' }]);
    await owner.taps('Order 2 chairs', card);
    expect((await owner.last()).text).toContain('That was made of it already');
    await owner.says('undo');
    expect(await recordsOf(world, 'order')).toEqual([]);

    // What it took the place of is behind More.
    const lou = await writes('Lou Vega', 'One lamp please', { kind: 'order', day: '', time: '', what: '1 lamp' });
    await owner.taps('More', await cardAbout(owner, 'Lou Vega'));
    await owner.picks('Edit');
    await owner.says('Gladly, which colour?');
    await world.turnEnds();
    expect((await lou.last()).text).toBe('Gladly, which colour?');

    await writes('Bo Gil', 'My lamp does not work', { kind: 'case', day: '', time: '', what: 'x' });
    await owner.taps('Open a case', await cardAbout(owner, 'Bo Gil'));
    expect(await recordsOf(world, 'case')).toEqual([{ title: 'My lamp does not work' }]);
    await writes('Pia Paz', 'I will pay next friday', { kind: 'payment', day: '2099-01-01', time: '', what: '' });
    expect(titles(await cardAbout(owner, 'Pia Paz'))).toEqual(['Send', 'Edit', 'Not now']);
  });

  it('is nothing where they wrote again before the tap, and nothing that they did not say', async () => {
    const uma = await writes('Uma Reis', 'Two chairs please', { kind: 'order', day: '', time: '', what: '2 chairs' });
    const card = await cardAbout(owner, 'Uma Reis');
    await uma.says('No wait, do not');
    await owner.taps('Order 2 chairs', card);
    expect(await recordsOf(world, 'order')).toEqual([]);
    await writes('Max Mora', 'Hello', { kind: 'order', day: '', time: '', what: '100 gold bars' });
    expect(titles(await cardAbout(owner, 'Max Mora'))).toEqual(['Send', 'Edit', 'Not now']);
  });
});
