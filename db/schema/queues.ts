import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type {
  CardId,
  ContactId,
  ConversationId,
  DeliveryId,
  Id,
  ItemId,
  MessageId,
  NumberId,
  OperatorId,
  OutboxId,
  TenantId,
} from '../../src/kit/ids.ts';
import { bytes, emptyJson, idOf, moment, tenantId } from './columns.ts';

/** One signed POST from Meta, stored before it is answered. The body goes once its items are stored. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').$type<DeliveryId>().primaryKey(),
    /** The Meta app whose secret signed it. */
    app: text('app').notNull(),
    body: bytes('body'),
    state: text('state').$type<'waiting' | 'split'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    receivedMachine: moment('received_machine').notNull(),
  },
  (t) => [index('deliveries_waiting').on(t.receivedMachine).where(sql`state = 'waiting'`)],
);

/** One thing a delivery told: a message, a status, a template's approval. Distinct by (scope, key). */
export const items = pgTable(
  'items',
  {
    id: uuid('id').$type<ItemId>().primaryKey(),
    deliveryId: uuid('delivery_id').$type<DeliveryId>().notNull(),
    tenantId: uuid('tenant_id').$type<TenantId>(),
    numberId: uuid('number_id').$type<NumberId>(),
    kind: text('kind').notNull(),
    /** Number or WABA within which `key` is unique. */
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    /** Items of one lane are handled one after the other: one person, one sent message. */
    lane: text('lane').notNull(),
    raw: jsonb('raw').$type<unknown>().notNull(),
    state: text('state').$type<'waiting' | 'handled' | 'unknown' | 'quarantined'>().notNull(),
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
    receivedMachine: moment('received_machine').notNull(),
  },
  (t) => [
    uniqueIndex('items_key').on(t.scope, t.key),
    index('items_waiting').on(t.lane, t.id).where(sql`state = 'waiting'`),
    index('items_oldest').on(t.receivedMachine).where(sql`state = 'waiting'`),
    index('items_tenant_waiting').on(t.tenantId, t.receivedMachine).where(sql`state = 'waiting'`),
    index('items_due').on(t.nextTryMachine).where(sql`state = 'waiting'`),
  ],
);

/**
 * What somebody of several businesses wrote to the console these share before it was known for which it is: they are asked, and it goes there as an
 * item, with the id it has here.
 */
export const consoleLetters = pgTable(
  'console_letters',
  {
    id: uuid('id').$type<ItemId>().primaryKey(),
    deliveryId: uuid('delivery_id').$type<DeliveryId>().notNull(),
    phoneNumberId: text('phone_number_id').notNull(),
    /** Whose it is: an item's lane, without a business. */
    person: text('person').notNull(),
    key: text('key').notNull(),
    raw: jsonb('raw').$type<unknown>().notNull(),
    reason: text('reason'),
    receivedMachine: moment('received_machine').notNull(),
  },
  (t) => [
    uniqueIndex('console_letters_key').on(t.phoneNumberId, t.key),
    index('console_letters_person').on(t.phoneNumberId, t.person, t.id),
  ],
);

/*
 * Counters, maintained by triggers, so that figures can neither drift nor need counting. `shard` is the server process that counted: two
 * transactions never write the same row, so none waits for another to commit, and none can deadlock with another over the order of states.
 */

/** How many deliveries stand in each state; `all` counts every one there ever was. */
export const deliveryCounts = pgTable(
  'delivery_counts',
  { state: text('state').notNull(), shard: integer('shard').notNull(), value: bigint('value', { mode: 'number' }).notNull() },
  (t) => [primaryKey({ columns: [t.state, t.shard] })],
);

/** How many items there are, by kind and outcome; `duplicate` counts what was seen before. */
export const itemCounts = pgTable(
  'item_counts',
  {
    kind: text('kind').notNull(),
    outcome: text('outcome').notNull(),
    shard: integer('shard').notNull(),
    value: bigint('value', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.outcome, t.shard] })],
);

/** How many outgoing messages stand in each state. */
export const outboxCounts = pgTable(
  'outbox_counts',
  { state: text('state').notNull(), shard: integer('shard').notNull(), value: bigint('value', { mode: 'number' }).notNull() },
  (t) => [primaryKey({ columns: [t.state, t.shard] })],
);

/** What is done once in a while for the whole installation, and when next. */
export const chores = pgTable('chores', { name: text('name').primaryKey(), dueMachine: moment('due_machine').notNull() });

/** When the next message of a lane (a number, or a number and a recipient) may leave: one theoretical arrival time, in machine microseconds. Written by `hilo_take_slot` and `hilo_take_allowance` alone. */
export const lanes = pgTable('lanes', {
  key: text('key').primaryKey(),
  arrivalMachineUs: bigint('arrival_machine_us', { mode: 'number' }).notNull(),
});

export type OutboxState =
  | 'held'
  | 'queued'
  | 'sending'
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'unsure'
  | 'cancelled';

