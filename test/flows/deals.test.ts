import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout } from './thread.ts';

describe('Somebody with several deals', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000431', 'Nora Gil').says('Hello, I am looking for a flat');
    await world.turnEnds();
    await cardAbout(owner, 'Nora Gil');
  });
  afterAll(() => world.close());

  async function asks(text: string): Promise<string> {
    await owner.says(text);
    return (await owner.last()).text;
  }
  async function picks(title: string): Promise<string> {
    await owner.picks(title);
    return (await owner.last()).text;
  }

  it('a second one is opened beside the first, and taken back', async () => {
    expect(await asks('deal nora flat in Ruzafa 200,000')).toBe(
      'Opened for Nora Gil …0431: flat in Ruzafa · New · €200,000. Another is open.',
    );
    const sheet = await asks('nora');
    expect(sheet).toMatch(/^\*Nora Gil …0431\*\nflat in Ruzafa · New · €200,000/);
    expect(sheet).toContain('Also open: New');
    expect(await asks('undo')).toBe('Undone: that deal of Nora Gil …0431 is gone.');
    expect(await asks('nora')).not.toContain('Ruzafa');
  });

  it('with one open deal nothing is asked; with two it is asked which, and only that one changes', async () => {
    expect(await asks('move nora to contacted')).toMatch(/Nora Gil …0431 → Contacted|Contacted/);
    await asks('deal nora parking 12k');
    expect(await asks('move nora to qualified')).toContain('Nora Gil …0431 has several open deals. Which one?');
    expect(await picks('Contacted')).toMatch(/Qualified/);
    const sheet = await asks('nora');
    expect(sheet).toContain('parking · New · €12,000');
    expect(sheet).toMatch(/^\*Nora Gil …0431\*\nQualified/);
  });

  it('a loss and its reason stay with the deal that was picked', async () => {
    expect(await asks('lost nora')).toContain('Which one?');
    expect(await picks('parking')).toMatch(/Why/i);
    await picks('Price');
    const sheet = await asks('nora');
    expect(sheet).toMatch(/^\*Nora Gil …0431\*\nQualified/);
    expect(sheet).not.toContain('Also open');
    expect(await asks('log nora')).toMatch(/said why it was lost/);
    expect(await asks('value nora 300')).not.toContain('Which one?');
  });

  it('what has been worked on stays when its opening is undone', async () => {
    await asks('deal nora storage room 4,000');
    await asks('move nora to contacted');
    await picks('storage room');
    expect(await asks('undo')).toMatch(/is back in New/);
    expect(await asks('undo')).toMatch(/has been worked on since, so it stays/);
  });

  it('a stage lists somebody with the deal that stands there', async () => {
    await owner.says('leads new');
    const row = (await owner.last()).rows.find((one) => one.title.startsWith('Nora'));
    expect(row?.description).toContain('€4,000');
  });
});
