import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { type Db, type Tx, withSystem } from '../../db/client.ts';
import { deliveries, items } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { Purpose } from '../crm/tenant.ts';
import { triesBeforeAside } from '../kit/again.ts';
import type { Clock } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type TenantId } from '../kit/ids.ts';
import { type Delivered, dealOut, type Entry, lockPeople } from './console-split.store.ts';
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
  const from = { deliveryId: id, receivedMachine: delivery.receivedMachine };
  const { dealt, repeats } = await dealAll(tx, clock, splits, ownerOf, from);
  const rows = dealt.map(({ split, whose }) => ({
    ...rowOf(split, whose),
    ...from,
    nextTryMachine: new Date(clock.machineMs()),
  }));
  const fresh: { tenantId: TenantId | null; lane: string; state: string; key: string }[] = [];
  for (let next = 0; next < rows.length; next += 500) {
    const part = rows.slice(next, next + 500);
    fresh.push(
      ...(await tx
        .insert(items)
        .values(part)
        .onConflictDoNothing({ target: [items.scope, items.key] })
        .returning({ tenantId: items.tenantId, lane: items.lane, state: items.state, key: items.key })),
    );
  }
  await countRepeats(tx, [...rows, ...repeats], fresh);
  await tx.update(deliveries).set({ state: 'split', body: null }).where(eq(deliveries.id, id));
  const lanes = new Map(
    fresh.flatMap((row) =>
      row.state === 'waiting' && row.tenantId ? [[row.lane, { tenant: row.tenantId, lane: row.lane }]] : [],
    ),
  );
  return [...lanes.values()];
}

type Owner = { tenantId: TenantId; numberId: NumberId } | { reason: string };

/** Every split with its business; what came to a console that several use is dealt out to them first, in its order. */
async function dealAll(
  tx: Tx,
  clock: Clock,
  splits: readonly Split[],
  ownerOf: (split: Split) => Owner | { sharedBy: Entry[] },
  delivered: Delivered,
): Promise<{ dealt: { split: Split; whose: Owner }[]; repeats: Split[] }> {
  const whose = splits.map((split) => ({ split, whose: ownerOf(split) }));
  await lockPeople(
    tx,
    whose.flatMap((one) => ('sharedBy' in one.whose ? [one.split] : [])),
  );
  const dealt: { split: Split; whose: Owner }[] = [];
  const repeats: Split[] = [];
  for (const { split, whose: found } of whose) {
    if (!('sharedBy' in found) || split.verdict === 'quarantined') {
      dealt.push({ split, whose: 'sharedBy' in found ? owner(found.sharedBy[0]!) : found });
      continue;
    }
    const deal = await dealOut(tx, clock, split, found.sharedBy, delivered);
    if ('reason' in deal) dealt.push({ split, whose: deal });
    else dealt.push(...deal.items.map((one) => ({ split: one.split, whose: owner(one.entry) })));
    if ('repeats' in deal && deal.repeats) repeats.push(split);
  }
  return { dealt, repeats };
}

/**
 * Whose each split is: by the stored (WABA, number) pair. What it names must be true; what it leaves out must leave one possibility: the only
 * number of the WABA, the WABA of the number, or, where it names neither, the only number for which the app that signed it may speak. A console
 * may be several businesses'.
 */
async function ownersOf(tx: Tx, splits: Split[], app: string): Promise<(split: Split) => Owner | { sharedBy: Entry[] }> {
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
  return ({ waba, phoneNumberId, kind }) => {
    if (waba === null && phoneNumberId === null)
      return ofApp.length === 1 ? owner(ofApp[0]!) : { reason: 'It names neither a WABA nor a number.' };
    const ofWaba = known.filter((row) => waba === null || row.wabaId === waba);
    if (waba !== null && ofWaba.length === 0) return { reason: 'No business here has this WABA.' };
    const named = ofWaba.filter((one) => phoneNumberId === null || one.phoneNumberId === phoneNumberId);
    if (named.length === 0)
      return { reason: waba === null ? 'No business here has this number.' : 'No business here has this number in this WABA.' };
    const mayBe = named.filter((one) => one.app === app).toSorted(byPurpose);
    const [row, ...others] = mayBe;
    if (!row) return { reason: 'The app that signed it may not speak for this WABA.' };
    if (others.length === 0 && named.length === 1) return owner(row);
    const isOfTheWaba = kind === 'template' || kind === 'account' || kind === 'flow';
    if (phoneNumberId === null && !isOfTheWaba) return { reason: 'It names no number, and its WABA has several.' };
    // Of a business's own numbers in the WABA it does not matter which it is: it is about all of them.
    const ofEach = [...Map.groupBy(mayBe, (one) => one.tenantId).values()].map((theirs) => theirs[0]!);
    if (ofEach.length === 1) return owner(row);
    if (ofEach.filter((one) => one.purpose === 'customers').length > 1)
      return { reason: 'It names no number, and its WABA has several.' };
    return phoneNumberId !== null && row.purpose === 'customers' ? owner(row) : { sharedBy: ofEach };
  };
}

const purposes: readonly Purpose[] = ['customers', 'console', 'former'];

function byPurpose(a: Entry, b: Entry): number {
  return purposes.indexOf(a.purpose) - purposes.indexOf(b.purpose);
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
  if (!row || row.attempts < triesBeforeAside) return;
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
