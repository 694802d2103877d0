import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, ownerPhone, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run, sentTexts } from './thread.ts';

describe('A card and the ways to answer it', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    // A stage without words of its own: nothing to suggest.
    await run(
      world,
      sql`delete from playbook where kind in ('reply', 'keyword') and stage_id is distinct from
        (select id from stages where position = 0 limit 1)`,
    );
  });
  afterAll(() => world.close());

  /** A customer in a stage that has nothing to suggest, with a card to decide. */
  async function silentCard(number: string, name: string, text = 'Is the blue one still there?'): Promise<[Phone, Shown]> {
    const phone = world.phone(number, name);
    await phone.says('hi');
    await world.turnEnds();
    await owner.says(`move ${name} to qualified`);
    await phone.says(text);
    await world.turnEnds();
    return [phone, await cardAbout(owner, name)];
  }

  describe('without a suggestion', () => {
    it('offers Reply · Snooze · More; the text after Reply leaves for that customer', async () => {
      const [bea, card] = await silentCard('+34600000111', 'Bea Soler');
      expect(card.buttons.map((button) => button.title)).toEqual(['Reply', 'Snooze', 'More']);
      await owner.taps('Reply', card);
      expect((await owner.last()).text).toBe('Send me the words for Bea Soler …0111. “cancel” leaves it.');
      await owner.says('Yes, it is. Shall I keep it for you?');
      expect(await sentTexts(world, bea)).toEqual([]);
      await world.turnEnds();
      expect(await sentTexts(world, bea)).toEqual(['Yes, it is. Shall I keep it for you?']);
      expect(await owner.says('inbox').then(() => owner.last())).toMatchObject({
        text: 'Nobody is waiting. Everyone has an answer.',
      });
    });

    it('“cancel” leaves it, and after five minutes a text is not taken for the answer any more', async () => {
      const [leo, card] = await silentCard('+34600000112', 'Leo Font');
      await owner.taps('Reply', card);
      await owner.says('cancel');
      expect((await owner.last()).text).toBe('Left as it was.');
      await owner.taps('Reply', card);
      await world.passes('6m');
      await owner.says('too late for this');
      expect((await owner.last()).text).toContain('more than five minutes');
      await world.turnEnds();
      expect(await sentTexts(world, leo)).toEqual([]);
    });

    it('comes back an hour after Snooze, and sooner with a new message', async () => {
      const [leo, card] = [world.phone('+34600000112'), await cardAbout(owner, 'Leo Font')];
      await owner.taps('Snooze', card);
      expect((await owner.last()).text).toMatch(/^Put off until (\w+ )?\d\d:\d\d\.$/);
      await world.passes('50m');
      expect((await cardAbout(owner, 'Leo Font')).id).toBe(card.id);
      await world.passes('11m');
      const back = await cardAbout(owner, 'Leo Font');
      expect(back.id).not.toBe(card.id);
      expect(back.text).toContain('⏰ You put this off until now.');
      await owner.taps('Snooze', back);
      await leo.says('hello?');
      await world.turnEnds();
      const sooner = await cardAbout(owner, 'Leo Font');
      expect(sooner.id).not.toBe(back.id);
      expect(sooner.text).toContain('“Is the blue one still there?”\n“hello?”');
      expect(sooner.text).not.toContain('put this off');
    });

    it('has the rest behind More, and what is decided there is decided for the card', async () => {
      const card = await cardAbout(owner, 'Leo Font');
      await owner.taps('More', card);
      const list = await owner.last();
      expect(list.rows.map((row) => row.title)).toEqual(['Reply', 'Snooze', 'Open', 'Move', 'Not now']);
      await owner.picks('Not now', list);
      await owner.taps('Reply', card);
      expect((await owner.last()).text).toBe('This was left: nothing went out.');
    });
  });

  describe('with a suggestion', () => {
    beforeEach(() => clearThreads(world));

    it('Edit: the next text replaces the draft and leaves after the grace', async () => {
      const eva = await writes('+34600000113', 'Eva Pla', 'Hi there');
      await owner.taps('Edit');
      await owner.says('Hello Eva, what can we do for you?');
      await world.turnEnds();
      expect(await sentTexts(world, eva)).toEqual(['Hello Eva, what can we do for you?']);
    });

    it('Not now sends nothing and leaves them in the inbox', async () => {
      const ivo = await writes('+34600000114', 'Ivo Mas', 'Good morning');
      const tap = await owner.taps('Not now');
      await world.turnEnds();
      expect(await sentTexts(world, ivo)).toEqual([]);
      expect(await reactionsOn(tap)).toEqual(['✅']);
      await owner.says('inbox');
      expect((await owner.last()).rows.map((row) => row.title)).toContain('Ivo Mas');
    });

    it.each(['undo', 'Not now'])('in its grace an approval is taken back by “%s”; then Send sends once', async (how) => {
      const number = how === 'undo' ? '+34600000115' : '+34600000116';
      const name = how === 'undo' ? 'Uma Gil' : 'Noa Gil';
      const phone = await writes(number, name, 'Hello');
      const card = await cardAbout(owner, name);
      const tap = await owner.taps('Send', card);
      if (how === 'undo') await owner.says('undo');
      else await owner.taps('Not now', card);
      await world.turnEnds();
      expect(await sentTexts(world, phone)).toEqual([]);
      expect((await owner.last()).text).toMatch(/nothing went to (Uma|Noa) Gil/);
      expect(await reactionsOn(tap)).toEqual([]);
      await owner.taps('Send', card);
      await world.turnEnds();
      await owner.taps('Send', card);
      await world.turnEnds();
      expect(await sentTexts(world, phone)).toHaveLength(1);
      expect((await owner.last()).text).toMatch(/^This was already answered: sent at \d\d:\d\d\.$/);
    });

    it('after the delivery undo says how far it has come', async () => {
      await writes('+34600000116', 'Noa Gil', 'Thanks, and on Monday?');
      await owner.says('reply Noa Gil: Monday is fine');
      await world.turnEnds();
      await owner.says('undo');
      expect((await owner.last()).text).toMatch(/^Too late to undo: delivered to Noa Gil …0116 at \d\d:\d\d\.$/);
      await world.call('POST', '/phones/+34600000116/read');
      await world.settle();
      await owner.says('undo');
      expect((await owner.last()).text).toMatch(/^Too late to undo: Noa Gil …0116 read it at \d\d:\d\d\.$/);
    });

    it('words given by Reply are taken back by undo, and the card can be answered again', async () => {
      const [kim, card] = await silentCard('+34600000130', 'Kim Oller');
      const before = (await sentTexts(world, kim)).length;
      await owner.taps('Reply', card);
      await owner.says('We are closed on Monday.');
      await owner.says('undo');
      await world.turnEnds();
      expect(await sentTexts(world, kim)).toHaveLength(before);
      await owner.taps('Reply', card);
      await owner.says('We are closed on Tuesday.');
      await world.turnEnds();
      expect((await sentTexts(world, kim)).slice(before)).toEqual(['We are closed on Tuesday.']);
    });

    it('taps that arrive together have one effect', async () => {
      const phone = await writes('+34600000117', 'Pau Rius', 'Hello');
      const card = await cardAbout(owner, 'Pau Rius');
      const id = card.buttons[0]!.id;
      await Promise.all(Array.from({ length: 8 }, () => rawTap(id)));
      await world.settle();
      await world.turnEnds();
      expect(await sentTexts(world, phone)).toHaveLength(1);
    });

    it('a card that a newer message has overtaken sends nothing and says so', async () => {
      const phone = await writes('+34600000118', 'Rut Vall', 'Hello');
      const card = await cardAbout(owner, 'Rut Vall');
      await phone.says('and one more thing');
      await owner.taps('Send', card);
      expect((await owner.last()).text).toBe('Rut Vall has written again; the new card comes in a moment.');
      await world.turnEnds();
      const newer = await cardAbout(owner, 'Rut Vall');
      expect(newer.id).not.toBe(card.id);
      await owner.taps('Edit', card);
      expect(await owner.last()).toMatchObject({
        text: 'Rut Vall has written again; the newer card counts.',
        replyTo: newer.id,
      });
      expect(await sentTexts(world, phone)).toEqual([]);
    });

    it('a button of nobody does nothing and says so; another operator’s likewise', async () => {
      await rawTap('00000000-0000-4000-8000-000000000000');
      await world.settle();
      expect((await owner.last()).text).toBe('This card is over and nothing is open on it.');
      await run(
        world,
        sql`insert into operators (tenant_id, id, name, role, locale, phone, phone_key, mode, on_duty, created_at)
          select tenant_id, gen_random_uuid(), 'Maria', 'agent', 'en', '+34600000101', '34600000101', mode, false, created_at
          from operators limit 1`,
      );
      const sara = await writes('+34600000119', 'Sara Prats', 'Hello');
      const card = await cardAbout(owner, 'Sara Prats');
      await rawTap(card.buttons[0]!.id, '34600000101');
      await world.settle();
      await world.turnEnds();
      expect((await world.phone('+34600000101').last()).text).toBe('This card is over and nothing is open on it.');
      expect(await sentTexts(world, sara)).toEqual([]);
    });

    it.each([
      ['👍', 1],
      ['👎', 0],
      ['⏰', 0],
      ['✏️', 0],
    ])('%s is a verdict', async (emoji, sent) => {
      const n = ['👍', '👎', '⏰', '✏️'].indexOf(emoji);
      const phone = await writes(`+3460000012${n}`, `Emo Ji${'abcd'[n]}`, 'Hello');
      const card = await cardAbout(owner, `Emo Ji${'abcd'[n]}`);
      await owner.reacts(emoji, card);
      if (emoji === '👍') expect(await reactionsOn(card.id)).toEqual(['⏳']);
      const said = (await owner.last()).text;
      await world.turnEnds();
      expect(await sentTexts(world, phone)).toHaveLength(sent);
      if (emoji === '⏰') expect(said).toContain('Put off until');
      if (emoji === '✏️') expect(said).toContain('Send me the new text');
      if (emoji === '✏️') await owner.says('cancel');
      if (emoji === '👍' || emoji === '👎') expect(await reactionsOn(card.id)).toEqual(['✅']);
    });
  });

  describe('while a text is asked for', () => {
    beforeEach(() => clearThreads(world));

    it.each([
      ['Edit', 'Send to Lia', ['pipeline']],
      ['Edit', 'Note', []],
      ['Reply', 'Send to Lia', ['pipeline']],
      ['Reply', 'Do it', []],
    ])('after %s a command is not sent as words: %s', async (button, choice, sent) => {
      people += 1;
      const number = `+346000001${String(40 + people)}`;
      const [lia, card] =
        button === 'Edit'
          ? [await writes(number, 'Lia Mas', 'Hello'), await cardAbout(owner, 'Lia Mas')]
          : await silentCard(number, 'Lia Mas');
      await owner.taps(button, card);
      await owner.says('pipeline');
      const question = await owner.last();
      expect(question.text).toMatch(/^Is this for Lia Mas …\d{4}\?\n“pipeline”$/);
      expect(question.buttons.map((one) => one.title)).toEqual(['Send to Lia', 'Note', 'Do it']);
      await owner.taps(choice, question);
      if (choice === 'Do it') expect((await owner.last()).text).toContain('*Pipeline*');
      await world.turnEnds();
      expect(await sentTexts(world, lia)).toEqual(sent);
      await owner.taps(button, card);
      if (choice !== 'Send to Lia') await owner.says('cancel');
      else expect((await owner.last()).text).toContain('This was already answered');
      await run(
        world,
        sql`update contacts set name = name || ' before', name_key = name_key || ' before' where name = 'Lia Mas'`,
      );
    });

    it('other cards wait until it is there', async () => {
      await writes('+34600000160', 'Mar Vila', 'Hello');
      await owner.taps('Edit', await cardAbout(owner, 'Mar Vila'));
      // Not through the phone: the world does not come to rest while a card waits.
      await world.call('POST', '/phones/+34600000161/messages', { name: 'Nel Bosc', type: 'text', text: 'Hello' });
      await vi.waitFor(() => world.call('POST', '/clock', { advance: '1s' }).then(queuedLater), { timeout: 10_000 });
      await expect(cardAbout(owner, 'Nel Bosc')).rejects.toThrow('No card');
      await owner.says('We open at nine.');
      await world.turnEnds();
      await cardAbout(owner, 'Nel Bosc');
      expect(await sentTexts(world, world.phone('+34600000160'))).toEqual(['We open at nine.']);
    });

    async function queuedLater(): Promise<void> {
      const rows = await run(
        world,
        sql`select 1 from outbox o join cards c on c.id = o.card_id join contacts p on p.id = c.contact_id
          where p.name = 'Nel Bosc' and o.state = 'queued' and o.next_try_machine > now()`,
      );
      expect(rows).toHaveLength(1);
    }
  });

  describe('an answer given while they write again', () => {
    beforeEach(async () => {
      await clearThreads(world);
      // The inbox shows who waits longest: those of the tests before would fill it.
      await run(world, sql`update conversations set awaiting_since = null`);
    });

    it.each(['a quote', 'a command', 'Reply'])('by %s leaves, and what they wrote brings its card all the same', async (how) => {
      people += 1;
      const number = `+346000001${String(40 + people)}`;
      const name = `Ada ${how.replace('a ', '')}`;
      const [ada, card] = how === 'Reply' ? await silentCard(number, name) : [await writes(number, name, 'Hello'), null];
      const old = card ?? (await cardAbout(owner, name));
      if (how === 'Reply') await owner.taps('Reply', old);
      await ada.says('And do you have it in green?');
      if (how === 'a quote') await owner.says('Come at five.', { replyTo: old.id });
      if (how === 'a command') await owner.says(`reply ${name}: Come at five.`);
      if (how === 'Reply') await owner.says('Come at five.');
      await world.turnEnds();
      await world.turnEnds();
      expect(await sentTexts(world, ada)).toEqual(['Come at five.']);
      const newer = await cardAbout(owner, name);
      expect(newer.id).not.toBe(old.id);
      expect(newer.text).toContain('“And do you have it in green?”');
      await owner.says('inbox');
      expect((await owner.last()).rows.map((row) => row.title)).toContain(name);
      await owner.says('Yes, in green too.', { replyTo: newer.id });
      await world.turnEnds();
      expect(await sentTexts(world, ada)).toEqual(['Come at five.', 'Yes, in green too.']);
      await owner.says('inbox');
      expect(JSON.stringify(await owner.last())).not.toContain(name);
    });

    it('on the phone after it settles it; before it, it does not, however late that is told', async () => {
      const eli = await writes('+34600000170', 'Eli Ros', 'Hello');
      const before = await moment();
      await world.passes('2s');
      await eli.says('And on Sunday?');
      await echo('34600000170', 'Good morning!', before);
      await world.turnEnds();
      expect((await cardAbout(owner, 'Eli Ros')).text).toContain('“And on Sunday?”');
      await eli.says('Or on Monday?');
      await world.passes('2s');
      await echo('34600000170', 'Monday it is.', await moment());
      await world.turnEnds();
      expect((await cardAbout(owner, 'Eli Ros')).text).not.toContain('Monday');
    });

    it('a card put off beyond the end of their window comes back with what still reaches them', async () => {
      const [, card] = await silentCard('+34600000172', 'Jan Pou');
      await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
      await world.passes('23h');
      await owner.taps('Snooze', card);
      await world.passes('2h');
      const back = await cardAbout(owner, 'Jan Pou');
      expect(back.id).not.toBe(card.id);
      expect(back.buttons.map((button) => button.title)).toEqual(['Reply', 'Not now']);
    });

    it('a snoozed card that was answered does not come back', async () => {
      const [, card] = await silentCard('+34600000171', 'Ivet Sol');
      await owner.taps('Snooze', card);
      await owner.says('Come on Friday.', { replyTo: card.id });
      await world.passes('61m');
      expect((await cardAbout(owner, 'Ivet Sol')).id).toBe(card.id);
    });

    async function moment(): Promise<string> {
      const { now } = (await world.call('GET', '/clock')) as { now: string };
      return String(Math.floor(Date.parse(now) / 1000));
    }
  });

  describe('“no” within the grace', () => {
    beforeEach(() => clearThreads(world));

    it.each(['cancel', 'no', '👎'])(
      '“%s” takes back what is about to leave, and not the card that has just come',
      async (word) => {
        people += 1;
        const number = `+346000001${String(40 + people)}`;
        const phone = await writes(number, `Tom ${people}`, 'Hello');
        await owner.says('inbox');
        await owner.taps('Send', await cardAbout(owner, `Tom ${people}`));
        await owner.says(word);
        expect((await owner.last()).text).toContain(`Undone: nothing went to Tom ${people}`);
        await world.turnEnds();
        expect(await sentTexts(world, phone)).toEqual([]);
        await owner.taps('Not now', await cardAbout(owner, `Tom ${people}`));
      },
    );
  });

  describe('what is sent into the thread', () => {
    beforeEach(() => clearThreads(world));
    const place = { type: 'location', location: { latitude: 41.38, longitude: 2.17, name: 'Studio' } };
    const person = { type: 'contacts', contacts: [{ name: { formatted_name: 'Lea' }, phones: [{ phone: '+34 600 000 999' }] }] };

    it('a place and a contact card that quote a card go to that customer', async () => {
      const ola = await writes('+34600000180', 'Ola Nit', 'Where are you?');
      const card = await cardAbout(owner, 'Ola Nit');
      await owner.posts({ ...place, replyTo: card.id });
      await owner.posts({ ...person, replyTo: card.id });
      await world.turnEnds();
      expect(await sentTexts(world, ola)).toEqual(['[location]', '[contacts]']);
    });
  });

  let people = 0;

  let echoes = 0;
  /** Somebody of the team wrote from the WhatsApp Business app on the same number. */
  async function echo(to: string, body: string, timestamp: string): Promise<void> {
    echoes += 1;
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '34600000199', phone_number_id: '200300400500600' },
      message_echoes: [{ from: '34600000199', to, id: `wamid.CARDECHO${echoes}`, timestamp, type: 'text', text: { body } }],
    };
    await world.call('POST', '/webhooks', {
      object: 'whatsapp_business_account',
      entry: [{ id: '100200300400500', changes: [{ field: 'smb_message_echoes', value }] }],
    });
    await world.settle();
  }

  async function writes(number: string, name: string, text: string): Promise<Phone> {
    const phone = world.phone(number, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }

  async function reactionsOn(id: string, from = 'business'): Promise<string[]> {
    const message = (await owner.thread()).find((one) => one.id === id);
    return (message?.reactions ?? []).filter((one) => one.from === from).map((one) => one.emoji);
  }

  let taps = 0;
  /** A tap as Meta tells it, without the simulator's own phone: so many at once never come from one thumb. */
  async function rawTap(id: string, from = ownerPhone.slice(1)): Promise<void> {
    taps += 1;
    await world.call('POST', '/webhooks', {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '100200300400500',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '34600000199', phone_number_id: '200300400500600' },
                contacts: [{ wa_id: from, profile: { name: 'Owner' } }],
                messages: [
                  {
                    from,
                    id: `wamid.TAP${taps}`,
                    timestamp: String(
                      Math.floor(Date.parse(((await world.call('GET', '/clock')) as { now: string }).now) / 1000),
                    ),
                    type: 'interactive',
                    interactive: { type: 'button_reply', button_reply: { id, title: 'Send' } },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  }
});
