import { and, asc, count, desc, eq, gt, gte, inArray, max, ne, or } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { callouts, connections } from '../../db/schema/callouts.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import type { CallCounts, CallLine, CalloutRead, Connection } from './callout.ts';

/** Opens what the thread asks about systems that are called, for one business. */
export function openCalloutRead(tx: Tx, tenantId: TenantId): CalloutRead {
  const ofThis = eq(callouts.tenantId, tenantId);
  return {
    connections: () => readConnections(tx, tenantId),
    async nextConnectionNumber() {
      const [row] = await tx
        .select({ last: max(connections.number) })
        .from(connections)
        .where(eq(connections.tenantId, tenantId));
      return (row?.last ?? 0) + 1;
    },
    async callCounts() {
      const rows = await tx
        .select({ id: callouts.connectionId, state: callouts.state, n: count(), last: max(callouts.settledAt) })
        .from(callouts)
        .where(ofThis)
        .groupBy(callouts.connectionId, callouts.state);
      const found = new Map<Id<'connection'>, CallCounts>();
      for (const { id, state, n, last } of rows) {
        const was = found.get(id) ?? { done: 0, waiting: 0, failed: 0, lastDoneAt: null };
        if (state !== 'dropped') found.set(id, { ...was, [state]: n, ...(state === 'done' ? { lastDoneAt: last } : {}) });
      }
      return found;
    },
    async callTroubles(id, limit) {
      const { type, state, tries, problem, status, at } = callouts;
      const failedOnce = and(eq(state, 'waiting'), gt(tries, 0));
      const rows = await tx
        .select({ id: callouts.id, type, state, tries, problem, status, at })
        .from(callouts)
        .where(and(ofThis, eq(callouts.connectionId, id), or(eq(state, 'failed'), failedOnce)))
        .orderBy(desc(callouts.id))
        .limit(limit);
      return rows as CallLine[];
    },
    async callsSince(since) {
      const rows = await tx
        .select({ state: callouts.state, n: count() })
        .from(callouts)
        .where(and(ofThis, gte(callouts.at, since), inArray(callouts.state, ['failed', 'waiting'])))
        .groupBy(callouts.state);
      const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
      return { failed: of('failed'), waiting: of('waiting') };
    },
  };
}

/** By number; without those that are removed. */
export async function readConnections(tx: Tx, tenantId: TenantId): Promise<Connection[]> {
  const { id, number, name, host, state, offBecause, failingSince } = connections;
  const rows = await tx
    .select({ id, number, name, host, state, offBecause, failingSince })
    .from(connections)
    .where(and(eq(connections.tenantId, tenantId), ne(state, 'removed')))
    .orderBy(asc(number));
  return rows as Connection[];
}

/**
 * Which of some calls cannot be taken back. `taken`: they were. `perhaps`: one is on its way, or was not answered; it is not made again, and may have
 * arrived. Held, so that the others do not leave meanwhile.
 */
export async function callsThatLeft(
  tx: Tx,
  { tenant }: { tenant: { id: TenantId } },
  ids: readonly Id<'callout'>[],
): Promise<{ taken: Set<Id<'callout'>>; perhaps: number }> {
  if (ids.length === 0) return { taken: new Set(), perhaps: 0 };
  const rows = await tx
    .select({ id: callouts.id, state: callouts.state, tries: callouts.tries, problem: callouts.problem })
    .from(callouts)
    .where(and(eq(callouts.tenantId, tenant.id), inArray(callouts.id, [...ids])))
    .for('update');
  const open = rows.filter(({ state, tries }) => state !== 'done' && tries > 0);
  return {
    taken: new Set(rows.flatMap(({ id, state }) => (state === 'done' ? [id] : []))),
    perhaps: open.filter(({ problem }) => problem === null || problem === 'call-unreachable').length,
  };
}

/** Whether another connection is called as this one was: then this one cannot come back. */
export async function isNameTaken(tx: Tx, { tenant }: { tenant: { id: TenantId } }, id: Id<'connection'>): Promise<boolean> {
  const all = await tx
    .select({ id: connections.id, name: connections.name, state: connections.state })
    .from(connections)
    .where(eq(connections.tenantId, tenant.id));
  const name = all.find((one) => one.id === id)?.name;
  return all.some((one) => one.id !== id && one.name === name && one.state !== 'removed');
}
