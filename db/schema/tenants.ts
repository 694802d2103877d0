import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Id, NumberId, OperatorId, TenantId } from '../../src/kit/ids.ts';
import { emptyJson, idOf, moment, tenantId } from './columns.ts';

/** A business. Everything else belongs to exactly one. */
export const tenants = pgTable(
  'tenants',
  {
    id: uuid('id').$type<TenantId>().primaryKey(),
    name: text('name').notNull(),
    locale: text('locale').notNull(),
    timezone: text('timezone').notNull(),
    country: text('country').notNull(),
    currency: text('currency').notNull(),
    preset: text('preset').notNull(),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default(emptyJson),
    /** When the week before is looked at next. Long ago: it has to be worked out. */
    checkupAt: moment('checkup_at').notNull().default(sql`'1970-01-01 00:00:00+00'`),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('tenants_checkup').on(t.checkupAt)],
);

/**
 * A WhatsApp number of a business: what webhooks name, and what messages leave from. A console number that several businesses use is a row of
 * each of them.
 */
export const numbers = pgTable(
  'numbers',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: idOf<NumberId>().notNull(),
    wabaId: text('waba_id').notNull(),
    phoneNumberId: text('phone_number_id').notNull(),
    phone: text('phone').notNull(),
    /**
     * `customers`: theirs, and its people's too where there is no console. `console`: only for its people's threads. `former`: a console that was
     * taken away; what was sent from it still has its statuses.
     */
    purpose: text('purpose').$type<'customers' | 'console' | 'former'>().notNull().default('customers'),
    /** The Meta app whose secret may sign for this WABA. */
    app: text('app').notNull(),
    tokenSealed: text('token_sealed').notNull(),
    /** Messages a second that Meta allows (80, 20 with coexistence, 1,000 after an upgrade). */
    ratePerSecond: integer('rate_per_second').notNull().default(80),
    stoppedBecause: text('stopped_because'),
    /** Customers block or report it, says Meta, since then. */
    qualityLowSince: moment('quality_low_since'),
    /** The WhatsApp Flow in which drafts are changed; null: there is none, and words are asked for. */
    editFormId: text('edit_form_id'),
    /** Why Meta does not let it through for now. */
    editFormStopped: text('edit_form_stopped').$type<'blocked' | 'throttled' | 'gone' | null>(),
    /** When Meta is to be asked again which templates there are; null: nobody wants to know. */
    templatesDueAt: moment('templates_due_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('numbers_templates_due').on(t.templatesDueAt).where(sql`templates_due_at is not null`),
    uniqueIndex('numbers_of_business').on(t.tenantId, t.phoneNumberId),
    uniqueIndex('numbers_customers').on(t.phoneNumberId).where(sql`purpose = 'customers'`),
    uniqueIndex('numbers_console').on(t.tenantId).where(sql`purpose = 'console'`),
    index('numbers_phone_number_id').on(t.phoneNumberId),
  ],
);

/** Whose turn it is to get a new customer: who was given one longest ago. */
export const rota = pgTable(
  'rota',
  {
    tenantId: tenantId().references(() => tenants.id),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** Counts up over the whole business. */
    turn: bigint('turn', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.operatorId] })],
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
    /** A stranger since then, until somebody confirms them. */
    lockedAt: moment('locked_at'),
    lockedBecause: text('locked_because').$type<'lost' | 'identity' | 'number' | 'silent' | null>(),
    lockedBy: idOf<OperatorId>('locked_by'),
    /** Who WhatsApp says they are by now: what they are known by from then on, once they are confirmed. */
    proposed: jsonb('proposed').$type<Record<string, unknown> | null>(),
    /** When they were last told that they are locked out. */
    turnedAwayAt: moment('turned_away_at'),
    /** When they were last told, at another number of the business, where their thread is. */
    sentOverAt: moment('sent_over_at'),
    /** When they last turned to this business on a console that several businesses use: the newest of theirs is the one they are in. */
    consoleChosenAt: moment('console_chosen_at'),
    /** Somebody confirmed them: silence counts from here. */
    letInAt: moment('let_in_at'),
    /** Wrong recovery codes, and when the last one came. */
    codeTries: integer('code_tries').notNull().default(0),
    codeTriedAt: moment('code_tried_at'),
    removedAt: moment('removed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // Who was removed keeps the row, for what they did; the phone may be somebody's again.
    uniqueIndex('operators_phone').on(t.tenantId, t.phoneKey).where(sql`removed_at is null`),
    index('operators_mail').on(t.mailAt).where(sql`mail_at is not null and removed_at is null`),
    index('operators_key').on(t.phoneKey).where(sql`removed_at is null`),
    index('operators_list').on(t.listAt).where(sql`list_at is not null and removed_at is null`),
  ],
);

/** Somebody who may join the team from this phone, with the code that goes with the row. The code itself is nowhere: the row's id makes it. */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: idOf<Id<'invitation'>>().notNull(),
    name: text('name').notNull(),
    role: text('role').$type<'owner' | 'manager' | 'agent'>().notNull(),
    locale: text('locale').notNull(),
    phone: text('phone').notNull(),
    phoneKey: text('phone_key').notNull(),
    invitedBy: idOf<OperatorId>('invited_by').notNull(),
    /** `ended`: taken back, or another one took its place. */
    state: text('state').$type<'open' | 'used' | 'ended'>().notNull(),
    /** Wrong codes so far. */
    tries: integer('tries').notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
    /** Who they became. */
    operatorId: idOf<OperatorId>('operator_id'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('invitations_open').on(t.tenantId, t.phoneKey).where(sql`state = 'open'`),
    index('invitations_phone').on(t.tenantId, t.phoneKey, t.createdAt),
  ],
);

/** The code that lets a locked-out operator back in; a business has one at most. The code itself is nowhere: the row's id makes it. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    tenantId: tenantId(),
    id: idOf<Id<'recovery-code'>>().notNull(),
    /** In whose thread it was shown; null: it was printed when the business was entered. */
    madeBy: idOf<OperatorId>('made_by'),
    endedAt: moment('ended_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('recovery_codes_open').on(t.tenantId).where(sql`ended_at is null`),
  ],
);
