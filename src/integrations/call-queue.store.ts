import { and, asc, eq, inArray, lt, lte } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { callouts, connections } from '../../db/schema/callouts.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { CallAnswer, CallVerdict } from './retry-call.ts';

type Context = Pick<CommitContext, 'tenant' | 'now' | 'machineNow'>;
export type ConnectionRow = typeof connections.$inferSelect;
export type CallRow = typeof callouts.$inferSelect;

/** While a call is under way, nobody else makes one to that system; longer than its name is looked up and its answer waited for. */
const leaseMs = minuteMs;

/** The connection, for this transaction alone; null where it is none of this business's. */
export async function lockConnection(tx: Tx, { tenant }: Context, id: Id<'connection'>): Promise<ConnectionRow | null> {
  const which = and(eq(connections.tenantId, tenant.id), eq(connections.id, id));
  const [row] = await tx.select().from(connections).where(which).for('update');
  return row ?? null;
}

/**
 * The call that is due next, counted as tried before it is: a process that dies on the way leaves it due again, under the same id. Null where none is,
 * or somebody is at that system already.
 */
export async function claimCall(tx: Tx, context: Context, connection: ConnectionRow): Promise<CallRow | null> {
  const { tenant, machineNow } = context;
  if (connection.leaseUntilMachine && connection.leaseUntilMachine > machineNow) return null;
  const waits = and(
    eq(callouts.tenantId, tenant.id),
    eq(callouts.connectionId, connection.id),
    eq(callouts.state, 'waiting'),
    lte(callouts.nextTryMachine, machineNow),
  );
  const [row] = await tx.select().from(callouts).where(waits).orderBy(asc(callouts.nextTryMachine), asc(callouts.id)).limit(1);
  if (!row) return null;
  const leaseUntilMachine = addMs(machineNow, leaseMs);
  const counted = { attempts: row.attempts + 1, tries: row.tries + 1 };
  await setConnection(tx, context, connection.id, { leaseUntilMachine });
  await setCall(tx, context, row.id, { ...counted, nextTryMachine: leaseUntilMachine });
  return { ...row, ...counted };
}

/** What came of a try. One that was dropped meanwhile stays dropped. */
export async function settleCall(
  tx: Tx,
  context: Context,
  row: CallRow,
  answer: CallAnswer,
  verdict: CallVerdict,
): Promise<void> {
  const { now, machineNow } = context;
  const problem = answer.ok ? null : answer.code;
  await setCall(tx, context, row.id, {
    status: answer.status,
    problem,
    ...(verdict.is === 'again'
      ? { nextTryMachine: addMs(machineNow, verdict.afterMs) }
      : { state: verdict.is === 'done' ? 'done' : 'failed', settledAt: now }),
  });
}

/** Its other calls wait so long, too. */
export async function restCalls(tx: Tx, { tenant, machineNow }: Context, id: Id<'connection'>, restMs: number): Promise<void> {
  const until = addMs(machineNow, restMs);
  await tx
    .update(callouts)
    .set({ nextTryMachine: until })
    .where(
      and(
        eq(callouts.tenantId, tenant.id),
        eq(callouts.connectionId, id),
        eq(callouts.state, 'waiting'),
        lt(callouts.nextTryMachine, until),
      ),
    );
}

export async function setConnection(
  tx: Tx,
  { tenant }: Context,
  id: Id<'connection'>,
  change: Partial<ConnectionRow>,
): Promise<void> {
  await tx
    .update(connections)
    .set(change)
    .where(and(eq(connections.tenantId, tenant.id), eq(connections.id, id)));
}

/** What arrived did so, also where the connection was switched off meanwhile. */
async function setCall(tx: Tx, { tenant }: Context, id: Id<'callout'>, change: Partial<CallRow>): Promise<void> {
  const from: CallRow['state'][] = change.state === 'done' ? ['waiting', 'failed'] : ['waiting'];
  await tx
    .update(callouts)
    .set(change)
    .where(and(eq(callouts.tenantId, tenant.id), eq(callouts.id, id), inArray(callouts.state, from)));
}
