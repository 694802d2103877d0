import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { itemsReceived } from '../../db/schema/figures.ts';
import { items, outbox } from '../../db/schema/queues.ts';
import type { TenantId } from '../kit/ids.ts';
import type { HealthRead } from './health.ts';

/** Reads counters and the oldest of what waits; nothing that was ever handled is looked at. */
export function openHealthRead(tx: Tx, tenantId: TenantId): HealthRead {
  const ofTenant = eq(outbox.tenantId, tenantId);
  const count = sql<number>`count(*)::int`;
  return {
    async health(asking) {
      const counts = await tx
        .select({
          kind: itemsReceived.kind,
          state: itemsReceived.state,
          value: sql<number>`sum(${itemsReceived.value})::float8`,
          last: sql<Date>`max(${itemsReceived.lastMachine})`.mapWith(itemsReceived.lastMachine),
        })
        .from(itemsReceived)
        .where(eq(itemsReceived.tenantId, tenantId))
        .groupBy(itemsReceived.kind, itemsReceived.state);
      const sum = (which: (row: (typeof counts)[number]) => boolean) =>
        counts.filter(which).reduce((all, row) => all + row.value, 0);
      // A message's item is known by its wamid (src/meta/split-item.ts).
      const isWaiting = and(eq(items.tenantId, tenantId), eq(items.state, 'waiting'));
      const [own] = await tx
        .select({ count })
        .from(items)
        .where(and(isWaiting, eq(items.key, `m:${asking}`)));
      const beingHandled = own?.count ?? 0;
      const [waiting] = await tx
        .select({ at: items.receivedMachine })
        .from(items)
        .where(and(isWaiting, ne(items.key, `m:${asking}`)))
        .orderBy(asc(items.receivedMachine))
        .limit(1);
      const [leaving] = await tx
        .select({ count, oldest: sql<Date | null>`min(${outbox.createdAt})`.mapWith(outbox.createdAt) })
        .from(outbox)
        .where(and(ofTenant, inArray(outbox.state, ['queued', 'sending'])));
      const [unsure] = await tx
        .select({ count })
        .from(outbox)
        .where(and(ofTenant, eq(outbox.state, 'unsure')));
      const [parked] = await tx
        .select({ count })
        .from(outbox)
        .where(and(ofTenant, eq(outbox.state, 'held'), isNotNull(outbox.operatorId)));
      return {
        received: {
          messages: sum((row) => row.kind === 'message' || row.kind === 'echo'),
          notices: sum((row) => row.kind !== 'message' && row.kind !== 'echo'),
          handled: sum((row) => row.state === 'handled') + beingHandled,
          setAside: sum((row) => row.state === 'unknown' || row.state === 'quarantined'),
          waiting: sum((row) => row.state === 'waiting') - beingHandled,
        },
        oldestWaitingMachine: waiting?.at ?? null,
        lastReceivedMachine: counts.reduce<Date | null>((last, row) => (last && last > row.last ? last : row.last), null),
        leaving: { count: leaving?.count ?? 0, oldest: leaving?.oldest ?? null },
        unsure: unsure?.count ?? 0,
        parked: parked?.count ?? 0,
      };
    },
  };
}
