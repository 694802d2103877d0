import { and, asc, eq, gt, gte, inArray, isNull, lt, max } from 'drizzle-orm';
import { type Db, type Tx, withSystem } from '../../db/client.ts';
import { calendarBusy, calendarFeeds, calendarLinks } from '../../db/schema/calendars.ts';
import { contacts } from '../../db/schema/crm.ts';
import { recordChanges, records } from '../../db/schema/records.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { CalendarId, Id, TenantId } from '../kit/ids.ts';
import type { Appointment } from './business-record.ts';
import { calendarOf } from './business-record.ts';
import { type CalendarRead, mostFeeds } from './calendar.ts';
import { contactName } from './contact.ts';

export function openCalendarRead(tx: Tx, tenantId: TenantId): CalendarRead {
  const { id, calendarId, operatorId, host, name, readAt, problem } = calendarFeeds;
  const read = and(eq(calendarFeeds.tenantId, tenantId), isNull(calendarFeeds.removedAt));
  return {
    feeds: () =>
      tx
        .select({ id, calendarId, operatorId, host, name, readAt, problem })
        .from(calendarFeeds)
        .where(read)
        .orderBy(asc(calendarFeeds.createdAt), asc(id))
        .limit(mostFeeds),
    busy: (from, until, calendar) =>
      tx
        .select({ from: calendarBusy.startsAt, to: calendarBusy.endsAt })
        .from(calendarBusy)
        .innerJoin(calendarFeeds, and(eq(calendarFeeds.tenantId, calendarBusy.tenantId), eq(id, calendarBusy.feedId)))
        .where(and(read, eq(calendarId, calendar), lt(calendarBusy.startsAt, until), gt(calendarBusy.endsAt, from)))
        .orderBy(asc(calendarBusy.startsAt)),
    calendarLinks: (operator) =>
      tx
        .select({ id: calendarLinks.id, calendarId: calendarLinks.calendarId })
        .from(calendarLinks)
        .where(and(eq(calendarLinks.tenantId, tenantId), eq(calendarLinks.operatorId, operator), isNull(calendarLinks.endedAt))),
  };
}

/** Whose a calendar's address is; null where it never was one, or is none any more. */
export async function findCalendarLink(db: Db, id: string): Promise<{ tenantId: TenantId; id: Id<'calendar-link'> } | null> {
  return await withSystem(db, async (tx) => {
    const [row] = await tx
      .select({ tenantId: calendarLinks.tenantId, id: calendarLinks.id })
      .from(calendarLinks)
      .where(and(eq(calendarLinks.id, id as Id<'calendar-link'>), isNull(calendarLinks.endedAt)));
    return row ?? null;
  });
}

/** The link itself, inside the business. */
export async function readCalendarLink(tx: Tx, tenantId: TenantId, id: Id<'calendar-link'>) {
  const [row] = await tx
    .select()
    .from(calendarLinks)
    .where(and(eq(calendarLinks.tenantId, tenantId), eq(calendarLinks.id, id), isNull(calendarLinks.endedAt)));
  return row ?? null;
}

/** An appointment as it stands in a calendar outside: with the name of whose it is, and when it last changed. */
export type InCalendar = { appointment: Appointment; contactName: string; changedAt: Date };

/** How long appointments that are over stay in a calendar, and how many there are at most. */
const [pastMs, mostEntries] = [60 * 24 * hourMs, 2_000];

/** A person's appointments or, of the business's own calendar, everybody's; the cancelled among them, so that calendars outside hear of it. */
export async function readForCalendar(tx: Tx, tenantId: TenantId, calendarId: CalendarId, now: Date): Promise<InCalendar[]> {
  const rows = await tx
    .select({ record: records, contact: contacts })
    .from(records)
    .innerJoin(contacts, and(eq(contacts.tenantId, records.tenantId), eq(contacts.id, records.contactId)))
    .where(
      and(
        eq(records.tenantId, tenantId),
        eq(records.kind, 'appointment'),
        isNull(records.removedAt),
        gte(records.startsAt, addMs(now, -pastMs)),
        ...(calendarId === calendarOf(tenantId) ? [] : [eq(records.calendarId, calendarId)]),
      ),
    )
    .orderBy(asc(records.startsAt), asc(records.id))
    .limit(mostEntries);
  const changes =
    rows.length === 0
      ? []
      : await tx
          .select({ recordId: recordChanges.recordId, at: max(recordChanges.at) })
          .from(recordChanges)
          .where(
            and(
              eq(recordChanges.tenantId, tenantId),
              inArray(
                recordChanges.recordId,
                rows.map(({ record }) => record.id),
              ),
            ),
          )
          .groupBy(recordChanges.recordId);
  const changedAt = new Map(changes.map(({ recordId, at }) => [recordId, at]));
  return rows.map(({ record, contact }) => ({
    appointment: record as Appointment,
    contactName: contactName(contact),
    changedAt: changedAt.get(record.id) ?? record.createdAt,
  }));
}
