import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, clearThreads, sentTexts } from './thread.ts';

describe('What could not be sent', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(() => clearThreads(world));
  afterAll(() => world.close());

  let people = 0;
  async function writes(name: string): Promise<Phone> {
    people += 1;
    const phone = world.phone(`+346000006${String(people).padStart(2, '0')}`, name);
    await phone.says('Hello');
    await world.turnEnds();
    return phone;
  }
  const failures = async () => (await owner.thread()).filter((message) => message.text.startsWith('⚠️'));

  it.each(['answer', 'status'])(
    'a refusal (%s) is a card with Retry; the customer waits again, and Retry sends once',
    async (as) => {
      const name = as === 'answer' ? 'Abe Nunca' : 'Bet Nunca';
      const phone = await writes(name);
      const card = await cardAbout(owner, name);
      await world.settle();
      // The owner's thread is silent while the grace runs, so the fault strikes the customer's message.
      await owner.taps('Send', card);
      await world.fault({ kind: 'error', code: 131026, as });
      await world.turnEnds();
      const [failure] = await failures();
      expect(failure!.text).toMatch(new RegExp(`^⚠️ Not sent to ${name} …\\d{4}: “Hi `));
      expect(failure!.buttons.map((button) => button.title)).toEqual(['Retry', 'Dismiss']);
      await owner.says('inbox');
      expect((await owner.last()).rows.map((row) => row.title)).toContain(name);
      const tap = await owner.taps('Retry', failure);
      await owner.taps('Retry', failure);
      await world.turnEnds();
      expect((await sentTexts(world, phone)).length).toBe(as === 'answer' ? 1 : 2);
      expect((await owner.thread()).find((one) => one.id === tap)!.reactions.map((one) => one.emoji)).toEqual(['✅']);
      await owner.says(name);
      expect((await owner.last()).text).not.toContain('⚠️');
    },
  );

  it('words that found the window closed are kept whole behind Knock', async () => {
    const phone = await writes('Cal Porta');
    const words = `Dear Cal, ${'here is a long answer. '.repeat(30)}`.trim();
    await owner.says(words, { replyTo: (await cardAbout(owner, 'Cal Porta')).id });
    await world.fault({ kind: 'error', code: 131047 });
    await world.turnEnds();
    const [failure] = await failures();
    expect(failure!.buttons.map((button) => button.title)).toEqual(['Knock', 'Dismiss']);
    await owner.taps('Knock', failure);
    await world.turnEnds();
    expect(await sentTexts(world, phone)).toEqual(['[hilo_knock]']);
    await phone.taps('Read it');
    await world.turnEnds();
    expect((await sentTexts(world, phone))[1]).toBe(words);
  });

  it('a lost answer is settled by the status: sent once, no card', async () => {
    const phone = await writes('Dan Duda');
    await owner.taps('Send', await cardAbout(owner, 'Dan Duda'));
    await world.fault({ kind: 'timeout-after-accept', reset: true });
    await world.turnEnds();
    await world.passes('3m');
    expect(await failures()).toEqual([]);
    expect((await phone.thread()).filter((message) => message.from === 'business')).toHaveLength(1);
    expect((await world.figures()).outbound.unsure).toBe(0);
  });

  it('what is never confirmed is asked about once, after two minutes; Retry then sends again', async () => {
    const phone = await writes('Eli Nada');
    await owner.taps('Send', await cardAbout(owner, 'Eli Nada'));
    // An answer without a body: nobody knows whether it was taken, and no status ever comes.
    await world.fault({ kind: 'error', code: 500, bare: true });
    await world.turnEnds();
    expect(await failures()).toEqual([]);
    await world.passes('3m');
    await world.passes('3m');
    const [asked, ...more] = await failures();
    expect(more).toEqual([]);
    expect(asked!.text).toMatch(/^⚠️ WhatsApp did not confirm this to Eli Nada …\d{4}: “Hi /);
    expect(await sentTexts(world, phone)).toEqual([]);
    await owner.taps('Retry', asked);
    await owner.taps('Retry', asked);
    await world.turnEnds();
    expect(await sentTexts(world, phone)).toHaveLength(1);
  });
});
