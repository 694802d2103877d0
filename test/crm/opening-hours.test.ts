import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  isOpen,
  momentAt,
  nextOpening,
  type OpeningHours,
  type OpenSpan,
  openSpans,
  overlapIn,
  type SpecialDays,
} from '../../src/crm/opening-hours.ts';

const spans = (text: string): OpenSpan[] =>
  text.split(' ').flatMap((one) => {
    const [from, until] = one.split('-');
    return from && until ? [{ from, until }] : [];
  });

/** Each day from Monday; a missing one is closed. */
const week = (...days: string[]): OpenSpan[][] => Array.from({ length: 7 }, (_, day) => spans(days[day] ?? ''));
const daily = (text: string) => week(...Array.from({ length: 7 }, () => text));
const shop = '09:00-14:00 16:00-20:00';
const hours = (of: OpenSpan[][], days: SpecialDays[] = []): OpeningHours => ({ week: of, days });
const usual = hours(week(shop, shop, shop, shop, shop, '10:00-14:00'));

const at = (local: string, zone = 'Europe/Madrid') => DateTime.fromISO(local, { zone }).toJSDate();
const utc = (date: Date | null) => date?.toISOString().slice(0, 16) ?? null;

describe('open is', () => {
  test.each([
    ['2026-11-20T08:59', false],
    ['2026-11-20T09:00', true],
    ['2026-11-20T13:59', true],
    ['2026-11-20T14:00', false],
    ['2026-11-20T16:00', true],
    ['2026-11-20T20:00', false],
    ['2026-11-21T13:00', true],
    ['2026-11-21T17:00', false],
    ['2026-11-22T11:00', false],
  ])('a Friday’s, Saturday’s or Sunday’s %s: %s', (local, open) => {
    expect(isOpen(usual, at(local), 'Europe/Madrid')).toBe(open);
  });

  test('one moment, another hour in another place', () => {
    const moment = new Date('2026-11-20T08:30:00Z');
    expect(isOpen(usual, moment, 'Europe/Madrid')).toBe(true);
    expect(isOpen(usual, moment, 'Europe/Lisbon')).toBe(false);
    expect(isOpen(usual, moment, 'Asia/Kolkata')).toBe(false);
    expect(isOpen(usual, new Date('2026-11-20T03:30:00Z'), 'Asia/Kolkata')).toBe(true);
    expect(isOpen(usual, new Date('2026-11-20T03:29:00Z'), 'Asia/Kolkata')).toBe(false);
  });

  test('a night that begins on Friday, into Saturday', () => {
    const bar = hours(week('', '', '', '', '20:00-02:30'));
    expect(isOpen(bar, at('2026-11-21T02:29'), 'Europe/Madrid')).toBe(true);
    expect(isOpen(bar, at('2026-11-21T02:30'), 'Europe/Madrid')).toBe(false);
    expect(isOpen(bar, at('2026-11-20T02:00'), 'Europe/Madrid')).toBe(false);
  });

  test('all day and night, without a gap at midnight', () => {
    const always = hours(daily('00:00-24:00'));
    for (const local of ['2026-11-20T00:00', '2026-11-20T23:59', '2026-10-25T02:30', '2026-03-29T03:00'])
      expect(isOpen(always, at(local), 'Europe/Madrid'), local).toBe(true);
  });

  test('nothing where nothing is said', () => {
    expect(isOpen(hours(week()), at('2026-11-20T10:00'), 'Europe/Madrid')).toBe(false);
    expect(nextOpening(hours(week()), at('2026-11-20T10:00'), 'Europe/Madrid')).toBe(null);
  });
});

