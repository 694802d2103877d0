import { titleOf } from '../commands/read-lines.ts';
import {
  type BusinessRecord,
  mayBecome,
  type RecordChange,
  type RecordKind,
  type RecordLine,
  type RecordState,
  stands,
  stateAt,
  totalOf,
} from '../crm/business-record.ts';
import type { Settled } from '../crm/effect.ts';
import type { Locale } from '../crm/locale.ts';
import type { RefusedBecause } from '../crm/outside.ts';
import type { OutsideEvent } from '../integrations/outside-event.ts';
import { clipText } from '../kit/clip.ts';
import { addMs } from '../kit/clock.ts';
import type { CalendarId, ContactId, ConversationId, RecordId } from '../kit/ids.ts';

/** An event about an order, a quote, an appointment or a case. */
export type RecordEvent = Exclude<OutsideEvent, { type: `payment.${string}` | `contact.${string}` | 'custom' }>;

/** What kind of record a type is about, and the state it leads to; without one it opens the record, or changes what it says. */
export const ledBy: Record<RecordEvent['type'], { kind: Exclude<RecordKind, 'payment'>; to?: RecordState; opens?: true }> = {
  'order.opened': { kind: 'order', opens: true },
  'order.updated': { kind: 'order' },
  'order.sent': { kind: 'order', to: 'sent' },
  'order.delivered': { kind: 'order', to: 'delivered' },
  'order.cancelled': { kind: 'order', to: 'cancelled' },
  'quote.accepted': { kind: 'quote', to: 'accepted' },
  'quote.declined': { kind: 'quote', to: 'declined' },
  'appointment.booked': { kind: 'appointment', opens: true },
  'appointment.moved': { kind: 'appointment' },
  'appointment.confirmed': { kind: 'appointment', to: 'confirmed' },
  'appointment.cancelled': { kind: 'appointment', to: 'cancelled' },
  'appointment.done': { kind: 'appointment', to: 'done' },
  'case.opened': { kind: 'case', opens: true },
  'case.resolved': { kind: 'case', to: 'resolved' },
  'case.reopened': { kind: 'case', to: 'open' },
};

/** What is known when an event is looked at. */
export type Known = {
  /** The record it names; null: there is none. */
  record: BusinessRecord | null;
  /** Whom a record that is opened belongs to. */
  whose: { contactId: ContactId; conversationId: ConversationId | null } | null;
  /** Whose time an appointment takes; null: nobody is called so. */
  calendar: CalendarId | null;
  /** Whether its time is somebody else's. */
  taken: boolean;
  /** The id a record gets that is opened. */
  id: RecordId;
  system: string;
  /** What its sender calls the event, kept as the proof. */
  name: string;
  /** How long an appointment lasts that does not say so, in milliseconds. */
  usualMs: number;
  /** What an appointment is about that does not say so. */
  plainTitle: string;
  locale: Locale;
  now: Date;
};

export type Decided = { ok: true; effects: Settled[] } | { ok: false; why: RefusedBecause };

/**
 * What an event does to a record. It leads nowhere but where the table of states lets another system lead, from the state the record is in at this
 * moment; what is so already is done.
 */
export function decideRecord(event: RecordEvent, known: Known): Decided {
  const { record } = known;
  const { to, opens } = ledBy[event.type];
  const change = changeOf(event, known);
  if (known.calendar === null) return refused('no-colleague');
  if (!record) return opens ? open(event, change, known) : refused('unknown-record');
  const state = stateAt(record, known.now);
  if (to && to !== state && !mayBecome({ kind: record.kind, state }, to, 'outside')) return refused('not-now');
  if (!to && isOver(record)) return refused('not-now');
  if (known.taken && stands(record)) return refused('time-taken');
  const by = { who: 'outside' as const, id: known.system };
  const step = to && to !== state ? { to } : {};
  return {
    ok: true,
    effects: [{ do: 'change-record', recordId: record.id, ...step, change, by, because: known.name }],
  };
}

function open(event: RecordEvent, change: RecordChange, known: Known): Decided {
  const { whose, id, system, name } = known;
  if (!whose) return refused('unknown-contact');
  if (known.taken) return refused('time-taken');
  const { kind } = ledBy[event.type];
  const { reference } = event.data as { reference: string };
  const currency = event.type === 'order.opened' && event.data.currency ? { currency: event.data.currency } : {};
  const title = change.title ?? (kind === 'appointment' ? known.plainTitle : reference);
  return {
    ok: true,
    effects: [
      {
        do: 'open-record',
        record: { ...change, ...whose, ...currency, id, kind, title, externalSystem: system, externalRef: reference },
        by: { who: 'outside', id: system },
        because: name,
      },
    ],
  };
}

/** What an event says of a record besides its state. */
function changeOf(event: RecordEvent, known: Known): RecordChange {
  switch (event.type) {
    case 'order.opened':
    case 'order.updated':
      return orderOf(event.data, known.locale);
    case 'appointment.booked':
    case 'appointment.moved': {
      const { title, forName } = { title: undefined, forName: undefined, ...event.data } as { title?: string; forName?: string };
      const { from: startsAt, to: endsAt } = spanOf(event, known)!;
      // Who has it is not said again by a move.
      const calendar = event.type === 'appointment.booked' && known.calendar ? { calendarId: known.calendar } : {};
      return { startsAt, endsAt, ...calendar, ...(title ? { title } : {}), ...(forName ? { forName } : {}) };
    }
    case 'case.opened':
      return { title: event.data.title };
    default:
      return {};
  }
}

/** From when until when an appointment shall be; null for an event that says no time. One that is moved without an end lasts as long as it did. */
export function spanOf(
  event: RecordEvent,
  { record, usualMs }: Pick<Known, 'record' | 'usualMs'>,
): { from: Date; to: Date } | null {
  if (event.type !== 'appointment.booked' && event.type !== 'appointment.moved') return null;
  const { startsAt, endsAt } = event.data;
  const from = new Date(startsAt);
  const lasted = record?.startsAt && record.endsAt ? record.endsAt.getTime() - record.startsAt.getTime() : usualMs;
  return { from, to: endsAt === undefined ? addMs(from, lasted) : new Date(endsAt) };
}

type OrderData = Extract<RecordEvent, { type: 'order.updated' }>['data'];

function orderOf(
  { title, lines, amount, dueAt }: Pick<OrderData, 'title' | 'lines' | 'amount' | 'dueAt'>,
  locale: Locale,
): RecordChange {
  const read = lines?.map(({ text, count, unitAmount }): RecordLine => ({ text, count, unit: unitAmount ?? null }));
  const total = amount ?? (read && totalOf(read));
  const called = title ?? (read && clipText(titleOf(read, locale), 200));
  return {
    ...(called ? { title: called } : {}),
    ...(read ? { lines: read } : {}),
    ...(total === undefined ? {} : { amount: total }),
    ...(dueAt ? { dueAt: new Date(dueAt) } : {}),
  };
}

/** Nothing of it is changed any more. A delivered order's price is still put right. */
function isOver({ kind, state }: BusinessRecord): boolean {
  if (kind === 'appointment') return !stands({ kind, state });
  return state === 'cancelled';
}

function refused(why: RefusedBecause): Decided {
  return { ok: false, why };
}
