import { describe, expect, test } from 'vitest';
import { type Split, splitBytes, splitDelivery } from '../../src/meta/split.ts';
import { fixture, splitFixture } from './fixture.ts';

function line({ kind, verdict, lane }: Split): string {
  return `${kind} ${verdict} ${lane}`;
}

describe('a delivery is split into', () => {
  test('all messages, statuses and events of all its entries and changes', () => {
    const splits = splitFixture('batch-two-entries');
    expect(
      splits.map((split) => [
        split.key.startsWith('m:') || split.key.startsWith('s:') ? split.key : split.kind,
        split.waba,
        split.phoneNumberId,
      ]),
    ).toEqual([
      ['m:wamid.B1', '100200300400500', '200300400500600'],
      ['m:wamid.B2', '100200300400500', '200300400500600'],
      ['s:wamid.OUT1:sent:1795132801', '100200300400500', '200300400500600'],
      ['s:wamid.OUT1:delivered:1795132802', '100200300400500', '200300400500600'],
      ['template', '100200300400501', null],
      ['m:wamid.B3', '100200300400501', '200300400500601'],
    ]);
  });

  test("items that keep only their own person's contact entry", () => {
    const [ana, leo] = splitFixture('batch-two-entries');
    expect(JSON.stringify(ana?.raw)).not.toContain('15550003333');
    expect(JSON.stringify(leo?.raw)).not.toContain('15550001111');
    expect(leo?.raw.contact).toMatchObject({ wa_id: '15550003333' });
  });

  test.each([
    ['bsuid-only-text', ['message ok u:US.44556677889900112233']],
    ['changed-number-then-message', ['message ok p:15550001111', 'message ok p:15550004444']],
    ['changed-user-id', ['message ok u:US.44556677889900112233']],
    ['number-variants', ['message ok p:551187654321', 'message ok p:525512345678', 'message ok p:542235550101']],
    ['reaction-removed', ['message ok p:15550001111']],
    ['preference-stop-and-resume', ['preference ok p:15550001111', 'preference ok p:15550001111']],
    ['echoes-with-plus', ['echo ok p:15550001111', 'echo ok p:15550001111']],
    [
      'history-out-of-order',
      ['history ok p:15550001111', 'history ok p:15550001111', 'history ok p:15550001111', 'history ok p:15550001111'],
    ],
    ['history-media-follows', ['history ok p:15550001111']],
    ['history-declined-bare', ['history ok a:history']],
    ['template-paused', ['template ok a:message_template_status_update']],
    ['contact-sync', ['contact-sync ok p:15550001111', 'contact-sync ok p:15550003333']],
    ['user-id-update', ['user-id-update ok p:15550001111']],
    ['value-error', ['value-error ok a:messages']],
    ['status-failed-131047', ['status ok s:wamid.E131047']],
  ])('items in the lane of whom they are about: %s', (situation, expected) => {
    expect(splitFixture(situation).map(line)).toEqual(expected);
  });

  test('items of which nothing is dropped because it is new', () => {
    expect(splitFixture('unknown-field').map(({ kind, verdict, reason }) => [kind, verdict, reason])).toEqual([
      ['other', 'unknown', 'the field moon_phase_update is new'],
      ['message', 'ok', null],
    ]);
    expect(splitFixture('unknown-type-and-status').map(({ kind, verdict, reason }) => [kind, verdict, reason])).toEqual([
      ['message', 'unknown', 'the message type hologram is new'],
      ['status', 'unknown', 'the status in_orbit is new'],
    ]);
  });

  test('items that a broken sibling does not take with it', () => {
    expect(splitFixture('broken-siblings').map(({ key, verdict, reason }) => (verdict === 'ok' ? key : reason))).toEqual([
      'the value of a change is not an object',
      'a change with neither field nor value',
      'an item of messages that is not an object',
      'm:wamid.X1',
      'a message that does not say who wrote it',
    ]);
  });

  test('one status for each participant of a group, in the same second', () => {
    const [message, ...statuses] = splitFixture('group-message-and-statuses');
    expect(message?.lane).toBe('g:120363000000000000@g.us');
    expect(new Set(statuses.map((status) => status.key)).size).toBe(2);
  });
});

