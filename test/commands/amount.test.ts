import { describe, expect, test } from 'vitest';
import { readAmount } from '../../src/commands/amount.ts';
import { readUntil } from '../../src/commands/until.ts';
import type { Locale } from '../../src/crm/locale.ts';
import { now } from './shop.ts';

describe('An amount', () => {
  test.each<[string, string, Locale, number, string]>([
    ['450', 'EUR', 'en', 45_000, ''],
    ['€450', 'EUR', 'en', 45_000, ''],
    ['450 €', 'EUR', 'es', 45_000, ''],
    ['1,200', 'EUR', 'en', 120_000, ''],
    ['1.200', 'EUR', 'es', 120_000, ''],
    ['1.200', 'EUR', 'en', 120_000, ''],
    ['1,200.50', 'USD', 'en', 120_050, ''],
    ['1.200,50 euros', 'EUR', 'es', 120_050, ''],
    ['12,5', 'EUR', 'es', 1_250, ''],
    ['12 000', 'EUR', 'es', 1_200_000, ''],
    ['1.5k', 'USD', 'en', 150_000, ''],
    ['2 mil', 'BRL', 'pt', 200_000, ''],
    ['R$ 300', 'BRL', 'pt', 30_000, ''],
    ['300 reais', 'BRL', 'pt', 30_000, ''],
    ['1.250', 'KWD', 'en', 1_250, ''],
    ['1 000 000', 'JPY', 'en', 1_000_000, ''],
    ['450 whitening', 'EUR', 'en', 45_000, 'whitening'],
    ['for 450', 'EUR', 'en', 45_000, ''],
    ['whitening, 450 euros', 'EUR', 'en', 45_000, 'whitening'],
  ])('“%s” in %s, %s', (text, currency, locale, amount, rest) => {
    expect(readAmount(text, currency, locale)).toEqual({ is: 'amount', amount, text: rest });
  });

  test.each(['too expensive', 'at 10:30', '3d', '-20', '12%', 'room 4b', ''])('“%s” is none', (text) => {
    expect(readAmount(text, 'EUR', 'en').is).toBe('none');
  });
});

describe('A moment to wait for', () => {
  const place = { locale: 'es' as const, timezone: 'Europe/Madrid', country: 'ES', now };

  test.each([
    ['3d', '2026-11-23T08:00:00.000Z'],
    ['2h', '2026-11-20T12:00:00.000Z'],
    ['30m', '2026-11-20T10:30:00.000Z'],
    ['2 horas', '2026-11-20T12:00:00.000Z'],
    ['una semana', '2026-11-27T08:00:00.000Z'],
    ['until the 15th', '2026-12-15T08:00:00.000Z'],
    ['hasta el lunes', '2026-11-23T08:00:00.000Z'],
    ['monday 9am', '2026-11-23T08:00:00.000Z'],
  ])('“%s”', (text, at) => {
    const read = readUntil(text, place);
    expect(read.is === 'at' ? read.at.toISOString() : read.is).toBe(at);
  });

  test.each(['soon', '', 'her brother'])('“%s” is none', (text) => {
    expect(readUntil(text, place).is).toBe('none');
  });
});
