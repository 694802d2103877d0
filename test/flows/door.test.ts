import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figures } from '../../src/health.store.ts';
import { rowsOf } from '../db/rows.ts';
import { type Door, delivery, freshWamid, message, openDoor, practice } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';

const hello = (from = '+34600000110') => delivery({ messages: [message(from, 'text', { body: 'Hi' })] });
const status = (wamid = freshWamid()) => ({
  id: wamid,
  status: 'sent',
  timestamp: String(Math.floor(Date.now() / 1000)),
  recipient_id: '34600000110',
});

describe('The door', () => {
  let world: World;
  let door: Door;
  let before: Figures['inbound'];
  beforeAll(async () => {
    world = await openWorld();
    door = openDoor(world);
  });
  afterAll(() => world.close());

  const grown = async (what: () => Promise<void>) => {
    // Cards of what came before leave now, so that their statuses do not arrive in the middle.
    await world.turnEnds();
    before = (await door.handled()).inbound;
    await what();
    const after = (await door.handled()).inbound;
    expect(after.items).toBe(after.handled + after.unknown + after.quarantined + after.waiting);
    const keys = ['deliveries', 'items', 'messages', 'handled', 'unknown', 'quarantined', 'duplicates', 'waiting'] as const;
    return Object.fromEntries(keys.flatMap((key) => (after[key] === before[key] ? [] : [[key, after[key] - before[key]]])));
  };
  const lastReason = () =>
    world.database.underneath(async (tx) => {
      const [row] = await rowsOf<{ reason: string; state: string }>(
        tx,
        sql`select reason, state from items order by received_machine desc, id desc limit 1`,
      );
      return row!;
    });

  it('answers Meta’s handshake with the challenge, and only with the right word', async () => {
    const shake = async (query: Record<string, string>) => {
      const answer = await fetch(`${world.appUrl}/webhook?${new URLSearchParams(query)}`);
      return `${answer.status} ${await answer.text()}`;
    };
    const right = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'practice-verify' };
    expect(await shake(right)).toBe('200 1158201444');
    expect(await shake({ ...right, 'hub.verify_token': 'other' })).toBe('403 ');
    expect(await shake({ ...right, 'hub.mode': 'unsubscribe' })).toBe('403 ');
    expect(await shake({})).toBe('403 ');
  });

  it('turns away what is not signed with an app secret, and writes nothing', async () => {
    const rows = await door.rows();
    const grew = await grown(async () => {
      expect(await door.post(hello(), { secret: null })).toBe(401);
      expect(await door.post(hello(), { secret: 'other-secret' })).toBe(401);
      expect(await door.post(hello(), { secret: null, headers: { 'x-hub-signature-256': 'sha256=00' } })).toBe(401);
      expect(await door.post(hello(), { secret: null, headers: { 'x-hub-signature': 'sha1=00' } })).toBe(401);
    });
    expect(grew).toEqual({});
    expect(await door.rows()).toEqual(rows);
  });

  it('accepts a signed delivery whatever its content type says, and counts a repeat as nothing but a repeat', async () => {
    const body = hello();
    expect(await grown(async () => expect(await door.post(body)).toBe(200))).toEqual({
      deliveries: 1,
      items: 1,
      messages: 1,
      handled: 1,
    });
    await world.turnEnds();
    const rows = await door.rows();
    expect(
      await grown(async () => {
        expect(await door.post(body, { headers: { 'content-type': 'text/plain' } })).toBe(200);
        expect(await door.post(body, { headers: { 'content-type': '' } })).toBe(200);
      }),
    ).toEqual({ deliveries: 2, duplicates: 2 });
    expect(await door.rows()).toEqual(rows);
  });

  it('refuses what is over 4 MiB, and takes what is just under', async () => {
    const padded = (bytes: number) => {
      const text = JSON.stringify({ ...hello(), pad: '' });
      return text.replace('"pad":""', `"pad":"${'x'.repeat(bytes - text.length)}"`);
    };
    expect(await grown(async () => expect(await door.post(padded(4 * 1024 * 1024 + 1))).toBe(413))).toEqual({});
    expect(await grown(async () => expect(await door.post(padded(4 * 1024 * 1024))).toBe(200))).toMatchObject({
      deliveries: 1,
      messages: 1,
    });
  });

  it('takes a batch of 3 MB and 1,000 items, every one of them once', async () => {
    // Of a group, because no card is made of those.
    const messages = Array.from({ length: 100 }, (_, n) =>
      message(`+3460000${3000 + (n % 5)}`, 'text', { body: `${n} ${'x'.repeat(3000)}` }, { group_id: 'G1' }),
    );
    const statuses = Array.from({ length: 899 }, () => ({ ...status(), pad: 'x'.repeat(3000) }));
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        ...(delivery({ messages }) as { entry: unknown[] }).entry,
        ...(delivery({ statuses }) as { entry: unknown[] }).entry,
        { id: practice.waba, changes: ['neither field nor value'] },
      ],
    };
    expect(JSON.stringify(body).length).toBeGreaterThan(3_000_000);
    expect(await grown(async () => expect(await door.post(body)).toBe(200))).toEqual({
      deliveries: 1,
      items: 1000,
      messages: 100,
      handled: 999,
      quarantined: 1,
    });
    expect(await grown(async () => expect(await door.post(body)).toBe(200))).toEqual({ deliveries: 1, duplicates: 1000 });
  });

  it('keeps malformed JSON with a good signature, once', async () => {
    const broken = '{"object":"whatsapp_business_account","entry":[{';
    expect(await grown(async () => expect(await door.post(broken)).toBe(200))).toEqual({
      deliveries: 1,
      items: 1,
      quarantined: 1,
    });
    expect(await grown(async () => expect(await door.post(broken)).toBe(200))).toEqual({ deliveries: 1, duplicates: 1 });
    expect(await grown(async () => expect(await door.post(Buffer.from([0xff, 0x00, 0xfe]))).toBe(200))).toMatchObject({
      quarantined: 1,
    });
    expect(await grown(async () => expect(await door.post('')).toBe(200))).toMatchObject({
      deliveries: 1,
      items: 1,
      quarantined: 1,
    });
  });

  it.each([
    ['a number nobody here has', { number: '999000111' }, 'No business here has this number in this WABA.'],
    ['a WABA nobody here has', { waba: '888000111' }, 'No business here has this WABA.'],
    ['a WABA and no number', { number: null, waba: '888000111' }, 'No business here has this WABA.'],
  ])('quarantines %s with the reason, and writes no row of any business', async (_name, where, reason) => {
    const body = delivery({ messages: [message('+34600000110', 'text', { body: 'Hi' })] }, where);
    const rows = await door.rows();
    expect(await grown(async () => expect(await door.post(body)).toBe(200))).toEqual({ deliveries: 1, items: 1, quarantined: 1 });
    expect(await lastReason()).toEqual({ state: 'quarantined', reason });
    expect(await grown(async () => expect(await door.post(body)).toBe(200))).toEqual({ deliveries: 1, duplicates: 1 });
    expect(await door.rows()).toEqual(rows);
  });

  it('does not take the same message for a repeat when it comes where it belongs', async () => {
    const said = message('+34600000110', 'text', { body: 'Hi' });
    expect(await grown(async () => void (await door.post(delivery({ messages: [said] }, { waba: '888000111' }))))).toMatchObject({
      quarantined: 1,
    });
    expect(await grown(async () => void (await door.post(delivery({ messages: [said] }))))).toEqual({
      deliveries: 1,
      items: 1,
      messages: 1,
      handled: 1,
    });
  });

  it('gives a field without a number to the business whose only number the WABA has', async () => {
    const event = { event: 'APPROVED', message_template_id: 1, message_template_name: 'x', message_template_language: 'en' };
    const body = delivery(event, { number: null, field: 'message_template_status_update' });
    expect(await grown(async () => void (await door.post(body)))).toEqual({ deliveries: 1, items: 1, handled: 1 });
  });

  it('shows its figures at /health/ready and they are those of the rows', async () => {
    expect(await (await fetch(`${world.appUrl}/health/live`)).json()).toEqual({ status: 'live' });
    await world.settle();
    const { code, body } = await door.ready();
    expect(code).toBe(200);
    expect(Object.keys(body)).toEqual(['status', 'inbound', 'outbound']);
    expect(body.status).toBe('ready');
    expect(Object.keys(body.inbound)).toEqual([
      ...[
        'deliveries',
        'items',
        'messages',
        'handled',
        'unknown',
        'quarantined',
        'duplicates',
        'waiting',
        'oldestWaitingSeconds',
      ],
    ]);
    expect(Object.keys(body.outbound)).toEqual([
      ...['held', 'queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unsure', 'cancelled'],
    ]);
    const [row] = await world.database.underneath((tx) =>
      rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from messages where direction = 'in' and wamid is not null`),
    );
    expect(body.inbound.messages).toBe(row!.n);
  });

  it('tells Prometheus the same', async () => {
    const text = await (await fetch(`${world.appUrl}/metrics`)).text();
    const { inbound, outbound } = await world.figures();
    expect(text).toMatch(/^hilo_inbound_items_total\{kind="message",outcome="handled"\} \d+$/m);
    expect(text).toContain(`hilo_inbound_items_total{kind="status",outcome="duplicate"}`);
    expect(text).toContain(`hilo_inbound_deliveries_total ${inbound.deliveries}`);
    expect(text).toContain(`hilo_outbound_messages_total{state="cancelled"} ${outbound.cancelled}`);
    expect(text).toMatch(/^hilo_outbound_messages_total\{state="queued"\} 0$/m);
    expect(text).toMatch(/^hilo_inbound_waiting 0$/m);
    expect(text).toMatch(/^hilo_inbound_oldest_waiting_seconds 0$/m);
    expect(text).toMatch(/^hilo_doorbell_depth \d+$/m);
    expect(text).toMatch(/^hilo_webhook_refusals_total\{status="401"\} 4$/m);
    expect(text).toMatch(/^hilo_webhook_refusals_total\{status="413"\} 1$/m);
  });

  it('says 503 and stores nothing while the database is away, and 200 never', async () => {
    await world.database.db.close();
    expect((await door.ready()).code).toBe(503);
    expect((await fetch(`${world.appUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${world.appUrl}/metrics`)).status).toBe(503);
    expect(await door.post(hello())).toBe(503);
  });
});

describe('A Meta app that may not speak for a WABA', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      appSecrets: [
        { app: 'default', secret: 'practice-secret' },
        { app: 'default', secret: 'practice-secret-of-yesterday' },
        { app: 'other', secret: 'another-app' },
      ],
    });
  });
  afterAll(() => world.close());

  it('is heard and quarantined; each secret of the right app is as good as the other', async () => {
    const door = openDoor(world);
    const rows = await door.rows();
    expect(await door.post(hello(), { secret: 'another-app' })).toBe(200);
    expect((await door.handled()).inbound.quarantined).toBe(1);
    expect(await door.rows()).toEqual(rows);
    expect(await door.post(hello(), { secret: 'practice-secret-of-yesterday' })).toBe(200);
    expect((await door.handled()).inbound).toMatchObject({ quarantined: 1, messages: 2 });
  });
});
