import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { cards, followUps } from '../../db/schema/followups.ts';
import type { FollowUpId } from '../kit/ids.ts';
import { reopenCard } from './card.store.ts';
import type { CommitContext } from './commit-context.ts';
import { endFollowUps, type FollowUpRow, openFollowUp, planStepAfter, readFollowUp, settleFollowUp } from './follow-up.store.ts';
import type { SkipReason } from './skip-reason.ts';

/** Leaves a follow-up out; the next step of its silence is planned. Returns it, or null where it was settled before. */
export async function skipFollowUp(tx: Tx, context: CommitContext, id: FollowUpId): Promise<FollowUpRow | null> {
  const skipped = await settleFollowUp(tx, context, id, 'skipped');
  if (skipped) await planStepAfter(tx, context, skipped);
  return skipped;
}

/** Why it was left out. What is settled already needs no further step in this silence. Returns it, or null where it is not left out any more. */
export async function explainSkip(
  tx: Tx,
  context: CommitContext,
  id: FollowUpId,
  because: SkipReason,
): Promise<FollowUpRow | null> {
  const [row] = await tx
    .update(followUps)
    .set({ skippedBecause: because })
    .where(and(isFollowUp(context, id), eq(followUps.settledAs, 'skipped')))
    .returning();
  if (row && because === 'settled' && (await isNextUnseen(tx, context, row))) await endFollowUps(tx, context, row.conversationId);
  return row ?? null;
}

/** Whether one that was left out can still be decided: nothing but its own next step has come since. */
export async function canUnskip(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: FollowUpId): Promise<boolean> {
  const row = await readFollowUp(tx, context, id);
  return row?.settledAs === 'skipped' && (await isNextUnseen(tx, context, row));
}

/** It was left out by mistake: its card can be answered again, and what was said of it, or planned after it, is gone. */
export async function unskipFollowUp(tx: Tx, context: CommitContext, id: FollowUpId): Promise<void> {
  const row = await readFollowUp(tx, context, id);
  if (row?.settledAs !== 'skipped' || !(await isNextUnseen(tx, context, row))) return;
  await endFollowUps(tx, context, row.conversationId);
  await tx
    .update(followUps)
    .set({ state: 'shown', settledAs: null, settledAt: null, skippedBecause: null })
    .where(isFollowUp(context, id));
  const ofIt = and(eq(cards.tenantId, context.tenant.id), eq(cards.conversationId, row.conversationId), eq(cards.followUpId, id));
  // Why it was left out is no question any more.
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'replaced', settledAt: context.now })
    .where(and(ofIt, eq(cards.kind, 'question'), eq(cards.state, 'live')));
  const [card] = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(and(ofIt, eq(cards.kind, 'follow-up'), eq(cards.settledAs, 'skipped')))
    .orderBy(desc(cards.createdAt))
    .limit(1);
  if (card) await reopenCard(tx, context, card.id);
}

/** What is open of the same conversation is the next step of the same silence, which nobody has seen; or there is nothing. */
async function isNextUnseen(tx: Tx, context: Pick<CommitContext, 'tenant'>, left: FollowUpRow): Promise<boolean> {
  const open = await openFollowUp(tx, context, left.conversationId);
  return !open || (open.state === 'waiting' && open.silentSince.getTime() === left.silentSince.getTime());
}

function isFollowUp(context: Pick<CommitContext, 'tenant'>, id: FollowUpId) {
  return and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id));
}
