import { type Db, withTenant } from '../../db/client.ts';
import { indexMessages } from '../crm/search.store.ts';
import type { Ring } from '../crm/work.ts';
import type { TenantId } from '../kit/ids.ts';

/** Puts what came since the last time into the search index, so that receiving a message never pays for finding it. */
export async function indexTenant(needs: { db: Db }, tenantId: TenantId): Promise<Ring[]> {
  const more = await withTenant(needs.db, tenantId, (tx) => indexMessages(tx, tenantId, 200));
  return more ? [{ work: { do: 'index', tenant: tenantId } }] : [];
}
