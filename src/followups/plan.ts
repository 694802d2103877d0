import type { Sequence } from '../crm/sequence.ts';
import { addMs, hourMs } from '../kit/clock.ts';

/** What the moment of the next follow-up rests on. */
export type PlanFacts = {
  /** Of the stage in which the deal stands. */
  sequence: Sequence;
  /** The next step, from one on. */
  step: number;
  /** The last word of either side that was not the sequence's own. */
  silentSince: Date;
  /** When the deal came into its stage: its days count from then where that is later. */
  enteredAt: Date | null;
  /** When the step before was sent or left out; null on the first. */
  lastStepAt: Date | null;
  /** It was put off until then. */
  notBefore: Date | null;
  /** Until when own words still reach them; null: they do not. */
  windowUntil: Date | null;
  cardBeforeWindowHours: number;
  /** They wrote last, and nobody has answered. */
  awaiting: boolean;
};

/** When the card of the next step is shown; null where nothing more is proposed in this silence. */
export function nextCardAt(facts: PlanFacts): Date | null {
  const due = dueAt(facts);
  return due && facts.notBefore ? later(due, facts.notBefore) : due;
}

/**
 * A step that falls due about when the customer's window closes (24 hours is the usual one) is shown before it closes, while own words still reach
 * them; an earlier one when it is due; a much later one then too, and by template. Who waits for our answer comes up before it closes, however
 * patient the stage is, and also where it has no sequence.
 * Nobody is asked to follow up on what was said an hour ago: with too little silence before the window's end, the card waits for the whole.
 */
function dueAt(facts: PlanFacts): Date | null {
  const { windowUntil, awaiting, step } = facts;
  const before = windowUntil && addMs(windowUntil, -facts.cardBeforeWindowHours * hourMs);
  const waitsForUs = awaiting && step === 1;
  const own = stepAt(facts);
  if (!own) return waitsForUs ? before : null;
  if (!windowUntil || !before || own.due <= before) return own.due;
  if (waitsForUs) return before;
  const muchLater = addMs(windowUntil, 24 * hourMs);
  const longEnough = addMs(own.from, Math.min(own.gapHours, facts.cardBeforeWindowHours * 2) * hourMs);
  return own.due < muchLater && longEnough <= before ? before : own.due;
}

/**
 * The step by the sequence alone, and what it follows upon. A step that was answered late moves the next one, so that a day lies between two, or
 * less where the sequence itself is quicker.
 */
function stepAt({ sequence, step, silentSince, enteredAt, lastStepAt }: PlanFacts) {
  const here = sequence.on ? sequence.steps[step - 1] : undefined;
  if (!here) return null;
  const begin = enteredAt ? later(silentSince, enteredAt) : silentSince;
  const gapHours = here.afterHours - (sequence.steps[step - 2]?.afterHours ?? 0);
  const due = addMs(begin, here.afterHours * hourMs);
  if (!lastStepAt) return { due, from: begin, gapHours };
  return { due: later(due, addMs(lastStepAt, Math.min(gapHours, 24) * hourMs)), from: later(begin, lastStepAt), gapHours };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
