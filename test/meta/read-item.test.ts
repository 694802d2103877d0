import { describe, expect, test } from 'vitest';
import { readItem } from '../../src/meta/parse.ts';
import { splitDelivery } from '../../src/meta/split.ts';
import { readFixture, readOne, receivedAt } from './fixture.ts';

describe('a person is', () => {
  test('their BSUID where the phone is hidden', () => {
    expect(readFixture('bsuid-only-text')[0]).toMatchObject({
      from: {
        phone: null,
        userId: 'US.44556677889900112233',
        parentUserId: 'US.ENT.998877665544',
        name: 'Ana Ruiz',
        username: 'anaruiz',
      },
    });
  });

  test('who they were, in the news that they changed', () => {
    expect(readFixture('changed-number-then-message')).toMatchObject([
      { from: { phone: '15550001111' }, content: { type: 'system', change: 'number', newPhone: '15550004444' } },
      { from: { phone: '15550004444', userId: 'US.00112233445566778899' }, content: { type: 'text' } },
    ]);
    expect(readFixture('changed-user-id')).toMatchObject([
      {
        from: { phone: null, userId: 'US.44556677889900112233' },
        content: { change: 'user-id', previousUserId: 'US.44556677889900112233', newUserId: 'US.00112233445566778899' },
      },
    ]);
    expect(readFixture('user-id-update')).toMatchObject([
      { who: { phone: '15550001111' }, previous: 'US.44556677889900112233', current: 'US.00112233445566778899' },
    ]);
  });

  test.each([
    ['with an empty phone', { from: '', from_user_id: 'US.1' }, { wa_id: '', user_id: 'US.1' }, { phone: null, userId: 'US.1' }],
    [
      'with a plus before the phone',
      { from: '+15550001111' },
      { wa_id: '15550001111', user_id: 'US.1' },
      { phone: '15550001111', userId: 'US.1' },
    ],
    ['with a BSUID where the phone belongs', { from: 'US.1' }, { wa_id: 'US.1' }, { phone: null, userId: 'US.1' }],
    [
      'with an id of no known form beside a phone',
      { from: '15550001111', from_user_id: 'foo_bar' },
      { wa_id: '15550001111' },
      { phone: '15550001111', userId: null },
    ],
    [
      'with an id of no known form and nothing else',
      { from_user_id: 'user.93' },
      { user_id: 'user.93' },
      { phone: null, userId: 'user.93' },
    ],
    [
      "with somebody else's contact entry",
      { from: '15550001111' },
      { wa_id: '15550003333', profile: { name: 'Leo' } },
      { phone: '15550001111', name: null },
    ],
  ])('%s', (_name, ids, contact, expected) => {
    const message = { id: 'wamid.1', timestamp: '1795132800', type: 'text', text: { body: 'hi' }, ...ids };
    const [split] = splitDelivery({
      entry: [{ id: '1', changes: [{ field: 'messages', value: { contacts: [contact], messages: [message] } }] }],
    });
    expect(readItem(split!.kind, split!.raw, receivedAt)).toMatchObject({ from: expected });
  });
});

test('what stands around a message is read: forwarding, quotes, products, ads', () => {
  expect(readFixture('forwarded')).toMatchObject([
    { forwarded: 'once', quoted: null },
    { forwarded: 'often', quoted: null },
    { forwarded: 'no', quoted: { wamid: 'wamid.PARENT', from: '15550002222' } },
    { quoted: { wamid: 'wamid.P' }, product: { catalogId: '900', sku: 'sku-1' } },
  ]);
  expect(readFixture('referral')[0]).toMatchObject({
    referral: { sourceType: 'ad', sourceId: '1201', clickId: 'Aff123', welcome: 'Hi! How can we help?' },
  });
});

