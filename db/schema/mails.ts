import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** What is told by mail because WhatsApp cannot tell it: no words of customers, only what the matter is and how much of it. */
export const mails = pgTable(
  'mails',
  {
    tenantId: tenantId(),
    id: idOf<Id<'mail'>>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** `waiting`: the wake-up was not answered or did not arrive. `channel`: nothing can be sent at all. */
    matter: text('matter').$type<'waiting' | 'channel'>().notNull(),
    /** The hour it belongs to: one mail a matter and hour. */
    hour: text('hour').notNull(),
    facts: jsonb('facts').$type<{ count?: number; code?: string }>().notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('mails_hour').on(t.tenantId, t.operatorId, t.matter, t.hour),
    index('mails_waiting').on(t.nextTryMachine).where(sql`state = 'waiting'`),
  ],
);
