import { and, asc, count, desc, eq, gte, isNull, max } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { apiKeys, outsideEvents } from '../../db/schema/outside.ts';
import type { TenantId } from '../kit/ids.ts';
import type { ApiKey, OutsideRead, ReportedEvent } from './outside.ts';

/** Opens what the thread asks about other systems, for one business. */
export function openOutsideRead(tx: Tx, tenantId: TenantId): OutsideRead {
  const lastOf = async (system: string) => {
    const [row] = await tx
      .select({ at: max(outsideEvents.at) })
      .from(outsideEvents)
      .where(and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.system, system)));
    return row?.at ?? null;
  };
  return {
    async apiKeys() {
      const rows = await tx
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.tenantId, tenantId), isNull(apiKeys.revokedAt)))
        .orderBy(asc(apiKeys.number));
      const found: ApiKey[] = [];
      for (const row of rows) found.push({ ...row, usedAt: await lastOf(row.system) });
      return found;
    },
    async nextApiKeyNumber() {
      const [row] = await tx
        .select({ last: max(apiKeys.number) })
        .from(apiKeys)
        .where(eq(apiKeys.tenantId, tenantId));
      return (row?.last ?? 0) + 1;
    },
    async reportedSince(since) {
      const rows = await tx
        .select({ state: outsideEvents.state, n: count() })
        .from(outsideEvents)
        .where(and(eq(outsideEvents.tenantId, tenantId), gte(outsideEvents.at, since)))
        .groupBy(outsideEvents.state);
      const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
      const counts = { done: of('done'), refused: of('refused'), waiting: of('waiting') };
      return { ...counts, received: counts.done + counts.refused + counts.waiting };
    },
    async reported(limit) {
      const rows = await tx
        .select()
        .from(outsideEvents)
        .where(eq(outsideEvents.tenantId, tenantId))
        .orderBy(desc(outsideEvents.at), desc(outsideEvents.id))
        .limit(limit);
      return rows.map((row) => ({ ...row, reason: row.reason as ReportedEvent['reason'] }));
    },
  };
}
