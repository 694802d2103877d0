import { describe, expect, test } from 'vitest';
import { contentText } from '../../src/meta/content-text.ts';
import { contentOf, readFixture, readOne } from './fixture.ts';

describe('what a person said is read from', () => {
  test.each([
    ['text', { body: ' two\nlines ' }, { type: 'text', body: ' two\nlines ' }],
    ['sticker', { id: 9, mime_type: 'image/webp', animated: true }, { type: 'sticker', mediaId: '9', animated: true }],
    ['voice', { id: '9', mime_type: 'audio/ogg' }, { type: 'audio', voice: true, mediaId: '9' }],
    [
      'location',
      { latitude: '4.71', longitude: -74.07, name: 'Park', address: '' },
      { latitude: 4.71, longitude: -74.07, name: 'Park', address: null },
    ],
    [
      'contacts',
      [
        {
          name: { first_name: 'Leo', last_name: 'Paz' },
          phones: [{ phone: '+1 555-000-3333', wa_id: '15550003333' }],
          org: { company: 'Acme' },
        },
      ],
      {
        cards: [{ name: 'Leo Paz', org: 'Acme', ownNumber: false, phones: [{ phone: '+1 555-000-3333', waId: '15550003333' }] }],
      },
    ],
    [
      'contacts',
      [{ phones: [{ phone: '+15550001111' }], origin: 'contact_request' }],
      { cards: [{ name: null, ownNumber: true }] },
    ],
    ['button', { text: 'Stop' }, { type: 'tap', id: 'Stop', title: 'Stop', from: 'template' }],
    [
      'interactive',
      { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{broken' } },
      { type: 'flow-reply', values: null, rawJson: '{broken', flowToken: null },
    ],
    [
      'interactive',
      { type: 'nfm_reply', nfm_reply: { response_json: null } },
      { type: 'flow-reply', values: null, rawJson: null },
    ],
    [
      'interactive',
      { type: 'nfm_reply', nfm_reply: { response_json: '{"flow_token":"t1","a":1}' } },
      { values: { flow_token: 't1', a: 1 }, flowToken: 't1' },
    ],
    [
      'interactive',
      { type: 'call_permission_reply', call_permission_reply: { response: 'accept', expiration_timestamp: 1795737600 } },
      { type: 'call-permission', response: 'accept', permanent: false, expiresAt: new Date(1795737600_000) },
    ],
    ['interactive', { type: 'something_new' }, { type: 'unknown', name: 'interactive.something_new' }],
    ['reaction', { message_id: 'wamid.X', emoji: '' }, { type: 'reaction', wamid: 'wamid.X', emoji: null }],
    [
      'order',
      { catalog_id: 900, product_items: [{ product_retailer_id: 'sku-1', quantity: '2', item_price: 9.5, currency: 'USD' }] },
      { catalogId: '900', text: null, items: [{ sku: 'sku-1', quantity: 2, price: 9.5, currency: 'USD' }] },
    ],
    ['system', { type: 'customer_identity_changed', body: 'changed' }, { type: 'system', change: 'identity' }],
    ['system', { type: 'something_new' }, { type: 'system', change: 'other', name: 'something_new' }],
    ['request_welcome', undefined, { type: 'request-welcome' }],
    ['image', null, { type: 'image', mediaId: null, caption: null }],
    ['text', null, { type: 'unknown', name: 'text' }],
    ['hologram', {}, { type: 'unknown', name: 'hologram' }],
  ])('%s %j', (type, body, expected) => {
    expect(contentOf(readOne(type, body))).toMatchObject(expected);
  });

  test('a message that does not say its type, by its body', () => {
    expect(contentOf(readOne(undefined, null, { text: { body: 'hi' } }))).toEqual({ type: 'text', body: 'hi' });
  });

  test('our situations', () => {
    expect(readFixture('media-with-and-without-url').map(contentOf)).toMatchObject([
      {
        type: 'image',
        mediaId: '111',
        caption: 'The leak',
        url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=111',
      },
      { type: 'audio', voice: true, url: null, mime: 'audio/ogg; codecs=opus' },
      { type: 'document', filename: 'Año 2026 – presupuesto.pdf', caption: null },
      { type: 'image', mediaId: null },
    ]);
    expect(readFixture('taps-and-picks').map(contentOf)).toEqual([
      { type: 'tap', id: 'opt_out', title: 'Stop', from: 'template' },
      { type: 'tap', id: 'conf-1', title: 'Confirm', from: 'button' },
      { type: 'pick', id: 'slot-9', title: '9:00', description: 'Dr. Paz' },
    ]);
    expect(readFixture('unsupported-poll').map(contentOf)).toEqual([
      { type: 'unsupported', what: 'poll', reason: 'Message type is currently not supported.' },
    ]);
    expect(readFixture('reaction-removed').map(contentOf)).toEqual([{ type: 'reaction', wamid: 'wamid.OUT1', emoji: null }]);
    expect(readFixture('edit-and-revoke').map(contentOf)).toEqual([
      { type: 'edit', wamid: 'wamid.B1', content: { type: 'text', body: 'Hi there' } },
      { type: 'revoke', wamid: 'wamid.B1' },
    ]);
  });

  test('a form without its token, which is found by the message it answers', () => {
    expect(readFixture('flow-reply-without-token')[0]).toMatchObject({
      quoted: { wamid: 'wamid.FORM' },
      content: { type: 'flow-reply', flowToken: null, values: { comments: 'Very good', stars: 5 } },
    });
  });
});

test.each([
  ['text', { body: 'Hello' }, 'Hello'],
  ['image', { id: '1', caption: 'The leak' }, 'The leak'],
  ['image', { id: '1' }, ''],
  ['document', { id: '1', filename: 'a.pdf', caption: 'See' }, 'See\na.pdf'],
  ['location', { latitude: 1, longitude: 2, name: 'Park' }, 'Park'],
  ['contacts', [{ name: { formatted_name: 'Leo' }, phones: [{ phone: '+1 555' }] }], 'Leo\n+1 555'],
  [
    'interactive',
    { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{"flow_token":"t","comments":"Good"}' } },
    'Good',
  ],
  ['order', { product_items: [{ product_retailer_id: 'sku-1', quantity: 2 }] }, '2 × sku-1'],
  ['revoke', { original_message_id: 'wamid.X' }, ''],
])('the words of %s %j can be searched', (type, body, expected) => {
  const content = contentOf(readOne(type, body));
  expect(content && contentText(content)).toBe(expected);
});
