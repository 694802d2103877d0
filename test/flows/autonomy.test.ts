import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, messageWith, run, sentTexts } from './thread.ts';

describe('Earned autonomy', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings: { autonomyAfter: 2 } });
    owner = world.owner;
  });
  afterAll(() => world.close());

  let people = 0;
  /** Customers who were answered, and whose follow-ups fall due together. */
  async function due(...names: string[]): Promise<Phone[]> {
    await clearThreads(world);
    await owner.says('today');
    const phones: Phone[] = [];
    for (const name of names) {
      people += 1;
      const phone = world.phone(`+346000008${String(people).padStart(2, '0')}`, name);
      await phone.says('Hello, how much is a logo?');
      await world.turnEnds();
      await owner.taps('Send', await cardAbout(owner, name));
      await world.turnEnds();
      phones.push(phone);
    }
    await world.passes('19h30m');
    await owner.says('today');
    await world.passes('31m');
    return phones;
  }
  const send = async (name: string) => {
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
  };
  const offers = async () => (await owner.thread()).filter(({ text }) => text.includes('Shall I send them myself?'));
  const permits = async () =>
    (await run(world, sql`select state from permits order by offered_at, id`)).map(({ state }) => state);

  it('is offered once after so many in a row, again after as many more, and granted by a tap alone', async () => {
    await due('Ana Ruiz', 'Bea Sanz', 'Cai Pons', 'Dia Roca');
    await send('Ana Ruiz');
    expect(await offers()).toHaveLength(0);
    await send('Bea Sanz');
    const [offer] = await offers();
    expect(offer!.text).toContain('You sent the last 2 of these unchanged: *New · follow-up 1*');
    await owner.taps('Not now', offer);
    expect((await owner.last()).text).toBe('New · follow-up 1: I go on asking. I offer it again after 2 more.');
    await send('Cai Pons');
    expect(await offers()).toHaveLength(1);
    await send('Dia Roca');
    expect(await offers()).toHaveLength(2);
    expect(await permits()).toEqual(['refused', 'offered']);
    await owner.taps('Yes', (await offers())[1]);
    expect(await permits()).toEqual(['refused', 'granted']);
    expect(await ask(owner, 'autopilot')).toContain('⏩ New · follow-up 1 · Owner · 0 went');
  });

  it('is taken back from the list, with what had not left coming as cards, and ends with the first that is left out', async () => {
    const phones = await due('Eva Puig', 'Fay Coll');
    expect((await messageWith(owner, '*Eva Puig')).text).toContain('This follow-up goes by itself at');
    await owner.says('autopilot');
    await owner.picks('New · follow-up 1');
    expect((await messageWith(owner, 'these ask you again')).text).toMatch(/^New · follow-up 1: these ask you again/);
    await world.turnEnds();
    expect(await permits()).toEqual(['refused', 'ended']);
    for (const name of ['Eva Puig', 'Fay Coll'])
      expect((await cardAbout(owner, name)).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    expect(await ask(owner, 'undo')).toBe('Undone: “New · follow-up 1” as before.');
    expect(await permits()).toEqual(['refused', 'granted']);
    await owner.taps('Not now', await cardAbout(owner, 'Eva Puig'));
    const said = (await owner.thread()).map(({ text }) => text);
    expect(said).toContain('You left one out, so these ask you again: New · follow-up 1.');
    expect(await permits()).toEqual(['refused', 'ended']);
    await world.passes('11m');
    for (const phone of phones) expect(await sentTexts(world, phone)).toHaveLength(1);
  });

  it('is earned anew, sends each once, says why, and ends with Undo', async () => {
    await due('Gil Mora', 'Hal Font');
    await send('Gil Mora');
    await send('Hal Font');
    await owner.taps('Yes', (await offers()).at(-1));
    expect(await permits()).toEqual(['refused', 'ended', 'granted']);
    const [ida] = await due('Ida Vila');
    await world.passes('11m');
    expect(await sentTexts(world, ida!)).toHaveLength(2);
    expect(await ask(owner, 'why ida vila')).toContain('Goes by itself, as Owner allowed');
    expect(await ask(owner, 'autopilot')).toContain('⏩ New · follow-up 1 · Owner · 1 went');
    const [jo] = await due('Jo Reig');
    await owner.taps('Undo', await messageWith(owner, '*Jo Reig'));
    expect(await permits()).toEqual(['refused', 'ended', 'ended']);
    expect((await cardAbout(owner, 'Jo Reig')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    await world.passes('11m');
    expect(await sentTexts(world, jo!)).toHaveLength(1);
  });
});
