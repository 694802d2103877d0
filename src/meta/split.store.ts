import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem } from '../../db/client.ts';
import { deliveries, items } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { Clock } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type TenantId } from '../kit/ids.ts';
import { triesBeforeParking } from './inbox.store.ts';
import { type Split, splitBytes } from './split.ts';

/** A lane with something to do. */
export type LaneToDo = { tenant: TenantId; lane: string };

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
  const ownerOf = await ownersOf(tx, splits, delivery.app);
  const rows = splits.map((split) => ({
    ...rowOf(split, ownerOf(split)),
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

/**
 * Whose each split is: by the stored (WABA, number) pair. What it names must be true; what it leaves out must leave one possibility: the only
 * number of the WABA, the WABA of the number, or, where it names neither, the only number for which the app that signed it may speak.
 */
async function ownersOf(tx: Tx, splits: Split[], app: string): Promise<(split: Split) => Owner> {
  const wabas = [...new Set(splits.flatMap((split) => split.waba ?? []))];
  const named = [...new Set(splits.flatMap((split) => (split.waba === null ? (split.phoneNumberId ?? []) : [])))];
  const columns = {
    tenantId: numbers.tenantId,
    id: numbers.id,
    wabaId: numbers.wabaId,
    phoneNumberId: numbers.phoneNumberId,
    app: numbers.app,
    purpose: numbers.purpose,
  };
  const known =
    wabas.length + named.length === 0
      ? []
      : await tx
          .select(columns)
          .from(numbers)
          .where(or(inArray(numbers.wabaId, wabas), inArray(numbers.phoneNumberId, named)));
  const nameless = splits.some((split) => split.waba === null && split.phoneNumberId === null);
  const ofApp = nameless ? await tx.select(columns).from(numbers).where(eq(numbers.app, app)).limit(2) : [];
  return ({ waba, phoneNumberId }) => {
    if (waba === null && phoneNumberId === null)
      return ofApp.length === 1 ? owner(ofApp[0]!) : { reason: 'It names neither a WABA nor a number.' };
    const ofWaba = known.filter((row) => waba === null || row.wabaId === waba);
    if (waba !== null && ofWaba.length === 0) return { reason: 'No business here has this WABA.' };
    const named = ofWaba.filter((one) => phoneNumberId === null || one.phoneNumberId === phoneNumberId);
    const row = named.find((one) => one.purpose === 'customers') ?? named[0];
    if (!row)
      return { reason: waba === null ? 'No business here has this number.' : 'No business here has this number in this WABA.' };
    // Of a business's own numbers in its WABA it does not matter which it is: it is about all of them.
    if (named.some((one) => one.tenantId !== row.tenantId)) return { reason: 'It names no number, and its WABA has several.' };
    return row.app === app ? owner(row) : { reason: 'The app that signed it may not speak for this WABA.' };
  };
}

function owner(row: { tenantId: TenantId; id: NumberId }): Owner {
  return { tenantId: row.tenantId, numberId: row.id };
}

function rowOf(split: Split, whose: Owner) {
  const quarantined = split.verdict === 'quarantined' ? split.reason : 'reason' in whose ? whose.reason : null;
  const theirs = quarantined === null && 'tenantId' in whose ? whose : null;
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
