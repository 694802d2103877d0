import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/commands/words.ts';
import {
  type BusinessRecord,
  firstState,
  isEnded,
  mayBecome,
  nextStates,
  type RecordActor,
  type RecordKind,
  totalOf,
} from '../../src/crm/business-record.ts';

type Stand = Pick<BusinessRecord, 'kind' | 'state'>;
const actors: RecordActor[] = ['operator', 'contact', 'rule', 'model', 'hilo', 'outside'];

describe('What becomes of a record', () => {
  test.each<[RecordKind, BusinessRecord['state']]>([
    ['appointment', 'booked'],
    ['order', 'open'],
    ['quote', 'open'],
    ['case', 'open'],
    ['payment', 'requested'],
  ])('a new %s is %s, and not at its end', (kind, state) => {
    expect(firstState(kind)).toBe(state);
    expect(isEnded(kind, state)).toBe(false);
  });

  test('a payment is paid when the payment system says so, and by nobody’s word', () => {
    for (const state of ['requested', 'failed', 'cancelled'] as const)
      expect(actors.filter((by) => mayBecome({ kind: 'payment', state }, 'paid', by))).toEqual(['outside']);
  });

  test('a customer confirms and cancels what is theirs, and does nothing else to an appointment', () => {
    expect(nextStates({ kind: 'appointment', state: 'booked' }, 'contact')).toEqual(['confirmed', 'cancelled']);
    expect(nextStates({ kind: 'appointment', state: 'confirmed' }, 'contact')).toEqual(['cancelled']);
    for (const kind of ['order', 'payment'] as const)
      expect(nextStates({ kind, state: firstState(kind) }, 'contact')).toEqual([]);
  });

  test('a cancelled appointment stays cancelled, whoever it is', () => {
    const cancelled: Stand = { kind: 'appointment', state: 'cancelled' };
    for (const by of actors) expect(nextStates(cancelled, by)).toEqual([]);
  });

  test('a solved case is taken up again by the customer or by us', () => {
    expect(actors.filter((by) => mayBecome({ kind: 'case', state: 'resolved' }, 'open', by))).toEqual([
      'operator',
      'contact',
      'outside',
    ]);
  });

  test('the model leads no record anywhere', () => {
    for (const kind of ['appointment', 'order', 'quote', 'case', 'payment'] as const)
      for (const state of Object.keys(wordsFor('en').records.state) as BusinessRecord['state'][])
        expect(nextStates({ kind, state }, 'model')).toEqual([]);
  });
});

test.each([
  [[], null],
  [[{ text: 'chair', count: 20, unit: 6_000 }], 120_000],
  [
    [
      { text: 'cloth, by the metre', count: 2.5, unit: 999 },
      { text: 'thread', count: 1, unit: 150 },
    ],
    2_648,
  ],
  [
    [
      { text: 'chair', count: 20, unit: 6_000 },
      { text: 'delivery', count: 1, unit: null },
    ],
    null,
  ],
])('lines come to what they come to, and to nothing where a price is missing (%#)', (lines, total) => {
  expect(totalOf(lines)).toBe(total);
});