describe('the next opening', () => {
  test.each([
    ['while open is now', '2026-11-20T10:00', '2026-11-20T10:00'],
    ['over lunch', '2026-11-20T15:00', '2026-11-20T16:00'],
    ['in the evening', '2026-11-19T21:00', '2026-11-20T09:00'],
    ['over the weekend', '2026-11-21T14:00', '2026-11-23T09:00'],
  ])('%s', (_, from, next) => {
    expect(nextOpening(usual, at(from), 'Europe/Madrid')).toEqual(at(next));
  });

  test('is after the holidays, and on a day of theirs that is open', () => {
    const closed = { from: '2026-12-24', to: '2027-01-06', spans: [] };
    expect(nextOpening(hours(usual.week, [closed]), at('2026-12-23T20:00'), 'Europe/Madrid')).toEqual(at('2027-01-07T09:00'));
    const open = { from: '2026-12-31', to: '2026-12-31', spans: spans('10:00-13:00') };
    const both = hours(usual.week, [closed, open]);
    expect(nextOpening(both, at('2026-12-23T20:00'), 'Europe/Madrid')).toEqual(at('2026-12-31T10:00'));
    expect(isOpen(both, at('2026-12-31T12:00'), 'Europe/Madrid')).toBe(true);
    expect(isOpen(both, at('2026-12-31T17:00'), 'Europe/Madrid')).toBe(false);
  });

  test('of days that both hold a day, what was said last counts', () => {
    const closed = { from: '2026-12-24', to: '2026-12-24', spans: [] };
    const open = { from: '2026-12-20', to: '2026-12-31', spans: spans('10:00-13:00') };
    const noon = at('2026-12-24T12:00');
    expect(isOpen(hours(usual.week, [closed, open]), noon, 'Europe/Madrid')).toBe(true);
    expect(isOpen(hours(usual.week, [open, closed]), noon, 'Europe/Madrid')).toBe(false);
  });

  test('comes after days of every year, also where they lead over New Year', () => {
    const yearly = hours(daily('09:00-17:00'), [{ from: '12-24', to: '01-06', spans: [] }]);
    for (const day of ['2026-12-24', '2027-01-01', '2031-01-06', '2031-12-31'])
      expect(openSpans(yearly, day, 'Europe/Madrid'), day).toEqual([]);
    expect(nextOpening(yearly, at('2029-12-24T10:00'), 'Europe/Madrid')).toEqual(at('2030-01-07T09:00'));
    expect(openSpans(yearly, '2026-12-23', 'Europe/Madrid')).toHaveLength(1);
  });

  test('is the far end of a year off', () => {
    const once = hours(week(), [{ from: '2027-11-19', to: '2027-11-19', spans: spans('10:00-11:00') }]);
    expect(nextOpening(once, at('2026-11-20T10:00'), 'Europe/Madrid')).toEqual(at('2027-11-19T10:00'));
  });
});

