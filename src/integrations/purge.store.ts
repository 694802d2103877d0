import { and, lt, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { removeOldest } from '../../db/remove.ts';
import { callouts } from '../../db/schema/callouts.ts';
import { outsideEvents } from '../../db/schema/outside.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Id, idsBefore } from '../kit/ids.ts';

/** So long, in days of the machine's, it is remembered what was reported, and so long a repetition is known for one; and what others were told. */
export const keptDays = 30;

/** Takes out what is older, at most so many rows of each; how many went. What still waits never goes. */
export async function purgeOutside(tx: Tx, machineNow: Date, atMost: number): Promise<number> {
  const before = addMs(machineNow, -keptDays * 24 * hourMs);
  const reported = and(lt(outsideEvents.id, idsBefore<Id<'outside-event'>>(before)), ne(outsideEvents.state, 'waiting'));
  const told = and(lt(callouts.id, idsBefore<Id<'callout'>>(before)), ne(callouts.state, 'waiting'));
  return (await removeOldest(tx, outsideEvents, reported, atMost)) + (await removeOldest(tx, callouts, told, atMost));
}
