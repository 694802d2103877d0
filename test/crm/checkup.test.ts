import { describe, expect, test } from 'vitest';
import { momentsOf, weekBefore } from '../../src/crm/business-days.ts';
import {
  type Automation,
  type Checkup,
  decideCheckup,
  isThrownAway,
  nextCheckup,
  type Rate,
  ratesIn,
  type WeekSeen,
} from '../../src/crm/checkup.ts';
import { readyKinds } from '../../src/crm/dialogue.ts';
import type { ContactId, StageId } from '../../src/kit/ids.ts';

const hours: Automation = { is: 'answer', type: 'hours' };
const order: Automation = { is: 'answer', type: 'order' };
const booking: Automation = { is: 'dialogue', kind: 'booking' };
const second: Automation = { is: 'follow-up', stageId: 'proposal' as StageId, step: 2 };
const at = new Date('2026-11-12T10:00:00Z');

const rate = (of: Automation, given: number, fellBack: number): Rate => ({ of, given, fellBack });
const rescued = (...of: Automation[]) => of.map((one) => ({ of: one, contactId: 'ana' as ContactId, at }));
const week = (more: Partial<WeekSeen>): WeekSeen => ({
  coverage: { turns: 100, kept: 98 },
  rates: [],
  ratesBefore: [],
  rescues: [],
  ...more,
});
const told = (...causes: Checkup['causes']): Checkup => ({ findings: [], causes, remedy: 'patch' });

describe('a week', () => {
  test.each<[string, Partial<WeekSeen>]>([
    ['nothing happened', { coverage: { turns: 0, kept: 0 } }],
    ['four fifths left something', { coverage: { turns: 100, kept: 80 } }],
    ['little was kept of a few words', { coverage: { turns: 19, kept: 2 } }],
    ['three rescues', { rescues: rescued(hours, hours, hours) }],
    ['no help in this week alone', { rates: [rate(hours, 10, 9)], ratesBefore: [rate(hours, 10, 3)] }],
    ['no help, in the week before of too few', { rates: [rate(hours, 10, 9)], ratesBefore: [rate(hours, 4, 4)] }],
    ['no help to just three in ten', { rates: [rate(hours, 10, 3)], ratesBefore: [rate(hours, 10, 3)] }],
    ['another was no help the week before', { rates: [rate(hours, 10, 9)], ratesBefore: [rate(order, 10, 9)] }],
  ])('is left alone: %s', (_, seen) => {
    expect(decideCheckup(week(seen), null)).toBe(null);
  });

  test.each<[string, Partial<WeekSeen>, Checkup['causes'], Checkup['remedy'], Checkup['causes']]>([
    ['too little was kept', { coverage: { turns: 100, kept: 79 } }, [{ is: 'coverage' }], 'patch', []],
    [
      'an answer was no help for two weeks',
      { rates: [rate(hours, 10, 4)], ratesBefore: [rate(hours, 5, 2)] },
      [hours],
      'patch',
      [],
    ],
    ['four rescues from one thing', { rescues: rescued(booking, booking, booking, booking) }, [booking], 'patch', []],
    ['half of the rescues from one thing', { rescues: rescued(second, hours, second, order) }, [second], 'patch', []],
    ['rescues from several things', { rescues: rescued(hours, hours, second, second, order) }, [hours, second], 'redesign', []],
    [
      'each rescue from another thing, where none stands out',
      { rescues: rescued(hours, order, booking, second) },
      [hours, order, booking, second],
      'redesign',
      [],
    ],
    [
      'no help, and rescues from the same',
      { rates: [rate(hours, 10, 4)], ratesBefore: [rate(hours, 10, 4)], rescues: rescued(hours, hours, hours, hours) },
      [hours],
      'patch',
      [],
    ],
    [
      'no help, and rescues from something else',
      { rates: [rate(hours, 10, 4)], ratesBefore: [rate(hours, 10, 4)], rescues: rescued(second, second, second, second) },
      [hours, second],
      'redesign',
      [],
    ],
    [
      'the cause of the week before',
      { rescues: rescued(booking, booking, booking, booking) },
      [booking],
      'redesign',
      [{ is: 'coverage' }, booking],
    ],
    ['another cause than the week before', { rescues: rescued(hours, hours, hours, hours) }, [hours], 'patch', [booking]],
    [
      'another step of the stage of the week before',
      { rescues: rescued(second, second, second, second) },
      [second],
      'patch',
      [{ ...second, step: 1 } as Automation],
    ],
  ])('is told: %s', (_, seen, causes, remedy, before) => {
    expect(decideCheckup(week(seen), before.length > 0 ? told(...before) : null)).toMatchObject({ causes, remedy });
  });

  test('is told with its figures, what made most rescues first', () => {
    const seen = week({
      coverage: { turns: 100, kept: 61 },
      rates: [rate(hours, 10, 4), rate(booking, 8, 1)],
      ratesBefore: [rate(hours, 12, 5), rate(booking, 8, 8)],
      rescues: rescued(second, hours, hours, order),
    });
    expect(decideCheckup(seen, null)?.findings).toEqual([
      { what: 'coverage', turns: 100, kept: 61 },
      { what: 'fallback', of: hours, given: 10, fellBack: 4, before: { given: 12, fellBack: 5 } },
      {
        what: 'rescues',
        count: 4,
        most: [
          { of: hours, count: 2 },
          { of: second, count: 1 },
          { of: order, count: 1 },
        ],
      },
    ]);
  });
});

