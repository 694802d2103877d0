import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ConversationId, Id, OutboxId, RecordId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/**
 * What went to a customer without a person: one row each, written together with its message, so that it is there once and is not said again
 * too soon. What came of it is counted by type, on the day on which it went.
 */
export const interactions = pgTable(
  'interactions',
  {
    tenantId: tenantId(),
    id: idOf<Id<'interaction'>>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    /** `InteractionType` (src/crm/interaction.ts). */
    type: text('type').notNull(),
    outboxId: idOf<OutboxId>('outbox_id').notNull(),
    /** The record it tells of, and as of which version: with another it does not leave. */
    recordId: idOf<RecordId>('record_id'),
    recordVersion: integer('record_version'),
    at: moment('at').notNull(),
    /** It is not true any more from then on, and does not leave; null: it stays true. */
    trueUntil: moment('true_until'),
    /** `fell-back`: they needed a person after all. `withdrawn`: it never left. Null: it did what it was for. */
    outcome: text('outcome').$type<'fell-back' | 'withdrawn' | null>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('interactions_conversation').on(t.tenantId, t.conversationId, t.at),
    index('interactions_at').on(t.tenantId, t.at),
  ],
);
