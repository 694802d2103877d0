import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import { type ConversationId, type DealId, type FollowUpId, newId, type StageId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { dealOf } from './deal.store.ts';

export type FollowUpRow = typeof followUps.$inferSelect;

/** The follow-up of a conversation that is not settled; there is one at most. */
export async function openFollowUp(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
): Promise<FollowUpRow | null> {
  const [row] = await tx
    .select()
    .from(followUps)
    .where(
      and(
        eq(followUps.tenantId, context.tenant.id),
        eq(followUps.conversationId, conversationId),
        ne(followUps.state, 'settled'),
      ),
    )
    .for('update');
  return row ?? null;
}

/** What is planned: a step of a silence, and when it is looked at. Without a step it is the first of a new one. */
export type Plan = {
  conversationId: ConversationId;
  contactId: Parameters<typeof dealOf>[2];
  cardAt: Date;
  /** Its card goes with it. */
  shownAs?: FollowUpId;
} & Pick<FollowUpRow, 'silentSince'> &
  Partial<Pick<FollowUpRow, 'kind' | 'step' | 'lastStepAt' | 'notBefore'>>;

/** Plans the next one from the newest silence. One that waits is moved; one that was shown has been overtaken. */
export async function planFollowUp(tx: Tx, context: CommitContext, plan: Plan): Promise<void> {
  const deal = await dealOf(tx, context.tenant.id, plan.contactId);
  if (!deal || deal.closedAt) return;
  const { kind = 'silence', step = 1, lastStepAt = null, notBefore = null, cardAt, silentSince } = plan;
  const columns = { kind, step, lastStepAt, notBefore, cardAt, silentSince, stageId: deal.stageId, dealId: deal.id };
  const open = await openFollowUp(tx, context, plan.conversationId);
  if (open?.state === 'waiting') {
    await tx
      .update(followUps)
      .set(columns)
      .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, open.id)));
    return;
  }
  if (open) await settleFollowUp(tx, context, open.id, 'superseded');
  await tx.insert(followUps).values({
    tenantId: context.tenant.id,
    id: plan.shownAs ?? newId<FollowUpId>(),
    conversationId: plan.conversationId,
    ...columns,
    state: plan.shownAs ? 'shown' : 'waiting',
    createdAt: context.now,
  });
}

/** The step after one that was left out; with the last of them nothing is found to be due. */
export async function planStepAfter(tx: Tx, context: CommitContext, left: FollowUpRow): Promise<void> {
  const [talk] = await tx
    .select({ contactId: conversations.contactId })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, left.conversationId)));
  if (!talk) return;
  await planFollowUp(tx, context, {
    conversationId: left.conversationId,
    contactId: talk.contactId,
    cardAt: context.now,
    silentSince: left.silentSince,
    step: left.kind === 'silence' ? left.step + 1 : left.step,
    lastStepAt: context.now,
  });
}

/** Has what waits in a stage, or about a deal, looked at again: the stage's sequence has changed, or the deal stands elsewhere. */
export async function lookAgainAtFollowUps(
  tx: Tx,
  context: CommitContext,
  which: { stageId: StageId } | { dealIds: readonly DealId[] },
): Promise<void> {
  const those = 'stageId' in which ? eq(followUps.stageId, which.stageId) : inArray(followUps.dealId, [...which.dealIds]);
  await tx
    .update(followUps)
    .set({ cardAt: context.now })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.state, 'waiting'), eq(followUps.kind, 'silence'), those));
}

export async function readFollowUp(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: FollowUpId): Promise<FollowUpRow | null> {
  const [row] = await tx
    .select()
    .from(followUps)
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id)));
  return row ?? null;
}

/**
 * A follow-up that waits is about the deal its person has now: a merge may have brought a newer one. Returns it as it was; null where it is
 * about that deal already.
 */
export async function alignFollowUp(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
  contactId: Parameters<typeof dealOf>[2],
): Promise<FollowUpRow | null> {
  const deal = await dealOf(tx, context.tenant.id, contactId);
  const open = await openFollowUp(tx, context, conversationId);
  if (!deal || open?.state !== 'waiting' || open.dealId === deal.id) return null;
  await tx
    .update(followUps)
    .set({ dealId: deal.id, stageId: deal.stageId })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, open.id)));
  return open;
}

/** Nothing more is to be decided about it. Returns it, or null where it was settled before. */
export async function settleFollowUp(
  tx: Tx,
  context: CommitContext,
  id: FollowUpId,
  as: NonNullable<FollowUpRow['settledAs']>,
): Promise<FollowUpRow | null> {
  const [settled] = await tx
    .update(followUps)
    .set({ state: 'settled', settledAs: as, settledAt: context.now })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id), ne(followUps.state, 'settled')))
    .returning();
  return settled ?? null;
}

/** What was approved did not leave after all: it counts as what became of it. */
export async function unsettleAs(
  tx: Tx,
  context: CommitContext,
  id: FollowUpId,
  as: 'superseded' | 'stale',
): Promise<FollowUpRow | null> {
  const [row] = await tx
    .update(followUps)
    .set({ state: 'settled', settledAs: as, settledAt: context.now })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id)))
    .returning();
  return row ?? null;
}

/** Nobody of this conversation is to be followed up any more in this silence. */
export async function endFollowUps(tx: Tx, context: CommitContext, conversationId: ConversationId): Promise<void> {
  const open = await openFollowUp(tx, context, conversationId);
  if (open) await settleFollowUp(tx, context, open.id, 'superseded');
}
