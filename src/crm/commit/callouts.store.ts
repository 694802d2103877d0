import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { callouts, connections } from '../../../db/schema/callouts.ts';
import type { Id } from '../../kit/ids.ts';
import { connectionPlace } from '../callout.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** Calls to other systems: whom rules may call, and what they are called with. */
export const calloutWriters: Writers<'add-connection' | 'set-connection' | 'call-out' | 'drop-call' | 'retry-calls'> = {
  async 'add-connection'(tx, context, { id, number, name, address, host, by, undone }) {
    const { tenant, now, marks } = context;
    await tx.insert(connections).values({
      ...{ tenantId: tenant.id, id, number, name, host, createdBy: by, createdAt: now },
      address: marks.seal(address, connectionPlace(tenant.id, id)),
      state: 'on',
    });
    await log(tx, context, {
      operatorId: by,
      action: 'connection:on',
      detail: { connection: id, number },
      undo: undoSetting({ do: 'set-connection', id, state: 'removed', by, undone }, undone),
    });
    return [];
  },
  async 'set-connection'(tx, context, { id, state, because, by, undone }) {
    const { tenant, now } = context;
    const which = and(eq(connections.tenantId, tenant.id), eq(connections.id, id));
    const [was] = await tx.select().from(connections).where(which).for('update');
    if (!was || was.state === state) return [];
    await tx
      .update(connections)
      .set({ state, offBecause: because ?? null, ...(state === 'on' ? { failingSince: null, troubles: 0, toldAt: null } : {}) })
      .where(which);
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: `connection:${state}`,
      detail: { connection: id, number: was.number },
      undo: undoSetting({ do: 'set-connection', id, state: was.state, by, undone }, undone),
    });
    // What waited does so again once it is on again.
    if (state === 'on') return await wake(tx, context, id, 'off');
    await tx
      .update(callouts)
      .set({ state: 'failed', problem: 'call-off', settledAt: now })
      .where(and(ofConnection(context, id), eq(callouts.state, 'waiting')));
    return [];
  },
  async 'call-out'(tx, context, { id, connectionId, contactId, body, at, undone }) {
    const { tenant, now, machineNow, firing } = context;
    // Held, so that what switches it off waits for this, and finds it.
    const [there] = await tx
      .select({ state: connections.state })
      .from(connections)
      .where(and(eq(connections.tenantId, tenant.id), eq(connections.id, connectionId)))
      .for('share');
    const fate =
      there?.state === 'on'
        ? { state: 'waiting' as const }
        : { state: 'failed' as const, problem: 'call-off' as const, settledAt: now };
    const made = await tx
      .insert(callouts)
      .values({
        ...{ tenantId: tenant.id, id, connectionId, contactId, type: body.type, body: JSON.stringify(body), at },
        ...{ firingId: firing?.id ?? null, ...fate, nextTryMachine: machineNow },
      })
      .onConflictDoNothing()
      .returning({ id: callouts.id });
    if (made.length === 0 || !contactId) return [ringFor(context, connectionId)];
    await log(tx, context, {
      action: 'call-out',
      contactId,
      detail: { connection: connectionId, callout: id },
      undo: {
        what: 'effects',
        effects: [{ do: 'drop-call', id }],
        undone: { kind: 'call', contactId, detail: undone },
      },
    });
    return [ringFor(context, connectionId)];
  },
  async 'drop-call'(tx, context, { id }) {
    await tx
      .update(callouts)
      .set({ state: 'dropped', settledAt: context.now })
      .where(and(eq(callouts.tenantId, context.tenant.id), eq(callouts.id, id), ne(callouts.state, 'done')));
    return [];
  },
  async 'retry-calls'(tx, context, { connectionId, by }) {
    const { tenant, machineNow } = context;
    // What waits has waited long enough; how often it was tried still counts.
    await tx
      .update(callouts)
      .set({ nextTryMachine: machineNow })
      .where(and(ofConnection(context, connectionId), eq(callouts.state, 'waiting')));
    await tx
      .update(connections)
      .set({ toldAt: null })
      .where(and(eq(connections.tenantId, tenant.id), eq(connections.id, connectionId)));
    await log(tx, context, { operatorId: by, action: 'retry-calls', detail: { connection: connectionId } });
    return await wake(tx, context, connectionId, 'failed');
  },
};

/** What failed, or only what had waited while it was off, is tried again, from the first try on, under the name that it had. */
async function wake(tx: Tx, context: Committing, id: Id<'connection'>, which: 'failed' | 'off'): Promise<Ring[]> {
  const failed = and(ofConnection(context, id), eq(callouts.state, 'failed'), ne(callouts.body, ''));
  await tx
    .update(callouts)
    .set({ state: 'waiting', attempts: 0, problem: null, status: null, settledAt: null, nextTryMachine: context.machineNow })
    .where(which === 'off' ? and(failed, eq(callouts.problem, 'call-off')) : failed);
  return [ringFor(context, id)];
}

function ofConnection({ tenant }: Committing, id: Id<'connection'>) {
  return and(eq(callouts.tenantId, tenant.id), eq(callouts.connectionId, id));
}

function ringFor({ tenant }: Committing, connection: Id<'connection'>): Ring {
  return { work: { do: 'calls', tenant: tenant.id, connection }, patient: true };
}
