import { and, eq, isNull } from 'drizzle-orm';
import { calendarBusy, calendarFeeds, calendarLinks } from '../../../db/schema/calendars.ts';
import type { Id } from '../../kit/ids.ts';
import { feedPlace } from '../calendar.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** Calendars outside: what is read there of us, and what we read there. */
export const calendarWriters: Writers<'link-calendar' | 'add-feed' | 'set-feed'> = {
  // Nothing undoes it: an address is ended because somebody has it who should not.
  async 'link-calendar'(tx, context, { id, calendarId, operatorId }) {
    const { tenant, now } = context;
    await tx
      .update(calendarLinks)
      .set({ endedAt: now })
      .where(
        and(
          eq(calendarLinks.tenantId, tenant.id),
          eq(calendarLinks.calendarId, calendarId),
          eq(calendarLinks.operatorId, operatorId),
          isNull(calendarLinks.endedAt),
        ),
      );
    await tx.insert(calendarLinks).values({ tenantId: tenant.id, id, calendarId, operatorId, createdAt: now });
    await log(tx, context, { operatorId, action: 'link-calendar', detail: { id, calendarId } });
    return [];
  },
  async 'add-feed'(tx, context, { id, calendarId, address, host, by, undone }) {
    const { tenant, now, machineNow, marks } = context;
    await tx.insert(calendarFeeds).values({
      tenantId: tenant.id,
      id,
      calendarId,
      operatorId: by,
      address: marks.seal(address, feedPlace(tenant.id, id)),
      host,
      nextReadMachine: machineNow,
      createdAt: now,
    });
    await log(tx, context, {
      operatorId: by,
      action: 'add-feed',
      detail: { id, calendarId },
      undo: undoSetting({ do: 'set-feed', id, removed: true, by, undone }, undone),
    });
    return [ringFor(context, id)];
  },
  async 'set-feed'(tx, context, { id, removed, by, undone }) {
    const { tenant, now, machineNow } = context;
    await tx
      .update(calendarFeeds)
      .set({ removedAt: removed ? now : null, nextReadMachine: machineNow, etag: null, modified: null })
      .where(and(eq(calendarFeeds.tenantId, tenant.id), eq(calendarFeeds.id, id)));
    if (removed) await tx.delete(calendarBusy).where(and(eq(calendarBusy.tenantId, tenant.id), eq(calendarBusy.feedId, id)));
    await log(tx, context, {
      operatorId: by,
      action: removed ? 'remove-feed' : 'add-feed',
      detail: { id },
      undo: undoSetting({ do: 'set-feed', id, removed: !removed, by, undone }, undone),
    });
    return removed ? [] : [ringFor(context, id)];
  },
};

function ringFor({ tenant }: Committing, feed: Id<'calendar-feed'>): Ring {
  return { work: { do: 'feed', tenant: tenant.id, feed } };
}
