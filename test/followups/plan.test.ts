import { describe, expect, test } from 'vitest';
import { onDays, type Sequence } from '../../src/crm/sequence.ts';
import { nextCardAt, type PlanFacts } from '../../src/followups/plan.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';

const wrote = new Date('2026-03-02T10:00:00Z');
const hours = (n: number) => addMs(wrote, n * hourMs);
const afterHours = (...steps: number[]): Sequence => ({ on: true, steps: steps.map((afterHours) => ({ afterHours })) });
const proposal = onDays([3, 7, 14]);

const facts: PlanFacts = {
  sequence: afterHours(24),
  step: 1,
  silentSince: wrote,
  enteredAt: null,
  lastStepAt: null,
  notBefore: null,
  windowUntil: hours(24),
  cardBeforeWindowHours: 4,
  awaiting: false,
};
const at = (more: Partial<PlanFacts>) => {
  const when = nextCardAt({ ...facts, ...more });
  return when && (when.getTime() - wrote.getTime()) / hourMs;
};

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
  expect(at({ silentSince: hours(since), sequence: afterHours(silence), awaiting })).toBeCloseTo(card);
});

describe('without a window to lose', () => {
  test('nobody ever wrote: the whole silence', () => expect(at({ windowUntil: null })).toBe(24));
  test('it closed before the silence began: the whole silence', () => expect(at({ windowUntil: hours(-5) })).toBe(24));
});

describe('a sequence', () => {
  test('counts each of its days from where the silence began', () => {
    expect(at({ sequence: proposal })).toBe(3 * 24);
    expect(at({ sequence: proposal, step: 2, lastStepAt: hours(75) })).toBe(7 * 24);
    expect(at({ sequence: proposal, step: 3, lastStepAt: hours(170) })).toBe(14 * 24);
  });

  test('proposes nothing more after its last step', () => {
    expect(at({ sequence: proposal, step: 4, lastStepAt: hours(15 * 24) })).toBeNull();
    expect(at({ sequence: onDays([]) })).toBeNull();
  });

  test('that is switched off proposes nothing, but who waits for us is not forgotten', () => {
    const off = { ...proposal, on: false };
    expect(at({ sequence: off })).toBeNull();
    expect(at({ sequence: off, awaiting: true })).toBe(20);
    expect(at({ sequence: off, awaiting: true, step: 2, lastStepAt: hours(21) })).toBeNull();
  });

  test('keeps a day between two, however late the first was answered', () => {
    expect(at({ sequence: proposal, step: 2, lastStepAt: hours(7 * 24 - 1) })).toBe(8 * 24 - 1);
    expect(at({ sequence: proposal, step: 2, lastStepAt: hours(20 * 24) })).toBe(21 * 24);
    expect(at({ sequence: afterHours(2, 6), step: 2, lastStepAt: hours(5) })).toBe(9);
  });

  test('does not bring the second before the window only because the first left a moment ago', () => {
    const steps = { sequence: afterHours(16, 26), step: 2, windowUntil: hours(24) };
    expect(at({ ...steps, lastStepAt: hours(17) })).toBe(27);
    expect(at({ ...steps, sequence: afterHours(6, 26), lastStepAt: hours(6) })).toBe(20);
  });

  test('of a stage that was entered during the silence counts from then', () => {
    expect(at({ sequence: proposal, enteredAt: hours(48) })).toBe(5 * 24);
    expect(at({ sequence: proposal, enteredAt: hours(-48) })).toBe(3 * 24);
  });

  test('waits where it was put off, and not for less than its day', () => {
    expect(at({ notBefore: hours(50) })).toBe(50);
    expect(at({ sequence: proposal, notBefore: hours(50) })).toBe(72);
  });
});
