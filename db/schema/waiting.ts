import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CalendarId, ContactId, Id, OperatorId, RecordId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';
import { contacts } from './crm.ts';
import { records } from './records.ts';

/** Who wants a time, or an earlier one, should one come free. */
export const waitingList = pgTable(
  'waiting_list',
  {
    tenantId: tenantId(),
    id: idOf<Id<'waiting'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    calendarId: uuid('calendar_id').$type<CalendarId>().notNull(),
    /** The appointment they have and would rather have earlier: it moves. */
    recordId: idOf<RecordId>('record_id'),
    /** How long it would last; null: as long as what came free. */
    minutes: integer('minutes'),
    /** A time from then on helps them no longer. */
    until: moment('until'),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
    endedAs: text('ended_as').$type<'removed' | 'booked' | 'forgotten'>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('waiting_list_open').on(t.tenantId, t.createdAt).where(sql`ended_at is null`),
    index('waiting_list_contact').on(t.tenantId, t.contactId),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);

/** A time that came free and is offered to several at once: whoever says yes first has it. */
export const slotOffers = pgTable(
  'slot_offers',
  {
    tenantId: tenantId(),
    id: idOf<Id<'slot-offer'>>().notNull(),
    /** The cancelled appointment whose time it was. */
    recordId: idOf<RecordId>('record_id').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** Nobody can take it any more from then on. */
    expiresAt: moment('expires_at').notNull(),
    state: text('state').$type<'open' | 'taken' | 'ended'>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('slot_offers_record').on(t.tenantId, t.recordId),
    foreignKey({ columns: [t.tenantId, t.recordId], foreignColumns: [records.tenantId, records.id] }),
  ],
);

/** The offer to one of them. Its id is what their button carries, and counts for them alone. */
export const slotLetters = pgTable(
  'slot_letters',
  {
    tenantId: tenantId(),
    id: idOf<Id<'slot-letter'>>().notNull(),
    offerId: idOf<Id<'slot-offer'>>('offer_id').notNull(),
    waitingId: idOf<Id<'waiting'>>('waiting_id').notNull(),
    state: text('state').$type<'due' | 'sent' | 'dropped' | 'taken'>().notNull(),
    /** After the grace or, where that is night for them, in their morning. */
    dueAt: moment('due_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('slot_letters_due').on(t.dueAt).where(sql`state = 'due'`),
    foreignKey({ columns: [t.tenantId, t.offerId], foreignColumns: [slotOffers.tenantId, slotOffers.id] }),
    foreignKey({ columns: [t.tenantId, t.waitingId], foreignColumns: [waitingList.tenantId, waitingList.id] }),
  ],
);
