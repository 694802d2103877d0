import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/crm/permit.ts';
import { type Earned, weigh } from '../../src/followups/autonomy.ts';

const wanted = 5;
/** Verdicts on what was asked about, and taps on the offer; `due`: a follow-up of the kind falls due, and goes by itself or is asked about. */
const happenings = [
  'approved',
  'approved',
  'approved',
  'approved',
  'approved',
  'edited',
  'skipped',
  'undone',
  'yes',
  'no',
  'due',
] as const;

/** One kind of follow-up over weeks: what is kept of it, as the flow keeps it. */
function live(days: readonly (typeof happenings)[number][]) {
  let earned: Earned = { granted: false, inARow: 0 };
  let offerStands = false;
  let since = 0;
  const found: string[] = [];
  const seen = { offers: 0, grants: 0, went: 0 };
  for (const what of days) {
    if (what === 'due') {
      if (earned.granted) seen.went += 1;
      continue;
    }
    if (what === 'yes' || what === 'no') {
      if (what === 'yes' && offerStands) {
        earned = { ...earned, granted: true };
        seen.grants += 1;
      }
      offerStands = false;
      continue;
    }
    const before = earned;
    const next = weigh(earned, what as Verdict, wanted);
    earned = next.earned;
    since = what === 'approved' ? since + 1 : 0;
    if (!before.granted && earned.granted) found.push('granted without a tap');
    if (what !== 'approved' && earned.granted) found.push(`granted after one was ${what}`);
    if (what !== 'approved' && before.granted && next.leads !== 'withdraw') found.push('ended in silence');
    if (next.leads === 'offer') {
      if (since < wanted) found.push('offered too early');
      if (before.granted) found.push('offered what goes already');
      seen.offers += 1;
      offerStands = true;
      since = 0;
    }
    if (what !== 'approved') offerStands = false;
  }
  return { found, ...seen };
}

test('in a hundred thousand histories nothing goes that nobody allowed, and the first doubt ends it', () => {
  const seen = { offers: 0, grants: 0, went: 0 };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...happenings), { minLength: 10, maxLength: 60 }), (days) => {
      const { found, offers, grants, went } = live(days);
      expect(found).toEqual([]);
      seen.offers += offers;
      seen.grants += grants;
      seen.went += went;
    }),
    { numRuns: 100_000 },
  );
  expect(seen.offers).toBeGreaterThan(10_000);
  expect(seen.grants).toBeGreaterThan(3_000);
  expect(seen.went).toBeGreaterThan(1_000);
});

test.each<[string, Earned, Verdict, number, ReturnType<typeof weigh>]>([
  ['one more counts', { granted: false, inARow: 3 }, 'approved', 10, { earned: { granted: false, inARow: 4 }, leads: null }],
  [
    'the tenth is the offer',
    { granted: false, inARow: 9 },
    'approved',
    10,
    { earned: { granted: false, inARow: 0 }, leads: 'offer' },
  ],
  [
    'one that was changed begins anew',
    { granted: false, inARow: 9 },
    'edited',
    10,
    { earned: { granted: false, inARow: 0 }, leads: null },
  ],
  [
    'what goes already is not offered',
    { granted: true, inARow: 9 },
    'approved',
    10,
    { earned: { granted: true, inARow: 10 }, leads: null },
  ],
  [
    'one left out ends it',
    { granted: true, inARow: 3 },
    'skipped',
    10,
    { earned: { granted: false, inARow: 0 }, leads: 'withdraw' },
  ],
  [
    'one taken back ends it',
    { granted: true, inARow: 0 },
    'undone',
    10,
    { earned: { granted: false, inARow: 0 }, leads: 'withdraw' },
  ],
  [
    'whoever wants no offers gets none',
    { granted: false, inARow: 99 },
    'approved',
    0,
    { earned: { granted: false, inARow: 100 }, leads: null },
  ],
])('%s', (_, earned, verdict, wantedCount, expected) => {
  expect(weigh(earned, verdict, wantedCount)).toEqual(expected);
});
