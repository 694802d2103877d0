import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { allowanceWarnings, charges } from '../../db/schema/figures.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { NumberId, TenantId } from '../kit/ids.ts';
import type { ChargeLine, ChargesRead } from './cost.ts';

export function openChargesRead(tx: Tx, tenantId: TenantId): ChargesRead {
  return {
    charges: (from, to) => readCharges(tx, tenantId, from, to),
    numbers: () =>
      tx
        .select({
          id: numbers.id,
          phone: numbers.phone,
          purpose: numbers.purpose,
          stoppedBecause: numbers.stoppedBecause,
          qualityLowSince: numbers.qualityLowSince,
        })
        .from(numbers)
        .where(eq(numbers.tenantId, tenantId))
        .orderBy(numbers.createdAt, numbers.id),
  };
}

export async function readCharges(
  tx: Tx,
  tenantId: TenantId,
  from: string,
  to: string,
  numberId?: NumberId,
): Promise<ChargeLine[]> {
  const { day, category, kind, country, toOperator } = charges;
  return await tx
    .select({
      numberId: charges.numberId,
      day,
      category,
      kind,
      country,
      toOperator,
      count: sql<number>`sum(${charges.count})::int`,
    })
    .from(charges)
    .where(
      and(
        eq(charges.tenantId, tenantId),
        numberId ? eq(charges.numberId, numberId) : undefined,
        gte(charges.day, from),
        lte(charges.day, to),
      ),
    )
    .groupBy(charges.numberId, day, category, kind, country, toOperator)
    .orderBy(charges.numberId, day);
}

/** Which levels of a month's allowance the owner was told of. */
export async function warnedOf(tx: Tx, tenantId: TenantId, numberId: NumberId, month: string): Promise<number[]> {
  const rows = await tx
    .select({ percent: allowanceWarnings.percent })
    .from(allowanceWarnings)
    .where(
      and(eq(allowanceWarnings.tenantId, tenantId), eq(allowanceWarnings.numberId, numberId), eq(allowanceWarnings.month, month)),
    );
  return rows.map((row) => row.percent);
}

/** Writes down that the owner is being told; false where somebody else was quicker. */
export async function noteWarned(
  tx: Tx,
  warning: { tenantId: TenantId; numberId: NumberId; month: string; percents: readonly number[]; at: Date },
): Promise<boolean> {
  const { percents, ...shared } = warning;
  const added = await tx
    .insert(allowanceWarnings)
    .values(percents.map((percent) => ({ ...shared, percent })))
    .onConflictDoNothing()
    .returning({ percent: allowanceWarnings.percent });
  return added.some((row) => row.percent === Math.max(...percents));
}
