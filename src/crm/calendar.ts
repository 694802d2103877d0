import type { ErrorCode } from '../kit/errors.ts';
import type { CalendarId, Id, OperatorId, TenantId } from '../kit/ids.ts';
import { calendarOf } from './business-record.ts';
import type { Stretch } from './slots.ts';

/** An address at which somebody of the business reads appointments in a calendar of their own. */
export type CalendarLink = { id: Id<'calendar-link'>; calendarId: CalendarId };

/** A calendar outside that says when somebody here is busy. `readAt`: when it could be read last; `problem`: why not since then. */
export type CalendarFeed = {
  id: Id<'calendar-feed'>;
  calendarId: CalendarId;
  operatorId: OperatorId;
  host: string;
  name: string | null;
  readAt: Date | null;
  problem: ErrorCode | null;
};

/** So many a business can have. */
export const mostFeeds = 20;

/** What may be asked about calendars outside. */
export type CalendarRead = {
  /** Those that are read, in the order in which they were added: the thread counts them so. */
  feeds(): Promise<CalendarFeed[]>;
  /** When calendars outside say that somebody is busy, in order, around this stretch of time. */
  busy(from: Date, until: Date, calendar: CalendarId): Promise<Stretch[]>;
  /** The addresses somebody has that have not ended. */
  calendarLinks(operator: OperatorId): Promise<CalendarLink[]>;
};

/** The calendar somebody means by theirs: alone in the business it is the business's own, since everybody is booked there. */
export function ownCalendar(operator: OperatorId, team: readonly { id: OperatorId }[], tenantId: TenantId): CalendarId {
  return calendarOf(team.length > 1 ? operator : tenantId);
}

/** Whoever's calendar it is, where it is somebody's own; null for the business's. */
export function whoseCalendar<One extends { id: OperatorId }>(calendarId: CalendarId | null, team: readonly One[]): One | null {
  return team.find((one) => calendarOf(one.id) === calendarId) ?? null;
}

/** Where a calendar is read: the secret goes into the path, where nothing but the two ends of the connection sees it. */
export function calendarAddress(publicUrl: string, id: Id<'calendar-link'>, secret: string): string {
  return `${publicUrl}/calendar/${id}/${secret}.ics`;
}

/** What a feed's address is sealed for, so that it opens nowhere else. */
export function feedPlace(tenantId: TenantId, id: Id<'calendar-feed'>): string {
  return `${tenantId}/calendar-feed/${id}`;
}
