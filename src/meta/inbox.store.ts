import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem } from '../../db/client.ts';
import { deliveries, items } from '../../db/schema/queues.ts';
import { againAfterMs, triesBeforeAside } from '../kit/again.ts';
import type { Clock } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, newId, type TenantId } from '../kit/ids.ts';

/** What the door does with a signed POST: it is on disk when the promise resolves. */
export type Inbox = { append(app: string, body: Buffer): Promise<DeliveryId> };

type Waiting = { app: string; body: Buffer; done(id: DeliveryId): void; fail(error: unknown): void };

/**
 * Opens the inbox. One write is under way at a time and takes along whatever arrived during the one before: alone, a delivery is written at
 * once; under load, one commit carries many (measured: 1.2 times a pooled insert loop, trust.md P1).
 */
export function openInbox(db: Db, clock: Clock): Inbox {
  let waiting: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = takeBatch();
      const rows = batch.map((one) => ({
        id: newId<DeliveryId>(),
        app: one.app,
        body: one.body,
        state: 'waiting' as const,
        receivedMachine: new Date(clock.machineMs()),
      }));
      try {
        await withSystem(db, (tx) => tx.insert(deliveries).values(rows));
        for (const [i, one] of batch.entries()) one.done(rows[i]!.id);
      } catch (error) {
        for (const one of batch) one.fail(error);
      }
    }
    writing = false;
  }

  /** At most 200 rows or 8 MB a commit, so that a burst of large batches does not become one huge statement. */
  function takeBatch(): Waiting[] {
    let size = 0;
    let count = 0;
    while (count < waiting.length && count < 200 && size < 8_000_000) size += waiting[count++]!.body.length;
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch;
  }

  return {
    append: (app, body) =>
      new Promise((done, fail) => {
        waiting.push({ app, body, done, fail });
        if (!writing) void write();
      }),
  };
}

/** How long a claimed item is left to whoever claimed it: between the claim and the handler's own lock another worker must not count a try. */
const claimedForMs = 2_000;

/**
 * The next item of a lane, its attempt counted before it is touched, so that one which kills the process is counted too. Null where the
 * lane is empty, waits after a failure, or another worker is on its head: items of a lane are never taken out of turn.
 */
export async function nextItem(db: Db, clock: Clock, lane: string): Promise<ItemId | null> {
  return await withSystem(db, async (tx) => {
    for (;;) {
      const head = await claimHead(tx, lane, clock.machineMs());
      if (head?.state !== 'quarantined') return head?.id ?? null;
    }
  });
}

/** The head of a lane, claimed, or quarantined where it was tried often enough. */
async function claimHead(tx: Tx, lane: string, machineMs: number): Promise<{ id: ItemId; state: string } | undefined> {
  const waits = eq(items.state, 'waiting');
  const head = tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.lane, lane), waits))
    .orderBy(asc(items.id))
    .limit(1);
  const free = tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.id, sql`(${head})`), waits, lte(items.nextTryMachine, new Date(machineMs))))
    .for('update', { skipLocked: true });
  const tried = sql`${items.attempts} >= ${triesBeforeAside}`;
  const [row] = await tx
    .update(items)
    .set({
      attempts: sql`${items.attempts} + 1`,
      nextTryMachine: new Date(machineMs + claimedForMs),
      state: sql`case when ${tried} then 'quarantined' else ${items.state} end`,
      reason: sql`case when ${tried} then 'It could not be handled after several tries.' else ${items.reason} end`,
    })
    .where(eq(items.id, sql`(${free})`))
    .returning({ id: items.id, state: items.state });
  return row;
}

/** An item failed: its lane waits a little longer each time. How long, in milliseconds of the machine. */
export async function postponeItem(db: Db, clock: Clock, id: ItemId): Promise<number> {
  return await withSystem(db, async (tx) => {
    const [row] = await tx.select({ attempts: items.attempts }).from(items).where(eq(items.id, id));
    const waitMs = againAfterMs(row?.attempts ?? 1);
    await tx
      .update(items)
      .set({ nextTryMachine: new Date(clock.machineMs() + waitMs) })
      .where(and(eq(items.id, id), eq(items.state, 'waiting')));
    return waitMs;
  });
}

/**
 * An item as its handler reads it, locked for its transaction. Null where it is no longer waiting. It is waited for: who merely looked whether
 * it is free may hold it for a moment, and whoever claimed it is the only one who comes for it.
 */
export async function lockItem(tx: Tx, tenantId: TenantId, id: ItemId): Promise<typeof items.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(items)
    .where(and(eq(items.tenantId, tenantId), eq(items.id, id), eq(items.state, 'waiting')))
    .for('update');
  return row ?? null;
}

/** Settles an item in its handler's transaction. `unknown` keeps what Meta sent; a handled one keeps only that it was there. */
export async function settleItem(
  tx: Tx,
  tenantId: TenantId,
  id: ItemId,
  state: 'handled' | 'unknown' | 'quarantined',
  reason: string | null,
): Promise<void> {
  await tx
    .update(items)
    .set(state === 'handled' ? { state, reason, raw: {} } : { state, reason })
    .where(and(eq(items.tenantId, tenantId), eq(items.id, id)));
}
