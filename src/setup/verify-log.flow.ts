import { eq } from 'drizzle-orm';
import { type Db, withSystem, withTenant } from '../../db/client.ts';
import { numbers, tenants } from '../../db/schema/tenants.ts';
import { checkLog } from '../crm/log-chain.store.ts';
import type { LogCheck } from '../crm/log-line.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';

/**
 * Goes through the whole log of every business, or of the one with this number. `seen`: where its chain ended some time, as the service's own log
 * or an answer in the thread said it; only with it can a log whose newest entries are gone be told from one that never had them.
 */
export async function verifyLogs(
  needs: { db: Db; vault: Vault },
  options: { phoneNumberId?: string; seen?: { seq: number; link: string } } = {},
): Promise<{ tenantId: TenantId; check: LogCheck }[]> {
  const { phoneNumberId, seen } = options;
  const ids = await withSystem(needs.db, (tx) =>
    phoneNumberId
      ? tx.select({ id: numbers.tenantId }).from(numbers).where(eq(numbers.phoneNumberId, phoneNumberId))
      : tx.select({ id: tenants.id }).from(tenants).orderBy(tenants.id),
  );
  const checks = [];
  for (const { id } of ids) {
    const check = await withTenant(needs.db, id, (tx) => checkLog(tx, id, needs.vault, seen ? { seen } : {}));
    checks.push({ tenantId: id, check });
  }
  return checks;
}
