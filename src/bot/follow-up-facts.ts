import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import type { ContactView } from '../crm/read.ts';
import type { Tenant } from '../crm/tenant.ts';
import { type FollowUpFacts, followUpUntrue, type Leaving, type Untrue } from '../followups/still-true.ts';
import { addMs, hourMs } from '../kit/clock.ts';

/** So long after a case of theirs was solved only that is asked after: a day later whether all is well, and a day for the answer. */
const afterCaseMs = 48 * hourMs;

/** Why a follow-up is no longer true, from what is known now; with the words that lie ready and what would leave, where there is any. */
export function untrueOf(
  row: FollowUpRow,
  view: ContactView,
  now: Date,
  more: Partial<Pick<FollowUpFacts, 'draft' | 'leaving'>> = {},
): Untrue | null {
  const waitsForNothing = view.conversation?.awaitingSince == null;
  return followUpUntrue({
    now,
    silentSince: row.silentSince,
    lastStepAt: row.lastStepAt,
    lastInboundAt: view.conversation?.lastInboundAt ?? null,
    lastOutboundAt: view.conversation?.lastOutboundAt ?? null,
    stageAtPlanning: row.stageId,
    stageNow: view.deal?.stageId ?? null,
    dealClosed: view.deal !== null && (view.deal.closedAt !== null || view.stage?.kind !== 'open'),
    blocked: view.contact.blockedAt !== null,
    // Who waits for our answer is not followed up: somebody of us is reminded.
    never: view.contact.stopAutomation && waitsForNothing,
    openCase: view.openCase || (waitsForNothing && isAfter(view.caseSolvedAt, addMs(now, -afterCaseMs))),
    appointmentAhead: waitsForNothing && isAfter(view.appointmentUntil, now),
    draft: null,
    leaving: null,
    ...more,
  });
}

function isAfter(at: Date | null, then: Date): boolean {
  return at !== null && at > then;
}

/** Whether what was approved may leave now: not at all, only in their morning, or at once. A nudge was asked for at this hour. */
export function mayLeave(
  row: FollowUpRow,
  view: ContactView,
  { tenant, now }: { tenant: Tenant; now: Date },
  about: { draft: FollowUpFacts['draft']; leaving: Leaving },
): { go: 'no'; why: Untrue } | { go: 'wait'; until: Date } | { go: 'now' } {
  const why = untrueOf(row, view, now, about);
  if (why) return { go: 'no', why };
  const until = row.kind === 'silence' ? leavesAt(now, nightOf(view.contact, tenant)) : now;
  return until > now ? { go: 'wait', until } : { go: 'now' };
}
