import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { numbers, operators, tenants } from '../../db/schema/tenants.ts';
import type { NumberId, OperatorId, TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import { nearestLocale } from './locale.ts';
import type { Asked, Operator, Proposed, WelcomeStep } from './operator.ts';
import { type BusinessNumber, defaultSettings, type Settings, type Tenant, threadNumber } from './tenant.ts';

/** The business of this transaction. Throws where there is none: then the caller entered a tenant that does not exist. */
export async function readTenant(tx: Tx, id: TenantId): Promise<Tenant> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, id));
  if (!row) throw new Error('No such tenant.');
  return { ...row, locale: nearestLocale(row.locale), settings: { ...defaultSettings, ...(row.settings as Partial<Settings>) } };
}

export async function readNumber(tx: Tx, tenantId: TenantId, id: NumberId): Promise<SealedNumber> {
  const [row] = await tx
    .select()
    .from(numbers)
    .where(and(eq(numbers.tenantId, tenantId), eq(numbers.id, id)));
  if (!row) throw new Error('No such number.');
  return { ...row, phone: row.phone as E164 };
}

type SealedNumber = BusinessNumber & { tokenSealed: string };

/** The business's first number for customers: what it begins with somebody by itself begins there. */
export async function readCustomerNumber(tx: Tx, tenantId: TenantId): Promise<SealedNumber> {
  return theOne((await readNumbers(tx, tenantId)).find((one) => one.purpose === 'customers'));
}

/** The number that its operators' threads run on. */
export async function readThreadNumber(tx: Tx, tenantId: TenantId): Promise<SealedNumber> {
  return theOne(threadNumber(await readNumbers(tx, tenantId)));
}

/** All its numbers, the first one first. */
export async function readNumbers(tx: Tx, tenantId: TenantId): Promise<SealedNumber[]> {
  const rows = await tx.select().from(numbers).where(eq(numbers.tenantId, tenantId)).orderBy(numbers.createdAt, numbers.id);
  return rows.map((row) => ({ ...row, phone: row.phone as E164 }));
}

function theOne(number: SealedNumber | undefined): SealedNumber {
  if (!number) throw new Error('This business has no number.');
  return number;
}

/** The operator behind a phone or BSUID, or null: a stranger is a customer. */
export async function findOperator(
  tx: Tx,
  tenantId: TenantId,
  who: { phone: string | null; userId: string | null },
): Promise<Operator | null> {
  const rows = await tx.select().from(operators).where(eq(operators.tenantId, tenantId));
  const known = rows.filter((one) => !one.removedAt).map(asOperator);
  const is = (one: Operator) => isPhone(one.phone, who.phone) || (who.userId !== null && one.userId === who.userId);
  // Whoever is locked out is still met under what WhatsApp says they have become.
  const was = ({ proposed }: Operator) =>
    isPhone(proposed?.phone, who.phone) || (who.userId !== null && proposed?.userId === who.userId);
  return known.find(is) ?? known.find(was) ?? null;
}

function isPhone(known: string | undefined, seen: string | null): boolean {
  return known !== undefined && seen !== null && phoneKey(known) === phoneKey(seen);
}

export async function readOperator(tx: Tx, tenantId: TenantId, id: OperatorId): Promise<Operator> {
  const [row] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(operators.id, id)));
  if (!row) throw new Error('No such operator.');
  return asOperator(row);
}

/** An operator, locked; null where there is none any more. */
export async function lockOperator(tx: Tx, tenantId: TenantId, id: OperatorId): Promise<Operator | null> {
  const [row] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(operators.id, id), isNull(operators.removedAt)))
    .for('update');
  return row ? asOperator(row) : null;
}

/** Whoever owns the business, and is not removed. */
export async function readOwners(tx: Tx, tenantId: TenantId): Promise<Operator[]> {
  const rows = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(operators.role, 'owner'), isNull(operators.removedAt)))
    .orderBy(operators.createdAt, operators.id);
  return rows.map(asOperator);
}

/** Whoever may change what counts for the business. */
export async function readManagers(tx: Tx, tenantId: TenantId): Promise<Operator[]> {
  const rows = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), ne(operators.role, 'agent'), isNull(operators.removedAt)))
    .orderBy(operators.createdAt, operators.id);
  return rows.map(asOperator);
}

/** They wrote: their window is open again, and what is not known of their identity yet is remembered. */
export async function operatorWrote(
  tx: Tx,
  tenantId: TenantId,
  id: OperatorId,
  at: Date,
  who: { userId: string | null; identityKeyHash: string | null } = { userId: null, identityKeyHash: null },
): Promise<void> {
  const [row] = await tx
    .select({ lastInboundAt: operators.lastInboundAt, userId: operators.userId, hash: operators.identityKeyHash })
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(operators.id, id)))
    .for('update');
  const latest = row?.lastInboundAt && row.lastInboundAt > at ? row.lastInboundAt : at;
  await tx
    .update(operators)
    .set({
      lastInboundAt: latest,
      wokenAt: null,
      mailAt: null,
      userId: row?.userId ?? who.userId,
      identityKeyHash: row?.hash ?? who.identityKeyHash,
    })
    .where(and(eq(operators.tenantId, tenantId), eq(operators.id, id)));
}

export function asOperator(row: typeof operators.$inferSelect): Operator {
  return {
    ...row,
    locale: nearestLocale(row.locale),
    phone: row.phone as E164,
    asked: row.asked as Asked | null,
    welcome: row.welcome as WelcomeStep | null,
    proposed: row.proposed as Proposed | null,
  };
}
