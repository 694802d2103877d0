import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('Pictures of figures', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.phone('+34600000110', 'Ana Ruiz').says('How much is a logo?');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  it('answers “pipeline” with one message: a picture, the figures under it, and a number that leads to the people', async () => {
    const before = (await world.sentTo(world.owner.number)).length;
    await world.owner.says('pipeline');
    const sent = (await world.sentTo(world.owner.number)).slice(before);
    expect(sent.map((line) => line.body.type)).toEqual(['image']);
    const shown = (await world.owner.thread()).at(-1) as unknown as { media: { id: string; mime: string }; text: string };
    expect(shown.text).toMatch(/^\*Pipeline\*\n1\. New: 2\n/);
    const png = await fetch(`${world.simulatorUrl}/media/${shown.media.id}/content`);
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await world.owner.says('1');
    expect((await world.owner.last()).rows.map((row) => row.title)).toContain('Ana Ruiz');
  });

  it('lets the words go alone where the picture cannot be delivered', async () => {
    await world.fault({ kind: 'error', code: 131000, on: 'media' });
    await world.owner.says('pipeline');
    expect((await world.sentTo(world.owner.number)).at(-1)!.body.type).toBe('text');
    expect((await world.owner.last()).text).toMatch(/^\*Pipeline\*\n1\. New: 2\n/);
  });
});

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
