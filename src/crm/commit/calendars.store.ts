import { and, eq, isNull } from 'drizzle-orm';
import { calendarLinks } from '../../../db/schema/calendars.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Calendars outside. */
export const calendarWriters: Writers<'link-calendar'> = {
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
};
