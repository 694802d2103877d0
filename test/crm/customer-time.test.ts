import { getCountries } from 'libphonenumber-js/max';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { customerZone, leavesAt, reachableUntil, zonesOf } from '../../src/crm/customer-time.ts';
import { nextTime } from '../../src/crm/hours.ts';

const sol = { timezone: 'Atlantic/Canary', country: 'ES' };
const of = (phone: string | null, userId: string | null = null) => customerZone({ phone, userId }, sol);

describe('By whose clock a customer lives', () => {
  test.each([
    ['one zone in the country', '+353871234567', 'Europe/Dublin'],
    ['of the business’s own country, of several zones: the business’s', '+34600000101', 'Atlantic/Canary'],
    ['several zones: where most people live', '+12125550123', 'America/New_York'],
    ['several, all alike by now', '+4915112345678', 'Europe/Berlin'],
    ['Mexico', '+525512345678', 'America/Mexico_City'],
    ['Brazil', '+5511987654321', 'America/Sao_Paulo'],
    ['a number of no country', '+80012345678', 'Atlantic/Canary'],
  ])('%s', (_, phone, zone) => expect(of(phone)).toBe(zone));

  test('in a country of several zones the business’s own counts, where it is one of them', () => {
    const nearBy = { timezone: 'America/Manaus', country: 'CO' };
    expect(customerZone({ phone: '+5511987654321', userId: null }, nearBy)).toBe('America/Manaus');
    expect(customerZone({ phone: '+525512345678', userId: null }, nearBy)).toBe('America/Mexico_City');
  });
  test('a hidden number is taken for one of the business’s', () => expect(of(null)).toBe('Atlantic/Canary'));
  test('… unless WhatsApp says of which country it is', () => expect(of(null, 'PT.4455')).toBe('Europe/Lisbon'));

  test('is known for every country that has telephones', () => {
    for (const country of getCountries()) {
      const zone = customerZone({ phone: null, userId: `${country}.1` }, { timezone: 'UTC', country: 'XX' });
      expect(DateTime.local({ zone }).isValid).toBe(true);
      // A country of several zones is in the table; of the few that the runtime does not know, the business's own counts.
      if (zonesOf(country).length > 1) expect([country, zone]).not.toEqual([country, 'UTC']);
    }
  });
});

/** Nine in the evening until eight in the morning, by the clock of Madrid unless said otherwise. */
const night = { from: '21:00', until: '08:00', zone: 'Europe/Madrid' };
const leaves = (local: string, more: Partial<typeof night> = {}) => {
  const zone = more.zone ?? night.zone;
  const at = leavesAt(DateTime.fromISO(local, { zone }).toJSDate(), { ...night, ...more });
  return DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm ZZ");
};

describe('What is approved leaves', () => {
  test.each([
    ['by day at once', '2026-11-20T12:00', '2026-11-20T12:00 +01:00'],
    ['a minute before nine at once', '2026-11-20T20:59', '2026-11-20T20:59 +01:00'],
    ['at nine in the morning after', '2026-11-20T21:00', '2026-11-21T08:00 +01:00'],
    ['after midnight on the same day', '2026-11-21T03:00', '2026-11-21T08:00 +01:00'],
    ['at eight at once', '2026-11-21T08:00', '2026-11-21T08:00 +01:00'],
    ['in the night in which the clock is put forward', '2026-03-28T23:00', '2026-03-29T08:00 +02:00'],
    ['… also after it was', '2026-03-29T03:30', '2026-03-29T08:00 +02:00'],
    ['in the night in which it is put back', '2026-10-24T23:00', '2026-10-25T08:00 +01:00'],
    ['… also in the hour that comes twice', '2026-10-25T02:30', '2026-10-25T08:00 +01:00'],
    ['on the evening of the long day', '2026-10-25T22:00', '2026-10-26T08:00 +01:00'],
  ])('%s', (_, at, expected) => expect(leaves(at)).toBe(expected));

  test('where the morning falls into the hour that does not exist, an hour later', () => {
    expect(leaves('2026-03-28T23:00', { until: '02:30' })).toBe('2026-03-29T03:30 +02:00');
  });

  test('where the clock of America changes on another day, by that', () => {
    expect(leaves('2026-03-08T01:00', { zone: 'America/New_York' })).toBe('2026-03-08T08:00 -04:00');
    expect(leaves('2026-11-01T01:30', { zone: 'America/New_York' })).toBe('2026-11-01T08:00 -05:00');
  });

  test('at once where there are no such hours', () => {
    expect(leaves('2026-11-20T23:00', { from: '00:00', until: '00:00' })).toBe('2026-11-20T23:00 +01:00');
  });
});

describe('Own words reach them', () => {
  const until = (local: string) => {
    const at = reachableUntil(DateTime.fromISO(local, { zone: night.zone }).toJSDate(), night);
    return DateTime.fromJSDate(at, { zone: night.zone }).toFormat("yyyy-MM-dd'T'HH:mm");
  };
  test.each([
    ['until the window’s end by day', '2026-11-20T15:00', '2026-11-20T15:00'],
    ['until the evening where it ends after it', '2026-11-20T23:30', '2026-11-20T21:00'],
    ['until the evening before where it ends after midnight', '2026-11-21T02:00', '2026-11-20T21:00'],
    ['… also over the change of the clock', '2026-10-25T02:30', '2026-10-24T21:00'],
  ])('%s', (_, end, expected) => expect(until(end)).toBe(expected));
});

test('the next time of a day is the next day’s, also from the day of twenty-five hours', () => {
  const after = DateTime.fromISO('2026-10-25T00:30', { zone: night.zone }).toJSDate();
  expect(nextTime('00:15', after, night.zone)).toEqual(DateTime.fromISO('2026-10-26T00:15', { zone: night.zone }).toJSDate());
});
