import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { removeOldest } from '../../db/remove.ts';
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
  const handled = and(eq(items.state, 'handled'), lt(items.id, idsBefore<ItemId>(ago(keptDays.handled))));
  const odd = and(inArray(items.state, ['unknown', 'quarantined']), lt(items.id, idsBefore<ItemId>(ago(keptDays.odd))));
  // Nobody said for which business it was.
  const nobodys = lt(consoleLetters.id, idsBefore<ItemId>(ago(keptDays.handled)));
  const split = and(eq(deliveries.state, 'split'), lt(deliveries.id, idsBefore<DeliveryId>(ago(keptDays.handled))));
  return (
    (await removeOldest(tx, items, handled, atMost)) +
    (await removeOldest(tx, items, odd, atMost)) +
    (await removeOldest(tx, consoleLetters, nobodys, atMost)) +
    (await removeOldest(tx, deliveries, split, atMost))
  );
}

/** Puts together what each server process that there ever was counted in rows of its own. */
export async function foldCounters(tx: Tx): Promise<void> {
  await tx.execute(sql`select hilo_fold_counts()`);
}
