import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { isHoliday, nextSlot, slotsBetween } from '../../src/crm/rule-clock.ts';

const zone = 'Europe/Madrid';
const week = [1, 2, 3, 4, 5];
const there = (text: string) => DateTime.fromISO(text, { zone }).toJSDate();
const shown = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('ccc dd LLL HH:mm ZZ');

test.each([
  ['later today', week, '09:00', '2026-11-20T08:59', 'Fri 20 Nov 09:00 +01:00'],
  ['not in the very minute again', week, '09:00', '2026-11-20T09:00', 'Mon 23 Nov 09:00 +01:00'],
  ['a week later', [5], '17:00', '2026-11-20T17:00', 'Fri 27 Nov 17:00 +01:00'],
  ['by the clock, over the day of 25 hours', [1, 7], '09:00', '2026-10-24T22:00', 'Sun 25 Oct 09:00 +01:00'],
  ['once, where the hour comes twice', [7], '02:30', '2026-10-25T02:30', 'Sun 01 Nov 02:30 +01:00'],
  ['an hour later, where the hour is left out', [7], '02:30', '2027-03-27T12:00', 'Sun 28 Mar 03:30 +02:00'],
  ['at midnight', [6], '00:00', '2026-11-20T12:00', 'Sat 21 Nov 00:00 +01:00'],
])('next: %s', (_, days, at, after, expected) => expect(shown(nextSlot({ days, at }, there(after), zone))).toBe(expected));

test('in a year of weekdays there is one a day, at that time, whatever the clocks do', () => {
  const slots = slotsBetween({ days: week, at: '09:00' }, there('2026-01-01T00:00'), there('2027-01-01T00:00'), zone);
  expect(slots).toHaveLength(261);
  expect(new Set(slots.map((slot) => DateTime.fromJSDate(slot, { zone }).toFormat('HH:mm')))).toEqual(new Set(['09:00']));
});

describe('a day on which the business is closed', () => {
  const at = { days: [1, 2, 3, 4, 5, 6, 7], at: '09:00' };
  const opening = {
    week: [[], [], [], [], [], [], []],
    days: [
      { from: '12-25', to: '12-25', spans: [] },
      { from: '2026-12-24', to: '2026-12-24', spans: [{ from: '09:00', until: '13:00' }] },
    ],
  };
  test.each([
    ['every year’s holiday', '2026-12-25T08:00:00Z', true],
    ['a day with other hours', '2026-12-24T08:00:00Z', false],
    ['a weekday that is closed every week', '2026-12-23T08:00:00Z', false],
    ['a holiday on which somebody runs it by hand', '2026-12-25T09:30:00Z', false],
  ])('%s', (_, slot, expected) => expect(isHoliday(at, new Date(slot), opening, 'Europe/Madrid')).toBe(expected));

  test('without opening hours there is none', () =>
    expect(isHoliday(at, new Date('2026-12-25T08:00:00Z'), null, 'Europe/Madrid')).toBe(false));
});
