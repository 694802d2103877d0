import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, messageWith, run, sentTexts } from './thread.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

type Sent = {
  type: string;
  body: { text: string };
  action: { cards: { body: { text: string } }[]; sections: { rows: { title: string }[] }[] };
};

describe('Offers that are shown to a customer', () => {
  let world: World;
  let owner: Phone;
  let ana: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    ana = world.phone('+34600000491', 'Ana Ruiz');
    await ana.says('Do you have flats?');
    await world.turnEnds();
    for (const caption of ['Flat Serrano 12, 3 rooms, lift, 250k', 'Flat Velázquez 3, 2 rooms, 310k'])
      await owner.posts({ type: 'image', data: png, mime: 'image/png', caption: `offer ${caption}` });
    await owner.says('offer Flat Goya 8, 1 room, 190k');
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);
  const interactives = async (phone: Phone) =>
    (await world.sentTo(phone.number)).flatMap(({ body }) => (body.interactive ? [body.interactive as Sent] : []));

  it('several go as pictures to swipe through, after a tap; what she likes is a turn that names it', async () => {
    expect(await asks('show ana offer 1 and 2')).toBe(
      [
        'To show to *Ana Ruiz …0491*:',
        '#1 Flat Serrano 12 · €250,000',
        '#2 Flat Velázquez 3 · €310,000',
        'One message: pictures to swipe through, each with I’m interested · Not for me.',
        '',
        '“Hello Ana! One of these could be something for you:”',
      ].join('\n'),
    );
    expect(await interactives(ana)).toEqual([]);
    await owner.taps('Send');
    await world.turnEnds();
    const [carousel] = await interactives(ana);
    expect(carousel).toMatchObject({ type: 'carousel', body: { text: 'Hello Ana! One of these could be something for you:' } });
    expect(carousel!.action.cards.map((card) => card.body.text)).toEqual([
      '*Flat Serrano 12*\n€250,000\n3 rooms, lift',
      '*Flat Velázquez 3*\n€310,000\n2 rooms',
    ]);
    const shown = (await ana.thread()).findLast((one) => one.from === 'business')!;
    await ana.posts({ type: 'tap', title: 'Not for me', message: shown.id, card: 1 });
    await world.turnEnds();
    await ana.posts({ type: 'tap', title: 'I’m interested', message: shown.id, card: 0 });
    await ana.posts({ type: 'tap', title: 'I’m interested', message: shown.id, card: 0 });
    await world.turnEnds();
    const card = await messageWith(owner, '👍');
    expect(card.text).toContain('👍 Offer 1 · Flat Serrano 12 · €250,000 · available');
    expect(card.text).not.toContain('Velázquez');
    expect(await asks('offer 1')).toContain('shown to 1 · 1 want it');
    expect(await asks('ana')).toContain('wants Offer 1 · Flat Serrano 12 · available');
    const looks = await run(world, sql`select what, price::int from offer_looks order by id`);
    expect(looks.map(({ what }) => what)).toEqual(['shown', 'shown', 'passed', 'liked']);
  });

  it('one goes with its picture; one without a photo makes a list; what is sold is left out and said so', async () => {
    await asks('show ana offer 3');
    await owner.taps('Send');
    await world.turnEnds();
    expect((await interactives(ana)).at(-1)).toMatchObject({
      type: 'button',
      body: { text: 'Hello Ana! This could be something for you:\n\n*Flat Goya 8*\n1 room\n€190,000' },
    });
    await asks('offer 2 sold');
    expect(await asks('show ana offers 1 2 3 9')).toContain('Offer 2 is sold: left out.');
    const list = await owner.last();
    expect(list.text).toContain('There is no offer 9.');
    await owner.taps('Send', list);
    await world.turnEnds();
    const sent = (await interactives(ana)).at(-1)!;
    expect(sent.action.sections[0]!.rows.map((row) => row.title)).toEqual(['Flat Serrano 12', 'Flat Goya 8']);
    expect(await asks('show ana flats under 200k')).toContain('#3 Flat Goya 8');
  });

  it('leave no more as they were once one costs something else: the card comes anew', async () => {
    await clearThreads(world);
    await owner.says('today');
    await ana.says('And now?');
    await world.turnEnds();
    await asks('show ana offer 1');
    const card = await owner.last();
    await asks('offer 1 price 240k');
    await owner.taps('Send', card);
    expect(await messageWith(owner, 'Not sent. Since then:')).toBeTruthy();
    expect((await owner.last()).text).toContain('#1 Flat Serrano 12 · €240,000');
    await owner.taps('Send');
    await world.turnEnds();
    expect(JSON.stringify((await interactives(ana)).at(-1))).toContain('€240,000');
  });

  it.each([
    ['does not know such a message', 131009, 1, ['carousel 131009', 'list taken']],
    ['does not like the pictures', 131053, 1, ['carousel 131053', 'list taken']],
    ['takes neither', 131009, 2, ['carousel 131009', 'list 131009']],
    ['has nothing against them but is busy', 131016, 1, ['carousel 131016']],
  ])('are tried as a list, once, where Meta %s', async (_, code, times, tried) => {
    await asks('offer 2 available');
    await world.passes('1m');
    const posts = async () =>
      (await world.ledger())
        .filter(({ body }) => body?.to === ana.number && body.interactive)
        .map(({ body, error }) => `${(body.interactive as Sent).type} ${error?.code ?? 'taken'}`);
    const before = (await posts()).length;
    await asks('show ana offer 1 2');
    await owner.taps('Send');
    await world.fault({ kind: 'error', code, times });
    await world.call('POST', '/clock', { advance: '6s' });
    await world.settle({ queued: true });
    expect((await posts()).slice(before)).toEqual(tried);
    if (tried.length > 1) expect((await owner.last()).buttons.some(({ title }) => title === 'Retry')).toBe(times > 1);
    await run(world, sql`update outbox set state = 'cancelled' where state = 'queued'`);
  });

  it('go as a list where their pictures cannot: nobody is left without', async () => {
    await asks('offer 2 available');
    await run(world, sql`update media set state = 'gone'`);
    await asks('show ana offer 1 2');
    await owner.taps('Send');
    await world.turnEnds();
    const sent = (await interactives(ana)).at(-1)!;
    expect(sent.type).toBe('list');
    expect(sent.action.sections[0]!.rows.map((row) => row.title)).toEqual(['Flat Serrano 12', 'Flat Velázquez 3']);
    await ana.picks('Flat Velázquez 3');
    await world.turnEnds();
    expect((await messageWith(owner, '👍')).text).toContain('Offer 2 · Flat Velázquez 3');
  });

  it('wait behind a knock where her window is closed, and show nobody what was sold meanwhile', async () => {
    await world.passes('25h');
    await asks('show ana offer 1 3');
    await owner.taps('Send');
    await owner.taps('Knock');
    await world.turnEnds();
    expect((await sentTexts(world, ana)).at(-1)).toContain('hilo_knock');
    const before = (await interactives(ana)).length;
    await asks('offer 3 sold');
    await ana.taps('Read it');
    await world.turnEnds();
    expect((await interactives(ana)).length).toBe(before);
    expect((await messageWith(owner, 'is gone or costs something else')).text).toContain('Offer 3');
  });

  it('feed a follow-up while they are to be had; one that is sold since makes its words old', async () => {
    await clearThreads(world);
    await owner.says('sequences New 1: Hi {first_name}, is {offer} still something for you?');
    const leo = world.phone('+34600000492', 'Leo Gomes');
    await leo.says('Hello, how much is a logo?');
    await world.turnEnds();
    await asks('show leo offer 1');
    await owner.taps('Send');
    await world.turnEnds();
    await leo.taps('I’m interested');
    await world.turnEnds();
    await asks('reply leo Shall we visit it?');
    await world.turnEnds();
    await world.passes('20h');
    const card = await cardAbout(owner, 'Leo Gomes');
    expect(card.text).toContain('Hi Leo, is Flat Serrano 12, €240,000 still something for you?');
    await asks('offer 1 sold');
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await sentTexts(world, leo)).join('\n')).not.toContain('still something for you');
    const anew = await cardAbout(owner, 'Leo Gomes');
    expect(anew.id).not.toBe(card.id);
    expect(anew.text).not.toContain('Serrano 12, €');
  });
});
