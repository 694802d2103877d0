import { describe, expect, test } from 'vitest';
import { type ChargeLine, forecastMonth, monthCost } from '../../src/crm/cost.ts';
import { priceOf, rateCards } from '../../src/crm/rates.ts';
import type { NumberId } from '../../src/kit/ids.ts';

const line = (more: Partial<ChargeLine>): ChargeLine => ({
  numberId: 'one' as NumberId,
  day: '2026-11-03',
  category: 'service',
  kind: 'regular',
  country: 'MX',
  toOperator: false,
  count: 1,
  ...more,
});

describe('The price of a delivered message', () => {
  test.each([
    // day, category, type, country, millionths of a dollar, estimated
    ['2026-11-20', 'utility', 'regular', 'MX', 8_500, false],
    ['2026-11-20', 'marketing', 'regular', 'MX', 39_700, false],
    ['2026-11-20', 'authentication', 'regular', 'MX', 8_500, false],
    ['2026-11-20', 'service', 'regular', 'MX', 8_500, false],
    ['2026-11-20', 'service', 'regular', 'CA', 3_400, false],
    // Free-form messages cost nothing until the day they began to.
    ['2026-09-30', 'service', 'regular', 'MX', 0, false],
    ['2026-10-01', 'service', 'regular', 'MX', 8_500, false],
    // What Meta calls free is free, whatever the category.
    ['2026-11-20', 'service', 'free_customer_service', 'MX', 0, false],
    ['2026-11-20', 'marketing', 'free_entry_point', 'MX', 0, false],
    ['2026-09-20', 'utility', 'free_customer_service', 'ES', 0, false],
    // Spain's price is in the card of April only: sure in that quarter, estimated after it.
    ['2026-05-20', 'utility', 'regular', 'ES', 20_000, false],
    ['2026-11-20', 'utility', 'regular', 'ES', 20_000, true],
    // A price of October says nothing sure about January, and was not there in May.
    ['2027-01-01', 'utility', 'regular', 'MX', 8_500, true],
    ['2026-05-20', 'utility', 'regular', 'FR', 7_700, true],
    // One country has a column of each card.
    ['2026-11-20', 'utility', 'regular', 'IN', 1_400, false],
    ['2026-11-20', 'marketing', 'regular', 'IN', 11_800, true],
    // Countries without a price of their own.
    ['2026-11-20', 'utility', 'regular', 'UY', 11_300, true],
    ['2026-11-20', 'utility', 'regular', 'KE', 4_000, true],
    ['2026-11-20', 'utility', 'regular', 'PT', 7_700, true],
    ['2026-11-20', 'utility', 'regular', '', 7_700, true],
    // Before the oldest card there is.
    ['2025-08-01', 'marketing', 'regular', 'DE', 136_500, true],
    // Names of categories that Meta has besides the four.
    ['2026-11-20', 'marketing_lite', 'regular', 'MX', 39_700, true],
    ['2026-11-20', 'authentication-international', 'regular', 'MX', 8_500, true],
    ['2026-11-20', 'group_service', 'regular', 'MX', 8_500, true],
  ])('%s: %s %s to “%s” is %d, estimated: %s', (day, category, kind, country, micros, estimated) => {
    expect(priceOf({ day, category, kind, country })).toEqual({ micros, estimated });
  });

  test('the cards are in order, and begin on a day on which Meta changes prices', () => {
    const days = rateCards.map((card) => card.from);
    expect(days).toEqual(days.toSorted());
    for (const day of days) expect(day).toMatch(/-(01|04|07|10)-01$/);
  });
});

describe('A month', () => {
  test('has a thousand free-form messages free for each number, and charges from the next one', () => {
    const two = monthCost([
      line({ day: '2026-11-01', count: 900 }),
      line({ day: '2026-11-02', count: 150 }),
      line({ numberId: 'two' as NumberId, count: 1_000 }),
    ]);
    expect(two.numbers).toEqual([
      { numberId: 'one', service: 1_050, freeLeft: 0 },
      { numberId: 'two', service: 1_000, freeLeft: 0 },
    ]);
    expect(two.families.service).toEqual({ messages: 2_050, billed: 50, micros: 50 * 8_500, estimated: false });
  });

  test('costs the same whether Meta calls what is within the allowance free or regular', () => {
    const asFree = [line({ day: '2026-11-01', kind: 'free_customer_service', count: 1_000 }), line({ count: 7 })];
    const asRegular = [line({ day: '2026-11-01', count: 1_000 }), line({ count: 7 })];
    expect(monthCost(asFree).total.micros).toBe(7 * 8_500);
    expect(monthCost(asRegular).total.micros).toBe(7 * 8_500);
  });

  test('gives the free ones to the first days, whatever the order of the lines, and shares out the day they end on', () => {
    const cost = monthCost([
      line({ day: '2026-11-04', country: 'AR', count: 10 }),
      line({ day: '2026-11-03', country: 'MX', count: 100 }),
      line({ day: '2026-11-03', country: 'AR', count: 100 }),
      line({ day: '2026-11-02', country: 'CA', count: 900 }),
    ]);
    // 100 free ones are left for the 3rd: half of what went to each country.
    expect(cost.total.micros).toBeCloseTo(50 * 8_500 + 50 * 26_000 + 10 * 26_000, 3);
    expect(cost.total.billed).toBeCloseTo(110, 6);
  });

  test('does not spend the allowance on templates, and tells what went into the own threads', () => {
    const cost = monthCost([
      line({ category: 'utility', count: 3, toOperator: true }),
      line({ category: 'marketing', count: 2 }),
      line({ count: 20, toOperator: true }),
    ]);
    expect(cost.numbers[0]).toMatchObject({ service: 20, freeLeft: 980 });
    expect(cost.families.utility).toMatchObject({ messages: 3, billed: 3, micros: 25_500 });
    expect(cost.families.marketing.micros).toBe(79_400);
    expect(cost.ownThreads).toMatchObject({ messages: 23, billed: 3, micros: 25_500 });
    expect(cost.total.micros).toBe(25_500 + 79_400);
  });

  test('counts nothing against the allowance from before free-form messages were billed', () => {
    expect(monthCost([line({ day: '2026-09-10', count: 5_000 })])).toMatchObject({
      total: { micros: 0, billed: 0 },
      numbers: [{ service: 0, freeLeft: 1_000 }],
    });
  });
});

describe('The rest of the month', () => {
  const november = Array.from({ length: 30 }, (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}`);

  test('goes on at the pace so far: the free ones end on a day, and what comes after them is charged', () => {
    // 50 a day for ten days: the thousand lasts twenty days, and ten days of 50 are paid.
    const forecast = forecastMonth([line({ count: 500 })], 10, november);
    expect(forecast.servicePerDay).toBe(50);
    expect(forecast.freeUntil).toEqual([{ numberId: 'one', day: '2026-11-21' }]);
    expect(forecast.total.messages).toBeCloseTo(1_500, 6);
    expect(forecast.total.micros).toBeCloseTo(500 * 8_500, 0);
    expect(forecast.microsPerDay).toBe(50 * 8_500);
  });

  test('names no day where the free ones last, or are used up', () => {
    expect(forecastMonth([line({ count: 100 })], 10, november).freeUntil).toEqual([]);
    expect(forecastMonth([line({ count: 1_200 })], 10, november).freeUntil).toEqual([]);
  });

  test('keeps the pace of templates too', () => {
    const forecast = forecastMonth([line({ category: 'utility', count: 10 })], 15, november);
    expect(forecast.total.micros).toBeCloseTo(20 * 8_500, 3);
  });
});
