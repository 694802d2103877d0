import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/commands/words.ts';
import {
  type BusinessRecord,
  firstState,
  isEnded,
  lookAgainAt,
  madeAlready,
  mayBecome,
  nextStates,
  type RecordActor,
  type RecordKind,
  stateAt,
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

describe('Time and a record', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  type Facts = Parameters<typeof lookAgainAt>[0];
  const facts = (kind: RecordKind, state: BusinessRecord['state'], more: Partial<Facts> = {}): Facts => ({
    kind,
    state,
    dueAt: null,
    closedAt: null,
    ...more,
  });

  test.each<[string, Facts, number | null]>([
    ['a quote that was sent, two days before it runs out', facts('quote', 'sent', { dueAt: inHours(100) }), 52],
    ['a quote that was sent and runs out tomorrow, when it does', facts('quote', 'sent', { dueAt: inHours(20) }), 20],
    ['a quote that nobody has sent, when it runs out', facts('quote', 'open', { dueAt: inHours(100) }), 100],
    ['a quote whose day has passed, at once', facts('quote', 'sent', { dueAt: inHours(-1) }), -1],
    ['a quote that was accepted, never', facts('quote', 'accepted', { dueAt: inHours(100), closedAt: now }), null],
    ['a quote without a date, never', facts('quote', 'sent'), null],
    ['a payment, when it is due', facts('payment', 'requested', { dueAt: inHours(5) }), 5],
    ['a payment that is overdue, not again', facts('payment', 'requested', { dueAt: now }), null],
    ['a payment that was made, never', facts('payment', 'paid', { dueAt: inHours(5), closedAt: now }), null],
    ['a case that was solved, a day later', facts('case', 'resolved', { closedAt: inHours(-3) }), 21],
    ['a case that was solved two days ago, not again', facts('case', 'resolved', { closedAt: inHours(-48) }), null],
    ['a case that is open, never', facts('case', 'open'), null],
    ['an order, never', facts('order', 'open', { dueAt: inHours(5) }), null],
  ])('somebody looks again at %s', (_, record, hours) => {
    expect(lookAgainAt(record, now)).toEqual(hours === null ? null : inHours(hours));
  });

  test.each<[BusinessRecord['state'], number | null, BusinessRecord['state']]>([
    ['sent', 1, 'sent'],
    ['sent', 0, 'expired'],
    ['open', -1, 'expired'],
    ['sent', null, 'sent'],
    ['accepted', -1, 'accepted'],
    ['declined', -1, 'declined'],
  ])('a quote that is %s with its date in %s h is %s, whatever its row says', (state, hours, is) => {
    expect(stateAt(facts('quote', state, { dueAt: hours === null ? null : inHours(hours) }), now)).toBe(is);
  });
});

describe('What is made of a quote', () => {
  const of = { amount: 53_000 };
  const made = (kind: RecordKind, amount: number | null) => ({ kind, amount }) as BusinessRecord;
  test.each<[string, Parameters<typeof madeAlready>[1], BusinessRecord[], boolean]>([
    ['an order, where there is none', { kind: 'order' }, [made('payment', 53_000)], false],
    ['an order, whatever its lines have become', { kind: 'order' }, [made('order', 10)], true],
    ['the same deposit', { kind: 'payment', amount: 5_000 }, [made('payment', 5_000)], true],
    ['the whole after a deposit', { kind: 'payment', amount: 53_000 }, [made('order', 53_000), made('payment', 5_000)], false],
    ['a deposit after the whole', { kind: 'payment', amount: 5_000 }, [made('payment', 53_000)], true],
  ])('%s', (_, wanted, there, already) => {
    expect(madeAlready(of, wanted, there) !== null).toBe(already);
  });
});
