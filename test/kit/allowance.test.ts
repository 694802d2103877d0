import { expect, test } from 'vitest';
import { openAllowance } from '../../src/kit/allowance.ts';

test('so many in a minute go through, then it says when to come again; others are not kept waiting by it', () => {
  const allowance = openAllowance({ perMinute: 2 });
  expect([0, 1_000].map((at) => allowance.take('a', at).ok)).toEqual([true, true]);
  expect(allowance.take('a', 20_000)).toEqual({ ok: false, afterSeconds: 40 });
  expect(allowance.take('b', 20_000).ok).toBe(true);
  expect(allowance.take('a', 60_000).ok).toBe(true);
});

test('it remembers no more than it may: guessed names fill no memory', () => {
  const allowance = openAllowance({ perMinute: 1, mostKeys: 2 });
  for (const key of ['a', 'b', 'c', 'd']) expect(allowance.take(key, 0).ok).toBe(true);
});
