import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import {
  consents,
  contacts,
  contactTags,
  conversations,
  deals,
  messages,
  notes,
  stageMoves,
  stages,
  tasks,
} from '../../db/schema/crm.ts';
import { dialogueRuns } from '../../db/schema/dialogues.ts';
import { offerLooks, offers } from '../../db/schema/offers.ts';
import { records } from '../../db/schema/records.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { ContactId, MessageId, TenantId } from '../kit/ids.ts';
import { asShown } from './contact.ts';
import type { Offer } from './offer.ts';

/** What a business knows about one person, in one line. Money is in the currency's smallest unit. */
export type ExportedContact = {
  id: ContactId;
  name: string;
  phone: string | null;
  username: string | null;
  stage: string | null;
  value: number | null;
  tags: string[];
  responsible: string | null;
  wroteAt: Date | null;
  answeredAt: Date | null;
  waitingSince: Date | null;
  marketing: 'given' | 'stopped' | 'unasked' | null;
  notes: number;
  openTasks: number;
  blocked: boolean;
  since: Date;
};

export async function countContacts(tx: Tx, tenantId: TenantId): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), isNull(contacts.testOf), isNull(contacts.mergedInto)));
  return row?.n ?? 0;
}

/** The next people in the order of their ids, so that whoever comes meanwhile shifts nobody. */
export async function contactsAfter(
  tx: Tx,
  tenantId: TenantId,
  after: ContactId | null,
  limit: number,
): Promise<ExportedContact[]> {
  const people = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, tenantId),
        isNull(contacts.testOf),
        isNull(contacts.mergedInto),
        after ? gt(contacts.id, after) : undefined,
      ),
    )
    .orderBy(asc(contacts.id))
    .limit(limit);
  return await withFacts(tx, tenantId, people);
}

export async function oneContact(tx: Tx, tenantId: TenantId, id: ContactId): Promise<ExportedContact | null> {
  const people = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, id)));
  return (await withFacts(tx, tenantId, people))[0] ?? null;
}

/** What lies about these people in other tables: a query a table, not one a person. */
async function withFacts(tx: Tx, tenantId: TenantId, people: (typeof contacts.$inferSelect)[]): Promise<ExportedContact[]> {
  const ids = people.map((one) => one.id);
  if (ids.length === 0) return [];
  const talks = await tx
    .select({
      id: conversations.contactId,
      wroteAt: sql<Date | null>`max(${conversations.lastInboundAt})`.mapWith(conversations.lastInboundAt),
      answeredAt: sql<Date | null>`max(${conversations.lastOutboundAt})`.mapWith(conversations.lastOutboundAt),
      waitingSince: sql<Date | null>`min(${conversations.awaitingSince})`.mapWith(conversations.awaitingSince),
      responsible: sql<string | null>`max(${operators.name})`,
    })
    .from(conversations)
    .leftJoin(operators, and(eq(operators.tenantId, conversations.tenantId), eq(operators.id, conversations.responsibleId)))
    .where(and(eq(conversations.tenantId, tenantId), inArray(conversations.contactId, ids)))
    .groupBy(conversations.contactId);
  // The open deal, else the newest.
  const business = await tx
    .selectDistinctOn([deals.contactId], { id: deals.contactId, stage: stages.name, value: deals.value })
    .from(deals)
    .innerJoin(stages, and(eq(stages.tenantId, deals.tenantId), eq(stages.id, deals.stageId)))
    .where(and(eq(deals.tenantId, tenantId), inArray(deals.contactId, ids)))
    .orderBy(deals.contactId, sql`${deals.closedAt} is not null`, desc(deals.createdAt));
  const tagged = await tx
    .select({ id: contactTags.contactId, tag: contactTags.tag })
    .from(contactTags)
    .where(and(eq(contactTags.tenantId, tenantId), inArray(contactTags.contactId, ids)))
    .orderBy(asc(contactTags.tag));
  const agreed = await tx
    .selectDistinctOn([consents.contactId], { id: consents.contactId, state: consents.state })
    .from(consents)
    .where(and(eq(consents.tenantId, tenantId), inArray(consents.contactId, ids), eq(consents.purpose, 'marketing')))
    .orderBy(consents.contactId, desc(consents.at), desc(consents.id));
  const noted = await tx
    .select({ id: notes.contactId, n: sql<number>`count(*)::int` })
    .from(notes)
    .where(and(eq(notes.tenantId, tenantId), inArray(notes.contactId, ids), isNull(notes.removedAt)))
    .groupBy(notes.contactId);
  const toDo = await tx
    .select({ id: tasks.contactId, n: sql<number>`count(*)::int` })
    .from(tasks)
    .where(and(eq(tasks.tenantId, tenantId), inArray(tasks.contactId, ids), isNull(tasks.doneAt), isNull(tasks.removedAt)))
    .groupBy(tasks.contactId);

  const [talkOf, dealOf, consentOf, notesOf, tasksOf] = [byId(talks), byId(business), byId(agreed), byId(noted), byId(toDo)];
  const tagsOf = Map.groupBy(tagged, (row) => row.id);
  return people.map((row) => {
    const talk = talkOf.get(row.id);
    const deal = dealOf.get(row.id);
    return {
      id: row.id,
      name: asShown(row).name,
      phone: row.phone,
      username: row.username,
      stage: deal?.stage ?? null,
      value: deal?.value ?? null,
      tags: (tagsOf.get(row.id) ?? []).map(({ tag }) => tag),
      responsible: talk?.responsible ?? null,
      wroteAt: talk?.wroteAt ?? null,
      answeredAt: talk?.answeredAt ?? null,
      waitingSince: talk?.waitingSince ?? null,
      marketing: consentOf.get(row.id)?.state ?? null,
      notes: notesOf.get(row.id)?.n ?? 0,
      openTasks: tasksOf.get(row.id)?.n ?? 0,
      blocked: row.blockedAt !== null,
      since: row.createdAt,
    };
  });
}

