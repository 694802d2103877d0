import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, heard, joins, messageWith, run } from './thread.ts';

describe('A quote', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000471', 'Eva Sol');
    await eva.says('How much for a logo and cards?');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  const cardWith = (text: string) => messageWith(owner, text);

  const quotes = async () => (await eva.thread()).filter((one) => one.from === 'business' && one.text.includes('quote'));

  it('goes after a tap, with its buttons; it is sent when Meta has it, and not while it can be taken back', async () => {
    const said = await asks('quote eva logo design 450, cards 120');
    expect(said).toMatch(
      /^\*Quote 1\* · Eva Sol …0471\nlogo design · €450\ncards · €120\nTotal: \*€570\*\nholds until .*\nGoes as a PDF, with the buttons Accept · Question\.\n\nTo Eva:\nHello Eva! This is our quote 1:\nlogo design · €450\ncards · €120\nTotal: €570\nIt holds until /,
    );
    const card = await owner.last();
    await owner.taps('Send', card);
    expect(await asks('quotes')).toContain('1 open quote');
    expect((await owner.last()).rows[0]?.description).toContain('open');
    await asks('undo');
    await world.turnEnds();
    expect(await quotes()).toEqual([]);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await quotes()).map((one) => one.buttons.map(({ title }) => title))).toEqual([['Accept', 'Question']]);
    const sent = (await world.sentTo(eva.number)).find((line) => line.body.type === 'interactive')!;
    const { header } = sent.body.interactive as { header: unknown };
    expect(header).toMatchObject({ type: 'document', document: { filename: 'Quote 1.pdf' } });
    await asks('quotes');
    expect((await owner.last()).rows[0]?.description).toContain('sent');
  });

  it('with a tap of hers on Question nothing is accepted: it is a turn like any other', async () => {
    await eva.taps('Question');
    await world.turnEnds();
    expect((await cardWith('Question')).buttons.length).toBeGreaterThan(0);
    expect(await asks('quote 1')).toContain('sent');
  });

  it('is accepted by her tap, once, and becomes an order in one tap', async () => {
    const [sent] = await quotes();
    await eva.taps('Accept', sent);
    await world.turnEnds();
    const card = await cardWith('accepted quote 1');
    expect(card.text).toBe('✅ *Eva Sol …0471* accepted quote 1.\nlogo design · €450\ncards · €120\nTotal: *€570*');
    await eva.taps('Accept', sent);
    await world.turnEnds();
    expect((await owner.thread()).filter((one) => one.text.includes('accepted quote 1'))).toHaveLength(1);
    await owner.taps('Make it an order', card);
    expect((await owner.last()).text).toBe('Order 1 · Eva Sol …0471 · made of quote 1');
    await owner.taps('Make it an order', card);
    expect(await asks('orders')).toBe('1 open order');
    expect(await asks('quotes')).toBe('No quote is open.');
    expect(await asks('log eva')).toContain('accepted');
  });

  it('with many lines is a short message over a long document', async () => {
    const lines = Array.from({ length: 25 }, (_, n) => `hand-made part with a long name number ${n} for 10`).join(', ');
    // Too long for one message with buttons: the words come first.
    expect(await asks(`quote eva ${lines}`)).toBe('*Quote 2* · Eva Sol …0471');
    expect((await cardWith('with everything in the document')).text).toContain('number 24 · €10');
    await owner.taps('Send');
    await world.turnEnds();
    expect((await quotes()).at(-1)?.text).toMatch(
      /^Hello Eva! This is our quote 2, with everything in the document\. Total: €250\nIt holds until /,
    );
    await asks('quote 2 declined');
  });

  it('of hers is nobody else’s to accept', async () => {
    const leo = world.phone('+34600000472', 'Leo Gomes');
    await asks('quote eva poster 80');
    await owner.taps('Send');
    await world.turnEnds();
    const mine = (await quotes()).at(-1)!;
    await leo.says('Hi');
    await world.turnEnds();
    await asks('quote leo poster 80');
    await owner.taps('Send');
    await world.turnEnds();
    const theirs = (await leo.thread()).findLast((one) => one.buttons.length > 0)!;
    // Leo taps; only his own is accepted.
    await leo.taps('Accept', theirs);
    await world.turnEnds();
    expect(await asks('quote 4')).toContain('accepted');
    expect(await asks('quote 3')).toContain('sent');
    expect(mine.buttons).toHaveLength(2);
  });

  it('is reminded of two days before it runs out, and runs out on its day whatever the row says', async () => {
    // By now the thread has had as many messages as Meta lets through without a wait.
    await clearThreads(world);
    await owner.says('today');
    await eva.says('One more thing');
    await world.turnEnds();
    await asks('quote eva banner 200');
    await owner.taps('Send');
    await world.turnEnds();
    const banner = (await quotes()).at(-1)!;
    await run(
      world,
      sql`update records set due_at = created_at + interval '40 hours', look_at = created_at where kind = 'quote' and number = 5`,
    );
    await world.passes('1s');
    const card = await cardWith('runs out on');
    expect(card.text).toMatch(/^⏰ Quote 5 for \*Eva Sol …0471\* runs out on .*\n\nTo Eva:\nHello Eva! Our quote 5 holds until /);
    await world.passes('23h');
    await asks('today');
    await world.passes('18h');
    expect(await cardWith('has run out')).toMatchObject({
      text: 'Quote 5 for *Eva Sol …0471* has run out, and nobody has answered.',
    });
    await eva.taps('Accept', banner);
    await world.turnEnds();
    const late = await cardWith('wants to accept quote 5');
    expect(await asks('quote 5')).toContain('run out');
    await owner.taps('Accept anyway', late);
    expect((await owner.last()).text).toBe('Quote 5 · Eva Sol …0471 · accepted');
  });

  it('whose lines have changed is accepted only as it was sent last', async () => {
    await clearThreads(world);
    await asks('quote eva sign 300');
    await owner.taps('Send');
    await world.turnEnds();
    const before = (await quotes()).at(-1)!;
    expect(await asks('quote 6 line 1 price 280')).toContain('Total: *€280*');
    await eva.taps('Accept', before);
    await world.turnEnds();
    const card = await cardWith('as it was before its lines changed');
    expect(await asks('quote 6')).toContain('sent');
    await owner.taps('Send', card);
    await owner.taps('Send');
    await world.turnEnds();
    const now = (await quotes()).at(-1)!;
    expect(now.text).toContain('€280');
    await eva.taps('Accept', now);
    await world.turnEnds();
    expect(await asks('quote 6')).toContain('accepted');
    expect(await asks('quote 6 add frame 20')).toMatch(/^Quote 6 is accepted: its lines stay as they are/);
  });

  it('becomes one order where two of the team make it in the same moment, and whoever was later is told of it', async () => {
    await clearThreads(world);
    const lucia = await joins(world, { name: 'Lucía', phone: '+34600000112', role: 'manager' });
    await lucia.says('hi');
    for (const number of [7, 8, 9]) {
      await asks(`quote eva frame ${number} for ${number}0`);
      await owner.taps('Send');
      await world.turnEnds();
      await asks(`quote ${number} accepted`);
      await Promise.all([owner, lucia].map((one) => one.says(`quote ${number} order`)));
      const made = await run(
        world,
        sql`select o.number from records o join records q on q.id = o.made_from where q.kind = 'quote' and q.number = ${number} and o.kind = 'order'`,
      );
      expect(made).toHaveLength(1);
      const told = [...(await heard(owner)), ...(await heard(lucia))].filter((text) => text.includes(`quote ${number}`));
      expect(told).toContainEqual(expect.stringMatching(/^Order \d+ · .* · made of quote/));
      expect(told).toContainEqual(expect.stringMatching(/^Order \d+ is there already, of quote/));
    }
  });
});
