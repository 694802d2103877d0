import { addMs, hourMs } from '../kit/clock.ts';
import { isLate } from './late.ts';

/** What has happened around a follow-up since it was planned, read again whenever it is looked at, tapped or about to leave. */
export type FollowUpFacts = {
  now: Date;
  silentSince: Date;
  /** When its own sequence last wrote, or was left out: that ends no silence. */
  lastStepAt: Date | null;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  stageAtPlanning: string;
  stageNow: string | null;
  /** A deal stands in a stage that is won, lost or no longer there, or is closed. */
  dealClosed: boolean;
  blocked: boolean;
  /** Somebody said that nothing is to be proposed for them any more. */
  never: boolean;
  /** Something of theirs is to be put right first. */
  openCase: boolean;
  /** They are to come, and wait for nothing: there is nothing to propose before they have been. */
  appointmentAhead: boolean;
  /** The words that lie ready, and whether what they were made of says something else by now; null: there are none yet. */
  draft: { at: Date; changed: boolean } | null;
  /** What was approved and would leave now; null while nothing is. */
  leaving: Leaving | null;
};

/** `optedOut`: of marketing. `takenOver`: by another than who approved it. `dueAt`: when it was to leave. */
export type Leaving = {
  category: 'free' | 'utility' | 'marketing' | 'authentication';
  optedOut: boolean;
  takenOver: boolean;
  dueAt: Date;
};

/** Why a follow-up is no longer what it was meant to be. `stale`: it is still true, but its words are not, or come too late. */
export type Untrue =
  | 'they-wrote'
  | 'we-wrote'
  | 'moved'
  | 'closed'
  | 'blocked'
  | 'never'
  | 'case'
  | 'appointment'
  | 'taken-over'
  | 'opted-out'
  | 'stale';

/** It is held up by something that passes: the same silence is looked at again later. */
export function isHeldUp(why: Untrue): why is 'case' | 'appointment' {
  return why === 'case' || why === 'appointment';
}

/** Words that have lain for longer are drafted anew. */
const draftLastsMs = 3 * 24 * hourMs;

/** Whether it is still true; null while it is. A second of tolerance, because Meta's timestamps are whole seconds. */
export function followUpUntrue(facts: FollowUpFacts): Untrue | null {
  const { silentSince, lastStepAt, draft, leaving, now } = facts;
  const since = silentSince.getTime() + 1_000;
  const spoke = Math.max(since, (lastStepAt?.getTime() ?? 0) + 1_000);
  if (facts.blocked) return 'blocked';
  if (facts.lastInboundAt && facts.lastInboundAt.getTime() > since) return 'they-wrote';
  if (facts.lastOutboundAt && facts.lastOutboundAt.getTime() > spoke) return 'we-wrote';
  if (facts.dealClosed) return 'closed';
  if (facts.stageNow !== null && facts.stageNow !== facts.stageAtPlanning) return 'moved';
  if (facts.never) return 'never';
  if (facts.openCase) return 'case';
  if (facts.appointmentAhead) return 'appointment';
  if (leaving?.takenOver) return 'taken-over';
  if (leaving?.category === 'marketing' && leaving.optedOut) return 'opted-out';
  if (draft && (draft.changed || now > addMs(draft.at, draftLastsMs))) return 'stale';
  return leaving && isLate(leaving.dueAt, now) ? 'stale' : null;
}
