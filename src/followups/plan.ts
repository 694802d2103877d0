import { addMs, hourMs } from '../kit/clock.ts';

/**
 * When the card of a follow-up is shown. A silence that ends about when the customer's window closes (24 hours is the usual one) is shown
 * before it closes, while own words still reach them; a shorter one when it is over; a much longer one then too, and by template.
 * Who waits for our answer comes up before it closes, however patient the stage is.
 * Nobody is asked to follow up on what was said an hour ago: with too little silence before the window's end, the card waits for the whole.
 */
export function followUpCardAt(facts: {
  silentSince: Date;
  windowUntil: Date | null;
  silenceHours: number;
  cardBeforeWindowHours: number;
  /** They wrote last, and nobody has answered. */
  awaiting?: boolean;
}): Date {
  const due = addMs(facts.silentSince, facts.silenceHours * hourMs);
  if (!facts.windowUntil) return due;
  const before = addMs(facts.windowUntil, -facts.cardBeforeWindowHours * hourMs);
  if (due <= before) return due;
  if (facts.awaiting) return before;
  const muchLater = addMs(facts.windowUntil, 24 * hourMs);
  const longEnough = addMs(facts.silentSince, Math.min(facts.silenceHours, facts.cardBeforeWindowHours * 2) * hourMs);
  return due < muchLater && longEnough <= before ? before : due;
}
