import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  decideLetter,
  type Freed,
  isOpen,
  isWorthOffering,
  type OfferMoment,
  offerEnds,
  whoFits,
} from '../../src/crm/waiting-list.ts';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const freed = {
  from: at('24T10:00'),
  to: at('24T10:30'),
  calendarId: 'maria',
  freedBy: 'gone',
} as unknown as Freed;

const somebody = (name: string, more: object = {}) =>
  ({
    id: `waiting-${name}`,
    contactId: name,
    calendarId: 'maria',
    recordId: null,
    minutes: 30,
    until: null,
    createdAt: at('20T10:00'),
    appointmentAt: null,
    reachable: true,
    blocked: false,
    stopped: false,
    ...more,
  }) as unknown as Candidate;

describe('A time that came free', () => {
  test('is for who has waited longest first, and for nobody twice', () => {
    const people = [
      somebody('ben', { createdAt: at('19T10:00') }),
      somebody('ana', { createdAt: at('18T10:00') }),
      somebody('ben', { createdAt: at('21T10:00') }),
    ];
    expect(whoFits(freed, people).map(({ contactId }) => contactId)).toEqual(['ana', 'ben']);
  });

  test.each([
    ['waits for somebody else’s time', { calendarId: 'leo' }],
    ['would need longer', { minutes: 45 }],
    ['needs one before', { until: at('24T10:00') }],
    ['has an earlier one already', { appointmentAt: at('23T09:00') }],
    ['has just that one', { appointmentAt: at('24T10:00') }],
    ['cancelled it', { contactId: 'gone' }],
    ['is blocked', { blocked: true }],
    ['said stop', { stopped: true }],
    ['cannot be written to', { reachable: false }],
  ])('is not for who %s', (_, more) => {
    expect(whoFits(freed, [somebody('ana', more)])).toEqual([]);
  });

  test.each([
    ['needs less', { minutes: 15 }],
    ['does not mind how long', { minutes: null }],
    ['has a later one', { appointmentAt: at('27T09:00'), until: at('27T09:00') }],
  ])('is for who %s', (_, more) => {
    expect(whoFits(freed, [somebody('ana', more)])).toHaveLength(1);
  });

  test('is worth offering for an hour before, and can be taken until half an hour before', () => {
    expect(isWorthOffering(freed, at('24T09:00'))).toBe(true);
    expect(isWorthOffering(freed, at('24T09:01'))).toBe(false);
    expect(offerEnds(freed)).toEqual(at('24T09:30'));
  });
});

const moment: OfferMoment = { now: at('23T12:00'), state: 'open', expiresAt: at('24T09:30'), free: true };
const whom = { waits: true, blocked: false, stopped: false, wakesAt: null };

test.each([
  ['open', {}, true],
  ['taken by another', { state: 'taken' as const }, false],
  ['taken back', { state: 'ended' as const }, false],
  ['over', { now: at('24T09:30') }, false],
  ['no longer free, whoever stands there', { free: false }, false],
])('an offer that is %s can be had: %s', (_, more, open) => {
  expect(isOpen({ ...moment, ...more })).toBe(open);
});

test.each([
  ['goes', {}, {}, { do: 'send' }],
  ['waits for their morning', {}, { wakesAt: at('24T07:00') }, { do: 'wait', until: at('24T07:00') }],
  ['is left out where that is too late', {}, { wakesAt: at('24T09:30') }, { do: 'drop' }],
  ['is left out once another has it', { state: 'taken' as const }, {}, { do: 'drop' }],
  ['is left out for who no longer waits', {}, { waits: false }, { do: 'drop' }],
  ['is left out for who is blocked', {}, { blocked: true }, { do: 'drop' }],
  ['is left out for who said stop', {}, { stopped: true }, { do: 'drop' }],
])('an offer %s', (_, how, who, decision) => {
  expect(decideLetter({ ...moment, ...how }, { ...whom, ...who })).toEqual(decision);
});
