import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { CalendarId, ContactId, Id, NoticeId, OperatorId, RecordId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';
import type { Stretch } from './slots.ts';

/** Somebody who wants a time, or an earlier one than `recordId` has, should one come free. */
export type Waiting = {
  id: Id<'waiting'>;
  contactId: ContactId;
  calendarId: CalendarId;
  recordId: RecordId | null;
  minutes: number | null;
  until: Date | null;
  createdAt: Date;
};

/** An offer of a time that came free, as it is made. */
export type SlotOffer = Stretch & {
  id: Id<'slot-offer'>;
  recordId: RecordId;
  expiresAt: Date;
  waiting: Id<'waiting'>[];
  by: OperatorId;
};

/** So long before it begins a time is still worth offering, and can still be taken. */
const [offerMs, takeMs] = [hourMs, 30 * minuteMs];

/** So many are asked at once; the others when it comes free again. */
export const mostOffered = 20;

/** A time that came free. `freedBy`: whose it was. */
export type Freed = Stretch & { calendarId: CalendarId; freedBy: ContactId };

/** The same, by the notice that tells of it. */
export type FreedTime = Freed & { id: NoticeId; recordId: RecordId };

/** What is looked at of somebody who waits. `appointmentAt`: when the appointment is that they would rather have earlier; null: they have none. */
export type Candidate = Waiting & {
  appointmentAt: Date | null;
  reachable: boolean;
  blocked: boolean;
  /** They said stop. */
  stopped: boolean;
};

export function isWorthOffering({ from }: Stretch, now: Date): boolean {
  return from >= addMs(now, offerMs);
}

/** Until when an offered time can be taken. */
export function offerEnds({ from }: Stretch): Date {
  return addMs(from, -takeMs);
}

/** Whom a time that came free would help, who has waited longest first; nobody twice, and nobody who is to be left in peace. */
export function whoFits<C extends Candidate>(freed: Freed, candidates: readonly C[]): C[] {
  const lengthMs = freed.to.getTime() - freed.from.getTime();
  const fitting = candidates
    .filter((one) => one.calendarId === freed.calendarId && one.contactId !== freed.freedBy)
    .filter((one) => one.reachable && !one.blocked && !one.stopped)
    .filter((one) => (one.minutes ?? 0) * minuteMs <= lengthMs)
    .filter((one) => !one.until || freed.from < one.until)
    .filter((one) => !one.appointmentAt || freed.from < one.appointmentAt)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return fitting
    .filter((one, index) => fitting.findIndex((other) => other.contactId === one.contactId) === index)
    .slice(0, mostOffered);
}

/** How an offer stands in the moment it would go to somebody, or is answered by them. */
export type OfferMoment = {
  now: Date;
  state: 'open' | 'taken' | 'ended';
  expiresAt: Date;
  /** Nothing stands at its time. */
  free: boolean;
};

/** Whether what is offered can still be had. */
export function isOpen({ now, state, expiresAt, free }: OfferMoment): boolean {
  return state === 'open' && now < expiresAt && free;
}

export type LetterDecision = { do: 'send' } | { do: 'wait'; until: Date } | { do: 'drop' };

/** Looked at in the moment an offer would go: whether there is still something to offer, and whether it may. `wakesAt`: the end of their night. */
export function decideLetter(
  moment: OfferMoment,
  whom: { waits: boolean; blocked: boolean; stopped: boolean; wakesAt: Date | null },
): LetterDecision {
  if (!isOpen(moment) || !whom.waits || whom.blocked || whom.stopped) return { do: 'drop' };
  if (!whom.wakesAt) return { do: 'send' };
  return whom.wakesAt < moment.expiresAt ? { do: 'wait', until: whom.wakesAt } : { do: 'drop' };
}

/** Somebody who waits, and who they are. */
export type WaitingLine = Waiting & { view: ContactView };

/** What may be asked about who waits for a time. */
export type WaitingRead = {
  /** Whom a time from now on would still help, who waits longest first. */
  waitingList(now: Date, limit: number): Promise<WaitingLine[]>;
  /** What one person waits for. */
  waitingOf(contact: ContactId): Promise<Waiting[]>;
  /** A time that came free, by the notice of it. */
  freedTime(id: string): Promise<FreedTime | null>;
  /** What came free between the two, the next first; whether it still is, its calendar says. */
  freedTimes(from: Date, until: Date, limit: number): Promise<FreedTime[]>;
};
