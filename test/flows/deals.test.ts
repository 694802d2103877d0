import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, run } from './thread.ts';

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

  const asks = (text: string) => ask(owner, text);
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

describe('A business with several pipelines', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000441', 'Olga Mir').says('Hello, do you rent flats too?');
    await world.turnEnds();
    await cardAbout(owner, 'Olga Mir');
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);
  async function picks(title: string): Promise<string> {
    await owner.picks(title);
    return (await owner.last()).text;
  }

  it('says what a second one begins with, and refuses what it cannot begin like', async () => {
    expect(await asks('pipelines add Rentals like a bakery')).toMatch(/I know no “a bakery” to begin like.*Estate agency/);
    expect(await asks('pipelines add Rentals like estate agency')).toMatch(/^Added: Rentals, with New, .*Viewing/);
    expect(await asks('pipelines add rentals')).toBe('There is a pipeline rentals already.');
    expect(await asks('pipelines')).toMatch(/1\. Sales · 5 deals\n2\. Rentals · 0 deals/);
  });

  it('a stage that only the other one has is asked about: move over, or another deal', async () => {
    expect(await asks('move olga to viewing')).toMatch(/Viewing is a stage of Rentals, and Olga Mir …0441 has no deal there\./);
    await owner.taps('Open another');
    expect((await owner.last()).text).toMatch(/Opened for Olga Mir …0441: Viewing/);
    const sheet = await asks('olga');
    expect(sheet).toMatch(/^\*Olga Mir …0441\*\nViewing/);
    expect(sheet).toContain('Also open: New');
  });

  it('a stage is looked for where their deals stand, so that a name of both is no question where it cannot be one', async () => {
    expect(await asks('move olga to qualified')).toMatch(/Olga Mir …0441/);
    expect(await asks('olga')).toMatch(/\*\nQualified/);
    expect(await asks('leads new')).toContain('Which stage do you mean by “new”?');
    expect(await asks('leads rentals new')).toMatch(/Nobody is in New/);
  });

  it('won is won in its own pipeline', async () => {
    expect(await asks('won olga 900')).toContain('Which one?');
    await picks('Viewing');
    expect(await asks('pipeline rentals')).toContain('Rentals');
    expect(await asks('pipeline')).toMatch(/Also: Rentals\. “pipeline Rentals” shows it\./);
  });

  it('a new deal says or is asked which pipeline it begins in', async () => {
    expect(await asks('deal olga rentals: storage room 90')).toMatch(/storage room · New · €90/);
    await asks('undo');
    expect(await asks('deal olga garage 12k')).toBe('In which pipeline?');
    expect(await picks('Rentals')).toMatch(/garage · New · €12,000/);
    // That the machinery has looked at her follow-up meanwhile is no work on the deal.
    await run(world, sql`update follow_ups set card_at = now() - interval '1 minute' where state = 'waiting'`);
    await world.app.sweep();
    await world.settle();
    expect(await asks('undo')).toBe('Undone: that deal of Olga Mir …0441 is gone.');
  });

  it('is taken out with its deals going where they belong, and put back whole by one undo', async () => {
    const before = await asks('pipeline rentals');
    expect(await asks('pipelines remove rentals')).toMatch(/1 deal stands in Rentals\. Where to with them\?/);
    expect(await picks('Sales')).toMatch(/^Removed: Rentals\. Its deal stands in Sales now\./);
    expect(await asks('pipelines')).not.toContain('2. Rentals');
    expect(await asks('undo')).toBe('Undone: your pipelines as before.');
    expect(await asks('pipeline rentals')).toBe(before);
    expect(await asks('pipelines remove sales')).toMatch(/Where to with them/);
  });
});
