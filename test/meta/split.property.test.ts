import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readItem } from '../../src/meta/parse.ts';
import { splitBytes, splitDelivery } from '../../src/meta/split.ts';
import { receivedAt } from './fixture.ts';

const words = fc.constantFrom(
  'entry',
  'changes',
  'field',
  'value',
  'messages',
  'statuses',
  'errors',
  'history',
  'threads',
  'metadata',
  'contacts',
  'type',
  'id',
  'from',
  'text',
  'image',
  'interactive',
  'state_sync',
  'user_preferences',
  'calls',
  'groups',
  'message_echoes',
  'system',
  '0',
);

/** JSON of Meta's words in Meta's places, mostly wrong. */
const almostMeta = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('messages', 'text', '15550001111', 'wamid.X', 'history', 'image'),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(words, tie('value'), { maxKeys: 5 }),
})).object;

function readAll(body: unknown): void {
  for (const split of splitDelivery(body)) {
    expect(split.verdict === 'ok').toBe(split.reason === null);
    expect(split.key).not.toBe('');
    if (split.verdict !== 'quarantined') expect(readItem(split.kind, split.raw, receivedAt).kind).toContain(split.kind);
  }
}

test('nothing that is JSON makes splitting or reading throw, and nothing vanishes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => readAll(body)),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(almostMeta, (value) => readAll({ entry: [{ id: '1', changes: [{ field: 'messages', value }] }] })),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(
      almostMeta,
      fc.constantFrom('history', 'smb_message_echoes', 'calls', 'user_preferences', 'message_template_status_update', 'x'),
      (value, field) => readAll({ entry: [{ id: '1', changes: [{ field, value }] }] }),
    ),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(almostMeta, (body) => {
      expect(splitDelivery(body).length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('no bytes make splitting throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(splitBytes(bytes).length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

const id = fc.stringMatching(/^[a-z0-9]{6,12}$/).map((text) => `wamid.${text}`);
const message = fc.record({
  from: fc.stringMatching(/^1555[0-9]{7}$/),
  id,
  timestamp: fc.constant('1795132800'),
  type: fc.constantFrom('text', 'image', 'new'),
});
const status = fc.record({
  id,
  status: fc.constantFrom('sent', 'read', 'new'),
  timestamp: fc.constant('1795132800'),
  recipient_id: fc.constant('15550001111'),
});
const change = fc.record({
  field: fc.constant('messages'),
  value: fc.record({ messages: fc.array(message, { maxLength: 6 }), statuses: fc.array(status, { maxLength: 6 }) }),
});

test('a well-formed batch is split into exactly as many items as it has; a change without any counts as one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.constant('1'), changes: fc.array(change, { maxLength: 4 }) }), { minLength: 1, maxLength: 4 }),
      (entry) => {
        const perChange = ({ value }: (typeof entry)[number]['changes'][number]) =>
          Math.max(value.messages.length + value.statuses.length, 1);
        const expected = entry
          .map((one) => one.changes.reduce((sum, each) => sum + perChange(each), 0) || 1)
          .reduce((a, b) => a + b, 0);
        const splits = splitDelivery({ object: 'whatsapp_business_account', entry });
        expect(splits).toHaveLength(expected);
        expect(splits.every((split) => split.verdict !== 'quarantined')).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