describe('a status', () => {
  test.each([
    ['read-without-delivered', ['sent', 'read']],
    ['delivered-after-read', ['read', 'delivered']],
    ['failed-after-delivered', ['delivered', 'failed']],
  ])('keeps its word and its second: %s', (situation, states) => {
    expect(readFixture(situation).map((status) => status.kind === 'status' && status.state)).toEqual(states);
  });

  test('carries our id, the price and the error', () => {
    expect(readFixture('status-before-response')[0]).toMatchObject({
      wamid: 'wamid.OUT5',
      callbackData: 'msg:8f1c',
      pricing: { category: 'utility', type: 'regular', billable: true },
      at: new Date(1795132800_000),
    });
    expect(readFixture('status-failed-131049')[0]).toMatchObject({
      state: 'failed',
      errors: [{ code: 131049, detail: 'Kept back.' }],
    });
    expect(readFixture('unknown-type-and-status')[1]).toMatchObject({ state: 'unknown', stateName: 'in_orbit' });
    expect(readFixture('group-message-and-statuses')[1]).toMatchObject({
      recipient: { phone: null, groupId: '120363000000000000@g.us', participant: '15550001111' },
    });
  });
});

describe('what the business said from its phone', () => {
  test('goes to the customer, with or without a plus', () => {
    expect(readFixture('echoes-with-plus')).toMatchObject([
      { kind: 'echo', to: { phone: '15550001111', userId: 'US.44556677889900112233' }, content: { body: 'On my way' } },
      { kind: 'echo', to: { phone: '15550001111' }, content: { type: 'revoke', wamid: 'wamid.E1' } },
    ]);
  });

  test('is told from what the customer said in the history, whose person is always the customer', () => {
    expect(readFixture('history-out-of-order')).toMatchObject([
      { direction: 'in', person: { phone: '15550001111' }, content: { type: 'media-placeholder' }, phase: 1, chunk: 2 },
      { direction: 'out', person: { phone: '15550001111' }, status: 'delivered' },
      { direction: 'in', person: { phone: '15550001111' }, chunk: 1, progress: 40, status: 'read' },
      { direction: 'out', person: { phone: '15550001111' } },
    ]);
    expect(readFixture('history-media-follows')).toMatchObject([
      { kind: 'history-media', wamid: 'wamid.H3', content: { type: 'image', mediaId: '333' } },
    ]);
    expect(readFixture('history-declined-bare')).toMatchObject([{ kind: 'history-declined', errors: [{ code: 2593109 }] }]);
  });
});

test('news of templates, preferences and address books are read', () => {
  expect(readFixture('template-rejected')).toMatchObject([
    {
      change: 'status',
      event: 'REJECTED',
      id: '7001',
      language: 'en_US',
      reason: 'INVALID_FORMAT',
      advice: 'A variable stands at the end. Put words after it.',
      at: new Date(1795132800_000),
    },
  ]);
  expect(readFixture('template-paused')).toMatchObject([
    { event: 'PAUSED', reason: null, advice: 'FIRST_PAUSE Paused for 3 hours.' },
  ]);
  expect(readFixture('template-category')).toMatchObject([
    { change: 'category', newCategory: 'UTILITY', correctCategory: 'MARKETING', previousCategory: null },
    { change: 'category', newCategory: 'MARKETING', correctCategory: null, previousCategory: 'UTILITY' },
  ]);
  expect(readFixture('preference-stop-and-resume')).toMatchObject([
    { value: 'stop', category: 'marketing_messages', who: { phone: '15550001111' } },
    { value: 'resume', who: { phone: '15550001111' } },
  ]);
  expect(readFixture('contact-sync')).toMatchObject([
    { action: 'add', person: { phone: '15550001111', name: 'Ana Ruiz' }, firstName: 'Ana' },
    { action: 'remove', person: { phone: '15550003333', name: null }, fullName: null },
  ]);
});

describe('a time', () => {
  test.each([
    ['1795132800', new Date(1795132800_000)],
    [1795132800, new Date(1795132800_000)],
    [1795132800123, new Date(1795132800_123)],
    ['TIMESTAMP', receivedAt],
    [null, receivedAt],
    [-5, receivedAt],
    ['99999999999999999', receivedAt],
  ])('%j is read, or the moment of receiving stands in', (timestamp, expected) => {
    expect(readOne('text', { body: 'hi' }, { timestamp })).toMatchObject({ at: expected });
  });
});
