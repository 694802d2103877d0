import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run, sentTexts } from './thread.ts';

describe('Words in the owner’s thread', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await writes('+34600000411', 'Ana Ruiz', 'Hello, I need a root canal quote');
    await writes('+34600000412', 'Ana Mora', 'Hello, is Friday free?');
  });
  beforeEach(() => clearThreads(world));
  afterAll(() => world.close());

  async function writes(number: string, name: string, text: string): Promise<Phone> {
    const phone = world.phone(number, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }
  async function asks(text: string, more: Record<string, unknown> = {}): Promise<string> {
    await owner.says(text, more);
    return (await owner.last()).text;
  }
  const titles = async () => (await owner.last()).rows.map((row) => row.title);

  describe('commands', () => {
    it('today, inbox, followups, pipeline, leads and a name answer at once', async () => {
      expect(await asks('today')).toContain('2 customers are waiting: Ana Ruiz, Ana Mora');
      expect(await asks('inbox')).toBe('2 customers are waiting');
      expect(await titles()).toEqual(['Ana Ruiz', 'Ana Mora']);
      expect(await asks('followups')).toMatch(/^No follow-up to decide\. The next one is due/);
      expect(await asks('pipeline')).toContain('Proposal sent: 1 · €890');
      expect(await asks('1')).toBe('New: 3 people');
      expect(await asks('leads contacted')).toBe('Contacted: 1 person');
      expect(await asks('marta')).toMatch(/^\*Marta Gil …0201\*\nContacted · €240\nwindow closed: knock\n/);
      expect(await asks('reply marta The programme is out')).toContain('Knock tells Marta that an answer waits');
      expect(await asks('marrta')).toContain('*Marta Gil …0201*');
      expect(await asks('help')).toContain('Write it in your own words');
      expect(await asks('help reply')).toContain('*reply*: Sends your words to a customer');
    });

    it('an ambiguous name is picked from a list, once, and the command goes on', async () => {
      const mora = world.phone('+34600000412');
      expect(await asks('reply ana Friday at ten is free')).toBe('Which “ana”?\n“Friday at ten is free”');
      const list = await owner.last();
      expect(list.rows.map((row) => row.title).toSorted()).toEqual(['Ana Mora', 'Ana Ruiz']);
      expect(await asks('yes')).toBe('Which one do you mean?');
      await owner.picks('Ana Mora', list);
      expect((await owner.last()).text).toBe('→ Ana Mora …0412: Friday at ten is free');
      await owner.picks('Ana Mora', list);
      await owner.picks('Ana Ruiz', list);
      await world.turnEnds();
      expect(await sentTexts(world, mora)).toEqual(['Friday at ten is free']);
      expect(await sentTexts(world, world.phone('+34600000411'))).toEqual([]);
    });

    it('a template is told in a contact’s card by the words it arrived with', async () => {
      await asks('reply inés Shall we begin in May?');
      await owner.taps('Knock', await owner.last());
      await world.turnEnds();
      expect(await asks('inés')).toContain('→ Hello Inés, there is an answer from Sol Studio to your message.');
    });

    it('a name that is nearly right is shown and waits', async () => {
      expect(await asks('move marte to qualified')).toBe(
        'Nobody is called exactly “marte”. Is it this person?\n*Marta Gil …0201*\n“→ qualified”',
      );
      await owner.says('yes');
      expect((await owner.last()).text).toBe('Marta Gil …0201 → Qualified (was Contacted)');
    });

    it('undo takes back a move, a note and a task, newest first', async () => {
      await asks('move Marta to proposal');
      expect(await asks('note marta allergic to latex')).toBe('Note on Marta Gil …0201: allergic to latex');
      expect(await asks('task marta call back tomorrow 10am')).toMatch(
        /^Task: call back · Marta Gil …0201 · \S{3} \d{1,2} \S{3,4}(?: \d{4})? 10:00$/,
      );
      expect(await asks('undo')).toBe('Undone: the task “call back” on Marta Gil …0201 is gone.');
      expect(await asks('undo')).toBe('Undone: the note on Marta Gil …0201 is gone.');
      expect(await asks('undo')).toBe('Undone: Marta Gil …0201 is back in Qualified.');
      expect(await asks('marta')).not.toContain('latex');
    });

    it('find forgives a letter, once the index has caught up', async () => {
      await world.passes('2s');
      expect(await asks('find root canal')).toBe('Found for “root canal”');
      expect(await titles()).toContain('Ana Ruiz');
      expect(await asks('find root cannal qoute')).toBe('Found for “root cannal qoute”');
      expect(await titles()).toContain('Ana Ruiz');
      expect(await asks('find zebra')).toContain('Nothing found for “zebra”');
    });

    it('a task reminds at its time, once, and Done closes it', async () => {
      await asks('task ana ruiz send the plan in 2 hours');
      await world.passes('119m');
      expect((await owner.last()).text).not.toContain('Due');
      await world.passes('2m');
      const card = await owner.last();
      expect(card.text).toMatch(/^⏰ Due: Ana Ruiz …0411: send the plan\n.*\n“/);
      expect(card.buttons.map((button) => button.title)).toEqual(['Done', 'Reply', 'Not now']);
      await owner.taps('Done', card);
      await world.passes('10m');
      expect(await asks('today')).not.toContain('send the plan');
    });

    it('words without a command are offered to the last people, and leave for the one who is picked', async () => {
      expect(await asks('Lovely, see you tomorrow!')).toBe('For whom?\n“Lovely, see you tomorrow!”');
      const asked = await owner.last();
      expect(asked.rows.map((row) => row.title)).toContain('Nobody');
      await owner.picks('Ana Ruiz', asked);
      await world.turnEnds();
      expect(await sentTexts(world, world.phone('+34600000411'))).toEqual(['Lovely, see you tomorrow!']);
    });

    it('a word nobody can read gets one list in ordinary words', async () => {
      await asks('furiously');
      expect((await owner.last()).text).toBe('I did not understand that. What would you like to do?');
      expect(await titles()).toEqual(['Who is waiting', 'Answer somebody', 'Today', 'Pipeline', 'Something else']);
    });
  });

  describe('short answers', () => {
    it('mean nothing when nothing was asked, and thanks is answered by a reaction', async () => {
      await world.passes('11m');
      expect(await asks('yes')).toContain('I had not asked anything just now');
      const before = (await owner.thread()).length;
      const id = await owner.says('thanks');
      const thread = await owner.thread();
      expect(thread).toHaveLength(before + 1);
      expect(thread.find((one) => one.id === id)!.reactions.map((one) => one.emoji)).toEqual(['🙏']);
    });

    it('“2” picks from the last list, whatever card came meanwhile; “no” picks nobody', async () => {
      await asks('pipeline');
      await writes('+34600000413', 'Bel Roca', 'Hello');
      expect(await asks('2')).toContain('Contacted');
      await asks('pipeline');
      expect(await asks('no')).toBe('Left as it was.');
    });

    it('“yes” sends the one card that has just come, and asks when there are two', async () => {
      await world.passes('11m');
      const cai = await writes('+34600000414', 'Cai Vidal', 'Hello');
      await asks('yes');
      await world.turnEnds();
      expect(await sentTexts(world, cai)).toHaveLength(1);
      const dan = await writes('+34600000415', 'Dan Prat', 'Hello');
      const eli = await writes('+34600000416', 'Eli Mas', 'Hello');
      expect(await asks('yes')).toBe('Which one do you mean?');
      expect((await titles()).toSorted()).toEqual(['Dan Prat', 'Eli Mas']);
      await owner.picks('Dan Prat');
      await owner.taps('Send', await cardAbout(owner, 'Dan Prat'));
      await world.turnEnds();
      expect(await sentTexts(world, dan)).toHaveLength(1);
      expect(await sentTexts(world, eli)).toEqual([]);
    });
  });

  describe('swipe-reply', () => {
    it('on a turn card the words replace the suggestion and leave after the grace; Not now takes them back', async () => {
      const fay = await writes('+34600000417', 'Fay Soler', 'Hello');
      const card = await cardAbout(owner, 'Fay Soler');
      expect(await asks('Come by at five.', { replyTo: card.id })).toBe('→ Fay Soler …0417: Come by at five.');
      await owner.taps('Not now', card);
      await world.turnEnds();
      expect(await sentTexts(world, fay)).toEqual([]);
      await asks('Come by at six.', { replyTo: card.id });
      await world.turnEnds();
      expect(await sentTexts(world, fay)).toEqual(['Come by at six.']);
      await asks('And bring the papers.', { replyTo: card.id });
      await world.turnEnds();
      expect((await sentTexts(world, fay))[1]).toBe('And bring the papers.');
    });

    it.each([
      ['Send to Gus', 'note allergic to latex', 'sent'],
      ['Note', 'note allergic to latex', 'noted'],
      ['Do it', 'move to qualified', 'moved'],
    ])('words that read as a command are asked about: %s', async (title, text, what) => {
      const gus = await writes('+34600000418', 'Gus Tort', 'Hello');
      const before = await sentTexts(world, gus);
      const asked = await asks(text, { replyTo: (await cardAbout(owner, 'Gus Tort')).id });
      expect(asked).toBe(`Is this for Gus Tort …0418?\n“${text}”`);
      expect((await owner.last()).buttons.map((button) => button.title)).toEqual(['Send to Gus', 'Note', 'Do it']);
      const question = await owner.last();
      await owner.taps(title, question);
      await owner.taps(title, question);
      await world.turnEnds();
      const sheet = await asks('Gus Tort');
      expect((await sentTexts(world, gus)).length - before.length).toBe(what === 'sent' ? 1 : 0);
      if (what === 'noted') expect(sheet).toContain('Notes: allergic to latex');
      if (what === 'moved') expect(sheet).toContain('Qualified');
    });

    it('about several asks which; about nobody it is a command', async () => {
      await asks('inbox');
      const list = await owner.last();
      const count = list.rows.length;
      expect(await asks('We close at two today.', { replyTo: list.id })).toBe(
        `That message was about ${count} people. Who is this for?\n“We close at two today.”`,
      );
      const which = await owner.last();
      await owner.picks('Eli Mas', which);
      await owner.picks('Eli Mas', which);
      await world.turnEnds();
      expect(await sentTexts(world, world.phone('+34600000416'))).toEqual(['We close at two today.']);
      await asks('help');
      expect(await asks('pipeline', { replyTo: (await owner.last()).id })).toContain('*Pipeline*');
    });
  });

  describe('the suggestion', () => {
    const suggests = async (number: string, name: string, text: string) => {
      await writes(number, name, text);
      return (await cardAbout(owner, name)).buttons.map((button) => button.title)[0];
    };

    it('comes once, and not where nothing was asked or a person is wanted', async () => {
      expect(await suggests('+34600000441', 'Hal Font', 'Hello, how much is it?')).toBe('Send');
      await owner.taps('Send', await cardAbout(owner, 'Hal Font'));
      await world.turnEnds();
      const [first] = await sentTexts(world, world.phone('+34600000441'));
      await suggests('+34600000441', 'Hal Font', 'So how much?');
      expect((await cardAbout(owner, 'Hal Font')).text).not.toContain(first);
      expect(await suggests('+34600000442', 'Ivy Nadal', '🙏')).toBe('Reply');
      expect(await suggests('+34600000443', 'Joy Bosch', 'I want to speak to a human')).toBe('Reply');
    });

    it('greets by a name and never by a number; a long name is kept short', async () => {
      await writes('+34600000444', '+34 600 000 444', 'Hello');
      const card = await cardAbout(owner, '+34 600 00 04 44');
      expect(card.text).toContain('Hi, thank you');
      expect(card.text).not.toContain('…0444');
      await writes('+34600000445', `*Kim* ${'x'.repeat(200)}`, 'Hello');
      expect((await cardAbout(owner, 'Kim xxx')).text).toContain('Hi Kim, thank you');
      const [row] = await run(world, sql`select length(name) as n from contacts where phone = '+34600000445'`);
      expect(row).toEqual({ n: 120 });
    });

    it('of a follow-up is not made twice in a conversation', async () => {
      const quiet = async (said: string, answer: string) => {
        const max = await writes('+34600000447', 'Max Pla', said);
        await asks(`reply Max Pla: ${answer}`);
        await world.turnEnds();
        expect(await sentTexts(world, max)).toContain(answer);
        await world.passes('21h');
        const card = await cardAbout(owner, 'Max Pla');
        expect(card.text).toContain('⏰ *Max Pla …0447*\nQuiet for');
        return card.text.split('\n\n')[1];
      };
      const first = await quiet('Hello', 'What do you need?');
      expect(first).toContain('Hi Max');
      await owner.taps('Not now', await cardAbout(owner, 'Max Pla'));
      expect(await quiet('A logo', 'By when?')).not.toBe(first);
    });

    it('calls nobody a new contact whose history was imported', async () => {
      await writes('+34600000201', 'Marta Gil', 'Is the programme out?');
      expect((await cardAbout(owner, 'Marta Gil')).text).not.toContain('New contact');
      await writes('+34600000446', 'Liv Serra', 'Hello');
      expect((await cardAbout(owner, 'Liv Serra')).text).toContain('New contact');
    });
  });

  it('a stop word ends marketing with its proof and brings no card; inside a sentence it is a word', async () => {
    for (const [n, word] of ['STOP', 'baja', 'Parar.'].entries()) {
      const phone = await writes(`+3460000043${n}`, `Sto Pper${'abc'[n]}`, word);
      expect((await owner.last()).text).toContain(`Sto Pper${'abc'[n]} …043${n} wrote STOP`);
      expect((await owner.last()).buttons).toEqual([]);
      const [proof] = await run(
        world,
        sql`select c.state, c.source, m.text from consents c join messages m on m.id = c.message_id
            join contacts p on p.id = c.contact_id where p.phone = ${phone.number}`,
      );
      expect(proof).toEqual({ state: 'stopped', source: 'their-words', text: word });
    }
    await writes('+34600000434', 'Tom Bus', 'Where is the bus stop?');
    expect((await cardAbout(owner, 'Tom Bus')).text).toContain('“Where is the bus stop?”');
    expect(
      await run(world, sql`select 1 from consents c join contacts p on p.id = c.contact_id where p.name = 'Tom Bus'`),
    ).toEqual([]);
  });
});
