import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem, withTenant } from '../../db/client.ts';
import { apiKeys, outsideEvents } from '../../db/schema/outside.ts';
import type { RefusedBecause } from '../crm/outside.ts';
import { againAfterMs, triesBeforeAside } from '../kit/again.ts';
import { addMs, type Clock, hourMs } from '../kit/clock.ts';
import { type ContactId, type Id, newId, type TenantId } from '../kit/ids.ts';
import { referenceOf } from './outside-event.ts';
import type { ReadEvent } from './read-event.ts';

type Needs = { db: Db; clock: Clock };
type EventId = Id<'outside-event'>;

/** Whose key it is. */
export type Caller = { tenantId: TenantId; system: string };

/** What one key may do: ten a second for long, a hundred at once. */
const rate = { spacingMs: 100, burst: 100 };

/** Who calls with this key, and that they may now; how long to wait; or null: it is revoked. */
export async function admit({ db, clock }: Needs, id: Id<'api-key'>): Promise<Caller | { waitMs: number } | null> {
  return await withSystem(db, async (tx) => {
    const [key] = await tx
      .select({ tenantId: apiKeys.tenantId, system: apiKeys.system, revokedAt: apiKeys.revokedAt })
      .from(apiKeys)
      .where(eq(apiKeys.id, id));
    if (!key || key.revokedAt) return null;
    const spacing = rate.spacingMs * 1000;
    const [row] = await tx.execute<{ wait: string }>(
      sql`select hilo_take_allowance(${`api:${id}`}, ${spacing}, ${(rate.burst - 1) * spacing}, ${clock.machineMs() * 1000}) as wait`,
    );
    const waitMs = Math.ceil(Number(row?.wait ?? 0) / 1000);
    return waitMs > 0 ? { waitMs } : { tenantId: key.tenantId, system: key.system };
  });
}

export type Stored = { id: EventId; at: Date; again: boolean };

/** An event is on disk when this resolves. Null where its name belongs to another one. */
export async function storeEvent(
  { db, clock }: Needs,
  { tenantId, system }: Caller,
  name: string,
  { event, hash }: ReadEvent,
): Promise<Stored | null> {
  return await withTenant(db, tenantId, async (tx) => {
    const [made] = await tx
      .insert(outsideEvents)
      .values({
        ...{ tenantId, id: newId<EventId>(), system, name, bodyHash: hash, type: event.type, body: event },
        ...{ reference: referenceOf(event), state: 'waiting', at: clock.now() },
        nextTryMachine: new Date(clock.machineMs()),
      })
      .onConflictDoNothing({ target: [outsideEvents.tenantId, outsideEvents.system, outsideEvents.name] })
      .returning({ id: outsideEvents.id, at: outsideEvents.at });
    if (made) return { ...made, again: false };
    const [there] = await tx
      .select({ id: outsideEvents.id, at: outsideEvents.at, hash: outsideEvents.bodyHash })
      .from(outsideEvents)
      .where(and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.system, system), eq(outsideEvents.name, name)));
    return there?.hash === hash ? { id: there.id, at: there.at, again: true } : null;
  });
}

/** What became of an event, for the system that reported it and no other. */
export async function readStored({ db }: Needs, { tenantId, system }: Caller, id: EventId) {
  return await withTenant(db, tenantId, async (tx) => {
    const { type, state, reason, at } = outsideEvents;
    const [row] = await tx
      .select({ id: outsideEvents.id, type, state, reason, at })
      .from(outsideEvents)
      .where(and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.system, system), eq(outsideEvents.id, id)));
    return row ?? null;
  });
}

export type WaitingEvent = Pick<
  typeof outsideEvents.$inferSelect,
  'id' | 'system' | 'name' | 'type' | 'body' | 'reference' | 'at'
>;

/** The oldest that waits, for this transaction alone; null where there is none, it is to wait, or others are at it: they are never taken out of turn. */
export async function nextOutside(tx: Tx, tenantId: TenantId, machineNow: Date): Promise<WaitingEvent | null> {
  const waits = and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.state, 'waiting'));
  const [head] = await tx
    .select({ id: outsideEvents.id })
    .from(outsideEvents)
    .where(waits)
    .orderBy(asc(outsideEvents.id))
    .limit(1);
  if (!head) return null;
  const [row] = await tx
    .select()
    .from(outsideEvents)
    .where(and(waits, eq(outsideEvents.id, head.id), lte(outsideEvents.nextTryMachine, machineNow)))
    .for('update', { skipLocked: true });
  return row ?? null;
}

/** It is done, or came to nothing. */
export async function settleOutside(
  tx: Tx,
  tenantId: TenantId,
  id: EventId,
  { now, refused, contactId }: { now: Date; refused: RefusedBecause | null; contactId: ContactId | null },
): Promise<void> {
  await tx
    .update(outsideEvents)
    .set({ state: refused ? 'refused' : 'done', reason: refused, settledAt: now, contactId })
    .where(and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.id, id)));
}

/** So long after it was reported an event is looked at by itself once more, when what it was about turns up: systems report side by side. */
const comesLateMs = hourMs;

/** What was told of a reference before it was known is looked at again. */
export async function wakeRefused(tx: Tx, tenantId: TenantId, { system, reference }: WaitingEvent, now: Date): Promise<void> {
  if (reference === null) return;
  await tx
    .update(outsideEvents)
    .set({ state: 'waiting', reason: null, settledAt: null })
    .where(
      and(
        eq(outsideEvents.tenantId, tenantId),
        eq(outsideEvents.system, system),
        eq(outsideEvents.reference, reference),
        eq(outsideEvents.state, 'refused'),
        eq(outsideEvents.reason, 'unknown-record'),
        gt(outsideEvents.at, addMs(now, -comesLateMs)),
      ),
    );
}

/** It failed: after how long it is tried again, in milliseconds of the machine, or, tried often enough, that it is set aside with this. */
export async function postponeOutside(
  tx: Tx,
  tenantId: TenantId,
  id: EventId,
  now: Date,
  machineNow: Date,
): Promise<{ afterMs: number } | { aside: WaitingEvent } | null> {
  const row = and(eq(outsideEvents.tenantId, tenantId), eq(outsideEvents.id, id), eq(outsideEvents.state, 'waiting'));
  const [was] = await tx.select().from(outsideEvents).where(row).for('update');
  if (!was) return null;
  const attempts = was.attempts + 1;
  const isAside = attempts >= triesBeforeAside;
  const afterMs = againAfterMs(attempts);
  const aside = isAside ? { state: 'refused' as const, reason: 'failed', settledAt: now } : {};
  await tx
    .update(outsideEvents)
    .set({ attempts, nextTryMachine: addMs(machineNow, afterMs), ...aside })
    .where(row);
  return isAside ? { aside: was } : { afterMs };
}
