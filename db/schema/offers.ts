import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ContactId, Id, MediaId, OfferId, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';
import { contacts } from './crm.ts';

type State = 'available' | 'reserved' | 'sold' | 'withdrawn';

/** What the business sells or lets: a flat, a dress, a course. It is nobody's, so it is no record (records.ts). */
export const offers = pgTable(
  'offers',
  {
    tenantId: tenantId(),
    id: idOf<OfferId>().notNull(),
    /** What it is called by in the thread ("offer 12"). */
    number: integer('number').notNull(),
    state: text('state').$type<State>().notNull(),
    title: text('title').notNull(),
    details: text('details').notNull(),
    /** Title and details as they are searched: small plain letters. */
    searchKey: text('search_key').notNull(),
    /** In the currency's smallest unit; null: on request. */
    price: bigint('price', { mode: 'number' }),
    currency: text('currency').notNull(),
    photos: jsonb('photos').$type<MediaId[]>().notNull().default(sql`'[]'::jsonb`),
    /** Counts its changes: what was made ready of it before says something else. */
    version: integer('version').notNull().default(1),
    createdBy: idOf<OperatorId>('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** It was made by mistake and taken back. */
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('offers_number').on(t.tenantId, t.number),
    index('offers_there').on(t.tenantId, t.state, t.changedAt).where(sql`removed_at is null`),
  ],
);

/** Every change of an offer's state or price: who, when, from what to what. */
export const offerChanges = pgTable(
  'offer_changes',
  {
    tenantId: tenantId(),
    id: idOf<Id<'offer-change'>>().notNull(),
    offerId: idOf<OfferId>('offer_id').notNull(),
    /** Null: it was made. */
    fromState: text('from_state').$type<State | null>(),
    toState: text('to_state').$type<State>().notNull(),
    fromPrice: bigint('from_price', { mode: 'number' }),
    toPrice: bigint('to_price', { mode: 'number' }),
    by: idOf<OperatorId>('by').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('offer_changes_offer').on(t.tenantId, t.offerId, t.at),
    foreignKey({ columns: [t.tenantId, t.offerId], foreignColumns: [offers.tenantId, offers.id] }),
  ],
);

/** What somebody saw of an offer and what they said to it, one row each time. `price`: as it was then. */
export const offerLooks = pgTable(
  'offer_looks',
  {
    tenantId: tenantId(),
    id: idOf<Id<'offer-look'>>().notNull(),
    offerId: idOf<OfferId>('offer_id').notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    what: text('what').$type<'shown' | 'liked' | 'asked' | 'passed'>().notNull(),
    price: bigint('price', { mode: 'number' }),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('offer_looks_offer').on(t.tenantId, t.offerId, t.at),
    index('offer_looks_contact').on(t.tenantId, t.contactId, t.at),
    foreignKey({ columns: [t.tenantId, t.offerId], foreignColumns: [offers.tenantId, offers.id] }),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);
