import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run, sentTexts } from './thread.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const voice = { type: 'audio', data: 'eA==', mime: 'audio/ogg', voice: true };

describe('What is sent into the thread', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000110', 'Ana Ruiz').says('How much is a logo?');
    await world.turnEnds();
  });
  afterAll(() => world.close());
  beforeEach(() => clearThreads(world));

  const asks = async (text: string) => {
    await owner.says(text);
    return (await owner.last()).text;
  };
  const cards = (...people: readonly [name: string, phone: string][]) => ({
    type: 'contacts',
    contacts: people.map(([name, phone]) => ({ name: { formatted_name: name }, phones: [{ phone }] })),
  });

  describe('a contact card', () => {
    it('is shown first, and one tap makes a lead; undo takes it back as if it had never been', async () => {
      await owner.posts(cards(['Lea Font', '600 00 09 99']));
      expect((await owner.last()).text).toBe('Add *Lea Font* (+34 600 00 09 99) as a lead?');
      const question = await owner.last();
      await owner.taps('Add lead', question);
      expect((await owner.last()).text).toBe('Lea Font …0999 is now a lead. “undo” takes it back.');
      expect(await asks('leads new')).toMatch(/^New: \d+ people$/);
      expect((await owner.last()).rows.map((row) => row.title)).toContain('Lea Font');
      await owner.taps('Add lead', question);
      expect(await asks('undo')).toBe('Undone: Lea Font …0999 is no longer among your contacts.');
      expect(await run(world, sql`select id from contacts where phone = '+34600000999'`)).toEqual([]);
      expect(await run(world, sql`select id from identities where value = '34600000999'`)).toEqual([]);
    });

    it('of somebody who is there, in whatever form of the number, or of the team makes nobody', async () => {
      await owner.posts(cards(['Anita', '600000110']));
      expect((await owner.last()).text).toBe('Ana Ruiz …0110 is already among your contacts.');
      await owner.posts(cards(['Me', owner.number]));
      expect((await owner.last()).text).toBe('Me belongs to your team, so not a lead.');
      await owner.posts(cards(['Nobody', 'ask me']));
      expect((await owner.last()).text).toBe('I found no telephone number on that card.');
    });

    it('several are a list: one of them, then all, and nobody twice', async () => {
      await owner.posts(cards(['Pau Riba', '+34600000991'], ['Eva Mir', '+34600000992'], ['Pau R.', '600 000 991']));
      const list = await owner.last();
      expect(list.rows.map((row) => row.title)).toEqual(['Add all 2', 'Pau Riba', 'Eva Mir', 'Not now']);
      await owner.picks('Eva Mir', list);
      await owner.picks('Add all 2', list);
      expect((await owner.last()).text).toBe('1 new lead, 1 was already here. “undo” takes it back.');
      const made = await run(world, sql`select name from contacts where phone in ('+34600000991', '+34600000992') order by name`);
      expect(made.map((row) => row.name)).toEqual(['Eva Mir', 'Pau Riba']);
    });

    it('stays a contact once something has happened, whatever is undone', async () => {
      await owner.posts(cards(['Ton Vila', '+34600000993']));
      await owner.taps('Add lead');
      await world.phone('+34600000993').says('Hello, I was told to write');
      await world.turnEnds();
      expect(await asks('undo')).toBe('Ton Vila …0993 stays: something has happened with them since.');
      expect(await run(world, sql`select id from contacts where phone = '+34600000993'`)).toHaveLength(1);
    });
  });

  describe('a file that quotes nobody', () => {
    it('is asked about, and goes to whom is picked, once', async () => {
      const ana = world.phone('+34600000110');
      await owner.posts({ type: 'image', data: png, mime: 'image/png', caption: 'The new logo' });
      const question = await owner.last();
      expect(question.text).toBe('Who is this photo for?');
      expect(question.rows.map((row) => row.title).slice(-2)).toEqual(['Keep it', 'Cancel']);
      await owner.picks('Ana Ruiz', question);
      await owner.picks('Ana Ruiz', question);
      await world.turnEnds();
      expect(await sentTexts(world, ana)).toEqual(['[image]']);
      expect((await ana.last()).text).toBe('The new logo');
    });

    it('is forgotten with its bytes on Cancel, and stays on Keep', async () => {
      const states = async () =>
        (await run(world, sql`select state from media where filename = 'x.pdf'`)).map((row) => row.state);
      const pdf = { type: 'document', data: 'eA==', mime: 'application/pdf', filename: 'x.pdf' };
      await owner.posts(pdf);
      await owner.picks('Keep it');
      expect((await owner.last()).text).toBe('Kept. It went to nobody.');
      expect(await states()).toEqual(['stored']);
      await owner.posts(pdf);
      await owner.picks('Cancel');
      expect((await owner.last()).text).toBe('Forgotten. It went to nobody.');
      expect((await states()).toSorted()).toEqual(['gone', 'stored']);
    });

    it('an album is one question, and goes as a whole', async () => {
      const mia = world.phone('+34600000130', 'Mia Roca');
      await mia.says('Can I see more of them?');
      await world.turnEnds();
      const asked = async () => (await sentTexts(world, owner)).length;
      const before = await asked();
      for (const caption of ['one', 'two', 'three']) await owner.posts({ type: 'image', data: png, mime: 'image/png', caption });
      expect(await asked()).toBe(before + 1);
      await owner.picks('Mia Roca');
      expect((await owner.last()).text).toBe('→ Mia Roca …0130: 3 × photo');
      await world.turnEnds();
      expect((await mia.thread()).filter((one) => one.type === 'image').map((one) => one.text)).toEqual(['one', 'two', 'three']);
    });

    it('a place can go to somebody as well', async () => {
      await owner.posts({ type: 'location', location: { latitude: 41.38, longitude: 2.17, name: 'Studio' } });
      await owner.picks('Ana Ruiz');
      await world.turnEnds();
      expect(await sentTexts(world, world.phone('+34600000110'))).toEqual(['[location]']);
    });
  });

  describe('a voice message that quotes somebody', () => {
    it('leaves as it is after a tap', async () => {
      const bea = world.phone('+34600000120', 'Bea Sol');
      await bea.says('Hello');
      await world.turnEnds();
      await owner.posts({ ...voice, replyTo: (await cardAbout(owner, 'Bea Sol')).id });
      expect((await owner.last()).text).toBe('Your voice message on Bea Sol …0120: what shall I do with it?');
      expect(await sentTexts(world, bea)).toEqual([]);
      await owner.taps('Send to Bea');
      await world.turnEnds();
      expect(await sentTexts(world, bea)).toEqual(['[audio]']);
    });

    it('is a note where that was meant', async () => {
      const leo = world.phone('+34600000121', 'Leo Gomes');
      await leo.says('Hello');
      await world.turnEnds();
      await owner.posts({ ...voice, replyTo: (await cardAbout(owner, 'Leo Gomes')).id });
      await owner.taps('Note');
      await world.turnEnds();
      expect(await sentTexts(world, leo)).toEqual([]);
      expect(await asks('leo gomes')).toContain('Notes: 🎤 voice message');
    });
  });
});
