import { describe, expect, test } from 'vitest';
import { readWhen } from '../../src/commands/when.ts';
import type { Locale } from '../../src/crm/locale.ts';

/** Friday, 20 November 2026, 11:00 in Madrid, unless said otherwise. */
function when(
  text: string,
  locale: Locale,
  { timezone = 'Europe/Madrid', country = 'ES', now = '2026-11-20T10:00:00Z' } = {},
): string {
  const read = readWhen(text, { locale, timezone, country, now: new Date(now) });
  return read.is === 'at' ? `${read.at.toISOString().slice(0, 16)} ${read.text}`.trim() : `${read.is} ${read.text}`.trim();
}

describe('a date is found in the words', () => {
  test.each([
    ['call back tomorrow 10am', '2026-11-21T09:00 call back'],
    ['tomorrow at noon: call', '2026-11-21T11:00 call'],
    ['call next tuesday at 4', '2026-11-24T15:00 call'],
    ['call monday morning', '2026-11-23T08:00 call'],
    ['call today', '2026-11-20T17:00 call'],
    ['call tonight', '2026-11-20T19:00 call'],
    ['call friday', '2026-11-27T08:00 call'],
    ['call friday 16:00', '2026-11-20T15:00 call'],
    ['call friday 9am', '2026-11-27T08:00 call'],
    ['call at 9:30', '2026-11-21T08:30 call'],
    ['call 3 dec', '2026-12-03T08:00 call'],
    ['call on the 15th', '2026-12-15T08:00 call'],
    ['call in 3d', '2026-11-23T08:00 call'],
    ['call in an hour', '2026-11-20T11:00 call'],
    ['call 2026-12-01 09:30', '2026-12-01T08:30 call'],
    ['call tomorrow about the crown', '2026-11-21T08:00 call about the crown'],
    ['call may 3 people', 'none call may 3 people'],
    ['buy 10 chairs', 'none buy 10 chairs'],
    ['say no tomorrow', '2026-11-21T08:00 say no'],
    ['pay 3/12', '2026-12-03T08:00 pay'],
    ['call tomorrow 10', '2026-11-21T09:00 call'],
    ['call tomorrow 4', '2026-11-21T15:00 call'],
    ['call monday 16', '2026-11-23T15:00 call'],
    ['call 3 dec 10', '2026-12-03T09:00 call'],
    ['order friday 3 chairs', '2026-11-27T08:00 order 3 chairs'],
    ['tomorrow 10 chairs come', '2026-11-21T08:00 10 chairs come'],
    ['buy tomorrow 40', '2026-11-21T08:00 buy 40'],
  ])('en: %s', (text, expected) => expect(when(text, 'en')).toBe(expected));

  test.each([
    ['llamar mañana', '2026-11-21T08:00 llamar'],
    ['llamar mañana por la mañana', '2026-11-21T08:00 llamar'],
    ['llamar pasado mañana a las 10', '2026-11-22T09:00 llamar'],
    ['llamar el lunes a las 4 de la tarde', '2026-11-23T15:00 llamar'],
    ['llamar el próximo martes', '2026-11-24T08:00 llamar'],
    ['llamar dentro de 2 horas', '2026-11-20T12:00 llamar'],
    ['llamar el 3 de diciembre', '2026-12-03T08:00 llamar'],
    ['llamar mañana 10', '2026-11-21T09:00 llamar'],
    ['llamar el lunes 10', '2026-11-23T09:00 llamar'],
    ['llamar por segunda vez', 'none llamar por segunda vez'],
  ])('es: %s', (text, expected) => expect(when(text, 'es')).toBe(expected));

  test.each([
    ['ligar amanhã às 10h', '2026-11-21T09:00 ligar'],
    ['ligar depois de amanhã', '2026-11-22T08:00 ligar'],
    ['ligar amanhã 10', '2026-11-21T09:00 ligar'],
    ['ligar na segunda 15', '2026-11-23T14:00 ligar'],
    ['ligar segunda', '2026-11-23T08:00 ligar'],
    ['ligar na terça-feira às 15h30', '2026-11-24T14:30 ligar'],
    ['ligar daqui a 3 dias', '2026-11-23T08:00 ligar'],
    ['ligar hoje à noite', '2026-11-20T19:00 ligar'],
    ['ligar 3 de dezembro', '2026-12-03T08:00 ligar'],
  ])('pt: %s', (text, expected) => expect(when(text, 'pt')).toBe(expected));
});

test('"segunda" is Monday for a Portuguese reader only; a whole weekday is one for everybody', () => {
  expect(when('llamar segunda', 'es')).toBe('none llamar segunda');
  expect(when('call el lunes', 'en')).toBe('2026-11-23T08:00 call');
});

test('3/12 is March in the United States and December elsewhere', () => {
  expect(when('pay 3/12', 'en', { country: 'US', timezone: 'America/New_York' })).toBe('2027-03-12T14:00 pay');
  expect(when('pay 12/25', 'en')).toBe('2026-12-25T08:00 pay');
});

test('hours are the business’s own across the change of the clocks', () => {
  const spring = { now: '2027-03-27T10:00:00Z' };
  expect(when('call tomorrow 10am', 'en', spring)).toBe('2027-03-28T08:00 call');
  // 02:30 does not exist that night: it is half past three.
  expect(when('call tomorrow 2:30am', 'en', spring)).toBe('2027-03-28T01:30 call');
  expect(when('call in 24 hours', 'en', spring)).toBe('2027-03-28T10:00 call');
  expect(when('call tomorrow 10am', 'en', { now: '2026-10-24T10:00:00Z' })).toBe('2026-10-25T09:00 call');
});

test('tomorrow begins at the business’s midnight, not at ours', () => {
  expect(when('call tomorrow 9am', 'en', { timezone: 'America/Sao_Paulo', now: '2026-11-21T01:00:00Z' })).toBe(
    '2026-11-21T12:00 call',
  );
  expect(when('call tomorrow 9am', 'en', { timezone: 'Asia/Tokyo', now: '2026-11-20T16:00:00Z' })).toBe('2026-11-22T00:00 call');
});

test.each([
  ['call yesterday', 'past call'],
  ['call today at 8am', 'past call'],
  ['call 3 dec 2020', 'past call'],
  ['call 31 feb', 'impossible call'],
  ['call 2026-13-01', 'impossible call'],
  ['call 25:00', 'impossible call'],
])('%s is refused', (text, expected) => expect(when(text, 'en')).toBe(expected));
