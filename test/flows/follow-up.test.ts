import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, messageWith, run, sentTexts } from './thread.ts';

const draft = /Hi \w+, this is Sol Studio\. Are you still interested\? I am happy to help\./;

describe('A follow-up', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await clearThreads(world);
    // Whoever an earlier test left silent is not followed up in this one.
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
    await run(world, sql`update conversations set awaiting_since = null`);
  });
  afterAll(() => world.close());

  let people = 0;
  /** A customer who wrote and was answered; nothing has been said since. */
  async function answered(name: string, number?: string): Promise<Phone> {
    people += 1;
    const phone = world.phone(number ?? `+346000003${String(people).padStart(2, '0')}`, name);
    await phone.says('Hello, I am looking for a course');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
    return phone;
  }

  it('is shown once, four hours before their window closes, and Send leaves as own words', async () => {
    const ana = await answered('Ana Ruiz');
    await world.passes('19h');
    expect(await cardsAbout(owner, 'Ana Ruiz')).toHaveLength(1);
    await world.passes('1h');
    const card = await cardAbout(owner, 'Ana Ruiz');
    expect(card.buttons.map((button) => button.title)).toEqual(['Send', 'Edit', 'Not now']);
    expect(card.text).toMatch(
      /^⏰ \*Ana Ruiz …\d{4}\*\nQuiet for (19|20) h · New · follow-up 1 of 2\n“Hello, I am looking for a course”\n→ “/,
    );
    expect(card.text).toMatch(/In your own words until (\w+ )?\d\d:\d\d, after that only by template\./);
    expect(card.text).toMatch(draft);
    await world.passes('1h');
    expect(await cardsAbout(owner, 'Ana Ruiz')).toHaveLength(2);
    await owner.taps('Send', card);
    await world.turnEnds();
    const [, sent] = await world.sentTo(ana.number);
    expect(sent?.body.type).toBe('text');
    expect((await sentTexts(world, ana))[1]).toMatch(draft);
    await world.passes('3h');
    expect(await cardsAbout(owner, 'Ana Ruiz')).toHaveLength(2);
  });

  it('goes along when the deal moves: the same silence, in the new stage’s words', async () => {
    await answered('Zoe Marin');
    await owner.says('move zoe to qualified');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Zoe Marin');
    expect(card.text).toMatch(/Quiet for (19|20) h · Qualified/);
    expect(card.buttons.map((button) => button.title)).toEqual(['Send', 'Edit', 'Not now']);
  });

  it('knocks when the window has closed: the template leaves, and the words arrive with their tap, once', async () => {
    const bea = await answered('Bea Sanz');
    await world.passes('18h');
    await owner.says('today');
    await world.passes('7h');
    const card = await shownAt25h('Bea Sanz');
    expect(card.buttons.map((button) => button.title)).toEqual(['Knock', 'Send template', 'Not now']);
    const lines = card.text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines.slice(-2)).toEqual([
      expect.stringMatching(/^Knock \(≈ \$0\.02\), and their tap brings the playbook’s words: “Hi Bea, this is Sol Studio\..*”$/),
      expect.stringMatching(/^Template, at once \(marketing, ≈ \$0\.06\): “Hello Bea, this is Sol Studio.*”$/),
    ]);
    await owner.taps('Knock', card);
    await world.turnEnds();
    expect((await sentTexts(world, bea)).slice(1)).toEqual(['[hilo_knock]']);
    expect((await world.figures()).outbound.held).toBe(1);
    await bea.taps('Read it');
    await world.turnEnds();
    const texts = await sentTexts(world, bea);
    expect(texts).toHaveLength(3);
    expect(texts[2]).toMatch(draft);
    await bea.taps('Read it');
    await world.turnEnds();
    expect(await sentTexts(world, bea)).toHaveLength(3);
  });

  it('lets the parked words go as well when they simply write', async () => {
    const eva = await answered('Eva Puig');
    await world.passes('18h');
    await owner.says('today');
    await world.passes('7h');
    await owner.taps('Knock', await shownAt25h('Eva Puig'));
    await world.turnEnds();
    await eva.says('hello again');
    await world.turnEnds();
    const texts = await sentTexts(world, eva);
    expect(texts[1]).toBe('[hilo_knock]');
    expect(texts[2]).toMatch(draft);
    expect(texts).toHaveLength(3);
  });

  it('undo stops both halves of a knock, and the words alone once the template is out', async () => {
    const isa = await answered('Isa Roca');
    await world.passes('18h');
    await owner.says('today');
    await world.passes('7h');
    const card = await shownAt25h('Isa Roca');
    await owner.taps('Knock', card);
    await owner.says('undo');
    await world.turnEnds();
    expect(await sentTexts(world, isa)).toHaveLength(1);
    await owner.taps('Knock', card);
    await world.turnEnds();
    await owner.says('undo');
    expect((await owner.last()).text).toContain('your words stay here');
    await isa.taps('Read it');
    await world.turnEnds();
    expect((await sentTexts(world, isa)).slice(1)).toEqual(['[hilo_knock]']);
    // They tapped and nothing came: somebody has to answer.
    expect((await cardAbout(owner, 'Isa Roca')).text).toContain('tapped “Read it”');
  });

  it('sends the filled template instead, by its category', async () => {
    const ona = await answered('Ona Vila');
    await world.passes('18h');
    await owner.says('today');
    await world.passes('7h');
    await owner.taps('Send template', await shownAt25h('Ona Vila'));
    await world.turnEnds();
    const last = (await world.sentTo(ona.number)).at(-1)!;
    expect(last.body).toMatchObject({ type: 'template', template: { name: 'hilo_quiet_lead' } });
    expect(await categoryOf(last.callbackData)).toBe('marketing');
    expect((await ona.last()).text).toContain('Hello Ona, this is Sol Studio');
  });

  it('answered after the window has closed, sends nothing and offers what still reaches them', async () => {
    const pep = await answered('Pep Coll');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Pep Coll');
    expect(card.buttons[0]!.title).toBe('Send');
    await world.passes('4h');
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, pep)).toHaveLength(1);
    expect((await cardAbout(owner, 'Pep Coll')).buttons.map((button) => button.title)).toEqual([
      'Knock',
      'Send template',
      'Not now',
    ]);
    await owner.taps('Send', card);
    expect((await owner.last()).text).toBe('There is a newer card about Pep Coll; that one counts.');
  });

  it('is over when they wrote, and a tap says so', async () => {
    const leo = await answered('Leo Gras');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Leo Gras');
    await leo.says('I am back');
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await owner.thread()).map((message) => message.text)).toContain('Leo Gras has written since, so this was not sent.');
    expect(await sentTexts(world, leo)).toHaveLength(1);
  });

  it('approved, is not sent when they write within the grace', async () => {
    const max = await answered('Max Font');
    await world.passes('20h');
    await owner.taps('Send', await cardAbout(owner, 'Max Font'));
    await world.passes('2s');
    await max.says('wait, I have a question');
    await world.turnEnds();
    expect(await sentTexts(world, max)).toHaveLength(1);
    expect((await owner.thread()).map((message) => message.text)).toContain('Max Font has written since, so this was not sent.');
  });

  it('is over when we wrote, and the next silence is counted from there', async () => {
    const nil = await answered('Nil Roig');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Nil Roig');
    await owner.says('reply Nil Roig: see you on Monday');
    await world.turnEnds();
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await owner.last()).text).toContain('already answered');
    expect(await sentTexts(world, nil)).toHaveLength(2);
  });

  it('is left by Not now, and one silence brings no second card', async () => {
    await answered('Oto Blau');
    await world.passes('20h');
    await owner.taps('Not now', await cardAbout(owner, 'Oto Blau'));
    await clearThreads(world);
    await world.passes('3h');
    expect(await cardsAbout(owner, 'Oto Blau')).toHaveLength(0);
  });

  it('left out is asked why, in one tap: it is counted, one undo takes all of it back, and who is not interested is left alone', async () => {
    const planned = async () =>
      await run(
        world,
        sql`select f.step from follow_ups f join conversations t on t.id = f.conversation_id join contacts c on c.id = t.contact_id
            where c.name = 'Lia Mas' and f.state = 'waiting'`,
      );
    const counted = async () => {
      await owner.says('report today');
      return /^Follow-ups: .*$/m.exec((await owner.last()).text)?.[0] ?? '';
    };
    await answered('Lia Mas');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Lia Mas');
    const before = await counted();
    await owner.taps('Not now', card);
    expect(await planned()).toEqual([{ step: 2 }]);
    await owner.picks('Already settled');
    expect(await planned()).toEqual([]);
    expect(await counted()).toMatch(/left out \(settled 1\)/);
    await owner.says('undo');
    expect((await owner.last()).text).toMatch(/^Undone: the follow-up of Lia Mas …\d{4} waits for you again\.$/);
    expect(await counted()).toBe(before);
    await owner.taps('Not now', card);
    await owner.picks('Not interested: no more');
    expect((await owner.last()).text).toContain('is left alone: no more follow-ups are proposed');
    expect(await planned()).toEqual([]);
    expect(await counted()).toMatch(/left out \(not interested 1\)/);
    await owner.says('undo');
    await messageWith(owner, 'is followed up again');
    // Within the second it comes again by itself; before that a second undo brings it.
    await owner.says('undo');
    expect((await owner.last()).text).toMatch(/waits for you again|Something has come since|^⏰ \*Lia Mas/);
    await owner.says('followups');
    expect((await owner.last()).text).toContain('*Lia Mas');
  });

  it('is put off for an hour by ⏰, with the silence counted on', async () => {
    await answered('Pol Mir');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Pol Mir');
    await owner.reacts('⏰', card);
    await world.passes('61m');
    const back = await cardAbout(owner, 'Pol Mir');
    expect(back.id).not.toBe(card.id);
    expect(back.text).toContain('Quiet for 21 h');
  });

  it('taken back in its grace can be decided again and nobody is said to wait', async () => {
    const rai = await answered('Rai Sol');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Rai Sol');
    await owner.taps('Send', card);
    await owner.taps('Not now', card);
    await world.turnEnds();
    await owner.says('inbox');
    expect((await owner.last()).text).toBe('Nobody is waiting. Everyone has an answer.');
    await owner.says('followups list');
    await owner.picks('Rai Sol');
    await owner.taps('Send', await cardAbout(owner, 'Rai Sol'));
    await world.turnEnds();
    expect(await sentTexts(world, rai)).toHaveLength(2);
  });

  it('quoted, the new words replace the draft and ask for Send', async () => {
    const sam = await answered('Sam Roy');
    await world.passes('20h');
    const card = await cardAbout(owner, 'Sam Roy');
    await owner.says('Hi Sam, a place has come free on Friday.', { replyTo: card.id });
    await world.turnEnds();
    expect(await sentTexts(world, sam)).toHaveLength(1);
    const asked = await cardAbout(owner, 'Sam Roy');
    expect(asked.text).toContain('Your words:\nHi Sam, a place has come free on Friday.');
    await owner.taps('Send', asked);
    await world.turnEnds();
    expect((await sentTexts(world, sam))[1]).toBe('Hi Sam, a place has come free on Friday.');
  });

  it('to somebody who said stop offers no marketing; to a US number neither, and says why', async () => {
    const tia = await answered('Tia Stop');
    await tia.says('STOP');
    const joe = await answered('Joe Smith', '+12125550123');
    await world.passes('18h');
    await owner.says('today');
    await world.passes('7h');
    const stopped = await shownAt25h('Tia Stop');
    expect(stopped.buttons.map((button) => button.title)).toEqual(['Knock', 'Not now']);
    expect(stopped.text).toContain('Tia Stop asked for no marketing');
    const american = await shownAt25h('Joe Smith');
    expect(american.buttons.map((button) => button.title)).toEqual(['Knock', 'Not now']);
    expect(american.text).toContain('WhatsApp does not deliver marketing to US numbers.');
    expect(await sentTexts(world, joe)).toHaveLength(1);
  });

  it('of somebody nobody answered comes before the window closes, says that they wait, and answers them', async () => {
    const val = world.phone('+34600000399', 'Val Mora');
    await val.says('How long does the course take?');
    await world.turnEnds();
    await owner.taps('Not now', await cardAbout(owner, 'Val Mora'));
    await world.passes('20h');
    const card = await cardAbout(owner, 'Val Mora');
    expect(card.text).toMatch(/^⏰ \*Val Mora …0399\*\nWaiting for an answer for 20 h · New\n“How long does the course take\?”/);
    expect(card.text).toContain('thank you for writing to Sol Studio');
    expect(await cardsAbout(owner, 'Val Mora')).toHaveLength(2);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, val)).toHaveLength(1);
  });

  it('of somebody who waits comes in time in a patient stage too', async () => {
    await run(world, sql`update stages set sequence = '{"on": true, "steps": [{"afterHours": 96}]}' where kind = 'open'`);
    const noe = world.phone('+34600000398', 'Noe Prat');
    await noe.says('Can you call me?');
    await world.turnEnds();
    await owner.taps('Not now', await cardAbout(owner, 'Noe Prat'));
    await world.passes('20h');
    await run(world, sql`update stages set sequence = '{"on": true, "steps": [{"afterHours": 24}]}' where kind = 'open'`);
    expect(await cardsAbout(owner, 'Noe Prat')).toHaveLength(2);
    expect((await cardAbout(owner, 'Noe Prat')).text).toContain('Waiting for an answer for 20 h');
  });

  /** Once the window has closed, the card that was shown before it offers what is left when it is tapped. */
  async function shownAt25h(name: string) {
    const card = await cardAbout(owner, name);
    if (card.buttons[0]!.title !== 'Send') return card;
    await owner.taps('Send', card);
    return await cardAbout(owner, name);
  }

  async function categoryOf(outboxId: string | null): Promise<unknown> {
    const [row] = await run(world, sql`select category from outbox where id = ${outboxId}`);
    return row?.category;
  }
});
