import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CalendarId, ContactId, ConversationId, DealId, Id, NoticeId, OperatorId, RecordId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';
import { contacts } from './crm.ts';

type Kind = 'appointment' | 'order' | 'quote' | 'case' | 'payment';
type Actor = 'operator' | 'contact' | 'rule' | 'model' | 'hilo' | 'outside';
type NoticeKind = 'news' | 'reminder' | 'survey' | 'before' | 'after' | 'freed';
type State =
  | 'booked'
  | 'confirmed'
  | 'done'
  | 'no-show'
  | 'cancelled'
  | 'open'
  | 'sent'
  | 'delivered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'waiting'
  | 'resolved'
  | 'requested'
  | 'paid'
  | 'failed'
  | 'refunded';

/**
 * A piece of business with a contact that has states, dates and amounts of its own: appointments, orders, quotes, cases, payment requests. Two
 * appointments that stand cannot lie in one calendar at one time: an exclusion constraint in the migration refuses the second.
 */
export const records = pgTable(
  'records',
  {
    tenantId: tenantId(),
    id: idOf<RecordId>().notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    /** What it is called by in the thread ("order 12"): counts up by kind. */
    number: integer('number').notNull(),
    state: text('state').$type<State>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    conversationId: idOf<ConversationId>('conversation_id'),
    dealId: idOf<DealId>('deal_id'),
    /** The quote (or order) it was made of, where it was: nobody makes it, or asks for its payment, a second time. */
    madeFrom: idOf<RecordId>('made_from'),
    /** What it is about, in the words of whoever opened it. */
    title: text('title').notNull(),
    /** Whom it is for, where that is not the contact: "for Leo". */
    forName: text('for_name'),
    /** An appointment's: whose time it takes. One of the business's people, or the business itself. */
    calendarId: uuid('calendar_id').$type<CalendarId>(),
    startsAt: moment('starts_at'),
    endsAt: moment('ends_at'),
    /** In the currency's smallest unit. */
    amount: bigint('amount', { mode: 'number' }),
    currency: text('currency').notNull(),
    lines: jsonb('lines').$type<{ text: string; count: number; unit: number | null }[]>().notNull().default(sql`'[]'::jsonb`),
    /** Until when a quote holds, a payment is asked for, an order is promised, a case is to be solved. */
    dueAt: moment('due_at'),
    source: text('source').$type<Actor>().notNull(),
    /** How it was, from 1 to 5, where they were asked and said so. */
    score: integer('score'),
    /** What it is called elsewhere: the system, and its id there. */
    externalSystem: text('external_system'),
    externalRef: text('external_ref'),
    /** Counts its changes, so that an undo finds whether somebody has changed it since. */
    version: integer('version').notNull().default(1),
    createdBy: idOf<OperatorId>('created_by'),
    createdAt: moment('created_at').notNull(),
    /** When it came to an end; null while something is still to happen. */
    closedAt: moment('closed_at'),
    /** When somebody is to be told about it next; null: never. It follows from the rest (business-record.ts, `lookAgainAt`). */
    lookAt: moment('look_at'),
    /** It was opened by mistake and taken back. */
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('records_number').on(t.tenantId, t.kind, t.number),
    uniqueIndex('records_external')
      .on(t.tenantId, t.kind, t.externalSystem, t.externalRef)
      .where(sql`external_ref is not null and removed_at is null`),
    uniqueIndex('records_made_once')
      .on(t.tenantId, t.madeFrom)
      .where(sql`kind = 'order' and made_from is not null and removed_at is null`),
    uniqueIndex('records_asked_once')
      .on(t.tenantId, t.madeFrom, t.amount)
      .where(sql`kind = 'payment' and made_from is not null and removed_at is null`),
    index('records_contact').on(t.tenantId, t.contactId, t.createdAt),
    index('records_look').on(t.lookAt).where(sql`look_at is not null`),
    index('records_agenda').on(t.tenantId, t.startsAt).where(sql`kind = 'appointment' and removed_at is null`),
    index('records_open').on(t.tenantId, t.kind, t.createdAt).where(sql`closed_at is null and removed_at is null`),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
    check(
      'records_appointment',
      sql`kind <> 'appointment' or (calendar_id is not null and starts_at is not null and ends_at is not null and ends_at > starts_at)`,
    ),
  ],
);

/** The last number given, by kind. */
export const recordNumbers = pgTable(
  'record_numbers',
  {
    tenantId: tenantId(),
    kind: text('kind').$type<Kind | 'offer'>().notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind] })],
);

/** Every change of a record's state or time: who or what, when, why. */
export const recordChanges = pgTable(
  'record_changes',
  {
    tenantId: tenantId(),
    id: idOf<Id<'record-change'>>().notNull(),
    recordId: idOf<RecordId>('record_id').notNull(),
    /** Null: it was opened. */
    fromState: text('from_state').$type<State | null>(),
    toState: text('to_state').$type<State>().notNull(),
    /** The time it has since then, where that changed. */
    startsAt: moment('starts_at'),
    by: text('by').$type<Actor>().notNull(),
    byId: text('by_id'),
    because: text('because').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('record_changes_record').on(t.tenantId, t.recordId, t.at),
    foreignKey({ columns: [t.tenantId, t.recordId], foreignColumns: [records.tenantId, records.id] }),
  ],
);

/** What an appointment lets be known, when it is due. The row is the truth; for one time of an appointment there is one of a kind. */
export const notices = pgTable(
  'notices',
  {
    tenantId: tenantId(),
    id: idOf<NoticeId>().notNull(),
    recordId: idOf<RecordId>('record_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** The time it tells of; of news, the record's version. */
    key: text('key').notNull(),
    dueAt: moment('due_at').notNull(),
    state: text('state').$type<'waiting' | 'settled'>().notNull(),
    settledAs: text('settled_as'),
    settledAt: moment('settled_at'),
    /** What they know since news went to them: the appointment's time; null: that it is cancelled. */
    heardStartsAt: moment('heard_starts_at'),
    /** The time that came free, which the appointment may no longer say: it was moved away from there. */
    freedFrom: moment('freed_from'),
    freedTo: moment('freed_to'),
    freedCalendarId: uuid('freed_calendar_id').$type<CalendarId>(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('notices_once').on(t.tenantId, t.recordId, t.kind, t.key),
    index('notices_due').on(t.dueAt).where(sql`state = 'waiting'`),
    index('notices_freed').on(t.tenantId, t.freedFrom).where(sql`kind = 'freed'`),
    foreignKey({ columns: [t.tenantId, t.recordId], foreignColumns: [records.tenantId, records.id] }),
  ],
);

/** What a button or row in a customer's hands means. It carries only this row's id, and counts for whose appointment it is alone. */
export const customerActs = pgTable(
  'customer_acts',
  {
    tenantId: tenantId(),
    id: idOf<Id<'customer-act'>>().notNull(),
    recordId: idOf<RecordId>('record_id').notNull(),
    verb: text('verb').$type<'confirm' | 'cancel' | 'other-time' | 'take' | 'score' | 'wait'>().notNull(),
    /** The time the appointment had when it was offered; what is answered to another time is answered anew. */
    startsAt: moment('starts_at').notNull(),
    /** The time that would be taken. */
    slotAt: moment('slot_at'),
    score: integer('score'),
    usedAt: moment('used_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('customer_acts_record').on(t.tenantId, t.recordId),
    foreignKey({ columns: [t.tenantId, t.recordId], foreignColumns: [records.tenantId, records.id] }),
  ],
);
