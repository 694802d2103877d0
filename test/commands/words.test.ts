import { expect, test } from 'vitest';
import { readVerdict } from '../../src/commands/emoji.ts';
import { showMoney } from '../../src/commands/money.ts';
import { showAge, showMoment, showTime } from '../../src/commands/times.ts';
import { type Words, wordsFor } from '../../src/commands/words.ts';
import { locales } from '../../src/crm/locale.ts';
import { type ErrorCode, errorTable } from '../../src/kit/errors.ts';

test.each(locales)('no button’s title is too long for a button, and no two of a card are alike (%s)', (locale) => {
  const labels = Object.values(wordsFor(locale).label);
  for (const label of labels) expect(label.length).toBeLessThanOrEqual(20);
  expect(new Set(labels).size).toBe(labels.length);
});

/** What a sentence must be given that knows only certain words; any other is given a number everywhere. */
const given: Record<string, unknown[]> = {
  knockLine: ['operator', 'see you', '$0.02'],
  stranger: ['Maria', 'lost', null],
  afterSilence: [{ times: ['3', '7'], unit: 'days' }, 2],
  byTemplate: [['knock']],
};

test.each(locales)('every sentence says something with whatever it is given (%s)', (locale) => {
  const groups = Object.values(wordsFor(locale)) as Words[keyof Words][];
  for (const [key, entry] of groups.flatMap((group) => Object.entries(group))) {
    if (key === 'reason' || typeof entry === 'object') continue;
    // Sentences to choose from are several.
    const said = String(
      typeof entry === 'function' ? (entry as (...given: unknown[]) => unknown)(...(given[key] ?? [2, 2, 2, 2])) : entry,
    );
    expect(said, key).toMatch(/\S/);
    expect(said, key).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('one and many are told apart', () => {
  expect(locales.map((locale) => [1, 3].map((count) => wordsFor(locale).thread.thingsWaiting(count)))).toEqual([
    ['1 thing is waiting', '3 things are waiting'],
    ['1 cosa te espera', '3 cosas te esperan'],
    ['1 coisa espera por você', '3 coisas esperam por você'],
  ]);
});

test('every code of the table of errors is said in every language', () => {
  for (const code of Object.keys(errorTable) as ErrorCode[]) {
    const said = locales.map((locale) => wordsFor(locale).failure.reason(code));
    expect(new Set(said).size, code).toBe(3);
  }
});

const place = { locale: 'en' as const, timezone: 'Europe/Madrid', now: new Date('2026-11-20T10:00:00Z') };

test('times are as short as they can be and still meant', () => {
  expect(showTime(new Date('2026-11-20T13:10:00Z'), place)).toBe('14:10');
  expect(showTime(new Date('2026-11-21T13:10:00Z'), place)).toBe('Sat 14:10');
  expect(showTime(new Date('2026-12-03T13:10:00Z'), place)).toBe('Thu 3 Dec 14:10');
  expect(showTime(new Date('2027-01-03T13:10:00Z'), { ...place, locale: 'pt' })).toBe('dom 3 jan 2027 14:10');
  expect(showMoment(new Date('2026-11-20T13:10:00Z'), { ...place, locale: 'es' })).toBe('vie 20 nov 14:10');
  expect([0, 59, 119, 47 * 60, 49 * 60].map((minutes) => showAge(minutes * 60_000))).toEqual([
    '1 min',
    '59 min',
    '1 h',
    '47 h',
    '2 d',
  ]);
});

test('money is written as the reader writes it', () => {
  expect(showMoney(120050, 'EUR', 'en')).toBe('€1,200.50');
  expect(showMoney(1200, 'JPY', 'en')).toBe('¥1,200');
  expect(showMoney(210000, 'MXN', 'es')).toBe('$2,100');
  expect(showMoney(210050, 'EUR', 'es').replace(/\s/g, ' ')).toBe('2100,50 €');
  expect(showMoney(210000, 'KES', 'en').replace(/\s/g, ' ')).toBe('Ksh 2,100');
  expect(showMoney(210000, 'MXN', 'en')).toBe('MX$2,100');
  expect(showMoney(120000, 'BRL', 'pt').replace(/\s/g, ' ')).toBe('R$ 1.200');
});

test('a verdict is read in any skin tone', () => {
  expect(['👍', '👍🏿', '👎🏽', '⏰', '✏️', '✏', '❤️'].map(readVerdict)).toEqual([
    'send',
    'send',
    'skip',
    'snooze',
    'edit',
    'edit',
    null,
  ]);
});
