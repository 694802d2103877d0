import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { ringRule } from '../../src/bot/clock-rule.flow.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { paymentReported } from '../../src/bot/payment.flow.ts';
import { askRules } from '../../src/bot/rules.flow.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';
import type { Id } from '../../src/kit/ids.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, forgets, heard, joins, messageWith, run } from './thread.ts';

describe('Rules', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101' });
    await maria.says('hello');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    // What was said in the test before has its card by then.
    await world.turnEnds();
    await clearThreads(world);
    await run(world, sql`update rules set state = 'removed'`);
  });

  const says = (text: string) => ask(owner, text);
  /** Says a rule and switches it on; its number. */
  async function rule(text: string): Promise<number> {
    await owner.says(text);
    await owner.taps('Switch on');
    const told = (await heard(owner)).findLast((one) => one.includes('is on from now'));
    return Number(/^Rule (\d+) is on/.exec(told ?? '')?.[1]);
  }
  const tagsOf = async (name: string) =>
    (
      await run(
        world,
        sql`select t.tag from contact_tags t join contacts c on c.id = t.contact_id where c.name like ${`${name}%`} order by 1`,
      )
    ).map(({ tag }) => tag);
  /** The rules that go by the clock are due in so many minutes. */
  const dueIn = (minutes: number) =>
    run(
      world,
      sql`update rules set next_at = ${addMs(world.app.needs.clock.now(), minutes * minuteMs).toISOString()}::timestamptz
          where next_at is not null returning id`,
    );
  const firings = () => run(world, sql`select state, because, after_minutes from firings order by id`);

  it('is explained, tried out on last week, and does nothing before it is switched on', async () => {
    const lucia = world.phone('+34611111101', 'Lucía Prado');
    await lucia.says('I want a refund');
    await world.turnEnds();
    const said = await says('when a message says refund, tag complaint');
    expect(said).toContain('When a message comes in if the message says “refund”, then tag “complaint”.');
    expect(said).toContain('Last week it would have fired once.');
    expect(said).toContain('For example: Lucía Prado');
    expect((await owner.last()).buttons.map(({ title }) => title)).toEqual(['Switch on', 'Change', 'Not now']);
    await lucia.says('REFUND!');
    expect(await tagsOf('Lucía')).toEqual([]);

    await owner.taps('Switch on');
    expect(await heard(owner)).toEqual(expect.arrayContaining([expect.stringMatching(/^Rule \d+ is on from now/)]));
    await lucia.says('where is my Refund?');
    expect(await tagsOf('Lucía')).toEqual(['complaint']);
    expect(await says('rules')).toContain('fired once this week');
    expect(await says('log')).toContain('A rule · Lucía Prado');
  });

  it('tells a colleague, assigns and tags in one go, and one tap takes all of it back', async () => {
    const number = await rule('when vip is tagged, assign to maria and tag important and notify maria');
    await says('tag marta vip');
    expect(await tagsOf('Marta')).toEqual(expect.arrayContaining(['important', 'vip']));
    expect(await heard(maria)).toEqual(expect.arrayContaining([expect.stringMatching(/Marta[\s\S]*Rule \d+: tagged “vip”/)]));
    await says(`rule ${number} log`);
    const list = (await owner.thread()).findLast(({ text }) => text.includes(`What rule ${number} did`))!;
    const row = list.rows.find(({ title }) => title.includes('Marta'))!;
    await owner.picks(row.title, list);
    await owner.taps('Undo');
    expect(await tagsOf('Marta')).toEqual(['vip']);
    const [talk] = await run(
      world,
      sql`select v.responsible_id from conversations v join contacts c on c.id = v.contact_id where c.name like 'Marta%'`,
    );
    expect(talk).toEqual({ responsible_id: null });
    expect(await firings()).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'undone' })]));
    // What a rule did is nobody's own act: the owner's undo is of what the owner did.
    expect(await says('undo')).toContain('no longer tagged “vip”');
  });

  it('reminds later, and only if it is still so by then', async () => {
    await rule('when someone moves to Proposal, remind me in 2 days');
    await says('move marta to proposal sent');
    await says('move tomás to proposal sent');
    await says('move tomás to qualified');
    await clearThreads(world);
    // Their own window stays open.
    for (const time of ['23h', '23h', '3h']) {
      await owner.says('hello');
      await world.passes(time);
    }
    const due = (await heard(owner)).filter((text) => text.includes('moved to Proposal sent'));
    expect(due).toHaveLength(1);
    expect(due[0]).toContain('Marta');
    const rows = await run(world, sql`select state, because from firings where after_minutes = 2880 order by id`);
    expect(rows).toEqual([
      { state: 'done', because: null },
      { state: 'stopped', because: 'no-longer' },
    ]);
  });

  it('counts silence from the last word, and a new word moves it', async () => {
    const rosa = world.phone('+34611111102', 'Rosa Vidal');
    await rule('when a lead is quiet for 3 days, tag cold');
    await rosa.says('hello');
    await world.passes('48h');
    await rosa.says('still there?');
    await world.passes('48h');
    expect(await tagsOf('Rosa')).toEqual([]);
    // They wait for us: that is not their silence.
    await world.passes('48h');
    expect(await tagsOf('Rosa')).toEqual([]);
    await run(
      world,
      sql`update conversations v set awaiting_since = null, last_outbound_at = last_inbound_at + interval '1 minute'
          from contacts c where c.id = v.contact_id and c.name like 'Rosa%'`,
    );
    await world.passes('80h');
    expect(await tagsOf('Rosa')).toEqual(['cold']);
  });

  it('acts on what becomes of a record, whoever did it: the customer by a tap, the payment system, the owner', async () => {
    const eva = world.phone('+34611111105', 'Eva Sol');
    await eva.says('How much for a logo?');
    await world.turnEnds();
    await rule('when a quote is accepted, move to Won and tag customer');
    await rule('when an order is paid, tag paid');
    await rule('when an appointment is cancelled, remind me tomorrow');
    await says('quote eva logo design 450');
    await owner.taps('Send');
    await world.turnEnds();
    expect(await tagsOf('Eva')).toEqual([]);
    const [quote] = (await eva.thread()).filter(({ buttons }) => buttons.some(({ title }) => title === 'Accept'));
    await eva.taps('Accept', quote);
    await world.turnEnds();
    expect(await tagsOf('Eva')).toEqual(['customer']);
    expect(await says('when a quote is accepted if it is worth more than 400, notify me')).toContain(
      'Last week it would have fired once.\nFor example: Eva Sol',
    );
    expect(await says('when a quote is accepted if it is worth more than 500, notify me')).toContain('would not have fired');

    await says('pay eva 50 deposit');
    const report = { system: 'stripe', reference: 'P1', event: 'e1', state: 'paid', amount: 5_000, currency: 'EUR' } as const;
    const { rings } = await withTenant(world.app.needs.db, practiceTenantId, async (tx) =>
      paymentReported(tx, await openContext(tx, world.app.needs, practiceTenantId), report),
    );
    world.doorbell.ring(rings);
    await world.settle();
    expect(await tagsOf('Eva')).toEqual(['customer', 'paid']);

    // Taken back before it was due: it is no longer so.
    await says('book eva tomorrow 16:00 cleaning');
    await says('cancel eva');
    await says('undo');
    await clearThreads(world);
    await world.passes('25h');
    const due = await run(world, sql`select kind, state, because from firings where after_minutes = 1440`);
    expect(due).toEqual([{ kind: 'record', state: 'stopped', because: 'no-longer' }]);
  });

  it('goes by the clock, for everybody of whom something holds: once, also where several are at it, and asked where it is late', async () => {
    await says('move inés to proposal sent');
    const said = await says('every day at 11, remind me of everyone in Proposal and not tagged done');
    expect(said).toContain('Every day at 11:00, for everyone of whom it holds that they are in Proposal sent and they are not');
    expect(said).toMatch(/Last week it would have fired 7 times\.\nNow it would be about .*Inés/);
    await owner.taps('Switch on');
    const lists = async () => (await heard(owner)).filter((text) => /^⚙️ Rule \d+: every day at 11:00/.test(text));
    await dueIn(10);
    await world.passes('11m');
    expect(await lists()).toEqual([expect.stringContaining('Inés')]);

    // Of three that are at it, one does it.
    await dueIn(20);
    const [row] = await run(world, sql`select id from rules where next_at is not null`);
    const { needs } = world.app;
    const later = { ...needs, clock: { ...needs.clock, now: () => addMs(needs.clock.now(), 21 * minuteMs) } };
    const rings = await Promise.all([1, 2, 3].map(() => ringRule(later, practiceTenantId, row!.id as Id<'rule'>)));
    expect(rings.filter((one) => one.length > 0)).toHaveLength(1);
    world.doorbell.ring(rings.flat());
    await world.settle();
    expect(await lists()).toHaveLength(2);

    // Nothing ran for three days: it is due once, and asked.
    await dueIn(-3 * 24 * 60);
    await world.passes('1m');
    const missed = (await owner.thread()).filter(({ text }) => text.includes('could not be looked at then'));
    expect(missed).toHaveLength(1);
    expect(await lists()).toHaveLength(2);
    await owner.taps('Do it now', missed[0]);
    await world.passes('1m');
    expect(await lists()).toHaveLength(3);

    // A day on which they are closed is left out, and the log says so.
    await says('hours mon-sun 8:00-20:00');
    await says('closed tomorrow');
    const [due] = await run(world, sql`select next_at from rules where next_at is not null`);
    const ahead = new Date(String(due!.next_at)).getTime() - world.app.needs.clock.now().getTime();
    await world.passes(`${Math.ceil(ahead / minuteMs) + 1}m`);
    await owner.says('today');
    await world.passes('24h');
    expect((await firings()).map(({ because }) => because)).toContain('closed-day');
  });

  it('asks by the clock before it does anything with many: of those it named, with whom it still holds, on that day', async () => {
    await run(world, sql`update rules set state = 'removed', next_at = null`);
    // A day has passed since they wrote: what was kept for them comes first.
    await clearThreads(world);
    await owner.says('today');
    await world.turnEnds();
    const lapsed = async (n: number, name: string) => {
      await world.phone(`+3461111117${n}`, `${name} Sanz`).says('Hello');
      await world.turnEnds();
      expect(await says(`tag ${name} lapsed`)).toContain('lapsed');
    };
    await lapsed(1, 'Gilda');
    await lapsed(2, 'Hana');
    expect(await says('every day at 11, ask me before you remind me of everyone tagged lapsed')).toContain(
      'nothing to ask you first',
    );
    const offer = await says('every day at 11, ask me before tagging cold everyone tagged lapsed');
    expect(offer).toContain('It asks you each time first.');
    await owner.taps('Switch on');
    const asked = async () => {
      await dueIn(10);
      await world.passes('11m');
      return await messageWith(owner, 'Shall I: tag “cold”?');
    };
    const card = await asked();
    expect(card.text).toMatch(/2 people: (Gilda, Hana|Hana, Gilda)$/);
    expect(card.buttons.map(({ title }) => title)).toEqual(['Do it', 'Do it always', 'Not this time']);
    expect(await tagsOf('Gilda')).toEqual(['lapsed']);

    // Looked at again: one is no longer meant, and of one it did not ask.
    await says('untag hana lapsed');
    await lapsed(3, 'Ivo');
    await owner.taps('Do it', card);
    await world.passes('1m');
    expect([await tagsOf('Gilda'), await tagsOf('Hana'), await tagsOf('Ivo')]).toEqual([['cold', 'lapsed'], [], ['lapsed']]);

    await clearThreads(world);
    await owner.says('today');
    await owner.taps('Not this time', await asked());
    expect((await firings()).at(-1)).toMatchObject({ state: 'stopped', because: 'declined' });

    await clearThreads(world);
    await owner.says('today');
    const late = await asked();
    await world.passes('25h');
    await owner.says('today');
    await owner.taps('Do it', late);
    expect((await owner.last()).text).toContain('that was for another day');
    await world.passes('1m');
    expect((await firings()).map(({ because }) => because)).toContain('another-day');
    expect(await tagsOf('Ivo')).toEqual(['lapsed']);
  });

  it('is made of what was just done, asks first, and does it alone after a tap', async () => {
    const writes = async (n: number) => {
      const phone = world.phone(`+3461111112${n}`, `Writer${n} Roca`);
      await phone.says('Hello, my parcel arrived broken');
      await world.turnEnds();
      return `Writer${n}`;
    };
    await writes(1);
    await says('tag writer1 damaged');
    const answer = await owner.last();
    await owner.says('always', { quote: answer.id });
    const offer = (await owner.last()).text;
    expect(offer).toMatch(/When a message comes in if the message says “(arrived|broken|parcel)”, then tag “damaged”\./);
    expect(offer).toContain('Last week it would have fired once.\nFor example: Writer1 Roca');
    expect(offer).toContain('asks you each time first');
    await owner.taps('Switch on');

    await writes(2);
    const asked = await messageWith(owner, 'Shall I');
    expect(asked.text).toMatch(/Writer2[\s\S]*Shall I: tag “damaged”\?/);
    expect(await tagsOf('Writer2')).toEqual([]);
    await owner.taps('Do it', asked);
    expect(await tagsOf('Writer2')).toEqual(['damaged']);
    await owner.taps('Do it', asked);

    await writes(3);
    await owner.taps('Not now', await messageWith(owner, 'Shall I'));
    expect(await tagsOf('Writer3')).toEqual([]);
    await writes(4);
    await owner.taps('Do it always');
    expect(await tagsOf('Writer4')).toEqual(['damaged']);
    await writes(5);
    expect(await tagsOf('Writer5')).toEqual(['damaged']);
    expect(await says('rules log')).toContain('not done: you said no');
    expect(await run(world, sql`select asks from rules where state = 'on'`)).toEqual([{ asks: false }]);

    // Nothing led to it, and it says so.
    await run(world, sql`delete from events where contact_id = (select id from contacts where name like 'Marta%')`);
    await says('note marta likes blue');
    expect(await says('always')).toMatch(/What you did \(note “likes blue”\) I could do, but nothing happened with Marta/);
  });

  it('opens a case in their words, one at a time, leaves somebody alone, and takes both back', async () => {
    const nora = world.phone('+34611111106', 'Nora Gil');
    const number = await rule('when a message says broken, open a case and stop following up');
    expect(await says('when someone writes, stop the sequence')).toContain('That happens by itself');
    await nora.says('The lamp came broken');
    await nora.says('still broken!');
    const standing = () =>
      run(
        world,
        sql`select r.title, c.stop_automation from contacts c left join records r on r.contact_id = c.id and r.removed_at is null
            where c.name like 'Nora%'`,
      );
    expect(await standing()).toEqual([{ title: 'The lamp came broken', stop_automation: true }]);
    await says(`rule ${number} log`);
    const list = await messageWith(owner, `What rule ${number} did`);
    await owner.picks(list.rows.findLast(({ title }) => title.includes('Nora'))!.title, list);
    await owner.taps('Undo');
    expect(await standing()).toEqual([{ title: null, stop_automation: false }]);
  });

  it('two that set each other off stop by themselves', async () => {
    await rule('when ping is tagged, tag pong and untag ping');
    await rule('when pong is tagged, tag ping and untag pong');
    await says('tag inés ping');
    expect(
      (
        await run(
          world,
          sql`select count(*)::int as n from firings where state = 'done' and kind = 'tag' and facts ->> 'tag' in ('ping', 'pong')`,
        )
      )[0],
    ).toEqual({ n: 2 });
    expect((await firings()).at(-1)).toEqual({ state: 'stopped', because: 'loop', after_minutes: 0 });
  });

  it('stops itself where it fires too often, and a manager switches it on again', async () => {
    await rule('when busy is tagged, tag seen');
    await run(
      world,
      sql`insert into firings (tenant_id, id, rule_id, event_id, after_minutes, kind, state, at, due_at, settled_at, next_try_machine)
          select r.tenant_id, gen_random_uuid(), r.id, gen_random_uuid(), 0, 'tag', 'done', r.changed_at, r.changed_at, r.changed_at, r.changed_at
          from rules r, generate_series(1, 100) where r.state = 'on'`,
    );
    await says('tag marta busy');
    expect(await tagsOf('Marta')).not.toContain('seen');
    expect((await owner.last()).text).toContain('has stopped itself.\nIt fired 100 times within an hour.');
    expect(await says('rules')).toContain('stopped itself');
    await run(world, sql`update firings set settled_at = settled_at - interval '2 hours'`);
    await owner.taps('Switch on again');
    await says('tag tomás busy');
    expect(await tagsOf('Tomás')).toContain('seen');
  });

  it('stops and says so where a stage it names is removed', async () => {
    await says('stages add Visit after Qualified');
    await rule('when house is tagged, move to Visit');
    await says('stages remove Visit');
    await says('tag marta house');
    expect((await owner.last()).text).toContain('A stage it names is no longer there.');
    expect(await run(world, sql`select state, paused_because from rules where state = 'paused'`)).toEqual([
      { state: 'paused', paused_because: 'stage-gone' },
    ]);
  });

  it('is refused with the reason where it could never fire, or would for everybody', async () => {
    expect(await says('when someone moves to Proposal if they are in Qualified, tag x')).toContain('could never fire');
    expect(await says('when someone writes, notify me')).toContain('It would fire for everybody');
    expect(await says('when vip is tagged, tag vip')).toContain('set itself off');
    expect(await says('when someone moves to Narnia, tag x')).toContain('There is no stage “Narnia”');
    expect(await says('when vip is tagged, assign to gandalf')).toContain('Nobody of the team is called “gandalf”');
    expect(await says('when someone moves to Proposal, bake a cake')).toContain('not this part: “bake a cake”');
    await owner.picks('notify me');
    expect((await owner.last()).text).toContain('When somebody moves to Proposal sent, then notify you.');
  });

  it('goes by the time before an appointment, wherever that is moved to, and by none that is cancelled', async () => {
    const nina = world.phone('+34611111129', 'Nina Roca');
    await nina.says('an appointment please');
    await world.turnEnds();
    const said = await says('when someone books, remind me 2 hours before to make coffee');
    expect(said).toContain('When it is 2 hours before an appointment, then remind you: “make coffee”.');
    expect(said).toContain('For appointments that are booked, moved or confirmed from now on.');
    await owner.taps('Switch on');
    const reminded = async () => (await run(world, sql`select from tasks where text like '%make coffee%'`)).length;
    const startsIn = async () => {
      const [row] = await run(
        world,
        sql`select r.starts_at from records r join contacts c on c.id = r.contact_id where c.name = 'Nina Roca' order by r.id desc`,
      );
      return (new Date(String(row!.starts_at)).getTime() - world.app.needs.clock.now().getTime()) / minuteMs;
    };
    await says('book nina in 3 days 12:00');
    await says('rebook nina in 2 days 12:00');
    await world.passes(`${Math.floor(await startsIn()) - 121}m`);
    expect(await reminded()).toBe(0);
    await world.passes('2m');
    expect(await reminded()).toBe(1);
    await world.passes('24h');
    await says('book nina in 3 days 12:00');
    await says('unbook nina');
    await world.passes(`${Math.floor(await startsIn()) - 119}m`);
    expect(await reminded()).toBe(1);
  });

  it('is switched off, on and removed by its number, and each of it can be undone', async () => {
    const number = await rule('when lamp is tagged, tag light');
    expect(await says(`rule ${number} off`)).toBe(`Rule ${number} is off.`);
    await says('tag marta lamp');
    expect(await tagsOf('Marta')).not.toContain('light');
    expect(await says(`rule ${number} on`)).toContain(`Rule ${number} is on from now.`);
    expect(await says(`rule ${number} remove`)).toBe(`Rule ${number} is removed.`);
    expect(await says('undo')).toBe(`Undone: rule ${number} as before.`);
    expect(await says(`rule ${number}`)).toContain('has not fired this week');
    expect(await says('rule 999')).toContain('There is no rule 999');
  });

  it('does nothing by halves where the process dies, and everything once where several are at it', async () => {
    await rule('when crash is tagged, tag after and note it happened');
    await run(
      world,
      sql`insert into events (tenant_id, id, kind, contact_id, facts, at, state, next_try_machine)
          select tenant_id, gen_random_uuid(), 'tag', id, '{"tag": "crash"}', '2026-11-20', 'due', '2000-01-01' from contacts where name like 'Marta%'`,
    );
    const dies = (label: string) => {
      if (label === 'rules:before-commit') throw new Error('killed');
    };
    await askRules({ ...world.app.needs, reached: dies }, practiceTenantId);
    expect(await tagsOf('Marta')).not.toContain('after');
    expect(await run(world, sql`select state, attempts from events where state = 'due'`)).toEqual([
      { state: 'due', attempts: 1 },
    ]);

    await run(world, sql`update events set next_try_machine = '2000-01-01' where state = 'due'`);
    await Promise.all([1, 2, 3].map(() => askRules(world.app.needs, practiceTenantId)));
    expect(await tagsOf('Marta')).toContain('after');
    expect(await run(world, sql`select count(*)::int as n from notes where text = 'it happened'`)).toEqual([{ n: 1 }]);
    expect(await run(world, sql`select count(*)::int as n from firings where facts ->> 'tag' = 'crash'`)).toEqual([{ n: 1 }]);
  });

  it('remembers nothing of somebody who was forgotten', async () => {
    const iris = world.phone('+34611111104', 'Iris Vega');
    await rule('when a lead is quiet for 3 days, tag cold');
    await iris.says('hello');
    await forgets(world, owner, 'iris');
    const left = await run(
      world,
      sql`select e.facts, e.state from events e join contacts c on c.id = e.contact_id where c.erased_at is not null`,
    );
    expect(left.length).toBeGreaterThan(0);
    expect(left).toEqual(left.map(() => ({ facts: {}, state: 'done' })));
    expect(
      await run(
        world,
        sql`select f.state, f.because from firings f join contacts c on c.id = f.contact_id where c.erased_at is not null`,
      ),
    ).toEqual([{ state: 'stopped', because: 'gone' }]);
  });

  it('is for managers: an agent sees and changes none', async () => {
    await maria.says('rules');
    await maria.says('when vip is tagged, tag x');
    expect((await heard(maria)).filter((text) => /is for managers/.test(text))).toHaveLength(2);
  });

  it('prepares words, and nothing leaves before somebody sends it', async () => {
    const pablo = world.phone('+34611111103', 'Pablo Sanz');
    await rule('when a message says price, prepare “Hello {first_name}, our prices are on the web.”');
    await pablo.says('price?');
    expect(await world.sentTo(pablo.number)).toEqual([]);
    const card = (await owner.thread()).findLast((message) => message.text.includes('Prepared by rule'))!;
    expect(card.text).toContain('Hello Pablo, our prices are on the web.');
    await owner.taps('Send', card);
    await world.passes('30s');
    expect((await world.sentTo(pablo.number)).map(({ body }) => (body.text as { body: string }).body)).toEqual([
      'Hello Pablo, our prices are on the web.',
    ]);
  });

  it('is read in Spanish and in Portuguese, and told in the reader’s language', async () => {
    await says('language es');
    expect(await says('cuando alguien pase a Proposal, recuérdame en 2 días')).toContain(
      'Cuando alguien pasa a Proposal sent, entonces en 2 días, si sigue siendo así, recordarte.',
    );
    await says('idioma pt');
    expect(await says('quando um contato ficar 3 dias em silêncio, marque frio')).toContain(
      'Quando um contato fica 3 dias em silêncio, então pôr a etiqueta “frio”.',
    );
    await says('idioma en');
  });
});
