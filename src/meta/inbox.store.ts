import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem } from '../../db/client.ts';
import { deliveries, items } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { Clock } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type TenantId } from '../kit/ids.ts';
import { type Split, splitBytes } from './split.ts';

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

/** A lane with something to do. */
export type LaneToDo = { tenant: TenantId; lane: string };

/** After so many failures a delivery or an item is put aside, where people see it. */
const triesBeforeParking = 6;

/**
 * Splits a stored delivery into items, each with its business, and forgets the body: from here on every item is a row of its own. Null
 * where another worker has it or it is done. Repeats are counted and raise nothing.
 */
export async function splitStored(db: Db, clock: Clock, id: DeliveryId): Promise<LaneToDo[] | null> {
  try {
    return await withSystem(db, (tx) => splitIn(tx, clock, id));
  } catch (error) {
    await withSystem(db, (tx) => countFailedSplit(tx, clock, id));
    throw error;
  }
}

async function splitIn(tx: Tx, clock: Clock, id: DeliveryId): Promise<LaneToDo[] | null> {
  const [delivery] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'waiting')))
    .for('update', { skipLocked: true });
  if (!delivery?.body) return null;
  const splits = splitBytes(delivery.body);
  const owners = await ownersOf(tx, splits);
  const rows = splits.map((split) => ({
    ...rowOf(split, owners(split, delivery.app)),
    deliveryId: id,
    receivedMachine: delivery.receivedMachine,
    nextTryMachine: new Date(clock.machineMs()),
  }));
  const fresh: { tenantId: TenantId | null; lane: string; state: string; key: string }[] = [];
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    fresh.push(
      ...(await tx
        .insert(items)
        .values(part)
        .onConflictDoNothing({ target: [items.scope, items.key] })
        .returning({ tenantId: items.tenantId, lane: items.lane, state: items.state, key: items.key })),
    );
  }
  await countRepeats(tx, rows, fresh);
  await tx.update(deliveries).set({ state: 'split', body: null }).where(eq(deliveries.id, id));
  const lanes = new Map(
    fresh.flatMap((row) =>
      row.state === 'waiting' && row.tenantId ? [[row.lane, { tenant: row.tenantId, lane: row.lane }]] : [],
    ),
  );
  return [...lanes.values()];
}

type Owner = { tenantId: TenantId; numberId: NumberId } | { reason: string };

/** Whose each split is: by the stored (WABA, number) pair, or by the WABA alone where no number is named and it has exactly one. */
async function ownersOf(tx: Tx, splits: Split[]): Promise<(split: Split, app: string) => Owner> {
  const wabas = [...new Set(splits.flatMap((split) => split.waba ?? []))];
  const known =
    wabas.length === 0
      ? []
      : await tx
          .select({
            tenantId: numbers.tenantId,
            id: numbers.id,
            wabaId: numbers.wabaId,
            phoneNumberId: numbers.phoneNumberId,
            app: numbers.app,
          })
          .from(numbers)
          .where(inArray(numbers.wabaId, wabas));
  return (split, app) => {
    const ofWaba = known.filter((row) => row.wabaId === split.waba);
    if (ofWaba.length === 0) return { reason: 'No business here has this WABA.' };
    const [row] = split.phoneNumberId ? ofWaba.filter((one) => one.phoneNumberId === split.phoneNumberId) : ofWaba;
    if (!row) return { reason: 'No business here has this number in this WABA.' };
    if (!split.phoneNumberId && ofWaba.length > 1) return { reason: 'It names no number, and its WABA has several.' };
    if (row.app !== app) return { reason: 'The app that signed it may not speak for this WABA.' };
    return { tenantId: row.tenantId, numberId: row.id };
  };
}

function rowOf(split: Split, owner: Owner) {
  const quarantined = split.verdict === 'quarantined' ? split.reason : 'reason' in owner ? owner.reason : null;
  const theirs = quarantined === null && 'tenantId' in owner ? owner : null;
  return {
    id: newId<ItemId>(),
    tenantId: theirs?.tenantId ?? null,
    numberId: theirs?.numberId ?? null,
    kind: split.kind,
    // What belongs to nobody here has a scope of its own: it must not pass for having seen the same key where it does belong.
    scope: `${quarantined === null ? '' : '?'}${split.phoneNumberId ?? split.waba ?? '-'}`,
    key: split.key,
    lane: `${theirs?.tenantId ?? '-'}/${split.lane}`,
    raw: split.raw,
    state: quarantined === null ? ('waiting' as const) : ('quarantined' as const),
    reason: quarantined ?? split.reason,
  };
}

