import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { customerWords } from '../../src/commands/words/customer.ts';
import { answeredWhen } from '../../src/crm/acknowledgement.ts';
import { saysEmergency } from '../../src/crm/emergency.ts';
import type { Locale } from '../../src/crm/locale.ts';
import type { OpeningHours } from '../../src/crm/opening-hours.ts';
import { languageOf } from '../../src/crm/spoken-language.ts';

const zone = 'Europe/Madrid';
const at = (local: string) => DateTime.fromISO(local, { zone }).toJSDate();
/** Monday to Friday, nine to six. */
const opening: OpeningHours = {
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '09:00', until: '18:00' }] : [])),
  days: [],
};
const there = { onDuty: true, awayUntil: null, lockedAt: null };
const off = { ...there, onDuty: false };
const away = (until: string) => ({ ...there, awayUntil: at(until) });

describe('when somebody is answered', () => {
  // 20 November 2026 is a Friday.
  test.each([
    ['open, and somebody is there', '2026-11-20T10:00', [there, off], 'soon'],
    ['closed for the night', '2026-11-19T19:00', [there], '2026-11-20T09:00 closed'],
    ['closed over the weekend', '2026-11-20T18:00', [there], '2026-11-23T09:00 closed'],
    ['open, and nobody is on duty', '2026-11-20T10:00', [off], 'unknown'],
    ['closed, and nobody is on duty', '2026-11-20T19:00', [off], '2026-11-23T09:00 closed'],
    ['open, and everybody is away', '2026-11-20T10:00', [away('2026-11-24T08:00')], '2026-11-24T09:00'],
    [
      'the first of them comes back within opening',
      '2026-11-20T10:00',
      [away('2026-11-24T08:00'), away('2026-11-23T11:00')],
      '2026-11-23T11:00',
    ],
    ['closed, and away for longer', '2026-11-20T19:00', [away('2026-12-01T00:00')], '2026-12-01T09:00 closed'],
    ['open, one away and one off duty', '2026-11-20T10:00', [away('2026-11-24T08:00'), off], 'unknown'],
    ['open, and the only one is locked out', '2026-11-20T10:00', [{ ...there, lockedAt: at('2026-11-01T10:00') }], 'unknown'],
  ])('%s', (_, now, people, expected) => {
    const found = answeredWhen(opening, people, at(now), zone);
    const moment = found.soon ? null : found.from && DateTime.fromJSDate(found.from, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
    expect(found.soon ? 'soon' : `${moment ?? 'unknown'}${moment && found.closed ? ' closed' : ''}`).toBe(expected);
  });

  test('nothing is promised without opening hours', () => {
    expect(answeredWhen(null, [off], at('2026-11-22T03:00'), zone)).toEqual({ soon: true });
  });
});

test.each<[Locale, string, string]>([
  ['en', '2026-11-20T16:30', 'today at 16:30'],
  ['en', '2026-11-21T09:00', 'tomorrow at 9:00'],
  ['en', '2026-11-23T09:00', 'on Monday at 9:00'],
  ['en', '2026-11-27T09:00', 'on Friday 27 November at 9:00'],
  ['es', '2026-11-20T13:00', 'hoy a las 13:00'],
  ['es', '2026-11-21T01:00', 'mañana a la 1:00'],
  ['es', '2026-11-23T09:00', 'el lunes a las 9:00'],
  ['es', '2027-01-07T09:00', 'el jueves 7 de enero a las 9:00'],
  ['pt', '2026-11-21T09:00', 'amanhã às 9:00'],
  ['pt', '2026-11-22T10:00', 'no domingo às 10:00'],
  ['pt', '2026-11-23T09:00', 'na segunda-feira às 9:00'],
  ['pt', '2027-01-07T09:00', 'na quinta-feira, 7 de janeiro, às 9:00'],
])('a moment is said as people do (%s, %s)', (locale, moment, expected) => {
  // Late in the evening: tomorrow is the next day, not the next 24 hours.
  const now = DateTime.fromISO(moment < '2026-11-21' ? '2026-11-20T12:00' : '2026-11-20T23:30', { zone }).setLocale(locale);
  const words = customerWords[locale];
  const then = DateTime.fromISO(moment, { zone }).setLocale(locale);
  expect(words.moment(then, now)).toBe(expected);
});

test.each([
  ['How much is a logo?', 'en'],
  ['Hola, ¿cuánto cuesta?', 'es'],
  ['Olá, quanto custa?', 'pt'],
  ['¿Abrís hoy?', 'es'],
  ['Vocês abrem hoje?', 'pt'],
  ['👍', null],
  ['12345', null],
  ['IKEA Hemnes', null],
])('“%s” is in %s', (said, locale) => expect(languageOf(said)).toBe(locale));

describe('an emergency', () => {
  test.each([
    'This is an EMERGENCY',
    'dental emergency last year?',
    'my father can’t breathe',
    'She has chest pain',
    'we need an ambulance',
    'he is bleeding and won’t stop',
    '¡Es una emergencia!',
    'tengo una urgencia con una muela',
    'creo que le ha dado un infarto',
    'no puede respirar',
    'Emergência, por favor',
    'é uma urgência',
    'meu pai desmaiou',
    'dor no peito desde ontem',
  ])('“%s” is one', (said) => expect(saysEmergency(said)).toBe(true));

  test.each([
    'It is not an emergency, but can you see me this week?',
    'no emergency, just a question',
    'It isn’t an emergency',
    'no es una emergencia',
    'no es urgencia, cuando puedas',
    'sin urgencia',
    'não é uma emergência',
    'sem urgência',
    'necesito un presupuesto urgente',
    'is it urgent to decide today?',
    'how much is the emergent collection?',
    'my gums were bleeding last month',
    'stroked the cat',
  ])('“%s” is none', (said) => expect(saysEmergency(said)).toBe(false));

  test('that is denied and then told is one', () => {
    expect(saysEmergency('not an emergency yesterday, but now he is unconscious')).toBe(true);
  });
});
