import { windowUntil } from '../crm/conversation.ts';
import { nightOf, reachableUntil } from '../crm/customer-time.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import type { ContactView } from '../crm/read.ts';
import type { Sequence } from '../crm/sequence.ts';
import type { Tenant } from '../crm/tenant.ts';
import { nextCardAt } from '../followups/plan.ts';
import { isHeldUp } from '../followups/still-true.ts';
import { addMs, hourMs, secondMs } from '../kit/clock.ts';
import { untrueOf } from './follow-up-facts.ts';

/** How far a silence has come: which step is next, and what was before it. */
export type Silence = Pick<FollowUpRow, 'silentSince' | 'step' | 'lastStepAt' | 'notBefore'>;

/** A silence that begins now. */
export function freshSilence(silentSince: Date): Silence {
  return { silentSince, step: 1, lastStepAt: null, notBefore: null };
}

/** Who is left alone, and waits for our answer, is not followed up after it. */
const nothing: Sequence = { on: false, steps: [] };

/** When somebody who is silent like this is to be followed up, as they stand now; null: not any more. */
export function nextFollowUpAt(
  tenant: Tenant,
  { contact, conversation, deal, stage }: Pick<ContactView, 'contact' | 'conversation' | 'deal' | 'stage'>,
  silence: Silence,
): Date | null {
  if (contact.stopAutomation && conversation?.awaitingSince == null) return null;
  if (!conversation || conversation.isTest || !deal || deal.closedAt || stage?.kind !== 'open') return null;
  const until = windowUntil(conversation);
  return nextCardAt({
    ...silence,
    sequence: contact.stopAutomation ? nothing : stage.sequence,
    enteredAt: deal.enteredAt,
    windowUntil: until && reachableUntil(until, nightOf(contact, tenant)),
    cardBeforeWindowHours: tenant.settings.cardBeforeWindowHours,
    awaiting: conversation.awaitingSince !== null,
  });
}

/**
 * What silence there is once something of ours has left: a step of the sequence goes on with its own, anything else begins a new one. So do words
 * that waited behind a knock: it was answered.
 */
export function silenceAfter(sent: FollowUpRow | null, heardAt: Date | null, now: Date): Silence {
  const broken = sent?.kind !== 'silence' || (heardAt !== null && heardAt.getTime() > sent.silentSince.getTime() + secondMs);
  if (broken) return freshSilence(now);
  return { silentSince: sent.silentSince, step: sent.step + 1, lastStepAt: now, notBefore: null };
}

/**
 * A follow-up that waits as things stand now, with the time at which it is really due; null where it has lost its reason, or its sequence has no
 * such step any more. In another stage the same silence is counted by that stage's sequence, from its first step on.
 */
export function asItStands(tenant: Tenant, row: FollowUpRow, view: ContactView, now: Date): FollowUpRow | null {
  const { id: dealId = row.dealId, stageId = row.stageId } = view.deal ?? {};
  const here = stageId === row.stageId ? { ...row, dealId } : { ...row, dealId, stageId, step: 1 };
  const why = untrueOf(here, view, now);
  // What holds it up does not end it: it is looked at again a day later.
  if (why && isHeldUp(why)) return { ...here, cardAt: addMs(now, 24 * hourMs) };
  if (why) return null;
  const cardAt = row.kind === 'nudge' ? row.cardAt : nextFollowUpAt(tenant, view, here);
  return cardAt && { ...here, cardAt };
}
