import { withTenant } from '../../db/client.ts';
import { eraseTest } from '../crm/forget.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

/** A test is over, and long enough ago: what was said in it goes. */
export async function forgetTest(needs: BotNeeds, tenantId: TenantId, id: ContactId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    await eraseTest(tx, await openContext(tx, needs, tenantId), id);
    return [];
  });
}
