import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, contactWords } from '../../db/schema/crm.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { nameKey } from './locale.ts';
import type { NameMatch } from './read.ts';
import { viewsOf } from './views.store.ts';

/** So many are shown; one more is read, so that a second Ana never falls off the end unseen. */
const atMost = 11;

/** Whoever may be meant by a name: a test and who was merged into somebody are nobody. */
const present = and(isNull(contacts.testOf), isNull(contacts.mergedInto));

/**
 * A typed name: whole words first; only where there are none, what begins so, is spelled nearly so, or ends in these digits. Every comparison
 * is one that an index serves under row-level security, and each stops after a handful of rows.
 */
export async function matchNames(tx: Tx, tenantId: TenantId, words: string): Promise<NameMatch> {
  const key = nameKey(words.replace(/^@/, ''));
  if (key === '') return { exact: [], near: [] };
  const exact = await wholeWords(tx, tenantId, key);
  if (exact.length > 0) return { exact: await viewsOf(tx, tenantId, exact.slice(0, 10)), near: [] };
  const near = await nearMatches(tx, tenantId, words, key);
  return { exact: [], near: await viewsOf(tx, tenantId, near.slice(0, 10)) };
}

/** Whom a name means exactly, without looking for what is only near. */
export async function namedExactly(tx: Tx, tenantId: TenantId, words: string) {
  const key = nameKey(words.replace(/^@/, ''));
  return key === '' ? [] : await viewsOf(tx, tenantId, (await wholeWords(tx, tenantId, key)).slice(0, 10));
}

/** The whole name beats words of a longer one: "ana ruiz" is Ana Ruiz, not Ana Ruiz Mora. */
async function wholeWords(tx: Tx, tenantId: TenantId, key: string): Promise<ContactId[]> {
  if (key.includes(' ')) {
    const same = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.tenantId, tenantId), eq(contacts.nameKey, key), present))
      .orderBy(contacts.id)
      .limit(atMost);
    if (same.length > 0) return same.map((row) => row.id);
  }
  const [rarest, ...others] = wordsIn(key).toSorted((a, b) => b.length - a.length);
  if (!rarest) return [];
  const has = (word: string) =>
    sql`exists (select from contact_words x where x.tenant_id = ${tenantId} and x.word = ${word} and x.contact_id = ${contacts.id})`;
  const whole = `(^|[^[:alnum:]])${key.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}($|[^[:alnum:]])`;
  const rows = await tx
    .select({ id: contacts.id, nameKey: contacts.nameKey })
    .from(contactWords)
    .innerJoin(contacts, and(eq(contacts.tenantId, contactWords.tenantId), eq(contacts.id, contactWords.contactId)))
    .where(
      and(
        eq(contactWords.tenantId, tenantId),
        eq(contactWords.word, rarest),
        present,
        ...others.map(has),
        others.length > 0 || rarest !== key ? sql`${contacts.nameKey} ~ ${whole}` : undefined,
      ),
    )
    .orderBy(desc(contactWords.contactId))
    .limit(atMost);
  return byName(rows);
}

/** As the database splits a name: whatever lies between spaces and ASCII punctuation. */
function wordsIn(key: string): string[] {
  return [...new Set(key.split(/[\s!-/:-@[-`{-~]+/).map((word) => word.slice(0, 60)))].filter((word) => word !== '');
}

function byName(rows: { id: ContactId; nameKey: string }[]): ContactId[] {
  const order = (a: { id: ContactId; nameKey: string }, b: { id: ContactId; nameKey: string }) =>
    a.nameKey < b.nameKey ? -1 : a.nameKey > b.nameKey ? 1 : a.id < b.id ? -1 : 1;
  return rows.toSorted(order).map((row) => row.id);
}

/** Best first: the beginning of a word, then what is spelled nearly so; a number by how it ends, a @username. */
async function nearMatches(tx: Tx, tenantId: TenantId, words: string, key: string): Promise<ContactId[]> {
  const digits = words.replace(/\D/g, '');
  const found = new Map<ContactId, number>();
  const like = likeness(key);
  const take = async (which: SQL | undefined) => {
    const rows = await tx
      .select({ id: contacts.id, like })
      .from(contacts)
      .where(and(eq(contacts.tenantId, tenantId), present, which))
      .limit(20);
    for (const row of rows) found.set(row.id, row.like);
  };
  const beginning = await beginningWith(tx, tenantId, wordsIn(key));
  if (beginning.length > 0) await take(inArray(contacts.id, beginning));
  // Numbers are like a great many numbers.
  const alike = /\p{L}/u.test(key) ? await spelledNearly(tx, tenantId, key) : [];
  for (const row of alike) found.set(row.id, row.like);
  if (digits.length >= 4) {
    const end = [...digits].reverse().join('');
    await take(
      and(
        isNotNull(contacts.phoneBackwards),
        sql`${contacts.phoneBackwards} >= ${end} and ${contacts.phoneBackwards} < ${`${end}~`}`,
      ),
    );
  }
  await take(and(isNotNull(contacts.username), eq(contacts.username, words.replace(/^@/, ''))));
  return [...found].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}

function likeness(key: string): SQL<number> {
  return sql<number>`similarity(${contacts.nameKey}, ${key})`;
}

async function spelledNearly(tx: Tx, tenantId: TenantId, key: string) {
  const like = likeness(key);
  return await tx
    .select({ id: contacts.id, like })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), present, sql`${contacts.nameKey} % ${key}`))
    .orderBy(desc(like), contacts.id)
    .limit(20);
}

/** Whose name has every one of these words but the last, and one that begins like the last. */
async function beginningWith(tx: Tx, tenantId: TenantId, words: readonly string[]): Promise<ContactId[]> {
  const last = words.at(-1);
  if (!last) return [];
  const others = words
    .slice(0, -1)
    .map(
      (word) =>
        sql`exists (select from contact_words x where x.tenant_id = ${tenantId} and x.word = ${word} and x.contact_id = ${contactWords.contactId})`,
    );
  const rows = await tx
    .select({ id: contactWords.contactId })
    .from(contactWords)
    .where(
      and(
        eq(contactWords.tenantId, tenantId),
        sql`${contactWords.word} >= ${last} and ${contactWords.word} < ${`${last}\u{10FFFF}`}`,
        ...others,
      ),
    )
    .orderBy(contactWords.word, contactWords.contactId)
    .limit(20);
  return rows.map((row) => row.id);
}
