import { and, lt, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { removeOldest } from '../../db/remove.ts';
import { events, firings } from '../../db/schema/rules.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Id, idsBefore } from '../kit/ids.ts';

/** So long, in days of the machine's, is remembered what a rule can be tried out on, and what rules did. */
export const keptDays = { events: 30, firings: 180 };

/** Takes out what is older, at most so many rows of each; how many went. What is still due never goes, whatever its age. */
export async function purgeEvents(tx: Tx, machineNow: Date, atMost: number): Promise<number> {
  const before = (days: number) => addMs(machineNow, -days * 24 * hourMs);
  const old = and(lt(events.id, idsBefore<Id<'event'>>(before(keptDays.events))), ne(events.state, 'due'));
  const settled = and(lt(firings.id, idsBefore<Id<'firing'>>(before(keptDays.firings))), ne(firings.state, 'waiting'));
  return (await removeOldest(tx, events, old, atMost)) + (await removeOldest(tx, firings, settled, atMost));
}