describe('a key', () => {
  test('tells the asset of an old message from its placeholder', () => {
    expect(splitFixture('history-media-follows')[0]?.key).toBe('hm:wamid.H3');
    expect(splitFixture('history-out-of-order')[0]?.key).toBe('h:wamid.H3');
  });

  test.each(['template-category', 'value-error', 'preference-stop-and-resume', 'unknown-field', 'broken-siblings'])(
    'is the same when Meta repeats %s with its keys in another order',
    (situation) => {
      const keys = splitDelivery(fixture(situation)).map((split) => split.key);
      expect(splitDelivery(reordered(fixture(situation))).map((split) => split.key)).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test('fits an index, however long an id is', () => {
    const item = { from: 'x'.repeat(9000), id: 'w'.repeat(9000), timestamp: '1795132800', type: 'text', text: { body: 'hi' } };
    const [split] = splitDelivery({ entry: [{ id: '1', changes: [{ field: 'messages', value: { messages: [item] } }] }] });
    expect(split?.key.length).toBeLessThan(600);
    expect(split?.lane.length).toBeLessThan(600);
  });
});

describe('what cannot be anything is quarantined once, with the reason', () => {
  test.each([
    [null, 'the body is not an object'],
    [[], 'the body is not an object'],
    ['hello', 'the body is not an object'],
    [{}, 'a value without a field that looks like none known'],
    [{ object: 'whatsapp_business_account' }, 'there is no entry'],
    [{ object: 'whatsapp_business_account', entry: [] }, 'there is no entry'],
    [{ object: 'whatsapp_business_account', entry: {} }, 'the list of entries is not a list'],
    [{ object: 'whatsapp_business_account', entry: ['x'] }, 'an entry is not an object'],
    [{ object: 'page', entry: [{ id: '1', changes: [] }] }, "the object page is not WhatsApp's"],
    [{ entry: [{ id: '1' }] }, 'an entry without a list of changes'],
    [{ entry: [{ id: '1', changes: ['x'] }] }, 'a change is not an object'],
    [{ entry: [{ id: '1', changes: [{}] }] }, 'a change with neither field nor value'],
    [{ entry: [{ id: '1', changes: [{ field: 'messages', value: 7 }] }] }, 'the value of a change is not an object'],
    [
      { entry: [{ id: '1', changes: [{ field: 'messages', value: { statuses: [{ status: 'sent' }] } }] }] },
      'a status that does not say of which message',
    ],
  ])('%j', (body, reason) => {
    expect(splitDelivery(body).map((split) => [split.verdict, split.reason])).toEqual([['quarantined', reason]]);
  });

  test('bytes that are not JSON, under a key made of them', () => {
    const [first] = splitBytes(Buffer.from('<html>'));
    const [again] = splitBytes(Buffer.from('<html>'));
    const [other] = splitBytes(Buffer.from('<html >'));
    expect(first).toMatchObject({ kind: 'other', verdict: 'quarantined', reason: 'the body is not JSON' });
    expect(again?.key).toBe(first?.key);
    expect(other?.key).not.toBe(first?.key);
  });
});

describe('what carries nothing is empty, and no fault', () => {
  test.each([
    [{ entry: [{ id: '1', changes: [] }] }],
    [{ entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '2' } } }] }] }],
    [{ entry: [{ id: '1', changes: [{ field: 'messages', value: { messages: [] } }] }] }],
  ])('%j', (body) => {
    expect(splitDelivery(body).map((split) => [split.kind, split.verdict])).toEqual([['empty', 'ok']]);
  });
});

describe('what is stored', () => {
  test('holds nothing that PostgreSQL refuses in jsonb', () => {
    const text =
      '{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[{"from":"1555","id":"w","type":"text","text":{"body":"a\\u0000b\\ud800c"}}]}}]}]}';
    expect(splitBytes(Buffer.from(text))[0]?.raw.item).toMatchObject({ text: { body: 'ab\ufffdc' } });
  });

  test('keeps whole numbers that JavaScript cannot', () => {
    const text = '{"entry":[{"id":12345678901234567890,"changes":[{"field":"flows","value":{"flow_id":98765432109876543210}}]}]}';
    expect(splitBytes(Buffer.from(text))[0]).toMatchObject({
      waba: '12345678901234567890',
      raw: { item: { flow_id: '98765432109876543210' } },
    });
  });

  test('is not exhausted by a body that is nested without end', () => {
    const deep = `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[${'['.repeat(20_000)}${']'.repeat(20_000)}]}}]}]}`;
    expect(splitBytes(Buffer.from(deep)).map((split) => split.verdict)).toEqual(['quarantined']);
  });

  test('is made of a thousand messages in well under a second', () => {
    const messages = Array.from({ length: 1000 }, (_, i) => ({
      from: `1555000${1000 + i}`,
      id: `wamid.${i}`,
      timestamp: '1795132800',
      type: 'text',
      text: { body: 'hi' },
    }));
    const contacts = messages.map((message) => ({ profile: { name: 'A' }, wa_id: message.from }));
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value: { contacts, messages } }] }],
    };
    const started = performance.now();
    expect(splitDelivery(body)).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

/** The same value with the keys of every object the other way round. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reordered(item)]),
  );
}
