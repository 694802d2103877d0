import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { deals, pipelines, stageMoves, stages } from '../../db/schema/crm.ts';
import { type ContactId, type DealId, type Id, newId, type OperatorId, type StageId, type TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { lockConversation } from './contact.store.ts';
import type { Deal, Stage } from './deal.ts';
import type { Settled } from './effect.ts';
import { readCustomerNumber } from './tenant.store.ts';

/** The stages of all the business's pipelines, in order. */
export function readStages(tx: Tx, tenantId: TenantId): Promise<Stage[]> {
  return stagesWhere(tx, and(eq(stages.tenantId, tenantId), isNull(stages.removedAt)));
}

/** Stages with the pipelines they belong to. */
export async function stagesWhere(tx: Tx, which: SQL | undefined): Promise<Stage[]> {
  const rows = await tx
    .select({ stage: stages, pipeline: { id: pipelines.id, name: pipelines.name, position: pipelines.position } })
    .from(stages)
    .innerJoin(pipelines, and(eq(pipelines.tenantId, stages.tenantId), eq(pipelines.id, stages.pipelineId)))
    .where(which)
    .orderBy(pipelines.position, stages.position);
  return rows.map(({ stage, pipeline }) => ({ ...stage, pipeline }));
}

/** Of several deals that comes first which was opened or moved last. */
export const newestFirst = [desc(deals.enteredAt), desc(deals.createdAt), desc(deals.id)];

/** What a contact is in the middle of: the open deal that was opened or moved last; without one, the one that ended last. */
export async function dealOf(tx: Tx, tenantId: TenantId, contactId: ContactId): Promise<Deal | null> {
  const rows = await tx
    .select()
    .from(deals)
    .where(and(eq(deals.tenantId, tenantId), eq(deals.contactId, contactId)))
    .orderBy(sql`${deals.closedAt} is not null`, ...newestFirst)
    .limit(1);
  return rows[0] ?? null;
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
  by: 'operator' | 'model' | 'rule';
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
    byId: context.firing?.ruleId ?? move.operatorId ?? null,
    because: move.because,
    confidence: move.confidence ?? null,
    at: context.now,
  });
  return { contactId: deal.contactId, from: { id: deal.stageId, name: from?.name ?? '' } };
}

/** Writes a new deal. False where its stage has been taken out meanwhile. */
export async function insertDeal(
  tx: Tx,
  { tenant, now }: CommitContext,
  deal: Extract<Settled, { do: 'open-deal' }>['deal'],
): Promise<boolean> {
  const [stage] = await holdStages(tx, tenant.id, [deal.stageId]);
  if (!stage || stage.removedAt) return false;
  const { id: numberId } = await readCustomerNumber(tx, tenant.id);
  const { id: conversationId } = await lockConversation(tx, tenant.id, deal.contactId, numberId, now);
  await tx.insert(deals).values({ ...deal, tenantId: tenant.id, conversationId, enteredAt: now, createdAt: now });
  return true;
}

/** Takes out a deal that was never moved, closed or followed up; false where it stays. */
export async function removeUntouchedDeal(tx: Tx, tenantId: TenantId, id: DealId): Promise<boolean> {
  const gone = await tx.delete(deals).where(untouchedDeal(tenantId, id)).returning({ id: deals.id });
  return gone.length > 0;
}

/** Whether an undo may still take a deal out. */
export async function isDealUntouched(tx: Tx, tenantId: TenantId, id: DealId): Promise<boolean> {
  const rows = await tx.select({ id: deals.id }).from(deals).where(untouchedDeal(tenantId, id));
  return rows.length > 0;
}

function untouchedDeal(tenantId: TenantId, id: DealId) {
  return and(eq(deals.tenantId, tenantId), eq(deals.id, id), isNull(deals.closedAt), untouched);
}

/** One that only waits to be looked at is worked out anew then: it is nothing that anybody did. */
const untouched = sql`not exists (select from stage_moves m where m.tenant_id = deals.tenant_id and m.deal_id = deals.id)
  and not exists (select from follow_ups f where f.tenant_id = deals.tenant_id and f.deal_id = deals.id
    and f.state <> 'waiting')
  and not exists (select from records r where r.tenant_id = deals.tenant_id and r.deal_id = deals.id)`;