describe('when clocks change', () => {
  const openOn = (zone: string, day: string, of: string) =>
    openSpans(hours(daily(of)), day, zone).map(({ from, to }) => `${utc(from)}–${utc(to)!.slice(11)}`);

  test.each([
    // Spring: 2:00 becomes 3:00.
    ['Europe/Madrid', '2026-03-28', '09:00-14:00', '2026-03-28T08:00–13:00'],
    ['Europe/Madrid', '2026-03-29', '09:00-14:00', '2026-03-29T07:00–12:00'],
    ['America/New_York', '2026-03-08', '09:00-17:00', '2026-03-08T13:00–21:00'],
    // Autumn: 3:00 becomes 2:00.
    ['Europe/Madrid', '2026-10-25', '09:00-14:00', '2026-10-25T08:00–13:00'],
    ['America/New_York', '2026-11-01', '09:00-17:00', '2026-11-01T14:00–22:00'],
    // São Paulo has changed none since 2019.
    ['America/Sao_Paulo', '2026-10-18', '09:00-18:00', '2026-10-18T12:00–21:00'],
    ['America/Sao_Paulo', '2026-02-15', '09:00-18:00', '2026-02-15T12:00–21:00'],
    // Casablanca goes back for Ramadan and forward after it.
    ['Africa/Casablanca', '2026-02-14', '09:00-18:00', '2026-02-14T08:00–17:00'],
    ['Africa/Casablanca', '2026-02-16', '09:00-18:00', '2026-02-16T09:00–18:00'],
    ['Africa/Casablanca', '2026-03-23', '09:00-18:00', '2026-03-23T08:00–17:00'],
    ['Asia/Kolkata', '2026-11-20', '09:30-18:00', '2026-11-20T04:00–12:30'],
  ])('%s on %s, %s', (zone, day, of, expected) => {
    expect(openOn(zone, day, of)).toEqual([expected]);
  });

  test('a time in the hour left out is the moment that takes its place', () => {
    expect(utc(momentAt('2026-03-29', '02:00', 'Europe/Madrid'))).toBe('2026-03-29T01:00');
    expect(utc(momentAt('2026-03-29', '02:30', 'Europe/Madrid'))).toBe('2026-03-29T01:00');
    expect(utc(momentAt('2026-03-29', '03:00', 'Europe/Madrid'))).toBe('2026-03-29T01:00');
    expect(utc(momentAt('2026-03-08', '02:15', 'America/New_York'))).toBe('2026-03-08T07:00');
    expect(openOn('Europe/Madrid', '2026-03-29', '02:15-02:45')).toEqual([]);
    expect(openOn('Europe/Madrid', '2026-03-29', '02:30-05:00')).toEqual(['2026-03-29T01:00–03:00']);
  });

  test('a time in the hour that comes twice is the first of the two', () => {
    expect(utc(momentAt('2026-10-25', '02:30', 'Europe/Madrid'))).toBe('2026-10-25T00:30');
    expect(utc(momentAt('2026-10-25', '03:00', 'Europe/Madrid'))).toBe('2026-10-25T02:00');
    expect(utc(momentAt('2026-11-01', '01:30', 'America/New_York'))).toBe('2026-11-01T05:30');
    expect(openOn('Europe/Madrid', '2026-10-25', '02:00-03:00')).toEqual(['2026-10-25T00:00–02:00']);
  });

  test('a night over the change is as long as the clock says', () => {
    expect(openOn('Europe/Madrid', '2026-03-28', '22:00-04:00')).toEqual(['2026-03-28T21:00–02:00']);
    expect(openOn('Europe/Madrid', '2026-10-24', '22:00-04:00')).toEqual(['2026-10-24T20:00–03:00']);
  });

  test('a day that has no midnight begins an hour later', () => {
    // Beirut leaves out the first hour of 29 March.
    expect(utc(momentAt('2026-03-29', '00:00', 'Asia/Beirut'))).toBe('2026-03-28T22:00');
    expect(isOpen(hours(daily('00:00-24:00')), new Date('2026-03-28T22:00:00Z'), 'Asia/Beirut')).toBe(true);
  });

  test('through two years a time is the moment at which the clock says so, or the change that takes its place', () => {
    for (const zone of ['Europe/Madrid', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
      for (let day = DateTime.fromISO('2026-01-01', { zone: 'utc' }); day.year < 2028; day = day.plus({ days: 1 })) {
        for (const time of ['00:00', '02:15', '02:45', '12:00', '23:45']) {
          const moment = DateTime.fromJSDate(momentAt(day.toISODate()!, time, zone), { zone });
          const says = moment.toFormat('HH:mm');
          if (says !== time)
            expect(moment.minus({ minutes: 1 }).offset, `${zone} ${day.toISODate()} ${time}`).not.toBe(moment.offset);
          expect(moment.toISODate()).toBe(day.toISODate());
        }
      }
    }
  });
});

describe('spans that share a moment', () => {
  test.each([
    ['of one day', week('09:00-14:00 13:00-20:00'), 0],
    ['where one holds the other', week('', '08:00-20:00 10:00-11:00'), 1],
    ['of a night and the next morning', week('20:00-03:00', '02:00-10:00'), 1],
    ['of Sunday’s night and Monday', [...week('01:00-09:00').slice(0, 6), spans('22:00-02:00')], 6],
  ])('%s are found', (_, of, day) => {
    expect(overlapIn(of)?.day).toBe(day);
  });

  test('touch and are fine', () => {
    expect(overlapIn(week('09:00-14:00 14:00-20:00', '00:00-24:00', '00:00-24:00'))).toBe(null);
    expect(overlapIn(usual.week)).toBe(null);
  });
});
