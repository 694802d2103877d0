import { describe, expect, test } from 'vitest';
import { eachDay, lastDays } from '../../src/crm/business-days.ts';
import { quantile } from '../../src/crm/figures.ts';

/** As the database puts a duration away. */
const bucketOf = (ms: number) => Math.floor(Math.log(Math.max(ms / 1000, 1)) / Math.log(1.2));

describe('A median from buckets', () => {
  test.each([
    ['one answer', [300_000]],
    ['answers that differ little', [55_000, 58_000, 61_000, 64_000, 70_000]],
    ['from seconds to days', [2_000, 9_000, 40_000, 300_000, 2_000_000, 14_000_000, 90_000_000, 260_000_000]],
    [
      'many at once and a few late',
      [...Array.from({ length: 80 }, () => 120_000), ...Array.from({ length: 20 }, () => 30_000_000)],
    ],
  ])('lies within a fifth of the true one: %s', (_, times) => {
    const histogram = times.map((ms) => ({ bucket: bucketOf(ms), count: 1 }));
    for (const share of [0.5, 0.9]) {
      const sorted = times.toSorted((a, b) => a - b);
      const truth = sorted[Math.ceil(share * sorted.length) - 1]!;
      const ratio = quantile(histogram, share)! / truth;
      expect(ratio).toBeGreaterThan(1 / 1.21);
      expect(ratio).toBeLessThan(1.21);
    }
  });

  test('is nothing where nothing was measured, or all of it was taken back', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([{ bucket: 3, count: 0 }], 0.5)).toBeNull();
  });
});

test('days are the business’s: a week has seven of them, also over the night in which clocks change', () => {
  const morning = new Date('2026-10-28T00:30:00Z');
  const { days, before } = lastDays(morning, 'Europe/Madrid', 7);
  expect(days).toEqual({ from: '2026-10-22', to: '2026-10-28' });
  expect(before).toEqual({ from: '2026-10-15', to: '2026-10-21' });
  expect(eachDay(days)).toHaveLength(7);
  expect(lastDays(morning, 'America/Bogota', 1).days).toEqual({ from: '2026-10-27', to: '2026-10-27' });
});
