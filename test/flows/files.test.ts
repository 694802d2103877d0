import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('Files in the thread', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const headerOf = async () => {
    const cards = (await world.ledger()).filter(
      (line) => (line.body?.interactive as { type?: string } | undefined)?.type === 'button',
    );
    return (cards.at(-1)!.body.interactive as { header?: { type: string; image?: { id: string } } }).header;
  };

  it('puts a customer’s photo on the card, as a file of our own and not by the customer’s id', async () => {
    const ana = world.phone('+34600000110', 'Ana Ruiz');
    await ana.posts({ type: 'image', data: png, mime: 'image/png', caption: 'Like this one?' });
    await world.turnEnds();
    const header = await headerOf();
    expect(header?.type).toBe('image');
    const theirs = (await ana.thread()).find((message) => message.type === 'image') as unknown as { media: { id: string } };
    expect(header?.image?.id).not.toBe(theirs.media.id);
    expect((await world.owner.last()).text).toContain('Like this one?');
  });

  it('leaves a file that WhatsApp cannot show as a header to the words', async () => {
    const eva = world.phone('+34600000112', 'Eva Sanz');
    await eva.posts({ type: 'image', data: png, mime: 'image/webp' });
    await world.turnEnds();
    expect(await headerOf()).toBeUndefined();
    expect((await world.owner.last()).text).toMatch(/photo/);
  });

  it('sends a quoted document to that customer, with its name, once', async () => {
    const card = (await world.owner.thread()).find((message) => message.text.includes('Ana Ruiz'))!;
    const pdf = Buffer.from('%PDF-1.4 prices').toString('base64');
    await world.owner.posts({ type: 'document', data: pdf, mime: 'application/pdf', filename: 'prices.pdf', replyTo: card.id });
    await world.turnEnds();
    const sent = await world.sentTo('+34600000110');
    expect(sent.map((line) => line.body.type)).toEqual(['document']);
    expect(sent[0]!.body.document).toMatchObject({ filename: 'prices.pdf' });
    expect((await world.phone('+34600000110').last()).type).toBe('document');
  });
});
