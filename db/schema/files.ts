import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ContactId, ExportId, MessageId, NumberId, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** A file somebody of the business asked for: everybody, or everything about one person. The row is what remains of it after a day. */
export const exports = pgTable(
  'exports',
  {
    tenantId: tenantId(),
    id: idOf<ExportId>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** The message that asked for it; the file hangs on it. */
    messageId: idOf<MessageId>('message_id').notNull(),
    numberId: idOf<NumberId>('number_id').notNull(),
    /** Whom it is about; null: everybody. */
    contactId: idOf<ContactId>('contact_id'),
    format: text('format').$type<'xlsx' | 'csv'>().notNull(),
    state: text('state').$type<'waiting' | 'done' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Not before then; while it is being written, when it may be taken for dead. */
    nextTryMachine: moment('next_try_machine').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('exports_due').on(t.nextTryMachine).where(sql`state = 'waiting'`)],
);
