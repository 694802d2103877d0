import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceBusiness } from '../../simulator/practice-world.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, messageWith, run, sentTexts } from './thread.ts';

describe('A rule that writes to people by itself', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    // Long enough that a slow machine's grace is not over before what is to be taken back in it.
    world = await openWorld({ settings: { graceSeconds: 60 } });
    owner = world.owner;
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.turnEnds();
    await nights(null);
    await clearThreads(world);
    await run(world, sql`update rules set state = 'removed'`);
    await run(world, sql`update outbox set state = 'cancelled' where state = 'held' and conversation_id is not null`);
    await owner.says('today');
  });

  const says = (text: string) => ask(owner, text);
  let people = 0;
  /** Somebody who wrote, and whom nobody has answered for a while. */
  async function somebody(name: string, said = 'Hello, how much is a logo?'): Promise<Phone> {
    people += 1;
    const phone = world.phone(`+346000007${String(people).padStart(2, '0')}`, name);
    await phone.says(said);
    await world.turnEnds();
    return phone;
  }
  /** Says a rule and lets it, which is two taps. */
  async function rule(text: string): Promise<void> {
    await owner.says(text);
    await owner.taps('Switch on');
    await owner.taps('Let it send');
  }
  /** It is night for customers from an hour ago until so many hours from now, by the clock of Madrid; null: never. */
  async function nights(hours: number | null): Promise<void> {
    const now = DateTime.fromJSDate(world.app.needs.clock.now(), { zone: 'Europe/Madrid' });
    const [from, until] =
      hours === null ? ['00:00', '00:00'] : [now.minus({ hours: 1 }), now.plus({ hours })].map((at) => at.toFormat('HH:mm'));
    const set = JSON.stringify({ customersQuietFrom: from, customersQuietUntil: until });
    await run(world, sql`update tenants set settings = settings || ${set}::jsonb`);
  }
  const cameTo = () => run(world, sql`select state, because from firings where state <> 'waiting' order by id desc limit 1`);

  it('is said back with what leaves, what it costs and whom it would have reached, and needs a second tap', async () => {
    await somebody('Lía Campos', 'here are my papers');
    const said = await says('when a message says papers, send them “Thanks, {name}, we got your papers.”');
    expect(said).toContain('then send them “Thanks, {first_name}, we got your papers.”');
    expect(said).toMatch(/free up to 1,000 a month and then .*\$0\.02: “Thanks, Ana, we got your papers\.”/);
    expect(said).toContain('Last week it would have fired once.\nOne message would really have left.');
    await owner.taps('Switch on');
    expect(await run(world, sql`select 1 from rules where state = 'on'`)).toEqual([]);
    expect((await owner.last()).text).toMatch(/writes to your customers by itself[\s\S]*“Thanks, Ana, we got your papers\.”/);
    await owner.taps('Let it send');
    expect((await owner.last()).text).toMatch(/^Rule \d+ is on from now/);

    const mia = await somebody('Mía Campos', 'my papers!');
    await world.passes('61s');
    expect(await sentTexts(world, mia)).toContain('Thanks, Mía, we got your papers.');
    expect(await says('log mía')).toContain('A rule: sent a message by itself');
    // Whoever asks why, or how it goes, is told which rule wrote.
    expect(await says('why mía')).toMatch(/Rule \d+ wrote by itself, .*: “Thanks, Mía, we got your papers\.”/);
    expect(await says('report')).toMatch(/Sent by rules: 1 \(rule \d+: 1\)/);
    // They still wait for one of us.
    expect(await says('inbox')).toContain('2 customers are waiting');
    expect(await says('when vip is tagged, send them “Hi {nick}”')).toContain('I cannot fill {nick}');
    expect(await says('when vip is tagged, send them template nope')).toContain('I know no template “nope”');
    expect(await says('every day at 9, send them “Hi” if they are in Proposal')).toContain('To write to many at once is no rule');
  });

  it('keeps away from whoever stopped, wants a person, has a case or is being answered, and says why', async () => {
    await rule('when vip is tagged, send them “Welcome, {name}!”');
    const stopped = await somebody('Sol Vega');
    await stopped.says('STOP');
    await says('tag sol vip');
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'opted-out' }]);
    const wants = await somebody('Pau Vega', 'I want to talk to a human');
    await says('tag pau vip');
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'wants-person' }]);
    const caseOpen = await somebody('Rut Vega');
    await says('case rut broken lamp');
    await says('tag rut vip');
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'case' }]);
    const talked = await somebody('Leo Vega');
    await says('reply leo see you at 4');
    await says('tag leo vip');
    expect(await cameTo()).toEqual([{ state: 'done', because: 'talking' }]);
    expect((await messageWith(owner, 'one of you is talking with them')).text).toMatch(/Leo Vega[\s\S]*\n\nWelcome, Leo!$/);
    await world.passes('61s');
    for (const phone of [stopped, wants, caseOpen, talked])
      expect((await sentTexts(world, phone)).filter((text) => text.startsWith('Welcome'))).toEqual([]);
    expect(await says('rules log')).toContain('not sent: a case of theirs is open');
  });

  it('writes once a day, and what one firing did is taken back whole while it has not left', async () => {
    await rule('when vip is tagged, send them “Welcome, {name}!” and tag seen');
    await rule('when gold is tagged, send them “Gold, {name}!”');
    const ivo = await somebody('Ivo Roca');
    await says('tag ivo vip');
    await says('tag ivo gold');
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'one-a-day' }]);
    await world.passes('61s');
    const own = async (phone: Phone) => (await sentTexts(world, phone)).filter((text) => /^(Welcome|Gold)/.test(text));
    expect(await own(ivo)).toEqual(['Welcome, Ivo!']);

    const eli = await somebody('Eli Roca');
    await says('tag eli vip');
    await says('rules log');
    const list = await messageWith(owner, 'What rules did');
    await owner.picks(list.rows.find(({ title }) => title.includes('Eli'))!.title, list);
    await owner.taps('Undo');
    expect((await owner.last()).text).toMatch(/^Undone/);
    await world.passes('61s');
    expect(await own(eli)).toEqual([]);
    const tags = await run(
      world,
      sql`select t.tag from contact_tags t join contacts c on c.id = t.contact_id where c.name = 'Eli Roca' order by 1`,
    );
    expect(tags).toEqual([{ tag: 'vip' }]);
  });

  it('waits for their morning if it is still so, and not where the rule is off, they wrote or it is so no longer', async () => {
    await rule('when vip is tagged, send them “Welcome, {name}!”');
    const [ada, ben, cio] = [await somebody('Ada Mora'), await somebody('Ben Mora'), await somebody('Cio Mora')];
    await nights(2);
    for (const name of ['ada', 'ben', 'cio']) await says(`tag ${name} vip`);
    await world.passes('60m');
    const welcomed = async (phone: Phone) => (await sentTexts(world, phone)).filter((text) => text.startsWith('Welcome'));
    expect(await welcomed(ada)).toEqual([]);
    await says('untag ben vip');
    await cio.says('never mind');
    await world.passes('70m');
    expect(await welcomed(ada)).toEqual(['Welcome, Ada!']);
    expect([...(await welcomed(ben)), ...(await welcomed(cio))]).toEqual([]);
    const came = await run(
      world,
      sql`select c.name, f.because from firings f join contacts c on c.id = f.contact_id where c.name like '% Mora' order by 1`,
    );
    expect(came).toEqual([
      { name: 'Ada Mora', because: null },
      { name: 'Ben Mora', because: 'no-longer' },
      { name: 'Cio Mora', because: 'wrote-since' },
    ]);

    const dan = await somebody('Dan Mora');
    await nights(2);
    await says('tag dan vip');
    const [on] = await run(world, sql`select number from rules where state = 'on'`);
    await says(`rule ${on!.number} off`);
    await world.passes('3h');
    expect(await welcomed(dan)).toEqual([]);
    expect(await cameTo()).toEqual([{ state: 'done', because: 'switched-off' }]);
    // Switched on again it is asked about again.
    expect(await says(`rule ${on!.number} on`)).toContain('writes to your customers by itself');
    await owner.taps('Ask me first');
    expect((await owner.last()).text).toContain('asks you each time first');
  });

  it('goes as its template where their day is over, and as a card where Meta has stopped it', async () => {
    const { token, waba } = practiceBusiness;
    const { graph } = world.app.needs;
    const components = [{ type: 'BODY', text: 'Hi {{1}}, you are one of our best.', example: { body_text: [['Ana']] } }];
    await graph.createTemplate(token, waba, { name: 'welcome_vip', language: 'en', category: 'UTILITY', components });
    const approved = async () => {
      const listed = await graph.listTemplates(token, waba);
      return listed.ok && listed.value.find(({ name }) => name === 'welcome_vip')?.status;
    };
    await expect.poll(approved).toBe('APPROVED');
    await says('when vip is tagged, send them template welcome_vip');
    await world.settle();
    const said = await says('when vip is tagged, send them “Welcome, {name}!” or the template welcome_vip');
    expect(said).toMatch(/the template welcome_vip \(utility, ≈ \$0\.02 each\): “Hi Ana, you are one of our best\.”/);
    await owner.taps('Switch on');
    await owner.taps('Let it send');
    const [eva, fia] = [await somebody('Eva Rey'), await somebody('Fia Rey')];
    await world.passes('23h');
    await owner.says('today');
    await world.passes('2h');
    await says('tag eva vip');
    await world.passes('61s');
    expect(await sentTexts(world, eva)).toContain('[welcome_vip]');
    await run(world, sql`update templates set status = 'PAUSED' where name = 'welcome_vip'`);
    await says('tag fia vip');
    const card = await messageWith(owner, 'there is no approved template for it');
    expect(card.text).toMatch(/Fia Rey[\s\S]*Welcome, Fia!$/);
    expect(await sentTexts(world, fia)).not.toContain('[welcome_vip]');
    expect(await cameTo()).toEqual([{ state: 'done', because: 'unreachable' }]);
  });

  it('opens the order of an accepted quote and asks for its payment, which may set off others, and takes all of it back', async () => {
    const on = async (text: string) => {
      await owner.says(text);
      await owner.taps('Switch on');
    };
    expect(await says('when vip is tagged, open the order')).toContain('An order needs lines: they come from a quote.');
    expect(await says('when vip is tagged, ask for payment')).toContain('It does not say how much');
    expect(await says('when vip is tagged, book an appointment')).toContain(
      'An appointment needs a time, and a rule knows none.',
    );
    await on('when a quote is accepted, open the order and ask for a deposit of 50');
    await on('when an order is opened, tag ordered');
    await on('when a payment is requested, tag billed');
    await on('when an order is delivered, ask for payment');
    const oto = await somebody('Oto Luz');
    await says('quote oto 2 chairs 120, 1 table 300');
    await owner.taps('Send');
    await world.passes('61s');
    await oto.taps('Accept');
    await world.turnEnds();
    const records = () =>
      run(
        world,
        sql`select r.kind, r.amount::int as amount, r.title, jsonb_array_length(r.lines) as lines from records r join contacts c on c.id = r.contact_id
            where c.name = 'Oto Luz' and r.removed_at is null and r.kind <> 'quote' order by r.created_at, r.kind`,
      );
    const [order, deposit] = await records();
    expect(order).toMatchObject({ kind: 'order', lines: 2 });
    expect(deposit).toMatchObject({ kind: 'payment', amount: 5_000, title: 'deposit' });
    const tags = () =>
      run(
        world,
        sql`select t.tag from contact_tags t join contacts c on c.id = t.contact_id where c.name = 'Oto Luz' order by 1`,
      );
    expect(await tags()).toEqual([{ tag: 'billed' }, { tag: 'ordered' }]);
    // It is a person who sends the words.
    expect((await messageWith(owner, 'to pay: deposit')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    expect((await sentTexts(world, oto)).filter((text) => text.includes('to pay'))).toEqual([]);

    await run(world, sql`update records set state = 'sent' where kind = 'order'`);
    await says('orders');
    await says('order 1 delivered');
    expect((await records()).map(({ kind, amount }) => [kind, amount])).toContainEqual(['payment', order!.amount]);

    const [fired] = await run(world, sql`select id from firings where kind = 'record' and facts ->> 'to' = 'accepted'`);
    await says(`rule !${fired!.id} undo`);
    expect((await records()).map(({ title }) => title)).not.toContain('deposit');
  });

  it('makes an order and asks for a payment of one quote once, whoever comes first', async () => {
    const on = async (text: string) => {
      await owner.says(text);
      await owner.taps('Switch on');
    };
    const accepted = async (name: string, lines: string): Promise<Phone> => {
      const phone = await somebody(name);
      await says(`quote ${name.split(' ')[0]!.toLowerCase()} ${lines}`);
      await owner.taps('Send');
      await world.passes('61s');
      await phone.taps('Accept');
      await world.turnEnds();
      return phone;
    };
    const made = (name: string) =>
      run(
        world,
        sql`select r.kind, r.state from records r join contacts c on c.id = r.contact_id
            where c.name = ${name} and r.removed_at is null and r.kind <> 'quote' order by r.kind, r.created_at`,
      );

    // Twice the rule, then the tap.
    await on('when a quote is accepted, open the order and ask for payment');
    await on('when a quote is accepted, open the order');
    await accepted('Uma Paz', '3 lamps 90');
    expect(await made('Uma Paz')).toEqual([
      { kind: 'order', state: 'open' },
      { kind: 'payment', state: 'requested' },
    ]);
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'made-already' }]);
    const card = await messageWith(owner, '* accepted quote');
    await owner.taps('Make it an order', card);
    expect((await owner.last()).text).toMatch(/^Order \d+ is there already, of quote \d+/);
    await run(world, sql`update rules set state = 'removed'`);
    await says(`quote ${card.text.match(/quote (\d+)/i)![1]} pay`);
    expect((await owner.last()).text).toMatch(/^Payment request \d+ is there already/);
    expect(await made('Uma Paz')).toHaveLength(2);

    // The tap, then the rule; what was cancelled may be made again.
    await on('when a quote is accepted, open the order in 2 hours');
    await accepted('Vito Paz', '2 lamps 90');
    const other = await messageWith(owner, '* accepted quote');
    await owner.taps('Make it an order', other);
    await world.passes('121m');
    await world.turnEnds();
    expect(await made('Vito Paz')).toEqual([{ kind: 'order', state: 'open' }]);
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'made-already' }]);
    await run(world, sql`update records set state = 'cancelled', closed_at = created_at where kind = 'order'`);
    await says(`quote ${other.text.match(/quote (\d+)/i)![1]} order`);
    expect(await made('Vito Paz')).toEqual([
      { kind: 'order', state: 'cancelled' },
      { kind: 'order', state: 'open' },
    ]);
  });

  it('begins a conversation with steps, as carefully as it writes to them, and stops where that is gone', async () => {
    const said = await says('when a message says quotation, begin the quote conversation');
    expect(said).toMatch(/then begin the conversation “[^”]+”\./);
    expect(said).toMatch(/Begins by itself “[^”]+”, within 24 hours of their last word/);
    await owner.taps('Switch on');
    expect((await owner.last()).text).toMatch(/writes to your customers by itself/);
    await owner.taps('Let it send');
    const runs = (name: string) =>
      run(
        world,
        sql`select d.kind, d.state, jsonb_array_length(d.answers) as answers from dialogue_runs d join contacts c on c.id = d.contact_id where c.name = ${name}`,
      );
    const ada = await somebody('Ada Rey', 'I need a quotation');
    // What began it is no answer to its first question.
    expect(await runs('Ada Rey')).toEqual([{ kind: 'quote', state: 'running', answers: 1 }]);
    expect(await sentTexts(world, ada)).toHaveLength(1);
    await ada.says('Chairs for a bar');
    await world.turnEnds();
    expect(await sentTexts(world, ada)).toHaveLength(2);

    const bob = await somebody('Bob Rey');
    await says('case bob broken lamp');
    await bob.says('another quotation please');
    await world.turnEnds();
    expect(await runs('Bob Rey')).toEqual([]);
    expect(await cameTo()).toEqual([{ state: 'stopped', because: 'case' }]);

    await run(world, sql`update rules set body = jsonb_set(body, '{do,0,name}', '"Another name"') where state = 'on'`);
    await somebody('Cid Rey', 'a quotation');
    expect(await runs('Cid Rey')).toEqual([]);
    expect((await messageWith(owner, 'stopped itself')).text).toContain('A conversation it begins is no longer there');
    expect(await says('when vip is tagged, begin the nonsense conversation')).toContain('booking');
  });
});
