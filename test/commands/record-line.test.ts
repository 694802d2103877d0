import { expect, test } from 'vitest';
import { recordLine } from '../../src/commands/record-line.ts';
import type { Locale } from '../../src/crm/locale.ts';
import { hourMs } from '../../src/kit/clock.ts';
import { now, openShop } from './shop.ts';

function line(person: { stage?: string; value?: number }, before: ['in' | 'out', hours: number] | null, locale: Locale = 'en') {
  const view = openShop([{ name: 'Ana', ...person }]).views[0]!;
  const place = { locale, timezone: 'Europe/Madrid', now };
  const at = before && { direction: before[0], at: new Date(now.getTime() - before[1] * hourMs) };
  return recordLine({ view, before: at, currency: 'EUR', place });
}

test.each([
  [{ stage: 'Qualified', value: 45_000 }, ['out', 72], 'Qualified · €450 · last: you, 3 d ago'],
  [{ stage: 'Qualified', value: 0 }, ['in', 5], 'Qualified · last: they, 5 h ago'],
  [{ stage: 'New' }, null, 'New'],
] as const)('%j after %j: %s', (person, before, expected) => {
  expect(line(person, before && [...before])).toBe(expected);
});

test('is said in the operator’s language', () => {
  expect(line({ stage: 'Qualified' }, ['out', 72], 'es')).toBe('Qualified · lo último: tú, hace 3 d');
  expect(line({ stage: 'Qualified' }, ['in', 72], 'pt')).toBe('Qualified · por último: o cliente, há 3 d');
});

test('says nothing where nothing is known', () => {
  const place = { locale: 'en' as const, timezone: 'Europe/Madrid', now };
  expect(recordLine({ view: { stage: null, deal: null }, before: null, currency: 'EUR', place })).toBe('');
});
