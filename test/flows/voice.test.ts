import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SpeechServer, startSpeechServer } from '../world/speech-server.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, run } from './thread.ts';

const voice = { type: 'audio', data: Buffer.from('OggS voice').toString('base64'), mime: 'audio/ogg; codecs=opus', voice: true };

describe('A voice message, where it is put into words', () => {
  let world: World;
  let speech: SpeechServer;
  let owner: Phone;
  let ana: Phone;
  beforeAll(async () => {
    speech = await startSpeechServer();
    world = await openWorld({ speechUrl: speech.url });
    owner = world.owner;
    ana = world.phone('+34600000110', 'Ana Ruiz');
  });
  afterAll(async () => {
    await world.close();
    await speech.close();
  });
  beforeEach(() => clearThreads(world));

  it('is on the card with what was said, is answered from the playbook, and is found', async () => {
    speech.next({ text: 'How much is a logo for a bakery?' });
    await ana.posts(voice);
    await world.turnEnds();
    const card = await cardAbout(owner, 'Ana Ruiz');
    expect(card.text).toContain('🎤 voice message: “How much is a logo for a bakery?”');
    expect(card.buttons.map((button) => button.title)).toEqual(['Send', 'Edit', 'Not now']);
    await owner.says('find bakery');
    expect((await owner.last()).rows.map((row) => row.title)).toContain('Ana Ruiz');
  });

  it('holds its card up a moment, so that the words are on it', async () => {
    speech.next({ status: 503 });
    await ana.posts(voice);
    await world.turnEnds();
    expect(await cardsAbout(owner, 'Ana Ruiz')).toEqual([]);
    speech.next({ text: 'Is there a place to park?' });
    await run(world, sql`update transcripts set next_try_machine = 'epoch' where state = 'waiting'`);
    await world.app.sweep();
    await world.settle();
    expect((await cardAbout(owner, 'Ana Ruiz')).text).toContain('“Is there a place to park?”');
  });

  it('does not hold up its card for long, and is tried again when the server was busy', async () => {
    speech.next({ status: 503 });
    await ana.posts(voice);
    await run(world, sql`update turns set card_by_machine = 'epoch' where state = 'open'`);
    await world.turnEnds();
    expect((await cardAbout(owner, 'Ana Ruiz')).text).toMatch(/🎤 voice message$/m);
    speech.next({ text: 'It is about the parking place' });
    await run(world, sql`update transcripts set next_try_machine = 'epoch' where state = 'waiting'`);
    await world.app.sweep();
    await world.settle();
    await owner.says('chat ana');
    expect((await owner.last()).text).toContain('It is about the parking place');
  });

  it('that cannot be made out is a voice message, and is asked about once', async () => {
    const before = speech.asked.length;
    speech.next({ status: 400 });
    await ana.posts(voice);
    await world.turnEnds();
    expect((await cardAbout(owner, 'Ana Ruiz')).text).toMatch(/🎤 voice message$/m);
    await world.app.sweep();
    await world.settle();
    expect(speech.asked.length).toBe(before + 1);
    expect(await run(world, sql`select id from transcripts where state = 'waiting'`)).toEqual([]);
  });

  describe('of the owner’s, that quotes a card', () => {
    async function quoted(text: string) {
      await ana.says('Are you there?');
      await world.turnEnds();
      speech.next({ text });
      await owner.posts({ ...voice, replyTo: (await cardAbout(owner, 'Ana Ruiz')).id });
      return await owner.last();
    }

    it('leaves as words once they have been read', async () => {
      const question = await quoted('Yes, come at four');
      expect(question.buttons.map((button) => button.title)).toEqual(['Send voice', 'Send as text', 'Note']);
      await owner.taps('Send as text', question);
      const shown = await owner.last();
      expect(shown.text).toBe('For Ana Ruiz …0110, as I heard it:\nYes, come at four');
      expect(await world.sentTo(ana.number)).toEqual([]);
      await owner.taps('Send', shown);
      await world.passes('6s');
      expect((await ana.last()).text).toBe('Yes, come at four');
    });

    it('becomes a note in words', async () => {
      await owner.taps('Note', await quoted('She prefers mornings'));
      await owner.says('ana');
      expect((await owner.last()).text).toContain('🎤 She prefers mornings');
    });

    it('says so where there are no words, and still goes as it is', async () => {
      const question = await quoted('');
      await owner.taps('Send as text', question);
      expect((await owner.last()).text).toBe('I could not make out any words. “Send voice” sends it as it is.');
      await owner.taps('Send voice', question);
      await world.passes('6s');
      expect((await ana.last()).type).toBe('audio');
    });
  });
});
