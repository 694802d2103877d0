import { and, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consoleLetters, deliveries, items } from '../../db/schema/queues.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, idsBefore } from '../kit/ids.ts';

/**
 * How long what Meta delivered is kept as it came, in days of the machine's. What was dealt with lives on in the business's own rows, and is kept
 * past the seven days for which Meta delivers again, so that a repeat still meets its key. What nobody could read is kept for whoever looks into it.
 */
export const keptDays = { handled: 30, odd: 180 };

/** Takes out what is older, at most so many rows of each kind; how many went. No item that waits ever goes, whatever its age. */
export async function purgeInbox(tx: Tx, machineNow: Date, atMost: number): Promise<number> {
  const ago = (days: number) => addMs(machineNow, -days * 24 * hourMs);
  const gone = [
    await removeItems(tx, and(eq(items.state, 'handled'), lt(items.id, idsBefore<ItemId>(ago(keptDays.handled)))), atMost),
    await removeItems(
      tx,
      and(inArray(items.state, ['unknown', 'quarantined']), lt(items.id, idsBefore<ItemId>(ago(keptDays.odd)))),
      atMost,
    ),
    // Nobody said for which business it was.
    await removeLetters(tx, idsBefore<ItemId>(ago(keptDays.handled)), atMost),
    await removeDeliveries(
      tx,
      and(eq(deliveries.state, 'split'), lt(deliveries.id, idsBefore<DeliveryId>(ago(keptDays.handled)))),
      atMost,
    ),
  ];
  return gone.reduce((all, n) => all + n, 0);
}

async function removeItems(tx: Tx, which: SQL | undefined, atMost: number): Promise<number> {
  const old = tx.select({ id: items.id }).from(items).where(which).orderBy(items.id).limit(atMost);
  return (await tx.delete(items).where(inArray(items.id, old)).returning({ id: items.id })).length;
}

async function removeLetters(tx: Tx, before: ItemId, atMost: number): Promise<number> {
  const { id } = consoleLetters;
  const old = tx.select({ id }).from(consoleLetters).where(lt(id, before)).orderBy(id).limit(atMost);
  return (await tx.delete(consoleLetters).where(inArray(id, old)).returning({ id })).length;
}

async function removeDeliveries(tx: Tx, which: SQL | undefined, atMost: number): Promise<number> {
  const old = tx.select({ id: deliveries.id }).from(deliveries).where(which).orderBy(deliveries.id).limit(atMost);
  return (await tx.delete(deliveries).where(inArray(deliveries.id, old)).returning({ id: deliveries.id })).length;
}

/** Puts together what each server process that there ever was counted in rows of its own. */
export async function foldCounters(tx: Tx): Promise<void> {
  await tx.execute(sql`select hilo_fold_counts()`);
}
