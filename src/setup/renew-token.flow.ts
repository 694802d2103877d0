import { and, eq } from 'drizzle-orm';
import { type Db, withSystem, withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { Clock } from '../kit/clock.ts';
import type { NumberId, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';

type Needs = { db: Db; vault: Vault; clock: Clock };

/**
 * Enters a number's access again, with every business that uses it: what stopped it is forgotten, and what waited for it may leave. Returns whose
 * number it is; nobody's where nobody has it.
 */
export async function renewToken(needs: Needs, phoneNumberId: string, token: string): Promise<TenantId[]> {
  const entries = await withSystem(needs.db, (tx) =>
    tx.select({ tenantId: numbers.tenantId, id: numbers.id }).from(numbers).where(eq(numbers.phoneNumberId, phoneNumberId)),
  );
  for (const entry of entries) await renewOne(needs, entry, token);
  return entries.map((one) => one.tenantId);
}

async function renewOne(
  { db, vault, clock }: Needs,
  { tenantId, id }: { tenantId: TenantId; id: NumberId },
  token: string,
): Promise<void> {
  await withTenant(db, tenantId, async (tx) => {
    await tx
      .update(numbers)
      .set({ tokenSealed: vault.seal(token, `${tenantId}/token`), stoppedBecause: null })
      .where(and(eq(numbers.tenantId, tenantId), eq(numbers.id, id)));
    await tx
      .update(outbox)
      .set({ nextTryMachine: new Date(clock.machineMs()) })
      .where(and(eq(outbox.tenantId, tenantId), eq(outbox.numberId, id), eq(outbox.state, 'queued')));
  });
}
