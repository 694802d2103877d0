import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

describe('From a customer’s message to the answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('shows one card for a burst of messages, with the playbook’s suggestion', async () => {
    const ana = world.phone('+34600000110', 'Ana Ruiz');
    await ana.says('Hi');
    await ana.says('how much is whitening?');
    await world.turnEnds();
    const cards = (await world.owner.thread()).filter((message) => message.buttons.length > 0);
    expect(cards).toHaveLength(1);
    expect(cards[0]!.text).toContain('Ana Ruiz');
    expect(cards[0]!.text).toContain('how much is whitening?');
    expect(cards[0]!.buttons.map((button) => button.title)).toEqual(['Send', 'Edit', 'Not now']);
  });

  it('sends exactly the suggestion after the grace, and marks the tap', async () => {
    const ana = world.phone('+34600000110');
    const tap = await world.owner.taps('Send');
    expect(await world.sentTo('+34600000110')).toHaveLength(0);
    const marked = async () =>
      (await world.owner.thread()).find((message) => message.id === tap)!.reactions.map((one) => one.emoji);
    expect(await marked()).toEqual(['⏳']);
    // Ana already sees that somebody has read her and is answering.
    expect((await ana.thread()).filter((message) => message.from === 'me').map((message) => message.status)).toEqual([
      'read',
      'read',
    ]);
    await world.turnEnds();
    const card = (await world.owner.thread()).find((message) => message.buttons.length > 0)!;
    const answer = await ana.last();
    expect(card.text).toContain(answer.text);
    expect(await marked()).toEqual(['✅']);
    expect(await world.sentTo('+34600000110')).toHaveLength(1);
  });

  it('answers a second tap on the same card with what happened, and sends nothing', async () => {
    await world.owner.taps('Send');
    await world.turnEnds();
    expect((await world.owner.last()).text).toMatch(/already answered/i);
    expect(await world.sentTo('+34600000110')).toHaveLength(1);
  });
});