test('rates are those of known answers and of conversations with steps, whatever the step; what never went has none', () => {
  const line = (name: 'by-itself' | 'fell-back' | 'steps-begun' | 'steps-left', key: string, count: number) => ({
    name,
    key,
    count,
    sum: 0,
  });
  const lines = [
    line('by-itself', 'hours', 9),
    line('fell-back', 'hours', 2),
    line('by-itself', 'acknowledgement', 40),
    line('steps-begun', 'booking', 7),
    line('steps-left', 'booking/day', 2),
    line('steps-left', 'booking/time', 1),
  ];
  expect(ratesIn(lines, readyKinds)).toEqual([rate(hours, 9, 2), rate(booking, 7, 3)]);
});

test.each([
  ['Shall I keep Thursday free for you?', 'Shall I keep Friday free for you?', false],
  ['Shall I keep Thursday free for you?', 'shall i keep THURSDAY free', false],
  ['Shall I keep Thursday free for you?', 'Call me when you are back, Ana', true],
  ['¿Te guardo la fecha?', 'Llámame mañana', true],
  ['¿Sigues pensándolo?', '¿Sigues pensandolo, Ana?', false],
])('“%s” against “%s”: thrown away %s', (draft, sent, thrown) => {
  expect(isThrownAway(draft, sent)).toBe(thrown);
});

describe('the week before', () => {
  // In Madrid the clocks went back on Sunday 25 October 2026, and go forward on Sunday 28 March 2027.
  test.each([
    ['Monday, just begun', '2026-11-15T23:00:00Z', '2026-11-09', '2026-11-15', 168],
    ['Sunday, nearly over', '2026-11-15T22:59:00Z', '2026-11-02', '2026-11-08', 168],
    ['after the Sunday of 25 hours', '2026-10-25T23:30:00Z', '2026-10-19', '2026-10-25', 169],
    ['after the Sunday of 23 hours', '2027-03-28T22:30:00Z', '2027-03-22', '2027-03-28', 167],
  ])('%s', (_, now, from, to, length) => {
    const days = weekBefore(new Date(now), 'Europe/Madrid');
    expect(days).toEqual({ from, to });
    const { begins, ends } = momentsOf(days, 'Europe/Madrid');
    expect((ends.getTime() - begins.getTime()) / 3_600_000).toBe(length);
  });

  test.each([
    ['on Monday before six', '2026-11-16T04:59:00Z', '2026-11-16T05:00:00Z'],
    ['on Monday at six', '2026-11-16T05:00:00Z', '2026-11-23T05:00:00Z'],
    ['in the week in which the clocks go back', '2026-10-20T10:00:00Z', '2026-10-26T05:00:00Z'],
    ['on its Sunday', '2026-10-25T12:00:00Z', '2026-10-26T05:00:00Z'],
    ['in the week in which they go forward', '2027-03-24T10:00:00Z', '2027-03-29T04:00:00Z'],
  ])('is looked at on Monday at six by the business’s clock: %s', (_, now, next) => {
    expect(nextCheckup(new Date(now), 'Europe/Madrid').toISOString()).toBe(new Date(next).toISOString());
  });
});
