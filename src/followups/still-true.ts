/** What has happened around a follow-up since it was planned, read again whenever it is looked at, tapped or sent. */
export type FollowUpFacts = {
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
};

/** Why a follow-up is no longer what it was meant to be. */
export type Untrue = 'they-wrote' | 'we-wrote' | 'moved' | 'closed' | 'blocked' | 'never';

/** Whether it is still true; null while it is. A second of tolerance, because Meta's timestamps are whole seconds. */
export function followUpUntrue(facts: FollowUpFacts): Untrue | null {
  const { silentSince, lastStepAt } = facts;
  const since = silentSince.getTime() + 1_000;
  const spoke = Math.max(since, (lastStepAt?.getTime() ?? 0) + 1_000);
  if (facts.blocked) return 'blocked';
  if (facts.lastInboundAt && facts.lastInboundAt.getTime() > since) return 'they-wrote';
  if (facts.lastOutboundAt && facts.lastOutboundAt.getTime() > spoke) return 'we-wrote';
  if (facts.dealClosed) return 'closed';
  if (facts.stageNow !== null && facts.stageNow !== facts.stageAtPlanning) return 'moved';
  return facts.never ? 'never' : null;
}
