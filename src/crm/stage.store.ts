import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { stages } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import type { OperatorId, PipelineId, StageId, TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { readStages, stagesWhere } from './deal.store.ts';
import type { Stage } from './deal.ts';
import { nameKey } from './locale.ts';

type Columns = Omit<typeof stages.$inferInsert, 'tenantId' | 'id' | 'pipelineId'>;

/** The stages as they are, kept so until the transaction ends. Who moves a deal holds its two stages, so nobody comes into one that goes. */
export async function lockStages(tx: Tx, tenantId: TenantId): Promise<Stage[]> {
  await tx.select({ id: stages.id }).from(stages).where(eq(stages.tenantId, tenantId)).orderBy(stages.id).for('update');
  return await readStages(tx, tenantId);
}

export async function insertStage(
  tx: Tx,
  tenantId: TenantId,
  key: { id: StageId; pipelineId: PipelineId },
  columns: Columns,
): Promise<void> {
  await tx.insert(stages).values({ tenantId, ...key, ...columns });
}

export async function setStage(tx: Tx, tenantId: TenantId, id: StageId, change: Partial<Columns>): Promise<void> {
  await tx.update(stages).set(change).where(isStage(tenantId, id));
}

/** Puts the stages into this order; a place in it is a number from nought on. */
export async function setOrder(
  tx: Tx,
  tenantId: TenantId,
  there: readonly Pick<Stage, 'id' | 'position'>[],
  order: readonly StageId[],
): Promise<void> {
  for (const [position, id] of order.entries())
    if (there.find((stage) => stage.id === id)?.position !== position) await setStage(tx, tenantId, id, { position });
}

/** A stage ends; whoever stands there goes on to another. Its row stays: what happened there is still told by its name. */
export async function endStage(
  tx: Tx,
  context: CommitContext,
  { stageId, to, by }: { stageId: StageId; to: StageId | null; by: OperatorId },
): Promise<void> {
  if (to) await moveAll(tx, context, { from: stageId, to, by, because: 'stage-removed' });
  await setStage(tx, context.tenant.id, stageId, { removedAt: context.now, nameKey: stageId });
}

/** Brings a removed stage back with whom it gave away, but for those who have been moved since. */
export async function bringBack(
  tx: Tx,
  context: CommitContext,
  { stage, from, by }: { stage: Pick<Stage, 'id' | 'name'>; from: StageId | null; by: OperatorId },
): Promise<void> {
  await setStage(tx, context.tenant.id, stage.id, { removedAt: null, nameKey: nameKey(stage.name) });
  if (from) await moveAll(tx, context, { from, to: stage.id, by, because: 'stage-restored' });
}

export async function findRemoved(tx: Tx, tenantId: TenantId, id: StageId): Promise<Stage | null> {
  const [stage] = await stagesWhere(tx, and(isStage(tenantId, id), isNotNull(stages.removedAt)));
  return stage ?? null;
}

type MoveAll = { from: StageId; to: StageId; by: OperatorId; because: 'stage-removed' | 'stage-restored' };

/**
 * Moves everybody of a stage in one statement each for history, follow-ups and deals: there may be thousands. Since when they stand there stays,
 * for nobody did anything with them. Restoring moves only who came by the removal and
 * whom nobody has moved after it, or whose moves were all taken back.
 */
async function moveAll(tx: Tx, { tenant, now }: CommitContext, { from, to, by, because }: MoveAll): Promise<void> {
  const came =
    because === 'stage-removed'
      ? sql`true`
      : sql`exists (select from stage_moves r where r.tenant_id = deals.tenant_id and r.deal_id = deals.id
          and r.because = 'stage-removed' and r.from_stage_id = ${to} and r.to_stage_id = ${from}
          and (select count(*) filter (where m.because = 'undo') * 2 = count(*) from stage_moves m
            where m.tenant_id = r.tenant_id and m.deal_id = r.deal_id and m.at >= r.at and m.id <> r.id))`;
  const moved = await tx.execute<{ id: string }>(
    sql`update deals set stage_id = ${to} where tenant_id = ${tenant.id} and stage_id = ${from} and ${came} returning id`,
  );
  if (moved.length === 0) return;
  const ids = sql.param(moved.map(({ id }) => id));
  const ofThem = and(
    eq(followUps.tenantId, tenant.id),
    eq(followUps.stageId, from),
    sql`${followUps.dealId} = any(${ids}::uuid[])`,
  );
  await tx.execute(sql`
    insert into stage_moves (tenant_id, id, deal_id, from_stage_id, to_stage_id, by, by_id, because, at)
      select ${tenant.id}::uuid, gen_random_uuid(), deal, ${from}::uuid, ${to}::uuid, 'operator', ${by}, ${because}, ${now.toISOString()}::timestamptz
      from unnest(${ids}::uuid[]) as deal`);
  // What waits is counted anew, by the other stage's sequence; what lies in a thread stays as it is.
  await tx
    .update(followUps)
    .set({ cardAt: now })
    .where(and(ofThem, eq(followUps.state, 'waiting')));
  await tx
    .update(followUps)
    .set({ stageId: to })
    .where(and(ofThem, notInArray(followUps.state, ['waiting', 'settled'])));
}

function isStage(tenantId: TenantId, id: StageId) {
  return and(eq(stages.tenantId, tenantId), eq(stages.id, id));
}