/** One message on its way out, to a customer or to an operator. The row is the truth of what was sent. */
export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: idOf<OutboxId>().notNull(),
    numberId: idOf<NumberId>('number_id').notNull(),
    /** Exactly one of conversation and operator. */
    conversationId: idOf<ConversationId>('conversation_id'),
    operatorId: idOf<OperatorId>('operator_id'),
    messageId: idOf<MessageId>('message_id'),
    cardId: idOf<CardId>('card_id'),
    /** What an operator's message is about: quoting it means these people. */
    about: jsonb('about').$type<ContactId[]>().notNull().default(sql`'[]'::jsonb`),
    /** `phone_number_id:recipient`, the pair Meta limits. */
    pair: text('pair').notNull(),
    address: jsonb('address').$type<{ phone?: string; userId?: string }>().notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    quote: text('quote'),
    /** `free` needs an open window; a template has its category. */
    category: text('category').$type<'free' | 'utility' | 'marketing' | 'authentication'>().notNull(),
    /** 0 answers to the owner and replies to customers, 1 cards, 2 the rest. */
    priority: integer('priority').notNull(),
    state: text('state').$type<OutboxState>().notNull(),
    /** Why it is held: the grace after an approval, the announcement of what goes without one, their night, a closed window, an unanswered knock, or because its operator is not to be disturbed. */
    heldFor: text('held_for').$type<'grace' | 'announced' | 'night' | 'window' | 'knock' | 'attention' | null>(),
    heldUntil: moment('held_until'),
    /** Checked in the moment of sending; when no longer true, the row is cancelled. */
    unless: jsonb('unless').$type<{
      theyWroteAfter?: string;
      followUp?: string;
      dueAt?: string;
      card?: string;
      record?: { id: string; startsAt: string; until: string };
    } | null>(),
    because: jsonb('because').$type<Record<string, unknown>>().notNull().default(emptyJson),
    attempt: integer('attempt').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
    leaseUntilMachine: moment('lease_until_machine'),
    unsureSince: moment('unsure_since'),
    wamid: text('wamid'),
    errorCode: text('error_code'),
    graphCode: integer('graph_code'),
    cancelledBecause: text('cancelled_because'),
    approvedBy: idOf<OperatorId>('approved_by'),
    /** It goes without a tap because its kind earned that; null: it does not, or its person is on autopilot. */
    permitId: idOf<Id<'permit'>>('permit_id'),
    /** The operator's tap or message that caused it: reactions go there. */
    causedByWamid: text('caused_by_wamid'),
    /** The recipient's country, two letters: what the message costs depends on it. */
    country: text('country'),
    /** The customer waited since then when it was approved: how long an answer took is counted from here. */
    answersSince: moment('answers_since'),
    pricing: jsonb('pricing').$type<Record<string, unknown> | null>(),
    createdAt: moment('created_at').notNull(),
    acceptedAt: moment('accepted_at'),
    sentAt: moment('sent_at'),
    deliveredAt: moment('delivered_at'),
    readAt: moment('read_at'),
    failedAt: moment('failed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('outbox_queued').on(t.pair, t.priority, t.id).where(sql`state in ('queued', 'sending')`),
    index('outbox_due').on(t.nextTryMachine).where(sql`state in ('queued', 'sending')`),
    index('outbox_held').on(t.heldUntil).where(sql`state = 'held'`),
    index('outbox_announced').on(t.tenantId, t.heldUntil).where(sql`state = 'held' and held_for = 'announced'`),
    index('outbox_taken_back').on(t.tenantId, t.createdAt).where(sql`state = 'cancelled' and because ->> 'what' = 'autopilot'`),
    index('outbox_permit').on(t.tenantId, t.permitId).where(sql`permit_id is not null`),
    index('outbox_leaving').on(t.tenantId, t.createdAt).where(sql`state in ('queued', 'sending')`),
    index('outbox_by_rule')
      .on(t.tenantId, t.createdAt)
      .where(sql`because ->> 'what' = 'rule' or because ->> 'firing' is not null`),
    index('outbox_unsure').on(t.unsureSince).where(sql`state = 'unsure'`),
    index('outbox_card').on(t.tenantId, t.cardId).where(sql`card_id is not null`),
    index('outbox_wamid').on(t.tenantId, t.wamid),
    index('outbox_conversation').on(t.tenantId, t.conversationId, t.id),
    index('outbox_operator').on(t.tenantId, t.operatorId, t.id),
    index('outbox_in_thread')
      .on(t.tenantId, t.operatorId, t.createdAt)
      .where(sql`card_id is not null and state not in ('held', 'cancelled', 'failed')`),
    index('outbox_parked').on(t.tenantId, t.operatorId, t.id).where(sql`state = 'held' and operator_id is not null`),
  ],
);

/** Every status Meta reported, in the order it came; the row in `outbox` only ever moves up. */
export const outboxEvents = pgTable(
  'outbox_events',
  {
    tenantId: tenantId(),
    id: idOf<Id<'outbox-event'>>().notNull(),
    outboxId: idOf<OutboxId>('outbox_id'),
    wamid: text('wamid').notNull(),
    state: text('state').notNull(),
    errors: jsonb('errors').$type<unknown>(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('outbox_events_wamid').on(t.tenantId, t.wamid)],
);
