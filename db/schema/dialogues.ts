import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ContactId, ConversationId, Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** A business's conversations with steps: switched, and put into its own words. One that nobody has touched has no row. */
export const dialogues = pgTable(
  'dialogues',
  {
    tenantId: tenantId(),
    /** `DialogueKind` (src/crm/dialogue.ts). */
    kind: text('kind').notNull(),
    /** Whether it begins by itself; an operator begins one in any case. */
    on: boolean('on').notNull(),
    /** Null: the words that the business's trade begins with. */
    body: jsonb('body').$type<Record<string, unknown>>(),
    /** Who switched it last: what it says is said with their approval. */
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind] })],
);

/** One with somebody: how far they are, and what they have answered. It is moved on in the transaction that closes their turn. */
export const dialogueRuns = pgTable(
  'dialogue_runs',
  {
    tenantId: tenantId(),
    id: idOf<Id<'dialogue-run'>>().notNull(),
    kind: text('kind').notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    /** As it was when it began. */
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<'running' | 'finished' | 'dropped' | 'left'>().notNull(),
    /** Why it was left. */
    because: text('because'),
    step: text('step').notNull(),
    tries: integer('tries').notNull().default(0),
    answers: jsonb('answers').$type<Record<string, unknown>[]>().notNull().default(sql`'[]'::jsonb`),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    startedAt: moment('started_at').notNull(),
    /** Nobody has answered until then: it is dropped. */
    dueAt: moment('due_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('dialogue_runs_contact').on(t.tenantId, t.contactId, t.id),
    index('dialogue_runs_talk').on(t.tenantId, t.conversationId, t.id),
    index('dialogue_runs_left').on(t.tenantId, t.endedAt).where(sql`state = 'left'`),
    index('dialogue_runs_due').on(t.dueAt).where(sql`state = 'running'`),
  ],
);
