import { and, inArray, lt, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { outsideEvents } from '../../db/schema/outside.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Id, idsBefore } from '../kit/ids.ts';

/** So long, in days of the machine's, it is remembered what was reported, and so long a repetition is known for one. */
export const keptDays = 30;

/** Takes out what is older, at most so many rows; how many went. What still waits never goes. */
export async function purgeOutside(tx: Tx, machineNow: Date, atMost: number): Promise<number> {
  const { id, state } = outsideEvents;
  const before = idsBefore<Id<'outside-event'>>(addMs(machineNow, -keptDays * 24 * hourMs));
  const old = tx
    .select({ id })
    .from(outsideEvents)
    .where(and(lt(id, before), ne(state, 'waiting')))
    .orderBy(id)
    .limit(atMost);
  return (await tx.delete(outsideEvents).where(inArray(id, old)).returning({ id })).length;
}
