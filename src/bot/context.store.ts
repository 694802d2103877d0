import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { readTenant } from '../crm/tenant.store.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';

/** What writing needs, for one transaction. */
export async function openContext(tx: Tx, needs: { clock: Clock }, tenantId: TenantId): Promise<CommitContext> {
  return { tenant: await readTenant(tx, tenantId), now: needs.clock.now(), machineNow: new Date(needs.clock.machineMs()) };
}
