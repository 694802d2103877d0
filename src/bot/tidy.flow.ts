import { type Db, withTenant } from '../../db/client.ts';
import { tidyBefore } from '../crm/figures.ts';
import { tidyFigures } from '../crm/tidy.store.ts';
import type { Ring } from '../crm/work.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';

/** Puts the figures of a business's past days together. */
export async function tidyTenant(needs: { db: Db; clock: Clock }, tenantId: TenantId): Promise<Ring[]> {
  await withTenant(needs.db, tenantId, (tx) => tidyFigures(tx, tenantId, tidyBefore(needs.clock.now())));
  return [];
}
