import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ContactId, Id, MessageId, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** Who did what when. Only ever added to, so it holds ids and no words: what a person asks to have forgotten can be forgotten. */
export const audit = pgTable(
  'audit',
  {
    tenantId: tenantId(),
    id: idOf<Id<'audit'>>().notNull(),
    /** What was done in one go. */
    batch: idOf<Id<'batch'>>('batch'),
    actor: text('actor').notNull(),
    operatorId: idOf<OperatorId>('operator_id'),
    action: text('action').notNull(),
    contactId: idOf<ContactId>('contact_id'),
    messageId: idOf<MessageId>('message_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    undoes: idOf<Id<'audit'>>('undoes'),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('audit_operator').on(t.tenantId, t.operatorId, t.id),
    index('audit_contact').on(t.tenantId, t.contactId, t.id).where(sql`contact_id is not null`),
  ],
);

/**
 * The log's chain, for each business its own: every entry's link holds the one before it, so that none can be changed, taken out or put in between
 * unseen. Written a moment after the entry, one business at a time, so that nobody who does something waits for it.
 */
export const auditChain = pgTable(
  'audit_chain',
  {
    tenantId: tenantId(),
    /** From one, without gaps. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    auditId: idOf<Id<'audit'>>('audit_id').notNull(),
    /** HMAC-SHA256 of the entry and its place, under a key that is not in the database. */
    mac: text('mac').notNull(),
    /** SHA-256 of the link before it and the mac. */
    link: text('link').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.seq] }), uniqueIndex('audit_chain_entry').on(t.tenantId, t.auditId)],
);

/** Entries that are to be taken into the chain; a trigger puts them here. */
export const auditWaiting = pgTable(
  'audit_waiting',
  { tenantId: tenantId(), auditId: idOf<Id<'audit'>>('audit_id').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.auditId] })],
);

/** What would take an act of the log back. Beside the log and not in it, because it may hold words (a name, a tag) that must be forgettable. */
export const undos = pgTable(
  'undos',
  {
    tenantId: tenantId(),
    auditId: idOf<Id<'audit'>>('audit_id').notNull(),
    batch: idOf<Id<'batch'>>('batch').notNull(),
    /** Whose act it was, for their next `undo`; null: a rule's, taken back by its firing. */
    operatorId: idOf<OperatorId>('operator_id'),
    contactId: idOf<ContactId>('contact_id'),
    undo: jsonb('undo').$type<Record<string, unknown>>().notNull(),
    undoneAt: moment('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.auditId] }),
    index('undos_open').on(t.tenantId, t.operatorId, t.auditId).where(sql`undone_at is null`),
    index('undos_batch').on(t.tenantId, t.batch),
    index('undos_contact').on(t.tenantId, t.contactId),
  ],
);

/** Somebody who was forgotten: what was erased, and that nothing of it was found afterwards. Holds no name. */
export const erasures = pgTable(
  'erasures',
  {
    tenantId: tenantId(),
    id: idOf<Id<'erasure'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** `erased`: the rows are, files may be left. `proven`: everything was looked through afterwards. */
    state: text('state').$type<'erased' | 'proven'>().notNull(),
    /** What is looked for to prove it: numbers and ids under which WhatsApp knew them. Gone once proven. */
    needles: jsonb('needles').$type<string[] | null>(),
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    tablesSearched: integer('tables_searched'),
    rowsFound: integer('rows_found'),
    at: moment('at').notNull(),
    provenAt: moment('proven_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('erasures_due').on(t.at).where(sql`state = 'erased'`)],
);
