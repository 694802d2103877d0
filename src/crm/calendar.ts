import type { CalendarId, Id, OperatorId, TenantId } from '../kit/ids.ts';
import { calendarOf } from './business-record.ts';

/** An address at which somebody of the business reads appointments in a calendar of their own. */
export type CalendarLink = { id: Id<'calendar-link'>; calendarId: CalendarId };

/** What may be asked about calendars outside. */
export type CalendarRead = {
  /** The addresses somebody has that have not ended. */
  calendarLinks(operator: OperatorId): Promise<CalendarLink[]>;
};

/** The calendar somebody means by theirs: alone in the business it is the business's own, since everybody is booked there. */
export function ownCalendar(operator: OperatorId, team: readonly { id: OperatorId }[], tenantId: TenantId): CalendarId {
  return calendarOf(team.length > 1 ? operator : tenantId);
}

/** Where a calendar is read: the secret goes into the path, where nothing but the two ends of the connection sees it. */
export function calendarAddress(publicUrl: string, id: Id<'calendar-link'>, secret: string): string {
  return `${publicUrl}/calendar/${id}/${secret}.ics`;
}
