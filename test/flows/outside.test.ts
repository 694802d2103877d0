import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleOutside } from '../../src/bot/outside.flow.ts';
import { storeEvent } from '../../src/integrations/event-inbox.store.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, lastDocument, messageWith, rest, run, sentTexts } from './thread.ts';

type Answer = {
  status: number;
  headers: Headers;
  body: { id: string; state?: string; reason?: string | null; [key: string]: unknown };
};
type Sending = { key?: string | null; name?: string | null; headers?: Record<string, string>; query?: string };

describe('The events API', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  let key: string;
  let second: string;
  let names = 0;
  const logged: string[] = [];
  const log = (event: string, facts: object = {}) => void logged.push(JSON.stringify([event, facts]));
  beforeAll(async () => {
    world = await openWorld({ log: { info: log, warn: log, error: log } });
    owner = world.owner;
    eva = world.phone('+34600000481', 'Eva Sol');
    await eva.says('I would like to book the portrait');
    await world.turnEnds();
  });
  // Its owner is told more in these minutes than WhatsApp lets through.
  beforeEach(() => rest(world));
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  async function makeKey(system: string): Promise<string> {
    await asks(`api key ${system}`);
    await owner.taps('Make the key');
    return /hilo_\w+/.exec((await messageWith(owner, 'shown this once')).text)![0];
  }

  async function post(
    body: unknown,
    { key: given = key, name = `evt_${++names}`, headers = {}, query = '' }: Sending = {},
  ): Promise<Answer> {
    const answer = await fetch(`${world.appUrl}/api/v1/events${query}`, {
      method: 'POST',
      headers: {
        ...(given === null ? {} : { authorization: `Bearer ${given}` }),
        ...(name === null ? {} : { 'idempotency-key': name }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const read = (await answer.json()) as Answer['body'];
    await world.settle();
    return { status: answer.status, headers: answer.headers, body: read };
  }

  async function became(id: string, given = key): Promise<string> {
    const answer = await fetch(`${world.appUrl}/api/v1/events/${id}`, { headers: { authorization: `Bearer ${given}` } });
    const { state, reason } = (await answer.json()) as Answer['body'];
    return reason ? `${state}: ${reason}` : String(state);
  }

  /** Reports it, and what became of it. */
  async function reports(type: string, data: object, sending: Sending = {}): Promise<string> {
    const { status, body } = await post({ type, data }, sending);
    expect(status, JSON.stringify(body)).toBe(202);
    return await became(body.id);
  }

  const paid = (reference: string, amount = 5_000) => ({ type: 'payment.paid', data: { reference, amount, currency: 'EUR' } });
  const contact = { phone: '+34600000481' };

  it('takes a key that the owner makes, shows it once, and keeps it nowhere', async () => {
    expect(await asks('api keys')).toContain('No other system may report anything yet');
    expect(await asks('api key my shop')).toContain('called by a short name');
    key = await makeKey('stripe');
    expect(key).toMatch(/^hilo_[0-9a-f]{32}_[0-9a-f]{64}$/);
    expect((await messageWith(owner, 'shown this once')).text).toMatch(/\nhttps:\S+\/api\/v1\/events\n/);
    const kept = await run(
      world,
      sql`select (select string_agg(content::text || text, '') from messages) || (select string_agg(content::text, '') from outbox)
        || (select string_agg(args::text, '') from acts) || (select string_agg(k::text, '') from api_keys k) as everything`,
    );
    expect(String(kept[0]!.everything)).not.toContain(key.slice(40));
    await asks('api keys');
    expect((await owner.last()).rows).toEqual([
      { id: expect.any(String), title: '1 · stripe', description: 'has reported nothing yet' },
    ]);
  });

  it('turns away what has no key of ours, is no event, or has no name, and says what to do', async () => {
    const forged = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
    for (const wrong of [null, 'x', forged, `hilo_${'0'.repeat(32)}_${'0'.repeat(64)}`]) {
      const { status, headers, body } = await post(paid('P1'), { key: wrong });
      expect([status, headers.get('content-type'), headers.get('www-authenticate')]).toEqual([
        401,
        'application/problem+json; charset=utf-8',
        'Bearer',
      ]);
      expect(body).toMatchObject({ type: 'urn:hilo:problem:no-key', status: 401 });
    }
    expect(await post('{"type":')).toMatchObject({ status: 400, body: { type: 'urn:hilo:problem:not-json' } });
    expect(await post(paid('P1'), { name: null })).toMatchObject({ status: 400, body: { type: 'urn:hilo:problem:no-name' } });
    expect(await post({ type: 'payment.paid', data: { reference: 'P1', amount: 'much', currency: 'EUR' } })).toMatchObject({
      status: 400,
      body: { type: 'urn:hilo:problem:not-an-event', errors: [{ pointer: '/data/amount' }] },
    });
    expect(await post(JSON.stringify({ ...paid('P1'), pad: 'x'.repeat(65_536) }))).toMatchObject({ status: 413 });
    expect(await run(world, sql`select 1 as n from outside_events`)).toEqual([]);
    const document = (await (await fetch(`${world.appUrl}/api/v1/openapi.json`)).json()) as { openapi: string };
    expect(document.openapi).toBe('3.1.0');
    expect((await fetch(`${world.appUrl}/api/v1/nothing`)).status).toBe(404);
  });

  it('makes a payment paid, once, however often and however many at once it is told', async () => {
    await asks('pay eva 50 deposit');
    const all = await Promise.all(Array.from({ length: 8 }, () => post(paid('P1'), { name: 'evt_paid' })));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 202));
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(all.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(7);
    expect(await became(all[0]!.body.id)).toBe('done');
    expect((await owner.thread()).filter((one) => one.text.includes('paid €50'))).toHaveLength(1);
    expect(await asks('pay #1')).toContain('paid');
    expect(await post(paid('P1', 6_000), { name: 'evt_paid' })).toMatchObject({
      status: 422,
      body: { type: 'urn:hilo:problem:other-body' },
    });
    expect(await post({ ...paid('P1'), id: 'evt_paid' }, { name: null })).toMatchObject({ status: 422 });
  });

  it('loses no money: what fits no request is a card, and can be tried again', async () => {
    expect(await reports('payment.paid', paid('P2', 8_000).data)).toBe('refused: unknown-record');
    const card = await messageWith(owner, 'stripe reports €80 paid for “P2”');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Try again', 'Dismiss']);
    expect(await reports('payment.refunded', { ...paid('P1').data, currency: 'USD' })).toBe('refused: other-amount');
    await asks('pay eva 80 portrait');
    await owner.taps('Try again', card);
    await world.settle();
    expect(await asks('pay #2')).toContain('paid');
    expect(await reports('payment.failed', paid('P2', 8_000).data)).toBe('refused: not-now');
    expect((await messageWith(owner, 'a payment of €80 that failed')).text).toContain(
      'for payment request 2, which is paid. It stays as it is',
    );
  });

  it('opens and leads records by their own reference, in whatever order it is told, and never where they cannot go', async () => {
    const { body: early } = await post({ type: 'order.sent', data: { reference: '1001' } });
    expect(await became(early.id)).toBe('refused: unknown-record');
    const lines = [{ text: 'chairs', count: 20, unitAmount: 6_000 }];
    const opened = { reference: '1001', contact: { ...contact, id: 'cus_7' }, lines };
    expect(await reports('order.opened', opened)).toBe('done');
    expect(await became(early.id)).toBe('done');
    expect(await asks('eva')).toContain('order 1 · 20 chairs · €1,200 · sent');
    expect(
      await reports('order.opened', { ...opened, lines: [...lines, { text: 'table', count: 1, unitAmount: 100_000 }] }),
    ).toBe('done');
    expect(await reports('order.delivered', { number: 1 })).toBe('done');
    expect(await reports('order.cancelled', { reference: '1001' })).toBe('refused: not-now');
    expect(await asks('order #1')).toContain('€2,200');
    expect(await reports('case.opened', { reference: '1001', contact: { id: 'cus_7' }, title: 'lamp broken' })).toBe('done');
    expect(await reports('case.resolved', { reference: '1001' })).toBe('done');
    const [change] = await run(
      world,
      sql`select c.by, c.by_id, r.external_system, r.external_ref from record_changes c join records r on r.id = c.record_id where r.kind = 'case' and c.to_state = 'resolved'`,
    );
    expect(change).toEqual({ by: 'outside', by_id: 'stripe', external_system: 'stripe', external_ref: '1001' });
  });

  it('enters an appointment only where its time is free, and shows the owner where it is not', async () => {
    const at = (time: string) => ({ startsAt: `2030-03-05T${time}:00+01:00` });
    expect(await reports('appointment.booked', { reference: 'b1', contact, ...at('16:00'), title: 'portrait' })).toBe('done');
    expect(await asks('eva')).toContain('portrait · booked');
    const nora = { phone: '+34600000482', name: 'Nora Paz' };
    expect(await reports('appointment.booked', { reference: 'b2', contact: nora, ...at('16:15') })).toBe('refused: time-taken');
    const card = await messageWith(owner, 'stripe has booked *Nora Paz');
    expect(card.text).toContain('That time is taken: Eva Sol …0481');
    expect(await reports('appointment.moved', { reference: 'b1', ...at('18:00') })).toBe('done');
    await owner.taps('Try again', card);
    await world.settle();
    expect(await asks('nora')).toContain('16:15 · appointment · booked');
    expect(await reports('appointment.cancelled', { reference: 'b2' })).toBe('done');
    expect(await reports('appointment.booked', { reference: 'b3', contact, ...at('19:00'), with: 'Nobody' })).toBe(
      'refused: no-colleague',
    );
  });

  it('tells the owner of a quote that was accepted elsewhere, once, as if the customer had tapped', async () => {
    await asks('quote eva logo design 450');
    expect(await reports('quote.accepted', { number: 1 })).toBe('done');
    const card = await messageWith(owner, 'accepted quote 1');
    expect(card.buttons.map(({ title }) => title)).toContain('Make it an order');
    expect(await reports('quote.accepted', { number: 1 })).toBe('done');
    expect((await owner.thread()).filter((one) => one.text.includes('accepted quote 1'))).toHaveLength(1);
    expect(await reports('quote.declined', { number: 1 })).toBe('refused: not-now');
  });

  it('brings people, with tags and with the proof that they agreed', async () => {
    const marketing = { state: 'given', at: '2026-01-05T10:00:00Z', evidence: 'checkbox at checkout' };
    expect(
      await reports('contact.upserted', {
        contact: { phone: '+34600000483', id: 'cus_9', name: 'Leo Mar' },
        tags: ['Alumni'],
        marketing,
      }),
    ).toBe('done');
    expect(await asks('leo')).toContain('Alumni');
    expect(await run(world, sql`select state, source, evidence from consents`)).toEqual([
      { state: 'given', source: 'outside', evidence: 'stripe: checkbox at checkout' },
    ]);
    expect(await reports('contact.upserted', { contact: { id: 'nobody' } })).toBe('refused: unknown-contact');
    expect(await reports('contact.upserted', { contact: { phone: owner.number } })).toBe('refused: of-the-team');
    expect(await reports('custom', { name: 'course_finished', contact: { id: 'cus_9' } })).toBe('done');
    expect(await asks('undo')).not.toContain('Alumni');
  });

  it('sets rules off, that are tried on what was reported last week', async () => {
    expect(await asks('when event course_finished comes, tag them Graduate')).toContain('Last week it would have fired once.');
    await owner.taps('Switch on');
    expect(await reports('custom', { name: 'course_started', contact: { id: 'cus_9' } })).toBe('done');
    expect(await asks('leo')).not.toContain('Graduate');
    expect(await reports('custom', { name: 'course_finished', contact: { id: 'cus_9' } })).toBe('done');
    await world.settle();
    expect(await asks('leo')).toContain('Graduate');
    expect(await asks('rules log')).toContain('the event course_finished came');
  });

  it('takes what is signed instead, for five minutes', async () => {
    const [, id = '', secret = ''] = key.split('_');
    const body = JSON.stringify({ type: 'custom', data: { name: 'signed', contact } });
    const signed = (secondsAgo: number, text = body) => {
      const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
      const mac = createHmac('sha256', Buffer.from(secret, 'base64')).update(`msg_1.${timestamp}.${text}`).digest('base64');
      return { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
    };
    const send = (headers: Record<string, string>, more: Sending = {}) =>
      post(body, { key: null, name: null, headers, query: `?key=${id}`, ...more });
    expect(await send(signed(600))).toMatchObject({ status: 401, body: { type: 'urn:hilo:problem:bad-signature' } });
    expect(await send(signed(0, `${body} `))).toMatchObject({ status: 401 });
    expect(await send(signed(0), { query: '' })).toMatchObject({ status: 401, body: { type: 'urn:hilo:problem:no-key' } });
    expect(await send(signed(0, `${body} `), { key, query: '' })).toMatchObject({ status: 401 });
    expect(await send(signed(0))).toMatchObject({ status: 202 });
    expect((await send(signed(1))).headers.get('idempotent-replayed')).toBe('true');
  });

  it('shows what came: everything is done, refused or waiting', async () => {
    const said = await asks('events');
    const [, received = 0, done = 0, refused = 0, waiting = 0] =
      /(\d+) received = (\d+) done \+ (\d+) came to nothing \+ (\d+) waiting/.exec(said)!.map(Number);
    const [rows] = await run(world, sql`select count(*)::int as n from outside_events`);
    expect(received).toBe(rows!.n);
    expect(done + refused + waiting).toBe(received);
    expect(refused).toBeGreaterThan(4);
    expect((await owner.last()).rows[0]).toMatchObject({
      title: 'custom',
      description: expect.stringMatching(/^done · stripe · /),
    });
    expect(await asks('health')).toContain(`From outside ${refused} came to nothing`);
  });

  it('hands it over with everything else: facts, and not what was sent', async () => {
    const exported = async (text: string) => {
      await owner.says(text);
      const sheets = await readSheets((await lastDocument(world, owner)).bytes);
      return sheets.find(({ sheet }) => sheet === 'Reported from outside')!.data;
    };
    const [titles, ...all] = await exported('export');
    expect(titles).toEqual(['When', 'System', 'What', 'Reference', 'Person', 'State']);
    const [rows] = await run(world, sql`select count(*)::int as n from outside_events`);
    expect(all).toHaveLength(rows!.n as number);
    expect(all.map((row) => row.at(-1))).toContain('nobody known, and no phone');
    const leos = (await exported('export leo mar')).slice(1).map((row) => row.slice(1));
    expect(leos).toContainEqual(['stripe', 'custom · course_finished', null, 'Leo Mar', 'done']);
    expect(new Set(leos.map((row) => row[3]))).toEqual(new Set(['Leo Mar']));
  });

  it('asks a key that reports too much to wait, and no other', async () => {
    second = await makeKey('shop');
    // More than two minutes allow: one may end in between.
    const answers = await Promise.all(
      Array.from({ length: 250 }, () =>
        fetch(`${world.appUrl}/api/v1/events/none`, { headers: { authorization: `Bearer ${key}` } }),
      ),
    );
    const waits = answers.filter(({ status }) => status === 429);
    expect(waits.length).toBeGreaterThan(0);
    expect(Number(waits[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await post(paid('P1'), { key: second, name: 'evt_paid' })).toMatchObject({ status: 202 });
  });

  it('loses nothing and does nothing twice where a process dies', async () => {
    const { needs } = world.app;
    const caller = { tenantId: practiceTenantId, system: 'stripe' };
    const event = { type: 'case.opened' as const, data: { reference: 'c9', contact, title: 'killed' } };
    // It died after storing it: nobody has rung.
    const stored = await storeEvent(needs, caller, 'evt_killed', { event, hash: 'x' });
    const dying = {
      ...needs,
      reached: async (label: string) => {
        if (label === 'outside:before-commit') throw new Error('killed');
      },
    };
    await handleOutside(dying, practiceTenantId);
    expect(await run(world, sql`select 1 as n from records where title = 'killed'`)).toEqual([]);
    expect(await run(world, sql`select state, attempts from outside_events where id = ${stored!.id}`)).toEqual([
      { state: 'waiting', attempts: 1 },
    ]);
    await run(world, sql`update outside_events set next_try_machine = '2020-01-01' where id = ${stored!.id}`);
    await world.app.sweep();
    await world.app.sweep();
    await world.settle();
    expect(await run(world, sql`select state from outside_events where id = ${stored!.id}`)).toEqual([{ state: 'done' }]);
    expect(await run(world, sql`select count(*)::int as n from records where title = 'killed'`)).toEqual([{ n: 1 }]);
  });

  it('asks a manager once about what fails again and again, however much, and a tap tries all of it again', async () => {
    const { needs } = world.app;
    const failing = {
      ...needs,
      reached: async (label: string) => {
        if (label === 'outside:before-commit') throw new Error('broken');
      },
    };
    const cards = async () => (await owner.thread()).filter(({ text }) => text.includes('could not be taken in'));
    const fail = async (name: string) => {
      const event = { type: 'case.opened' as const, data: { reference: name, contact, title: `broken ${name}` } };
      await storeEvent(needs, { tenantId: practiceTenantId, system: 'stripe' }, name, { event, hash: name });
      for (let n = 0; n < 6; n++) {
        await run(world, sql`update outside_events set next_try_machine = '2020-01-01' where name = ${name}`);
        // Not the ring for trying it again, which would find everything whole.
        const rings = await handleOutside(failing, practiceTenantId);
        world.doorbell.ring(rings.filter(({ work }) => work.do !== 'outside'));
      }
      await world.settle();
    };
    await fail('b1');
    await fail('b2');
    expect(await cards()).toHaveLength(1);
    expect((await cards())[0]!.text).toContain(
      'stripe reported could not be taken in, though I tried six times: case.opened · b1.',
    );
    await owner.taps('Try again', (await cards())[0]);
    await world.settle();
    expect(await run(world, sql`select name, state from outside_events where name in ('b1', 'b2') order by 1`)).toEqual([
      { name: 'b1', state: 'done' },
      { name: 'b2', state: 'done' },
    ]);
    await fail('b3');
    expect(await cards()).toHaveLength(2);
  });

  it('turns a key away from the moment at which it is taken back', async () => {
    expect(await asks('api key 2')).toContain('Take back API key 2 (shop)?');
    await owner.taps('Take it back');
    await asks('api keys');
    expect((await owner.last()).rows.map(({ title }) => title)).toEqual(['1 · stripe']);
    expect(await post(paid('P1'), { key: second, name: 'evt_late' })).toMatchObject({
      status: 401,
      body: { type: 'urn:hilo:problem:no-key' },
    });
  });

  it('has told nobody anything by itself, and has logged no word of it', async () => {
    expect((await sentTexts(world, eva)).filter((text) => /€|paid/.test(text))).toEqual([]);
    const everything = logged.join('\n');
    for (const word of [key, '600000481', 'portrait', 'cus_7']) expect(everything).not.toContain(word);
  });
});
