import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { toSql } from 'pgvector';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, messages, notes } from '../../db/schema/crm.ts';
import { records } from '../../db/schema/records.ts';
import { messageSearch } from '../../db/schema/search.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { TenantId } from '../kit/ids.ts';
import { spellingVector } from './embedding.ts';
import { nameKey } from './locale.ts';
import type { FoundLine } from './read.ts';

/**
 * How near a message must lie to be looked at when none of its words matches (cosine distance; 0 same, 1 nothing in common): one misspelled
 * word against a whole sentence is at 0.9. What is shown must then hold something spelled like the words (pg_trgm, 0 to 1).
 */
const nearEnough = 0.92;
const alikeEnough = 0.5;

/** Messages by their words, then by likeness; notes, records and names by what they hold. One list, best first, one line a contact and place. */
export async function findEverywhere(tx: Tx, tenantId: TenantId, words: string, limit: number): Promise<FoundLine[]> {
  const wanted = oneLine(words);
  if (nameKey(wanted) === '') return [];
  const found = [
    ...(await byContact(tx, tenantId, wanted, limit)),
    ...(await byRecord(tx, tenantId, wanted, limit)),
    ...(await byNote(tx, tenantId, wanted, limit)),
    ...(await byMessage(tx, tenantId, wanted, limit)),
  ];
  const seen = new Set<string>();
  return found
    .filter((line) => {
      const key = `${line.contact.id}/${line.where}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, limit);
}

async function byMessage(tx: Tx, tenantId: TenantId, words: string, limit: number): Promise<FoundLine[]> {
  const query = sql`plainto_tsquery('simple', ${nameKey(words)})`;
  const distance = sql<number>`${messageSearch.embedding} <=> ${toSql(spellingVector(words))}::vector`;
  const alike = sql`word_similarity(${nameKey(words)}, ${messages.text})`;
  const rows = await tx
    .select({
      contact: contacts,
      text: messages.text,
      at: messages.at,
      exact: sql<boolean>`${messageSearch.words} @@ ${query}`,
      distance,
    })
    .from(messageSearch)
    .innerJoin(messages, and(eq(messages.tenantId, messageSearch.tenantId), eq(messages.id, messageSearch.messageId)))
    .innerJoin(contacts, and(eq(contacts.tenantId, messageSearch.tenantId), eq(contacts.id, messageSearch.contactId)))
    .where(
      and(
        eq(messageSearch.tenantId, tenantId),
        sql`(${messageSearch.words} @@ ${query} or (${distance} < ${nearEnough} and ${alike} > ${alikeEnough}))`,
      ),
    )
    .orderBy(sql`(${messageSearch.words} @@ ${query}) desc`, sql`${alike} desc`, distance, desc(messageSearch.at))
    .limit(limit * 3);
  return rows.map((row) => ({ contact: row.contact, snippet: snippet(row.text, words), at: row.at, where: 'message' as const }));
}

async function byNote(tx: Tx, tenantId: TenantId, words: string, limit: number): Promise<FoundLine[]> {
  const rows = await tx
    .select({ contact: contacts, text: notes.text, at: notes.at })
    .from(notes)
    .innerJoin(contacts, and(eq(contacts.tenantId, notes.tenantId), eq(contacts.id, notes.contactId)))
    .where(
      and(
        eq(notes.tenantId, tenantId),
        isNull(notes.removedAt),
        isNull(contacts.testOf),
        sql`${notes.text} ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`,
      ),
    )
    .orderBy(desc(notes.at))
    .limit(limit);
  return rows.map((row) => ({ contact: row.contact, snippet: snippet(row.text, words), at: row.at, where: 'note' as const }));
}

async function byRecord(tx: Tx, tenantId: TenantId, words: string, limit: number): Promise<FoundLine[]> {
  const rows = await tx
    .select({ contact: contacts, title: records.title, at: records.createdAt })
    .from(records)
    .innerJoin(contacts, and(eq(contacts.tenantId, records.tenantId), eq(contacts.id, records.contactId)))
    .where(
      and(
        eq(records.tenantId, tenantId),
        isNull(records.removedAt),
        isNull(contacts.testOf),
        sql`${records.title} ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`,
      ),
    )
    .orderBy(desc(records.createdAt))
    .limit(limit);
  return rows.map((row) => ({ contact: row.contact, snippet: snippet(row.title, words), at: row.at, where: 'record' as const }));
}

async function byContact(tx: Tx, tenantId: TenantId, words: string, limit: number): Promise<FoundLine[]> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, tenantId),
        isNull(contacts.testOf),
        isNull(contacts.mergedInto),
        sql`${contacts.nameKey} like ${`%${nameKey(words).replace(/[\\%_]/g, '\\$&')}%`}`,
      ),
    )
    .orderBy(contacts.nameKey)
    .limit(limit);
  return rows.map((contact) => ({ contact, snippet: contact.name, at: contact.createdAt, where: 'contact' as const }));
}

/** The words around the place that matched. */
function snippet(text: string, words: string): string {
  const line = oneLine(text);
  const at = nameKey(line).indexOf(nameKey(words).split(' ')[0] ?? '');
  return clipText(at > 30 ? `…${line.slice(at - 20)}` : line, 72);
}

/** Puts messages that came since the last time into the index, oldest first; true where there may be more. */
export async function indexMessages(tx: Tx, tenantId: TenantId, batch: number): Promise<boolean> {
  const rows = await tx
    .select({
      id: messages.id,
      text: messages.text,
      at: messages.at,
      contactId: conversations.contactId,
      isTest: conversations.isTest,
    })
    .from(messages)
    .leftJoin(conversations, and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)))
    .where(and(eq(messages.tenantId, tenantId), eq(messages.indexed, false)))
    .orderBy(messages.id)
    .limit(batch)
    .for('update', { of: messages, skipLocked: true });
  if (rows.length === 0) return false;
  const lines = rows.flatMap((row) =>
    row.contactId && !row.isTest && row.text.trim() !== '' ? [{ ...row, contactId: row.contactId }] : [],
  );
  if (lines.length > 0) {
    await tx
      .insert(messageSearch)
      .values(
        lines.map((row) => ({
          tenantId,
          messageId: row.id,
          contactId: row.contactId,
          words: sql`to_tsvector('simple', ${nameKey(row.text)})` as never,
          embedding: spellingVector(row.text),
          at: row.at,
        })),
      )
      .onConflictDoNothing();
  }
  await tx
    .update(messages)
    .set({ indexed: true })
    .where(
      and(
        eq(messages.tenantId, tenantId),
        sql`${messages.id} in (${sql.join(
          rows.map((row) => sql`${row.id}`),
          sql`, `,
        )})`,
      ),
    );
  return rows.length === batch;
}
