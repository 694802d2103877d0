import { describe, expect, test } from 'vitest';
import { followUpCardAt } from '../../src/followups/plan.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';

const wrote = new Date('2026-03-02T10:00:00Z');
const hours = (n: number) => addMs(wrote, n * hourMs);

/** They wrote at 0 h, so that their window closes at 24 h; the silence began at `silentSince`. The card is due at `card`. */
test.each([
  { about: 'answered at once, a day of silence: four hours before the window closes', since: 0.1, silence: 24, card: 20 },
  { about: 'answered at midday, still a decent silence before the window closes', since: 12, silence: 24, card: 20 },
  { about: 'answered late: too little silence before the end, so the whole of it', since: 13, silence: 24, card: 37 },
  { about: 'a short silence ends before the window does', since: 1, silence: 6, card: 7 },
  { about: 'a silence that ends exactly four hours before', since: 0, silence: 20, card: 20 },
  { about: 'three days are three days: nobody is hurried by the window', since: 1, silence: 72, card: 73 },
  { about: 'the longest silence that the window still pulls forward', since: 0, silence: 47, card: 20 },
  { about: 'the shortest one that it does not', since: 0, silence: 48, card: 48 },
  { about: 'who waits for us is not left to a patient stage', since: 0, silence: 72, card: 20, awaiting: true },
  { about: 'who waits for us comes sooner in an impatient one', since: 0, silence: 6, card: 6, awaiting: true },
  { about: 'who was answered late and waits again', since: 15, silence: 24, card: 20, awaiting: true },
])('$about', ({ since, silence, card, awaiting = false }) => {
  const at = followUpCardAt({
    silentSince: hours(since),
    windowUntil: hours(24),
    silenceHours: silence,
    cardBeforeWindowHours: 4,
    awaiting,
  });
  expect((at.getTime() - wrote.getTime()) / hourMs).toBeCloseTo(card);
});

describe('without a window to lose', () => {
  const facts = { silentSince: hours(0), silenceHours: 24, cardBeforeWindowHours: 4 };

  test('nobody ever wrote: the whole silence', () => {
    expect(followUpCardAt({ ...facts, windowUntil: null })).toEqual(hours(24));
  });

  test('it closed before the silence began: the whole silence', () => {
    expect(followUpCardAt({ ...facts, windowUntil: hours(-5) })).toEqual(hours(24));
  });
});
