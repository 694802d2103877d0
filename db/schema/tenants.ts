import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NumberId, OperatorId, TenantId } from '../../src/kit/ids.ts';
import { emptyJson, idOf, moment, tenantId } from './columns.ts';

/** A business. Everything else belongs to exactly one. */
export const tenants = pgTable('tenants', {
  id: uuid('id').$type<TenantId>().primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').notNull(),
  timezone: text('timezone').notNull(),
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  preset: text('preset').notNull(),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default(emptyJson),
  createdAt: moment('created_at').notNull(),
});

/** A WhatsApp number of a business: what webhooks name, and what messages leave from. */
export const numbers = pgTable(
  'numbers',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: idOf<NumberId>().notNull(),
    wabaId: text('waba_id').notNull(),
    phoneNumberId: text('phone_number_id').notNull(),
    phone: text('phone').notNull(),
    /** The Meta app whose secret may sign for this WABA. */
    app: text('app').notNull(),
    tokenSealed: text('token_sealed').notNull(),
    /** Messages a second that Meta allows (80, 20 with coexistence, 1,000 after an upgrade). */
    ratePerSecond: integer('rate_per_second').notNull().default(80),
    stoppedBecause: text('stopped_because'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), uniqueIndex('numbers_phone_number_id').on(t.phoneNumberId)],
);

/** A person of the business who runs the CRM from the own phone. */
export const operators = pgTable(
  'operators',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: idOf<OperatorId>().notNull(),
    name: text('name').notNull(),
    role: text('role').$type<'owner' | 'manager' | 'agent'>().notNull(),
    locale: text('locale').notNull(),
    phone: text('phone').notNull(),
    phoneKey: text('phone_key').notNull(),
    userId: text('user_id'),
    identityKeyHash: text('identity_key_hash'),
    mode: text('mode').$type<'everything' | 'needs-me' | 'digest'>().notNull().default('everything'),
    /** So many cards come in a day that nobody asked for; null: as many as there are. */
    cardsPerDay: integer('cards_per_day'),
    onDuty: boolean('on_duty').notNull().default(true),
    /** Not there until then; their work goes to the deputy, else to whoever is. */
    awayUntil: moment('away_until'),
    deputyId: idOf<OperatorId>('deputy_id'),
    /** Their cards stop until then. */
    pausedUntil: moment('paused_until'),
    /** Their own quiet hours and digest, "21:00" in the business's time zone; null: the business's. */
    quietFrom: text('quiet_from'),
    quietUntil: text('quiet_until'),
    digestAt: text('digest_at'),
    /** When their digest or the day's close is due next. Long ago: it has to be worked out anew; null: they want none. */
    listAt: moment('list_at').default(sql`'1970-01-01 00:00:00+00'`),
    /** The day (2026-11-20, in the business's time zone) of their last digest. */
    digestedOn: text('digested_on'),
    /** The day of their last close. */
    closedOn: text('closed_on'),
    /** Their own 24-hour window runs from here. */
    lastInboundAt: moment('last_inbound_at'),
    /** The one template that was sent to open their window; cleared when they write. */
    wokenAt: moment('woken_at'),
    /** Where they are told what WhatsApp cannot tell them; null: nowhere. */
    email: text('email'),
    /** Nobody answered the template until then: a mail goes. */
    mailAt: moment('mail_at'),
    /** What the thread is in the middle of: a text being edited, a list just shown. Bounded and expiring. */
    asked: jsonb('asked').$type<Record<string, unknown> | null>(),
    /** Where their first contact stands: the question that comes next; null: they are past it. */
    welcome: text('welcome'),
    /** Tips still to come, one a day, and the day ("2026-11-20") of the last. */
    tipsLeft: integer('tips_left').notNull().default(0),
    tippedOn: text('tipped_on'),
    /** What they write counts as a customer's until then; left standing once it is over, until they are told. */
    asCustomerUntil: moment('as_customer_until'),
    removedAt: moment('removed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('operators_phone').on(t.tenantId, t.phoneKey),
    index('operators_mail').on(t.mailAt).where(sql`mail_at is not null and removed_at is null`),
    index('operators_list').on(t.listAt).where(sql`list_at is not null and removed_at is null`),
  ],
);