/** Counts what was seen before. A key that stands twice in one delivery is one item and one repeat. */
async function countRepeats(tx: Tx, rows: { kind: string; key: string }[], fresh: { key: string }[]): Promise<void> {
  const left = new Set(fresh.map((row) => row.key));
  const repeats = rows.filter((row) => !left.delete(row.key)).map((row) => row.kind);
  if (repeats.length > 0)
    await tx.execute(
      sql`select hilo_count_duplicates(array[${sql.join(
        repeats.map((kind) => sql`${kind}`),
        sql`, `,
      )}]::text[])`,
    );
}

/** A delivery that cannot be split again and again becomes one quarantined item, its bytes kept. */
async function countFailedSplit(tx: Tx, clock: Clock, id: DeliveryId): Promise<void> {
  const [row] = await tx
    .update(deliveries)
    .set({ attempts: sql`${deliveries.attempts} + 1` })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'waiting')))
    .returning({ attempts: deliveries.attempts, body: deliveries.body, receivedMachine: deliveries.receivedMachine });
  if (!row || row.attempts < triesBeforeParking) return;
  await tx.insert(items).values({
    id: newId<ItemId>(),
    deliveryId: id,
    tenantId: null,
    numberId: null,
    kind: 'other',
    scope: '-',
    key: `unsplittable:${id}`,
    lane: '-',
    raw: { base64: row.body?.toString('base64') ?? '' },
    state: 'quarantined',
    reason: 'It could not be split after several tries.',
    receivedMachine: row.receivedMachine,
    nextTryMachine: new Date(clock.machineMs()),
  });
  await tx.update(deliveries).set({ state: 'split', body: null }).where(eq(deliveries.id, id));
}

/** How long a claimed item is left to whoever claimed it: between the claim and the handler's own lock another worker must not count a try. */
const claimedForMs = 2_000;

/**
 * The next item of a lane, its attempt counted before it is touched, so that one which kills the process is counted too. Null where the
 * lane is empty, waits after a failure, or another worker is on its head: items of a lane are never taken out of turn.
 */
export async function nextItem(db: Db, clock: Clock, lane: string): Promise<ItemId | null> {
  return await withSystem(db, async (tx) => {
    const [head] = await tx
      .select({ id: items.id })
      .from(items)
      .where(and(eq(items.lane, lane), eq(items.state, 'waiting')))
      .orderBy(asc(items.id))
      .limit(1);
    if (!head) return null;
    const machineMs = clock.machineMs();
    const [claimed] = await tx
      .select({ id: items.id, attempts: items.attempts })
      .from(items)
      .where(and(eq(items.id, head.id), eq(items.state, 'waiting'), lte(items.nextTryMachine, new Date(machineMs))))
      .for('update', { skipLocked: true });
    if (!claimed) return null;
    if (claimed.attempts >= triesBeforeParking) {
      await tx
        .update(items)
        .set({ state: 'quarantined', reason: 'It could not be handled after several tries.' })
        .where(eq(items.id, head.id));
      return null;
    }
    await tx
      .update(items)
      .set({ attempts: claimed.attempts + 1, nextTryMachine: new Date(machineMs + claimedForMs) })
      .where(eq(items.id, head.id));
    return claimed.id;
  });
}

/** An item failed: its lane waits a little longer each time. */
export async function postponeItem(db: Db, clock: Clock, id: ItemId): Promise<void> {
  await withSystem(db, async (tx) => {
    const [row] = await tx.select({ attempts: items.attempts }).from(items).where(eq(items.id, id));
    const waitMs = Math.min(30_000, 250 * 4 ** ((row?.attempts ?? 1) - 1));
    await tx
      .update(items)
      .set({ nextTryMachine: new Date(clock.machineMs() + waitMs) })
      .where(and(eq(items.id, id), eq(items.state, 'waiting')));
  });
}

/** An item as its handler reads it, locked for its transaction. Null where it is no longer waiting. */
export async function lockItem(tx: Tx, tenantId: TenantId, id: ItemId): Promise<typeof items.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(items)
    .where(and(eq(items.tenantId, tenantId), eq(items.id, id), eq(items.state, 'waiting')))
    .for('update', { skipLocked: true });
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
