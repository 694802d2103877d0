import { isLate } from './late.ts';

/** What is known of a follow-up in the moment in which its card would be shown. */
export type ByItselfFacts = {
  now: Date;
  /** `silence`: a step of the stage's sequence. A nudge was asked for by somebody who wants to see it. */
  kind: 'silence' | 'nudge';
  dueAt: Date;
  /** They wrote last, and nobody has answered: what lies ready is an answer, and no follow-up. */
  awaiting: boolean;
  /** What there is to send; null: nothing. */
  draft: { source: 'playbook' | 'model' | 'operator' } | null;
  /** When it would leave, after its announcement and their night. */
  leavesAt: Date;
  windowUntil: Date | null;
} & ByItselfStands;

/** What is asked when it is drafted, and again in the moment in which it would leave. */
export type ByItselfStands = {
  /** Somebody let it go without a tap, and has not taken that back. */
  allowed: boolean;
  /** Whoever allowed it, or would be asked otherwise, wants no cards for now, or is no longer there. */
  away: boolean;
  /** They asked for no marketing. Nothing goes to them that nobody looked at, whatever it says. */
  optedOut: boolean;
};

/** Why somebody is asked after all. */
export type Asks = 'not-allowed' | 'away' | 'opted-out' | 'asked-for' | 'late' | 'awaiting' | 'no-words' | 'window-closed';

/** Whether a due follow-up goes without a tap; null where it does. It is still true: that is asked of every follow-up before. */
export function mustAsk(facts: ByItselfFacts): Asks | null {
  const stands = mustStop(facts);
  if (stands) return stands;
  if (facts.kind !== 'silence') return 'asked-for';
  if (isLate(facts.dueAt, facts.now)) return 'late';
  if (facts.awaiting) return 'awaiting';
  if (!facts.draft) return 'no-words';
  return facts.windowUntil && facts.leavesAt < facts.windowUntil ? null : 'window-closed';
}

/** What stands against one that was approved without a tap, whatever else has changed. */
export function mustStop({ allowed, away, optedOut }: ByItselfStands): Asks | null {
  if (!allowed) return 'not-allowed';
  if (away) return 'away';
  return optedOut ? 'opted-out' : null;
}
