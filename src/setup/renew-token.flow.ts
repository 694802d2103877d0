import { and, eq } from 'drizzle-orm';
import { type Db, withSystem, withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';

/**
 * Enters a number's access again: what stopped it is forgotten, and what waited for it may leave. Returns whose number it is, or null where
 * nobody has it.
 */
export async function renewToken(
  needs: { db: Db; vault: Vault; clock: Clock },
  phoneNumberId: string,
  token: string,
): Promise<TenantId | null> {
  const [number] = await withSystem(needs.db, (tx) =>
    tx.select({ tenantId: numbers.tenantId, id: numbers.id }).from(numbers).where(eq(numbers.phoneNumberId, phoneNumberId)),
  );
  if (!number) return null;
  const { tenantId, id } = number;
  await withTenant(needs.db, tenantId, async (tx) => {
    await tx
      .update(numbers)
      .set({ tokenSealed: needs.vault.seal(token, `${tenantId}/token`), stoppedBecause: null })
      .where(and(eq(numbers.tenantId, tenantId), eq(numbers.id, id)));
    await tx
      .update(outbox)
      .set({ nextTryMachine: new Date(needs.clock.machineMs()) })
      .where(and(eq(outbox.tenantId, tenantId), eq(outbox.numberId, id), eq(outbox.state, 'queued')));
  });
  return tenantId;
}
