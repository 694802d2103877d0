import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ContactId, ConversationId, DealId, Id, OperatorId } from '../../src/kit/ids.ts';
import { emptyJson, idOf, moment, tenantId } from './columns.ts';

/**
 * What happened and rules may act upon, written with it in one transaction. Ids and small facts: what was said is read from the message, so that a
 * merge and forgetting somebody stay right. Kept for thirty days, which is what a new rule is tried out on.
 */
export const events = pgTable(
  'events',
  {
    tenantId: tenantId(),
    id: idOf<Id<'event'>>().notNull(),
    kind: text('kind').notNull(),
    contactId: idOf<ContactId>('contact_id'),
    conversationId: idOf<ConversationId>('conversation_id'),
    dealId: idOf<DealId>('deal_id'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default(emptyJson),
    /** The firing that caused it; null where no rule did. */
    cause: idOf<Id<'firing'>>('cause'),
    /** The rules that led to it, one behind the other. */
    chain: jsonb('chain').$type<Id<'rule'>[]>().notNull().default(sql`'[]'::jsonb`),
    at: moment('at').notNull(),
    /** `due`: no rule has been asked yet. `failed`: asking failed again and again, and it was set aside. */
    state: text('state').$type<'due' | 'done' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('events_due').on(t.nextTryMachine).where(sql`state = 'due'`),
    index('events_waiting').on(t.tenantId, t.id).where(sql`state = 'due'`),
    index('events_kind').on(t.tenantId, t.kind, t.id),
    index('events_contact').on(t.tenantId, t.contactId),
    index('events_conversation').on(t.tenantId, t.conversationId),
    index('events_old').on(t.id),
  ],
);

/** When something happens, if so, do this: as data. */
export const rules = pgTable(
  'rules',
  {
    tenantId: tenantId(),
    id: idOf<Id<'rule'>>().notNull(),
    /** What the team calls it by, given when it is switched on for the first time. */
    number: integer('number'),
    /** `offered`: explained, and nobody has said yes. `paused`: it stopped itself. */
    state: text('state').$type<'offered' | 'on' | 'off' | 'paused' | 'removed'>().notNull(),
    /** Why it stopped itself. */
    pausedBecause: text('paused_because'),
    /** The kind of event it listens to: where no rule that is on does, an event is written down and asked of nobody. */
    kind: text('kind').notNull(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    /** Who made it: what it does is done in their name. */
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Since when it is on, off or paused. */
    changedAt: moment('changed_at').notNull(),
    /** When one that goes by the clock is due next. */
    nextAt: moment('next_at'),
    /** Each time it fires it asks first. */
    asks: boolean('asks').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('rules_number').on(t.tenantId, t.number).where(sql`number is not null`),
    index('rules_on').on(t.tenantId, t.kind).where(sql`state = 'on'`),
    index('rules_next').on(t.nextAt).where(sql`next_at is not null`),
  ],
);

/** A rule met an event: what came of it, or when it is looked at again. */
export const firings = pgTable(
  'firings',
  {
    tenantId: tenantId(),
    id: idOf<Id<'firing'>>().notNull(),
    ruleId: idOf<Id<'rule'>>('rule_id').notNull(),
    eventId: idOf<Id<'event'>>('event_id').notNull(),
    /** So many minutes after the event; of a rule that does some things at once and others later there are several. */
    afterMinutes: integer('after_minutes').notNull(),
    contactId: idOf<ContactId>('contact_id'),
    conversationId: idOf<ConversationId>('conversation_id'),
    dealId: idOf<DealId>('deal_id'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default(emptyJson),
    kind: text('kind').notNull(),
    chain: jsonb('chain').$type<Id<'rule'>[]>().notNull().default(sql`'[]'::jsonb`),
    state: text('state').$type<'waiting' | 'asked' | 'done' | 'stopped' | 'undone'>().notNull(),
    /** Why it came to nothing. */
    because: text('because'),
    /** Who said yes, where it asked. */
    approvedBy: idOf<OperatorId>('approved_by'),
    /** What it did, in the log and in what would take it back. */
    batch: idOf<Id<'batch'>>('batch'),
    at: moment('at').notNull(),
    dueAt: moment('due_at').notNull(),
    settledAt: moment('settled_at'),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('firings_once').on(t.tenantId, t.ruleId, t.eventId, t.afterMinutes),
    index('firings_due').on(t.dueAt).where(sql`state = 'waiting'`),
    index('firings_rule').on(t.tenantId, t.ruleId, t.settledAt),
    index('firings_contact').on(t.tenantId, t.contactId, t.ruleId),
    index('firings_old').on(t.id),
    index('firings_conversation').on(t.tenantId, t.conversationId, t.ruleId),
  ],
);
