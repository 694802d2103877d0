import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { followUps } from '../../db/schema/followups.ts';
import { type ConversationId, type FollowUpId, newId } from '../kit/ids.ts';
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

/** Plans the next one from the newest silence. One that waits is moved; one that was shown has been overtaken. */
export async function planFollowUp(
  tx: Tx,
  context: CommitContext,
  plan: { conversationId: ConversationId; contactId: Parameters<typeof dealOf>[2]; cardAt: Date; silentSince: Date },
): Promise<void> {
  const deal = await dealOf(tx, context.tenant.id, plan.contactId);
  if (!deal || deal.closedAt) return;
  const open = await openFollowUp(tx, context, plan.conversationId);
  if (open?.state === 'waiting') {
    await tx
      .update(followUps)
      .set({ cardAt: plan.cardAt, silentSince: plan.silentSince, stageId: deal.stageId, dealId: deal.id })
      .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, open.id)));
    return;
  }
  if (open) await settleFollowUp(tx, context, open.id, 'superseded');
  await tx.insert(followUps).values({
    tenantId: context.tenant.id,
    id: newId<FollowUpId>(),
    conversationId: plan.conversationId,
    dealId: deal.id,
    stageId: deal.stageId,
    kind: 'silence',
    state: 'waiting',
    cardAt: plan.cardAt,
    silentSince: plan.silentSince,
    createdAt: context.now,
  });
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

export async function settleFollowUp(
  tx: Tx,
  context: CommitContext,
  id: FollowUpId,
  as: NonNullable<FollowUpRow['settledAs']>,
): Promise<void> {
  await tx
    .update(followUps)
    .set({ state: 'settled', settledAs: as, settledAt: context.now })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id), ne(followUps.state, 'settled')));
}
