import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { deals, stageMoves, stages } from '../../db/schema/crm.ts';
import type { ContactId, DealId, Id, OperatorId, StageId, TenantId } from '../kit/ids.ts';
import { newId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Deal, Stage } from './deal.ts';

/** The stages of the business's pipeline, in order. */
export async function readStages(tx: Tx, tenantId: TenantId): Promise<Stage[]> {
  return await tx
    .select()
    .from(stages)
    .where(and(eq(stages.tenantId, tenantId), isNull(stages.removedAt)))
    .orderBy(stages.pipeline, stages.position);
}

/** The newest deal of a contact: the open one where there is one. */
export async function dealOf(tx: Tx, tenantId: TenantId, contactId: ContactId): Promise<Deal | null> {
  const rows = await tx
    .select()
    .from(deals)
    .where(and(eq(deals.tenantId, tenantId), eq(deals.contactId, contactId)))
    .orderBy(desc(deals.createdAt))
    .limit(10);
  return rows.find((row) => !row.closedAt) ?? rows[0] ?? null;
}

/**
 * Stages that a deal leaves and enters, kept from being removed meanwhile. In one order, and as strongly as counting who stands there needs it: of
 * two who move in opposite directions one waits for the other.
 */
async function holdStages(tx: Tx, tenantId: TenantId, ids: readonly StageId[]) {
  const rows = await tx
    .select()
    .from(stages)
    .where(and(eq(stages.tenantId, tenantId), inArray(stages.id, [...ids])))
    .orderBy(stages.id)
    .for('no key update');
  return ids.map((id) => rows.find((row) => row.id === id));
}

export type Move = {
  dealId: DealId;
  toStageId: StageId;
  by: 'operator' | 'model';
  operatorId?: OperatorId | undefined;
  because: string;
  confidence?: number | undefined;
};

/** Moves a deal and writes down who did it, why and how sure. Null where it stands there already. */
export async function moveDeal(
  tx: Tx,
  context: CommitContext,
  move: Move,
): Promise<{ contactId: ContactId; from: { id: StageId; name: string } } | null> {
  const which = and(eq(deals.tenantId, context.tenant.id), eq(deals.id, move.dealId));
  const [deal] = await tx.select().from(deals).where(which).for('update');
  if (!deal) return null;
  const [from, to] = await holdStages(tx, context.tenant.id, [deal.stageId, move.toStageId]);
  if (!to || to.removedAt || deal.stageId === to.id) return null;
  await tx
    .update(deals)
    .set({
      stageId: to.id,
      enteredAt: context.now,
      closedAt: to.kind === 'open' ? null : context.now,
    })
    .where(which);
  await tx.insert(stageMoves).values({
    tenantId: context.tenant.id,
    id: newId<Id<'stage-move'>>(),
    dealId: deal.id,
    fromStageId: deal.stageId,
    toStageId: to.id,
    by: move.by,
    byId: move.operatorId ?? null,
    because: move.because,
    confidence: move.confidence ?? null,
    at: context.now,
  });
  return { contactId: deal.contactId, from: { id: deal.stageId, name: from?.name ?? '' } };
}
