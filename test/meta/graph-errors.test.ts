import { describe, expect, test } from 'vitest';
import { aboutError, type ErrorCode } from '../../src/kit/errors.ts';
import { graphErrorCode, readGraphError, retryDelayMs } from '../../src/meta/graph-errors.ts';
import { fixture } from './fixture.ts';

/** Every code of meta-cloud-api.md §5 but the ranges. */
const published = [
  0, 1, 2, 3, 4, 10, 33, 100, 190, 368, 80007, 130403, 130429, 130472, 130497, 131000, 131005, 131008, 131009, 131016, 131021,
  131026, 131030, 131031, 131037, 131042, 131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057,
  131061, 131063, 131062, 131064, 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 133000,
  133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 135000, 137000, 2388019, 2388039, 2388040, 2388047,
  2388072, 2388073, 2388273, 2388293, 2388299,
];

test('no published code is left to chance: each keeps its meaning whatever is_transient says', () => {
  for (const code of published) expect(graphErrorCode(code, true), String(code)).toBe(graphErrorCode(code, false));
});

test('only what Meta says may be tried again is tried again by itself', () => {
  const again = published.filter((code) => retryDelayMs(graphErrorCode(code), 1, 0, code) !== null);
  expect(again).toEqual([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133000, 133004]);
});

test.each<[number, boolean, ErrorCode]>([
  [131047, false, 'window-closed'],
  [131049, false, 'marketing-capped'],
  [131050, false, 'opted-out'],
  [131056, false, 'rate-pair'],
  [130429, false, 'rate-number'],
  [131042, false, 'payment-problem'],
  [190, false, 'token-dead'],
  [200, false, 'permission-missing'],
  [299, false, 'permission-missing'],
  [300, false, 'graph-refused'],
  [999999, false, 'graph-refused'],
  [999999, true, 'graph-busy'],
])('Meta’s %d (transient: %s) is our %s', (code, transient, expected) => {
  expect(graphErrorCode(code, transient)).toBe(expected);
  expect(aboutError(expected).says).not.toBe('');
});

describe('an error answer', () => {
  test.each([131047, 131049, 131050, 131056, 130429])('%d means the same at once and in a failed status', (code) => {
    expect(readGraphError(400, fixture(`answer-${code}`))).toMatchObject({ code: graphErrorCode(code), graphCode: code });
  });

  test('says more by its subcode where a template was refused', () => {
    expect(readGraphError(400, { error: { code: 100, error_subcode: 2388073, message: 'Invalid parameter' } })).toMatchObject({
      code: 'template-refused',
      graphCode: 100,
    });
    expect(readGraphError(400, { error: { code: '131009', error_subcode: null, error_data: null } })).toMatchObject({
      code: 'request-invalid',
    });
  });

  test.each([[null], ['<html>'], [[]], [{}], [{ error: 'no' }], [{ error: {} }], [{ error: { message: 'no code' } }]])(
    'is not made of %j',
    (body) => {
      expect(readGraphError(500, body)).toBeNull();
    },
  );

  test('is kept without the token and the number it quotes', () => {
    const token = `EAAG${'x'.repeat(60)}`;
    const detail = readGraphError(401, {
      error: { code: 190, message: `Malformed access token ${token} for +15550001111` },
    })?.detail;
    expect(detail).toBe('Malformed access token … for #');
  });
});

describe('waiting', () => {
  test('follows Meta’s 4^n seconds for one pair, exactly', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs('rate-pair', attempt, 0.7))).toEqual([
      1_000,
      4_000,
      16_000,
      64_000,
      256_000,
      null,
    ]);
  });

  test.each<[ErrorCode]>([['rate-number'], ['rate-account'], ['graph-busy'], ['graph-unreachable']])(
    '%s grows, is jittered by half at most, is capped and ends',
    (code) => {
      for (let attempt = 1; attempt < 40; attempt++) {
        const [low, high] = [retryDelayMs(code, attempt, 0), retryDelayMs(code, attempt, 0.999999)];
        if (low === null || high === null) {
          expect(high).toBe(low);
          continue;
        }
        expect(high).toBeLessThanOrEqual(2 * low);
        expect(high).toBeLessThanOrEqual(3_600_000);
        expect(retryDelayMs(code, attempt + 1, 0) ?? low).toBeGreaterThanOrEqual(low);
      }
      expect(retryDelayMs(code, 40, 0)).toBeNull();
    },
  );

  test('never ends in trying marketing again by itself, nor a message that may have arrived', () => {
    for (const code of [
      'marketing-capped',
      'opted-out',
      'window-closed',
      'graph-unanswered',
      'graph-nonsense',
      'request-invalid',
      'token-dead',
    ] as const) {
      expect(retryDelayMs(code, 1, 0)).toBeNull();
    }
  });

  test('asks only three times where the mistake may be ours', () => {
    expect([1, 2, 3].map((attempt) => retryDelayMs('graph-busy', attempt, 0, 131000) !== null)).toEqual([true, true, false]);
  });
});
