import { index, pgTable, primaryKey, vector } from 'drizzle-orm/pg-core';
import type { ContactId, MessageId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId, tsvector } from './columns.ts';

/** Dimensions of a stored message vector. */
export const vectorSize = 256;

/** What `find` looks through, written after the message so that receiving never pays for it. */
export const messageSearch = pgTable(
  'message_search',
  {
    tenantId: tenantId(),
    messageId: idOf<MessageId>('message_id').notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    words: tsvector('words').notNull(),
    /** Meaning or, without an embeddings endpoint, spelling as a vector. Compared exactly within the tenant: a shared approximate index starves small tenants. */
    embedding: vector('embedding', { dimensions: vectorSize }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.messageId] }), index('message_search_words').using('gin', t.words)],
);
