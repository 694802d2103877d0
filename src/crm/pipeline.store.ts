import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { pipelines } from '../../db/schema/crm.ts';
import type { PipelineId, TenantId } from '../kit/ids.ts';
import type { Pipeline } from './deal.ts';
import { nameKey } from './locale.ts';

export async function insertPipeline(tx: Tx, tenantId: TenantId, pipeline: Pipeline): Promise<void> {
  await tx.insert(pipelines).values({ tenantId, ...pipeline, nameKey: nameKey(pipeline.name) });
}

export async function setPipeline(
  tx: Tx,
  tenantId: TenantId,
  id: PipelineId,
  change: { name?: string; removedAt?: Date | null },
): Promise<void> {
  await tx
    .update(pipelines)
    .set({ ...change, ...(change.name ? { nameKey: nameKey(change.name) } : {}) })
    .where(and(eq(pipelines.tenantId, tenantId), eq(pipelines.id, id)));
}

/** A removed one is there again. Where another took its name meanwhile, it comes back under a name of its own. */
export async function reopenPipeline(tx: Tx, tenantId: TenantId, id: PipelineId): Promise<void> {
  const which = and(eq(pipelines.tenantId, tenantId), eq(pipelines.id, id));
  const [row] = await tx.select({ name: pipelines.name, nameKey: pipelines.nameKey }).from(pipelines).where(which);
  if (!row) return;
  const [namesake] = await tx
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(and(eq(pipelines.tenantId, tenantId), eq(pipelines.nameKey, row.nameKey), isNull(pipelines.removedAt)));
  await setPipeline(tx, tenantId, id, { removedAt: null, ...(namesake ? { name: `${row.name} 2` } : {}) });
}
