/** What has happened around a follow-up since it was planned, read again whenever it is shown, tapped or sent. */
export type FollowUpFacts = {
  silentSince: Date;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  stageAtPlanning: string;
  stageNow: string | null;
  dealClosed: boolean;
  stopAutomation: boolean;
};

/** Why a follow-up is no longer what it was meant to be; null while it is. */
export type Untrue = 'they-wrote' | 'we-wrote' | 'moved' | 'closed' | 'stopped';

/** Whether it is still true. A second of tolerance, because Meta's timestamps are whole seconds. */
export function followUpUntrue(facts: FollowUpFacts): Untrue | null {
  const since = facts.silentSince.getTime() + 1_000;
  if (facts.lastInboundAt && facts.lastInboundAt.getTime() > since) return 'they-wrote';
  if (facts.lastOutboundAt && facts.lastOutboundAt.getTime() > since) return 'we-wrote';
  if (facts.dealClosed) return 'closed';
  if (facts.stageNow !== null && facts.stageNow !== facts.stageAtPlanning) return 'moved';
  if (facts.stopAutomation) return 'stopped';
  return null;
}
