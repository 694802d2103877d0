import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ErrorCode } from '../../src/kit/errors.ts';
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

/** A calendar outside that says when somebody here is busy. It is read every quarter of an hour; what it said last counts until it says otherwise. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    tenantId: tenantId(),
    id: idOf<Id<'calendar-feed'>>().notNull(),
    /** Whose time it takes: one of the business's people, or the business itself. */
    calendarId: uuid('calendar_id').$type<CalendarId>().notNull(),
    /** Who added it, and hears of it. */
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** Sealed: whoever has it reads the calendar. */
    address: text('address').notNull(),
    /** What of the address may be shown. */
    host: text('host').notNull(),
    /** What the calendar calls itself. */
    name: text('name'),
    etag: text('etag'),
    modified: text('modified'),
    /** Not before then; while somebody reads, when they may be taken for dead. */
    nextReadMachine: moment('next_read_machine').notNull(),
    /** When it could be read last, and when it was read whole: as time passes, more of what recurs comes into sight. */
    readAt: moment('read_at'),
    readWholeAt: moment('read_whole_at'),
    /** Tries since then that failed, why, and whether somebody was told. */
    failures: integer('failures').notNull().default(0),
    problem: text('problem').$type<ErrorCode>(),
    toldAt: moment('told_at'),
    createdAt: moment('created_at').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('calendar_feeds_due').on(t.nextReadMachine).where(sql`removed_at is null`),
  ],
);

/** When a calendar outside says that somebody is busy, and nothing else of it. */
export const calendarBusy = pgTable(
  'calendar_busy',
  {
    tenantId: tenantId(),
    feedId: idOf<Id<'calendar-feed'>>('feed_id').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.feedId, t.startsAt] }),
    foreignKey({ columns: [t.tenantId, t.feedId], foreignColumns: [calendarFeeds.tenantId, calendarFeeds.id] }),
  ],
);
