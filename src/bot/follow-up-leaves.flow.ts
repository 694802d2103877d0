import type { Tx } from '../../db/client.ts';
import { showTime } from '../commands/times.ts';
import { wordsFor } from '../commands/words.ts';
import { isByItself } from '../crm/because.ts';
import { readDraft } from '../crm/card.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { customerZone } from '../crm/customer-time.ts';
import type { Settled } from '../crm/effect.ts';
import { type FollowUpRow, planFollowUp, readFollowUp, unsettleAs } from '../crm/follow-up.store.ts';
import type { Operator } from '../crm/operator.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { isHeldUp, type Untrue } from '../followups/still-true.ts';
import type { DraftId, FollowUpId } from '../kit/ids.ts';
import { askInstead, mustStopNow } from './autopilot.flow.ts';
import { mayLeave } from './follow-up-facts.ts';
import { wordsChanged } from './follow-up-words.store.ts';
import { freshFollowUp } from './fresh-follow-up.flow.ts';
import { overtaken, takenOver } from './sent.flow.ts';

/**
 * What stands against an approved follow-up in the moment it would leave: the same rules as when it was made and tapped, and their night. Null
 * where nothing does, or where it is no follow-up. Words behind a knock were let in by an answer.
 */
export async function followUpHindered(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  view: ContactView,
  takenFromUnder: boolean,
): Promise<Ring[] | null> {
  const id = row.unless?.followUp as FollowUpId | undefined;
  const { what, draftId } = row.because as { what?: string; draftId?: DraftId };
  const followUp = id && !(what === 'knock' && row.category === 'free') ? await readFollowUp(tx, context, id) : null;
  if (!followUp) return null;
  const draft = draftId ? await readDraft(tx, context, draftId) : null;
  const optedOut = (await openRead(tx, context.tenant.id).marketing(view.contact.id)) === 'stopped';
  const dueAt = row.unless?.dueAt ? new Date(row.unless.dueAt) : row.createdAt;
  const verdict = mayLeave(followUp, view, context, {
    draft: draft && { at: draft.createdAt, changed: await wordsChanged(tx, context, view, followUp, draft) },
    leaving: { category: row.category, optedOut, takenOver: takenFromUnder, dueAt },
  });
  if (isByItself(row) && verdict.go !== 'no' && (await mustStopNow(tx, context, row, view, optedOut)))
    return await withdrawn(tx, context, row, followUp, view, 'stale');
  if (verdict.go === 'now') return null;
  if (verdict.go === 'wait') return await waitsUntil(tx, context, row, view, verdict.until);
  if (verdict.why === 'taken-over') return await takenOver(tx, context, row, view);
  if (verdict.why === 'they-wrote') return await overtaken(tx, context, row, view);
  return await withdrawn(tx, context, row, followUp, view, verdict.why);
}

/** It does not leave, and whoever approved it is told why; where only its words were wrong, with new ones. */
async function withdrawn(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  followUp: FollowUpRow,
  view: ContactView,
  why: Exclude<Untrue, 'they-wrote' | 'taken-over'>,
): Promise<Ring[]> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: why, heldFor: null });
  const still = why === 'stale';
  await unsettleAs(tx, context, followUp.id, still ? 'stale' : 'superseded');
  const { conversationId, silentSince, lastStepAt } = followUp;
  if (why === 'moved' || isHeldUp(why)) {
    // The same silence, as the other stage counts it, or once what holds it up has passed.
    const plan = { conversationId, contactId: view.contact.id, cardAt: context.now, silentSince, lastStepAt };
    const { step, kind } = followUp;
    await planFollowUp(tx, context, isHeldUp(why) ? { ...plan, step, kind } : plan);
  }
  if (!row.approvedBy) return [];
  if (still && isByItself(row)) return await commit(tx, context, await askInstead(tx, context, followUp, view));
  const operator = await readOperator(tx, context.tenant.id, row.approvedBy);
  const told = still
    ? await freshFollowUp(tx, context, followUp, view, operator)
    : [tell(operator, view, wordsFor(operator.locale).followUp.overtaken[why](view.contact.name))];
  return await commit(tx, context, [...withoutMark(row, operator), { do: 'unanswered', conversationId }, ...told]);
}

/** It is night where they live: it waits until their morning, and all of this is asked again then. */
async function waitsUntil(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView, at: Date): Promise<Ring[]> {
  const unless = { ...row.unless, dueAt: at.toISOString() };
  await setOutboxState(tx, context, row.id, {
    state: 'held',
    heldFor: isByItself(row) ? 'announced' : 'night',
    heldUntil: at,
    unless,
  });
  const afterMs = at.getTime() - context.now.getTime();
  const later: Ring = { work: { do: 'release', tenant: context.tenant.id, outbox: row.id }, afterMs };
  if (!row.approvedBy) return [later];
  const operator = await readOperator(tx, context.tenant.id, row.approvedBy);
  const place = { locale: operator.locale, timezone: customerZone(view.contact, context.tenant), now: context.now };
  const said = wordsFor(operator.locale).followUp.leavesAt(view.contact.name, showTime(at, place));
  return [later, ...(await commit(tx, context, [tell(operator, view, said)]))];
}

function tell(operator: Operator, view: ContactView, text: string): Settled {
  return { do: 'say', to: operator.id, text, about: [view.contact.id] };
}

/** No mark on the tap any more: what it stood for did not happen. */
function withoutMark({ causedByWamid }: OutboxRow, operator: Operator): Settled[] {
  return causedByWamid ? [{ do: 'react', to: operator.id, wamid: causedByWamid, emoji: null }] : [];
}
