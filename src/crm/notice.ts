import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { CalendarId } from '../kit/ids.ts';
import { type BusinessRecord, stands } from './business-record.ts';
import { type Night, nightBegan } from './customer-time.ts';
import type { Stretch } from './slots.ts';
import type { Settings } from './tenant.ts';
import { isWorthOffering } from './waiting-list.ts';

/**
 * What an appointment lets be known, when it is time. To the customer: `news` (it was booked, moved or cancelled), `reminder`, `survey`. To its
 * operator: `before` and `after` it, and that its time came `freed` again.
 */
export type NoticeKind = 'news' | 'reminder' | 'survey' | 'before' | 'after' | 'freed';

/** One that comes by itself. `key` says of which time of the appointment it tells: for one time there is one of a kind. */
export type Planned = { kind: Exclude<NoticeKind, 'news'>; key: string; dueAt: Date; slot?: Slot | null };

/** Where an appointment stood before it left its time free. */
export type Slot = Stretch & { calendarId: CalendarId };

/** What is looked at of an appointment. */
export type Noticed = Pick<BusinessRecord, 'kind' | 'state' | 'calendarId'> & { startsAt: Date; endsAt: Date; removed: boolean };

/** So long before it begins somebody is reminded of it, and so near to it no longer. */
const [remindMs, tooNearMs] = [2 * hourMs, 30 * minuteMs];

/** Who has just booked needs no reminder of it. */
const justBookedMs = hourMs;

/** So long before it begins its operator is told of it, and so long after it ends its customer is asked. */
const [beforeMs, surveyMs] = [20 * minuteMs, 24 * hourMs];

/** So late nobody is asked any more how it was, or whether it took place. */
const [staleSurveyMs, staleAfterMs] = [72 * hourMs, 24 * hourMs];

/**
 * When somebody is reminded: two hours before or, where that falls into their quiet hours, the evening before those begin, early enough to
 * be answered.
 */
export function reminderAt(startsAt: Date, night: Night): Date {
  const at = addMs(startsAt, -remindMs);
  const began = nightBegan(at, night);
  return began ? addMs(began, -remindMs) : at;
}

/** What an appointment as it stands now lets be expected. */
export function plannedFor(record: Noticed, now: Date, night: Night): Planned[] {
  const { startsAt, endsAt, removed, state } = record;
  if (removed) return [];
  const key = startsAt.toISOString();
  const planned: Planned[] = [];
  if (stands(record)) {
    const reminder = reminderAt(startsAt, night);
    if (reminder >= addMs(now, justBookedMs)) planned.push({ kind: 'reminder', key, dueAt: reminder });
    if (addMs(startsAt, -beforeMs) > now) planned.push({ kind: 'before', key, dueAt: addMs(startsAt, -beforeMs) });
    if (endsAt > now) planned.push({ kind: 'after', key, dueAt: endsAt });
  }
  const survey = addMs(endsAt, surveyMs);
  if (record.kind === 'appointment' && state === 'done' && survey > now) planned.push({ kind: 'survey', key, dueAt: survey });
  return planned;
}

/**
 * What a cancellation lets be expected, and that an appointment was moved away: after the grace, in which it can be taken back, somebody hears
 * that its time is free.
 */
export function freedFor(was: Noticed, record: Noticed, now: Date, graceMs: number): Planned | null {
  if (!stands(was) || !was.calendarId) return null;
  const slot = { from: was.startsAt, to: was.endsAt, calendarId: was.calendarId };
  if (!isLeft(slot, record) || !isWorthOffering(slot, now)) return null;
  return { kind: 'freed', key: `${slot.from.toISOString()} ${slot.calendarId}`, dueAt: addMs(now, graceMs), slot };
}

/** Whether one that waits is still to be looked at when it is due, now that the appointment has changed. */
export function isStillMeant({ kind, key, slot }: Omit<Planned, 'dueAt'>, record: Noticed): boolean {
  if (kind === 'freed') return slot != null && isLeft(slot, record);
  return !record.removed && record.startsAt.toISOString() === key && isTrue(kind, record);
}

