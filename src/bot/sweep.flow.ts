import { type Db, type Tx, withSystem } from '../../db/client.ts';
import type { Work } from '../crm/work.ts';
import { addMs, type Clock, secondMs } from '../kit/clock.ts';
import { readDue } from './due.store.ts';

/**
 * Everything that is due and may not have been rung for: the rows are the truth, a ring is only a hint. A young delivery or item is left to
 * its own ring. It runs every second and sees no text.
 */
export function findDue(needs: { db: Db; clock: Clock }): Promise<Work[]> {
  return withSystem(needs.db, (tx) => dueIn(tx, needs.clock.now(), new Date(needs.clock.machineMs())));
}

/** The same within a transaction of the system's. */
export async function dueIn(tx: Tx, now: Date, machineNow: Date): Promise<Work[]> {
  return await readDue(tx, { now, machineNow, settled: addMs(machineNow, -secondMs) });
}
