import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents, contacts, contactTags, conversations, deals, identities, notes } from '../../db/schema/crm.ts';
import { imports } from '../../db/schema/files.ts';
import { hourMs } from '../kit/clock.ts';
import {
  type ContactId,
  type ConversationId,
  type DealId,
  type Id,
  type ImportId,
  type MessageId,
  type NumberId,
  newId,
  type OperatorId,
  type StageId,
  type TenantId,
} from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import { nameFromAddress } from './contact.ts';
import { removeUntouched, whoHas } from './lead.store.ts';
import { nameKey } from './locale.ts';

/** Somebody on a list; `key` is the number's key, and no two of a list have the same. */
export type Listed = {
  name: string | null;
  phone: E164;
  key: string;
  stageId: StageId | null;
  value: number | null;
  tags: readonly string[];
  note: string | null;
  consent: 'given' | 'stopped' | null;
};

export type ListFrom = { importId: ImportId; operatorId: OperatorId; messageId: MessageId; numberId: NumberId };

/**
 * Makes contacts of those who are not there yet, a query a table; the others stay as they are. Only who has a stage gets a deal: a list of five
 * years' customers is not five years' new leads. All of it bears one moment, so that what happens later can be told from it.
 */
export async function addListed(
  tx: Tx,
  tenantId: TenantId,
  from: ListFrom,
  people: readonly Listed[],
  at: Date,
): Promise<{ added: number; there: number }> {
  await planAnew(tx);
  // Whoever writes for the first time in this moment makes their own contact; whoever is second finds it.
  const keys = people.map(({ key }) => `${tenantId}/phone/${key}`).sort();
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(key, 2)) from (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as key) as wanted`,
  );
  const known = await whoHas(
    tx,
    tenantId,
    people.map(({ phone }) => phone),
  );
  const fresh = people
    .filter(({ key }) => !known.contacts.has(key) && !known.operators.has(key))
    .map((one) => ({ ...one, id: newId<ContactId>() }));
  if (fresh.length === 0) return { added: 0, there: people.length };
  await tx.insert(contacts).values(
    fresh.map((one) => {
      const name = one.name ?? nameFromAddress(one.phone, null);
      const nameFrom = one.name ? ('operator' as const) : ('phone' as const);
      return {
        tenantId,
        id: one.id,
        name,
        nameKey: nameKey(name),
        nameFrom,
        phone: one.phone,
        importId: from.importId,
        createdAt: at,
      };
    }),
  );
  await tx.insert(identities).values(
    fresh.map((one) => ({
      tenantId,
      id: newId<Id<'identity'>>(),
      contactId: one.id,
      kind: 'phone' as const,
      value: one.key,
      shown: one.phone,
      firstSeenAt: at,
      lastSeenAt: at,
    })),
  );
  await addRecords(tx, tenantId, from, fresh, at);
  return { added: fresh.length, there: people.length - fresh.length };
}

/**
 * A table that was nearly empty is read whole to check a foreign key, and a session keeps such a plan: with each five hundred people the next would
 * take longer (docs/decisions/0013-spreadsheets.md). Where statistics are gathered it costs a millisecond.
 */
async function planAnew(tx: Tx): Promise<void> {
  await tx.execute(sql`discard plans`);
}

async function addRecords(
  tx: Tx,
  tenantId: TenantId,
  from: ListFrom,
  people: readonly (Listed & { id: ContactId })[],
  at: Date,
): Promise<void> {
  const withStage = people.flatMap((one) =>
    one.stageId ? [{ ...one, stageId: one.stageId, conversationId: newId<ConversationId>() }] : [],
  );
  if (withStage.length > 0) {
    await tx
      .insert(conversations)
      .values(
        withStage.map((one) => ({ tenantId, id: one.conversationId, contactId: one.id, numberId: from.numberId, createdAt: at })),
      );
    await tx.insert(deals).values(
      withStage.map((one) => ({
        tenantId,
        id: newId<DealId>(),
        contactId: one.id,
        conversationId: one.conversationId,
        stageId: one.stageId,
        value: one.value,
        enteredAt: at,
        createdAt: at,
      })),
    );
  }
  const tags = people.flatMap((one) => one.tags.map((tag) => ({ tenantId, contactId: one.id, tagKey: nameKey(tag), tag, at })));
  if (tags.length > 0) await tx.insert(contactTags).values(tags).onConflictDoNothing();
  const said = people.flatMap((one) =>
    one.note ? [{ tenantId, id: newId<Id<'note'>>(), contactId: one.id, operatorId: from.operatorId, text: one.note, at }] : [],
  );
  if (said.length > 0) await tx.insert(notes).values(said);
  const agreed = people.flatMap((one) =>
    one.consent
      ? [
          {
            tenantId,
            id: newId<Id<'consent'>>(),
            contactId: one.id,
            purpose: 'marketing' as const,
            state: one.consent,
            source: 'import' as const,
            messageId: from.messageId,
            at,
          },
        ]
      : [],
  );
  if (agreed.length > 0) await tx.insert(consents).values(agreed);
}

/** Takes out the next of those a list brought, where nothing has happened with them since. `next` is null at the end. */
export async function removeListed(
  tx: Tx,
  tenantId: TenantId,
  importId: ImportId,
  after: ContactId | null,
  limit: number,
): Promise<{ removed: number; next: ContactId | null }> {
  await planAnew(tx);
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.importId, importId), after ? gt(contacts.id, after) : undefined))
    .orderBy(asc(contacts.id))
    .limit(limit);
  if (rows.length === 0) return { removed: 0, next: null };
  const ids = rows.map((row) => row.id);
  const removed = await removeUntouched(tx, tenantId, inArray(contacts.id, ids));
  return { removed: removed.length, next: rows.length < limit ? null : ids.at(-1)! };
}

export async function countListed(tx: Tx, tenantId: TenantId, importId: ImportId): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.importId, importId)));
  return row?.n ?? 0;
}

/** A list can be taken back for a day; later too much hangs on it. */
export async function canUndoImport(tx: Tx, tenantId: TenantId, id: ImportId, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ startedAt: imports.startedAt })
    .from(imports)
    .where(and(eq(imports.tenantId, tenantId), eq(imports.id, id)));
  return row?.startedAt ? now.getTime() - row.startedAt.getTime() <= 24 * hourMs : false;
}
