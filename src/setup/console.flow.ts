import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem, withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { numbers, operators } from '../../db/schema/tenants.ts';
import { wake } from '../crm/queue.store.ts';
import { readCustomerNumber, readTenant, readThreadNumber } from '../crm/tenant.store.ts';
import type { Clock } from '../kit/clock.ts';
import { type NumberId, newId, type OperatorId, type TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import type { Vault } from '../kit/secrets.ts';

type Needs = { db: Db; vault: Vault; clock: Clock };

/** A number for the threads of a business's people. Several businesses may use the same, each with its own entry of it. */
export type NewConsole = { waba: string; phoneNumberId: string; phone: E164; token: string; app: string; ratePerSecond: number };

/** Why a number cannot be this business's console. */
export type NoConsole = 'no-business' | 'own-number' | 'customers-number' | 'peoples-phone' | 'other-waba';

/** Puts a console beside a business's number for customers; one that it had before is taken away. What waits for its people moves there. */
export async function useConsole(
  needs: Needs,
  customersNumberId: string,
  it: NewConsole,
): Promise<{ ok: true; tenantId: TenantId } | { ok: false; why: NoConsole }> {
  const tenantId = await businessOf(needs.db, customersNumberId);
  if (!tenantId) return { ok: false, why: 'no-business' };
  const entered = await entriesOf(needs.db, it.phoneNumberId);
  if (entered.some((one) => one.purpose === 'customers'))
    return { ok: false, why: it.phoneNumberId === customersNumberId ? 'own-number' : 'customers-number' };
  if (entered.some((one) => one.wabaId !== it.waba)) return { ok: false, why: 'other-waba' };
  return await withTenant(needs.db, tenantId, async (tx) => {
    const before = await readThreadNumber(tx, tenantId);
    if ((await readCustomerNumber(tx, tenantId)).phone === it.phone) return { ok: false, why: 'own-number' as const };
    if (await isOfTheTeam(tx, tenantId, it.phone)) return { ok: false, why: 'peoples-phone' as const };
    await endConsole(tx, tenantId, it.phoneNumberId);
    const { waba: wabaId, phoneNumberId, phone, app, ratePerSecond } = it;
    const tokenSealed = needs.vault.seal(it.token, `${tenantId}/token`);
    const facts = { wabaId, phone, app, ratePerSecond, tokenSealed, purpose: 'console' as const, stoppedBecause: null };
    await tx
      .insert(numbers)
      .values({ tenantId, id: newId<NumberId>(), phoneNumberId, ...facts, createdAt: needs.clock.now() })
      .onConflictDoUpdate({ target: [numbers.tenantId, numbers.phoneNumberId], set: facts });
    await moveThreads(tx, needs, tenantId, before);
    return { ok: true, tenantId };
  });
}

/** Takes the console away: the threads go back to the business's number. Null where there is none. */
export async function dropConsole(needs: Needs, customersNumberId: string): Promise<TenantId | null> {
  const tenantId = await businessOf(needs.db, customersNumberId);
  if (!tenantId) return null;
  return await withTenant(needs.db, tenantId, async (tx) => {
    const before = await readThreadNumber(tx, tenantId);
    if (before.purpose !== 'console') return null;
    await endConsole(tx, tenantId, null);
    await moveThreads(tx, needs, tenantId, before);
    return tenantId;
  });
}

/** Asks everybody for whom something is parked to open their window, as soon as there is a template to ask them with. */
export async function wakeParked({ db, vault, clock }: Needs, tenantId: TenantId): Promise<void> {
  await withTenant(db, tenantId, async (tx) => {
    const tenant = await readTenant(tx, tenantId);
    const context = { tenant, now: clock.now(), machineNow: new Date(clock.machineMs()), marks: vault };
    const parked = await tx
      .selectDistinct({ id: outbox.operatorId })
      .from(outbox)
      .where(
        and(eq(outbox.tenantId, tenantId), eq(outbox.state, 'held'), eq(outbox.heldFor, 'window'), isNotNull(outbox.operatorId)),
      );
    for (const { id } of parked) await wake(tx, context, id as OperatorId);
  });
}

/** Whose number for customers this is. */
async function businessOf(db: Db, phoneNumberId: string): Promise<TenantId | null> {
  const [row] = await withSystem(db, (tx) =>
    tx
      .select({ tenantId: numbers.tenantId })
      .from(numbers)
      .where(and(eq(numbers.phoneNumberId, phoneNumberId), eq(numbers.purpose, 'customers'))),
  );
  return row?.tenantId ?? null;
}

/** Every entry there is of a number, whosever it is. */
export async function entriesOf(db: Db, phoneNumberId: string) {
  return await withSystem(db, (tx) =>
    tx
      .select({ tenantId: numbers.tenantId, wabaId: numbers.wabaId, purpose: numbers.purpose })
      .from(numbers)
      .where(eq(numbers.phoneNumberId, phoneNumberId)),
  );
}

async function isOfTheTeam(tx: Tx, tenantId: TenantId, phone: E164): Promise<boolean> {
  const rows = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(operators.phoneKey, phoneKey(phone)), isNull(operators.removedAt)));
  return rows.length > 0;
}

/** What was sent from it still has its statuses, so the row stays. */
async function endConsole(tx: Tx, tenantId: TenantId, unless: string | null): Promise<void> {
  const theirs = and(eq(numbers.tenantId, tenantId), eq(numbers.purpose, 'console'));
  await tx
    .update(numbers)
    .set({ purpose: 'former' })
    .where(unless === null ? theirs : and(theirs, ne(numbers.phoneNumberId, unless)));
}

/**
 * The threads run on another number now: everybody's window with it is closed until they write there. What has not left yet leaves from there; a
 * mark on a message of the other chat, and the quote of one, mean nothing in this one.
 */
async function moveThreads(
  tx: Tx,
  needs: Needs,
  tenantId: TenantId,
  before: { phoneNumberId: string; wabaId: string },
): Promise<void> {
  const now = await readThreadNumber(tx, tenantId);
  if (now.phoneNumberId === before.phoneNumberId) return;
  const waiting = and(eq(outbox.tenantId, tenantId), isNotNull(outbox.operatorId), inArray(outbox.state, ['held', 'queued']));
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'no-longer-true', heldFor: null, heldUntil: null })
    .where(and(waiting, sql`(${outbox.content} ->> 'type' = 'reaction' or ${outbox.category} <> 'free')`));
  await tx
    .update(outbox)
    .set({
      numberId: now.id,
      pair: sql`${now.phoneNumberId}::text || ':' || (${outbox.address} ->> 'phone')`,
      quote: null,
      nextTryMachine: new Date(needs.clock.machineMs()),
    })
    .where(waiting);
  await tx
    .update(outbox)
    .set({ state: 'held', heldFor: 'window' })
    .where(and(waiting, eq(outbox.state, 'queued')));
  await tx
    .update(operators)
    .set({
      lastInboundAt: null,
      wokenAt: null,
      mailAt: null,
      sentOverAt: null,
      // WhatsApp names a person differently in every business portfolio; the key of their phone is the same everywhere.
      ...(now.wabaId === before.wabaId ? {} : { userId: null }),
    })
    .where(eq(operators.tenantId, tenantId));
}
