import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ContactId, ConversationId, Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** What a tag was before a merge. `had`: the one who stays had it too. */
export type MergedTag = { key: string; tag: string; at: string; had: boolean };

/** What a merge overwrote, as it was. */
export type WasBefore = {
  name?: string;
  nameFrom?: 'phone' | 'profile' | 'operator';
  stopAutomation?: boolean;
  marketing?: 'given' | 'stopped' | 'unasked';
  talks?: TalkBefore[];
};

/** A conversation as it stood before a merge; moments as text, because they lie in JSON. */
export type TalkBefore = {
  id: ConversationId;
  responsibleId: OperatorId | null;
  responsibleSince: string | null;
  responsibleBy: OperatorId | null;
  lastText: string | null;
  lastInboundAt: string | null;
  lastOutboundAt: string | null;
  awaitingSince: string | null;
  identityId: Id<'identity'> | null;
};

/** That two contacts are one person, as somebody of the business said; and what they were before, for taking it back. */
export const merges = pgTable(
  'merges',
  {
    tenantId: tenantId(),
    id: idOf<Id<'merge'>>().notNull(),
    keptId: idOf<ContactId>('kept_id').notNull(),
    goneId: idOf<ContactId>('gone_id').notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** Holds words, so it is emptied when the person is forgotten. */
    was: jsonb('was').$type<WasBefore>().notNull(),
    tags: jsonb('tags').$type<MergedTag[]>().notNull(),
    at: moment('at').notNull(),
    undoneAt: moment('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('merges_kept').on(t.tenantId, t.keptId, t.id).where(sql`undone_at is null`),
  ],
);

/** Every row a merge moved or closed, and whose it had been. */
export const mergeRows = pgTable(
  'merge_rows',
  {
    tenantId: tenantId(),
    mergeId: idOf<Id<'merge'>>('merge_id').notNull(),
    /** Table and column that was changed, or table and state that was ended. */
    place: text('place').notNull(),
    rowId: idOf<Id<'moved'>>('row_id').notNull(),
    was: idOf<Id<'owner'>>('was').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.mergeId, t.place, t.rowId] })],
);

/** Why two contacts may be one person: which sign there was. */
export type Doubt = 'system' | 'own-number' | 'own-card' | 'username' | 'referral';

/** Two contacts that may be one person, with what points to it; and what somebody said when asked. */
export const lookalikes = pgTable(
  'lookalikes',
  {
    tenantId: tenantId(),
    id: idOf<Id<'lookalike'>>().notNull(),
    /** Who wrote without a number. */
    contactId: idOf<ContactId>('contact_id').notNull(),
    otherId: idOf<ContactId>('other_id').notNull(),
    because: text('because').$type<Doubt>().notNull(),
    answer: text('answer').$type<'same' | 'new' | 'not-sure' | null>(),
    answeredBy: idOf<OperatorId>('answered_by'),
    answeredAt: moment('answered_at'),
    timesAsked: integer('times_asked').notNull(),
    askedAt: moment('asked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), uniqueIndex('lookalikes_pair').on(t.tenantId, t.contactId, t.otherId)],
);
