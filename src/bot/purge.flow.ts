import { eq } from 'drizzle-orm';
import { type Db, withSystem } from '../../db/client.ts';
import { chores } from '../../db/schema/queues.ts';
import type { Ring } from '../crm/work.ts';
import { purgeOutside } from '../integrations/purge.store.ts';
import { addMs, type Clock, hourMs } from '../kit/clock.ts';
import { foldCounters, purgeInbox } from '../meta/purge.store.ts';
import { purgeEvents } from '../rules/purge.store.ts';

/** So many rows of a kind go in one transaction: an installation that is purged for the first time after a year holds up nobody. */
const rowsAtOnce = 2_000;
const everyMs = 24 * hourMs;

/**
 * Takes out what was kept long enough, and puts counters together. Its row says when it is due; it stays due until nothing is left, so a process
 * that dies in between leaves the rest to the next.
 */
export async function purge(needs: { db: Db; clock: Clock }): Promise<Ring[]> {
  const machineNow = new Date(needs.clock.machineMs());
  const more = await withSystem(needs.db, async (tx) => {
    const which = eq(chores.name, 'purge');
    const [chore] = await tx.select().from(chores).where(which).for('update', { skipLocked: true });
    if (!chore || chore.dueMachine > machineNow) return false;
    const gone =
      (await purgeInbox(tx, machineNow, rowsAtOnce)) +
      (await purgeEvents(tx, machineNow, rowsAtOnce)) +
      (await purgeOutside(tx, machineNow, rowsAtOnce));
    if (gone > 0) return true;
    await foldCounters(tx);
    await tx
      .update(chores)
      .set({ dueMachine: addMs(machineNow, everyMs) })
      .where(which);
    return false;
  });
  return more ? [{ work: { do: 'purge' } }] : [];
}
