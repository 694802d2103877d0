import { type Db, withTenant } from '../../db/client.ts';
import { tidyFigures } from '../crm/tidy.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, type Clock, hourMs } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';

/** Figures of days before this one are over wherever the business is. */
export function tidyBefore(now: Date): string {
  return addMs(now, -48 * hourMs)
    .toISOString()
    .slice(0, 10);
}

/** Puts the figures of a business's past days together. */
export async function tidyTenant(needs: { db: Db; clock: Clock }, tenantId: TenantId): Promise<Ring[]> {
  await withTenant(needs.db, tenantId, (tx) => tidyFigures(tx, tenantId, tidyBefore(needs.clock.now())));
  return [];
}
