import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, cardsAbout, clearThreads, joins, messageWith, run } from './thread.ts';

const none = { kind: 'none', day: '', time: '', what: '' };

describe('What customers want goes to whoever has such', () => {
  let world: World;
  let marta: Phone;
  let maria: Phone;
  let luis: Phone;
  beforeAll(async () => {
    world = await openWorld({ thinks: true, settings: { graceSeconds: 0 } });
    await run(world, sql`update operators set name = 'Marta Gil' where role = 'owner'`);
    marta = world.owner;
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101' });
    luis = await joins(world, { name: 'Luis Peña', phone: '+34600000102' });
  });
  beforeEach(async () => {
    await clearThreads(world);
    await world.call('DELETE', '/anthropic/script');
    for (const phone of [marta, maria, luis]) await phone.says('hi');
  });
  afterAll(() => world.close());

  let people = 10;
  async function writes(name: string, text: string, intent: string, intentConfidence = 0.9, phone?: Phone): Promise<Phone> {
    const json = {
      reason: 'They say so.',
      intent,
      intentConfidence,
      wish: none,
      stage: 'New',
      confidence: 0.9,
      reply: 'We will see to it.',
    };
    await world.script({ answers: [{ json }] });
    const who = phone ?? world.phone(`+3460000${people++}77`, name);
    await who.says(text);
    await world.turnEnds();
    return who;
  }
  const cardsOf = async (name: string) =>
    (await Promise.all([marta, maria, luis].map((one) => cardsAbout(one, name)))).map((cards) => cards.length);

  it('by a route to a person or a queue, when the model is sure of it; words of a complaint need no model', async () => {
    expect(await ask(marta, 'route complaints to Maria')).toBe('From now on complaints go to Maria first.');
    await marta.says('queue sales: Luis');
    expect(await ask(marta, 'route orders to the sales queue')).toBe('From now on orders go to the sales queue first.');
    await writes('Ana Ruiz', 'Two chairs please', 'order');
    expect(await cardsOf('Ana Ruiz')).toEqual([0, 0, 1]);
    expect((await cardAbout(luis, 'Ana Ruiz')).text).toContain('Order');
    await writes('Bo Gil', 'Two chairs perhaps', 'order', 0.6);
    expect(await cardsOf('Bo Gil')).toEqual([1, 0, 0]);
    // The model sees an order in it; who wants a refund complains.
    const eva = await writes('Eva Sol', 'I want a refund for the chairs', 'order');
    expect(await cardsOf('Eva Sol')).toEqual([0, 1, 0]);
    // What they add while it waits goes where that went.
    await writes('Eva Sol', 'Hello??', 'other', 0.9, eva);
    expect(await cardsOf('Eva Sol')).toEqual([0, 2, 0]);
    expect((await cardAbout(maria, 'Eva Sol')).text).toContain('Hello??');
  });

  it('unless somebody is responsible for them, who keeps them where it does not say “always”', async () => {
    const leo = await writes('Leo Paz', 'Hello', 'information');
    await marta.says('assign leo paz to luis');
    await writes('Leo Paz', 'I want to complain', 'complaint', 0.9, leo);
    expect((await cardsOf('Leo Paz'))[1]).toBe(0);
    await marta.says('route complaints to Maria always');
    await writes('Leo Paz', 'This is unacceptable', 'complaint', 0.9, leo);
    expect((await cardsOf('Leo Paz'))[1]).toBe(1);
    await marta.says('undo');
    await maria.says('off');
    await writes('Nuno Reis', 'I want a refund', 'complaint');
    expect(await cardsOf('Nuno Reis')).toEqual([1, 0, 0]);
    await maria.says('on');
  });

  it('the card says what it was taken for, and one tap corrects that: it goes on at once and is an example from then on', async () => {
    const uma = await writes('Uma Vidal', 'The two chairs I bought at 44 Main St wobble', 'order');
    const card = await cardAbout(luis, 'Uma Vidal');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not an order']);
    await luis.taps('Not an order', card);
    const list = await luis.last();
    expect(list.rows.map(({ title }) => title)).toEqual([
      ...['Support', 'Question', 'Complaint', 'Answer to us', 'Something else', 'Not now'],
    ]);
    await luis.picks('Complaint', list);
    expect((await luis.last()).text).toBe('Noted: Complaint. It goes to Maria.');
    const [came] = await cardsAbout(maria, '↪️ It came to you as: Complaint');
    expect(came!.text).toContain('Uma Vidal');
    await luis.taps('Send', card);
    expect((await luis.last()).text).toBe('This is with Maria López now.');
    // The next question to the model shows it, without what tells who it was.
    await writes('Pia Sol', 'My lamp wobbles', 'complaint');
    const asked = (await world.call('GET', '/anthropic/requests')) as { body: { messages: { content: string }[] } }[];
    expect(asked.at(-1)!.body.messages[0]!.content).toContain(
      '{"text":"The two chairs I bought at # Main St wobble","intent":"complaint"}',
    );
    // Undone it goes back, and is no example any more.
    await luis.says('undo');
    expect((await messageWith(luis, 'Undone')).text).toContain('what Uma Vidal');
    expect(await cardsAbout(luis, 'Uma Vidal')).toHaveLength(2);
    expect(await run(world, sql`select 1 from intent_examples where intent is not null`)).toEqual([]);
    await maria.taps('Send', came!);
    expect((await maria.last()).text).toContain('Luis Peña');
    await luis.taps('Send', await cardAbout(luis, 'Uma Vidal'));
    await world.turnEnds();
    expect((await world.sentTo(uma.number)).length).toBe(1);
  });

  it('a model that is late moves a card that nobody has touched', async () => {
    const json = {
      reason: 'So.',
      intent: 'order',
      intentConfidence: 0.9,
      wish: none,
      stage: 'New',
      confidence: 0.9,
      reply: null,
    };
    await world.script({ answers: [{ json, delayMs: 7_500 }] });
    await world.phone('+34600009901', 'Lia Lent').says('One lamp');
    await expect.poll(async () => (await cardsOf('Lia Lent'))[0], { timeout: 12_000 }).toBe(1);
    await expect.poll(async () => (await cardsOf('Lia Lent'))[2], { timeout: 12_000 }).toBe(1);
  }, 40_000);
});
