import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ContactId, ExportId, ImportId, MediaId, MessageId, NumberId, OperatorId } from '../../src/kit/ids.ts';
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

/**
 * A list of people that somebody of the business sent: read, shown, written after a tap, and taken back as a whole. The rows stay in the file; this
 * says how far it was taken in.
 */
export const imports = pgTable(
  'imports',
  {
    tenantId: tenantId(),
    id: idOf<ImportId>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** The message that brought the file: what proves a consent that came with it. */
    messageId: idOf<MessageId>('message_id').notNull(),
    mediaId: idOf<MediaId>('media_id').notNull(),
    numberId: idOf<NumberId>('number_id').notNull(),
    filename: text('filename').notNull(),
    state: text('state').$type<'reading' | 'shown' | 'writing' | 'done' | 'refused' | 'undoing' | 'undone'>().notNull(),
    /** How many people of the file have been dealt with; the next one is written next. */
    cursor: integer('cursor').notNull().default(0),
    /** Of them: made, and there already. */
    added: integer('added').notNull().default(0),
    there: integer('there').notNull().default(0),
    /** The last step of the way that was told. */
    toldPercent: integer('told_percent').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    /** Not before then; while somebody is at it, when they may be taken for dead. */
    nextTryMachine: moment('next_try_machine').notNull(),
    createdAt: moment('created_at').notNull(),
    /** When it was agreed to. */
    startedAt: moment('started_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('imports_due').on(t.nextTryMachine).where(sql`state in ('reading', 'writing', 'undoing')`),
    index('imports_file').on(t.tenantId, t.mediaId),
  ],
);
