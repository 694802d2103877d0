import type { Tx } from '../../db/client.ts';
import type { CommitContext, Marks } from '../crm/commit-context.ts';
import { readTenant } from '../crm/tenant.store.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';

/** What writing needs, for one transaction. */
export async function openContext(tx: Tx, needs: { clock: Clock; vault: Marks }, tenantId: TenantId): Promise<CommitContext> {
  const { clock, vault } = needs;
  return {
    tenant: await readTenant(tx, tenantId),
    now: clock.now(),
    machineNow: new Date(clock.machineMs()),
    marks: vault,
  };
}
