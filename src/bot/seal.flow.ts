import { type Db, withTenant } from '../../db/client.ts';
import type { Marks } from '../crm/commit-context.ts';
import { sealLog } from '../crm/log-chain.store.ts';
import type { Ring } from '../crm/work.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';

/**
 * Takes what was logged since the last time into the business's chain. Where the chain ends is written into the service's own log, outside the
 * database: by that line the end of a chain can be told from one that was cut off (`npm run tenant -- verify --seen`).
 */
export async function sealTenant(needs: { db: Db; log: Log; vault: Marks }, tenantId: TenantId): Promise<Ring[]> {
  const head = await withTenant(needs.db, tenantId, (tx) => sealLog(tx, tenantId, needs.vault));
  if (!head) return [];
  needs.log.info('log sealed', { tenant: tenantId, seq: head.seq, head: head.link });
  return head.more ? [{ work: { do: 'seal', tenant: tenantId } }] : [];
}
