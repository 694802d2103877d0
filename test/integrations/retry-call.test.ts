import { describe, expect, test } from 'vitest';
import { type CallAnswer, judgeCall, mostTries } from '../../src/integrations/retry-call.ts';

const at = Date.parse('2026-11-21T10:00:00Z');
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const refused = (status: number, retryAfter: string | null = null): CallAnswer => ({
  ...{ ok: false, code: status === 410 ? 'call-gone' : 'call-refused', status, retryAfter, detail: '' },
});
const unreachable: CallAnswer = { ok: false, code: 'call-unreachable', status: null, retryAfter: null, detail: 'ECONNREFUSED' };
const judge = (answer: CallAnswer, more: { attempt?: number; troubles?: number; spread?: number } = {}) =>
  judgeCall(answer, { attempt: 1, troubles: 1, spread: 0.5, machineMs: at, ...more });

describe('After a call', () => {
  test('what is taken is done, and 410 ends it', () => {
    expect(judge({ ok: true, status: 204 })).toEqual({ is: 'done' });
    expect(judge(refused(410))).toEqual({ is: 'ends' });
  });

  test('it is tried again later and later, for three days, and then it has failed', () => {
    const waits = Array.from({ length: mostTries }, (_, n) => judge(refused(500), { attempt: n + 1 }));
    expect(waits.map((one) => (one.is === 'again' ? one.afterMs : one.is))).toEqual([
      5 * second,
      5 * minute,
      30 * minute,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
      'failed',
    ]);
  });

  test('what failed together does not come again together', () => {
    const afterMs = (spread: number) => (judge(unreachable, { attempt: 2, spread }) as { afterMs: number }).afterMs;
    expect([afterMs(0), afterMs(1)]).toEqual([4.5 * minute, 5.5 * minute]);
  });

  test.each([301, 400, 401, 404, 408, 422, 425])(
    '%i is of this call: it is tried again, and the others are not held up',
    (status) => {
      expect(judge(refused(status))).toMatchObject({ is: 'again', restMs: 0 });
    },
  );

  test.each([
    ['nobody there', unreachable, 1, 5 * second],
    ['nobody there, again and again', unreachable, 4, 40 * second],
    ['nobody there for long', unreachable, 30, 5 * minute],
    ['too much to do', refused(503), 1, 5 * second],
    ['too many', refused(429), 2, 10 * second],
  ])('%s: its other calls rest, too', (_, answer, troubles, restMs) => {
    expect(judge(answer, { troubles })).toMatchObject({ is: 'again', restMs });
  });

  test.each([
    ['seconds', '90', 90 * second],
    ['a date', 'Sat, 21 Nov 2026 10:02:00 GMT', 2 * minute],
    ['less than it waits anyway', '1', 5 * second],
    ['a date that is over', 'Sat, 21 Nov 2026 09:00:00 GMT', 5 * second],
    ['nonsense', 'soon', 5 * second],
    ['longer than a day', '999999', 24 * hour],
  ])('Retry-After is kept to: %s', (_, header, waitMs) => {
    expect(judge(refused(503, header))).toEqual({ is: 'again', afterMs: waitMs, restMs: waitMs });
  });
});
