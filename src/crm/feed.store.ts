import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { calendarBusy, calendarFeeds } from '../../db/schema/calendars.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Stretch } from './slots.ts';

export type FeedRow = typeof calendarFeeds.$inferSelect;

/** Longer than fetching and reading may take: whoever died over it holds it no longer. */
const leaseMs = 2 * minuteMs;

/** So many rows one statement carries. */
const atOnce = 1_000;

/** A calendar that is due, for whoever takes it first; null for all others. */
export async function claimFeed(tx: Tx, { tenant, machineNow }: CommitContext, id: Id<'calendar-feed'>): Promise<FeedRow | null> {
  const which = and(eq(calendarFeeds.tenantId, tenant.id), eq(calendarFeeds.id, id));
  const [row] = await tx
    .select()
    .from(calendarFeeds)
    .where(and(which, isNull(calendarFeeds.removedAt), lte(calendarFeeds.nextReadMachine, machineNow)))
    .for('update', { skipLocked: true });
  if (!row) return null;
  await tx
    .update(calendarFeeds)
    .set({ nextReadMachine: addMs(machineNow, leaseMs) })
    .where(which);
  return row;
}

/** Whether it is still there: what was removed while it was read stays as it is. */
export async function setFeed(
  tx: Tx,
  { tenant }: CommitContext,
  id: Id<'calendar-feed'>,
  change: Partial<FeedRow>,
): Promise<boolean> {
  const rows = await tx
    .update(calendarFeeds)
    .set(change)
    .where(and(eq(calendarFeeds.tenantId, tenant.id), eq(calendarFeeds.id, id), isNull(calendarFeeds.removedAt)))
    .returning({ id: calendarFeeds.id });
  return rows.length > 0;
}

/** These are its busy times from now on. */
export async function keepBusy(
  tx: Tx,
  { tenant }: CommitContext,
  feedId: Id<'calendar-feed'>,
  busy: readonly Stretch[],
): Promise<void> {
  await tx.delete(calendarBusy).where(and(eq(calendarBusy.tenantId, tenant.id), eq(calendarBusy.feedId, feedId)));
  const rows = busy.map(({ from, to }) => ({ tenantId: tenant.id, feedId, startsAt: from, endsAt: to }));
  for (let from = 0; from < rows.length; from += atOnce) await tx.insert(calendarBusy).values(rows.slice(from, from + atOnce));
}