function byId<T extends { id: ContactId | null }>(rows: readonly T[]): Map<ContactId | null, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

export type ExportedMessage = { id: MessageId; at: Date; direction: 'in' | 'out'; author: string; type: string; text: string };

/** A person's messages in all their conversations, oldest first; the next ones after `after`. */
export async function messagesAfter(
  tx: Tx,
  tenantId: TenantId,
  contactId: ContactId,
  after: Pick<ExportedMessage, 'id' | 'at'> | null,
  limit: number,
): Promise<ExportedMessage[]> {
  return await tx
    .select({
      id: messages.id,
      at: messages.at,
      direction: messages.direction,
      author: messages.author,
      type: messages.type,
      text: messages.text,
    })
    .from(messages)
    .innerJoin(conversations, and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)))
    .where(
      and(
        eq(messages.tenantId, tenantId),
        eq(conversations.contactId, contactId),
        after ? or(gt(messages.at, after.at), and(eq(messages.at, after.at), gt(messages.id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(messages.at), asc(messages.id))
    .limit(limit);
}

/** Everything short about one person: what a page of messages is not. */
export async function recordsOf(tx: Tx, tenantId: TenantId, contactId: ContactId) {
  return {
    notes: await tx
      .select({ at: notes.at, text: notes.text, by: operators.name })
      .from(notes)
      .innerJoin(operators, and(eq(operators.tenantId, notes.tenantId), eq(operators.id, notes.operatorId)))
      .where(and(eq(notes.tenantId, tenantId), eq(notes.contactId, contactId), isNull(notes.removedAt)))
      .orderBy(asc(notes.at)),
    tasks: await tx
      .select({ at: tasks.createdAt, text: tasks.text, dueAt: tasks.dueAt, doneAt: tasks.doneAt })
      .from(tasks)
      .where(and(eq(tasks.tenantId, tenantId), eq(tasks.contactId, contactId), isNull(tasks.removedAt)))
      .orderBy(asc(tasks.createdAt)),
    moves: await tx
      .select({ at: stageMoves.at, to: stages.name, by: stageMoves.by })
      .from(stageMoves)
      .innerJoin(deals, and(eq(deals.tenantId, stageMoves.tenantId), eq(deals.id, stageMoves.dealId)))
      .innerJoin(stages, and(eq(stages.tenantId, stageMoves.tenantId), eq(stages.id, stageMoves.toStageId)))
      .where(and(eq(stageMoves.tenantId, tenantId), eq(deals.contactId, contactId)))
      .orderBy(asc(stageMoves.at)),
    records: await tx
      .select()
      .from(records)
      .where(and(eq(records.tenantId, tenantId), eq(records.contactId, contactId), isNull(records.removedAt)))
      .orderBy(asc(records.createdAt)),
    looks: await tx
      .select({
        at: offerLooks.at,
        what: offerLooks.what,
        number: offers.number,
        title: offers.title,
        price: offerLooks.price,
        currency: offers.currency,
      })
      .from(offerLooks)
      .innerJoin(offers, and(eq(offers.tenantId, offerLooks.tenantId), eq(offers.id, offerLooks.offerId)))
      .where(and(eq(offerLooks.tenantId, tenantId), eq(offerLooks.contactId, contactId)))
      .orderBy(asc(offerLooks.at)),
    dialogues: await tx
      .select({ at: dialogueRuns.startedAt, name: sql<string>`${dialogueRuns.body}->>'name'`, answers: dialogueRuns.answers })
      .from(dialogueRuns)
      .where(and(eq(dialogueRuns.tenantId, tenantId), eq(dialogueRuns.contactId, contactId)))
      .orderBy(asc(dialogueRuns.startedAt)),
    consents: await tx
      .select({ at: consents.at, state: consents.state, source: consents.source, evidence: consents.evidence })
      .from(consents)
      .where(and(eq(consents.tenantId, tenantId), eq(consents.contactId, contactId)))
      .orderBy(asc(consents.at)),
  };
}

/** What the business offers or offered, by its number. */
export async function offersAfter(tx: Tx, tenantId: TenantId, after: number, limit: number): Promise<Offer[]> {
  return await tx
    .select()
    .from(offers)
    .where(and(eq(offers.tenantId, tenantId), gt(offers.number, after), isNull(offers.removedAt)))
    .orderBy(asc(offers.number))
    .limit(limit);
}