/** How things stand in the moment a notice would go. */
export type Moment = {
  now: Date;
  /** Null: it is gone. */
  record: Noticed | null;
  blocked: boolean;
  /** They said stop. */
  stopped: boolean;
  settings: Pick<Settings, 'reminders' | 'surveys'>;
  /** The end of their quiet hours; null outside them. */
  quietUntil: Date | null;
};

/** `tell`: it is too late for it, and its operator should know. */
export type NoticeDecision =
  | { do: 'send' }
  | { do: 'wait'; until: Date }
  | { do: 'drop'; as: 'overtaken' | 'blocked' | 'stopped' | 'off' | 'late' }
  | { do: 'tell' };

/** Looked at once more in the moment it would go: whether it is still true, and still welcome. */
export function decideNotice(planned: Planned, moment: Moment): NoticeDecision {
  const { kind, dueAt, slot } = planned;
  const { now, record } = moment;
  if (now < dueAt) return { do: 'wait', until: dueAt };
  if (!record || !isStillMeant(planned, record)) return drop('overtaken');
  switch (kind) {
    case 'before':
      return now < record.startsAt ? { do: 'send' } : drop('late');
    case 'after':
      return now < addMs(record.endsAt, staleAfterMs) ? { do: 'send' } : drop('late');
    case 'freed':
      return slot && isWorthOffering(slot, now) ? { do: 'send' } : drop('late');
    case 'reminder':
      return welcome(moment, moment.settings.reminders) ?? reminded(moment, addMs(record.startsAt, -tooNearMs));
    case 'survey':
      return welcome(moment, moment.settings.surveys) ?? surveyed(moment, addMs(record.endsAt, staleSurveyMs));
  }
}

/** Whether an appointment that was there is there no longer; one that was made by mistake never was. */
function isLeft({ from, calendarId }: Slot, record: Noticed): boolean {
  const isThere = stands(record) && record.startsAt.getTime() === from.getTime() && record.calendarId === calendarId;
  return !record.removed && !isThere;
}

function isTrue(kind: Exclude<Planned['kind'], 'freed'>, record: Noticed): boolean {
  return kind === 'survey' ? record.kind === 'appointment' && record.state === 'done' : stands(record);
}

function welcome({ blocked, stopped }: Moment, on: boolean): NoticeDecision | null {
  if (blocked) return drop('blocked');
  if (stopped) return drop('stopped');
  return on ? null : drop('off');
}

function reminded({ now, quietUntil }: Moment, until: Date): NoticeDecision {
  if (now >= until) return { do: 'tell' };
  if (!quietUntil) return { do: 'send' };
  return quietUntil < until ? { do: 'wait', until: quietUntil } : { do: 'tell' };
}

function surveyed({ now, quietUntil }: Moment, until: Date): NoticeDecision {
  if (now >= until) return drop('late');
  return quietUntil ? { do: 'wait', until: quietUntil } : { do: 'send' };
}

function drop(as: Extract<NoticeDecision, { do: 'drop' }>['as']): NoticeDecision {
  return { do: 'drop', as };
}

/** What they last heard of an appointment: at what time it is; null time: that it is cancelled. */
export type Heard = { startsAt: Date | null };

/**
 * What there is to tell them: what they have heard against how it stands. So what was changed and changed back is nothing, twice moved is
 * moved once, and what they never heard of is not cancelled.
 */
export function newsOf(heard: Heard | null, record: Noticed, now: Date): 'booked' | 'moved' | 'cancelled' | null {
  const known = heard?.startsAt ?? null;
  const isCancelled = record.removed || record.state === 'cancelled';
  if (isCancelled) return known && known > now ? 'cancelled' : null;
  if (!stands(record) || record.startsAt <= now) return null;
  if (!known) return 'booked';
  return known.getTime() === record.startsAt.getTime() ? null : 'moved';
}
