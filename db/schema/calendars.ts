import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { CalendarId, Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/**
 * An address at which one of the business's people reads appointments in a calendar of their own. The secret in the address is kept nowhere: the
 * row's id and the installation's key make it whenever it is shown or compared.
 */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    tenantId: tenantId(),
    id: idOf<Id<'calendar-link'>>().notNull(),
    /** Whose appointments: one of the business's people, or the business's own id: everybody's. */
    calendarId: uuid('calendar_id').$type<CalendarId>().notNull(),
    /** It ends with their access. */
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('calendar_links_open').on(t.tenantId, t.calendarId, t.operatorId).where(sql`ended_at is null`),
    uniqueIndex('calendar_links_id').on(t.id),
  ],
);
