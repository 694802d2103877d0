import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads } from './thread.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('An offer', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);
  const photo = (more: Record<string, unknown> = {}) => owner.posts({ type: 'image', data: png, mime: 'image/png', ...more });

  it('is a photo with words under it; what is sent right after its card is of it too', async () => {
    await photo({ caption: 'offer Flat Serrano 12, 3 rooms, 250k' });
    const card = await owner.last();
    expect(card.text).toBe(
      '*Offer 1* · Flat Serrano 12\n3 rooms\n*€250,000* · available · 1 photo\nPhotos sent now, or in answer to this, go with it.',
    );
    await photo();
    await photo();
    expect(await asks('offer 1')).toContain('3 photos');
    await asks('undo');
    expect(await asks('offer 1')).toContain('2 photos');
    await asks('offers');
    // Another card has come since, and this is a photo for somebody.
    await photo();
    expect((await owner.last()).text).not.toContain('photos');
    await photo({ replyTo: card.id });
    expect(await asks('offer 1 remove photo 1')).toContain('2 photos');
  });

  it('takes no more than ten photos, and nothing but photos', async () => {
    await asks('offer 1');
    for (let n = 0; n < 8; n++) await photo();
    await photo();
    expect((await owner.last()).text).toMatch(/^Offer 1 has 10 photos/);
    await owner.posts({ type: 'document', data: 'eA==', mime: 'application/pdf', filename: 'x.pdf', caption: 'offer Boat, 90k' });
    expect((await owner.last()).text).toMatch(/^An offer takes photos only/);
  });

  it('has another price or state by a word or a tap, undone one by one, and is found by its words', async () => {
    await clearThreads(world);
    expect(await asks('offer 1 price 240k')).toContain('*€240,000* · available');
    expect(await asks('offer 1 price 240k')).toBe('Offer 1 is at €240,000 already.');
    expect(await asks('offer 1 reserved')).toContain('reserved');
    await owner.taps('Sold');
    expect((await owner.last()).text).toContain('sold');
    expect(await asks('undo')).toBe('Undone: the offer “Flat Serrano 12” is as before.');
    await asks('undo');
    expect(await asks('offer 1')).toContain('*€240,000* · available');
    await asks('offer Red dress, 49.90');
    expect(await asks('offers')).toBe('2 offers');
    await asks('offers flats under 300k');
    expect((await owner.last()).rows.map(({ title }) => title)).toEqual(['#1 Flat Serrano 12']);
    expect(await asks('offers flats under 200k')).toBe('No offer with “flats under 200k”.');
    await asks('offer 2 sold');
    expect(await asks('offers sold')).toBe('1 offer');
    await owner.picks('#2 Red dress');
    expect((await owner.last()).text).toContain('*Offer 2* · Red dress');
  });

  it('that lacks a price says so, and one made by mistake is taken back', async () => {
    expect(await asks('offer Boat with sails')).toMatch(/^What does “Boat with sails” cost\?/);
    expect(await asks('oferta Barco, sin precio')).toContain('price on request');
    expect(await asks('undo')).toContain('Undone');
    expect(await asks('offer 3')).toBe('There is no offer 3. “offers” lists them.');
  });
});
