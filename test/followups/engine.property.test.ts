import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { hourMs, minuteMs } from '../../src/kit/clock.ts';
import { happenings, type Left, live } from './world.ts';

/** A history is a list of numbers, each a happening and how much of it: that is cheap to make and to shrink. */
const history = fc
  .array(fc.nat(happenings.length * 60 - 1), { minLength: 8, maxLength: 20 })
  .map((numbers) =>
    numbers.map((number) => ({ what: happenings[number % happenings.length]!, n: Math.floor(number / happenings.length) })),
  );

const isNight = (at: Date, zone: string) => {
  const { hour } = DateTime.fromJSDate(at, { zone });
  return hour >= 21 || hour < 8;
};

/** What must not be true of anything that ever left. */
function wrong(left: readonly Left[], zone: string): string[] {
  // A deal that was moved away and comes back begins there anew, in other words.
  const steps = left.map(({ row, since }) => `${row.silentSince.getTime()}/${since.getTime()}/${row.step}`);
  const of = (name: string, is: (one: Left) => boolean) => (left.some(is) ? [name] : []);
  return [
    ...of('after they wrote', (one) => one.theyWroteSince),
    ...of('after we wrote', (one) => one.weWroteSince),
    ...of('to who is blocked, has an open case, or for whom nothing is proposed', (one) => one.silenced),
    ...of('to who is to come to an appointment', (one) => one.toCome),
    ...of('marketing after an opt-out', (one) => one.category === 'marketing' && one.optedOut),
    ...of('in another stage than the one it is about', (one) => one.standsElsewhere),
    ...of('about a closed deal', (one) => !one.open),
    ...of('in own words after the window', (one) => one.category === 'free' && !one.windowOpen),
    ...of('in their night', (one) => isNight(one.at, zone)),
    ...of('by somebody it was taken over from', (one) => one.takenOver),
    ...of('in words that are no longer right', (one) => one.wordsChanged),
    ...of('without a tap that nobody allows any more', (one) => one.byItself && !one.allowed),
    ...of('without a tap while its owner has paused', (one) => one.byItself && one.paused),
    ...of('without a tap to who stopped marketing', (one) => one.byItself && one.optedOut),
    ...of('without a tap in answer to what they wrote', (one) => one.byItself && one.awaiting),
    ...of(
      'without a tap hours after it was due',
      (one) => one.byItself && one.at.getTime() - one.announcedMs - one.cardAt.getTime() > 2 * hourMs,
    ),
    ...of('without a tap and unannounced', (one) => one.byItself && one.announcedMs < 10 * minuteMs),
    ...of('hours late', (one) => one.at.getTime() - one.dueAt.getTime() > 2 * hourMs),
    ...(new Set(steps).size < steps.length ? ['twice'] : []),
  ];
}

test('in a hundred thousand histories nothing is sent that must not be', () => {
  let sent = 0;
  let most = 0;
  let byThemselves = 0;
  fc.assert(
    fc.property(history, (days) => {
      const left = live('UTC', days);
      sent += left.length;
      byThemselves += left.filter((one) => one.byItself).length;
      most = Math.max(most, left.length);
      expect(wrong(left, 'UTC')).toEqual([]);
    }),
    { numRuns: 100_000 },
  );
  // The histories are not so unlucky that nothing ever leaves: then nothing would be shown by them.
  expect(sent).toBeGreaterThan(10_000);
  expect(most).toBeGreaterThan(2);
  expect(byThemselves).toBeGreaterThan(2_000);
});

test.each(['Europe/Madrid', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'])('nor by the clock of %s', (zone) => {
  fc.assert(
    fc.property(history, (days) => {
      expect(wrong(live(zone, days), zone)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
