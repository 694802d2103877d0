import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/client.ts';
import { erasures, undos } from '../../db/schema/audit.ts';
import { callouts } from '../../db/schema/callouts.ts';
import {
  consents,
  contacts,
  contactTags,
  conversations,
  deals,
  identities,
  media,
  messages,
  notes,
  stageMoves,
  tasks,
  transcripts,
} from '../../db/schema/crm.ts';
import { dialogueRuns } from '../../db/schema/dialogues.ts';
import { exports } from '../../db/schema/files.ts';
import { acts, cards, drafts, followUps, thoughts, turns } from '../../db/schema/followups.ts';
import { merges } from '../../db/schema/merges.ts';
import { offerLooks } from '../../db/schema/offers.ts';
import { contactReferences, outsideEvents } from '../../db/schema/outside.ts';
import { items, outbox, outboxEvents } from '../../db/schema/queues.ts';
import { notices, recordChanges, records } from '../../db/schema/records.ts';
import { events, firings } from '../../db/schema/rules.ts';
import { messageSearch } from '../../db/schema/search.ts';
import { waitingList } from '../../db/schema/waiting.ts';
import { type ContactId, type Id, newId, type OperatorId, type TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { type Holdings, type HoldingsRead, namesOneOf, wordsOfName } from './forget.ts';
import { mergedFamily } from './merge.store.ts';

/** Opens what is asked before somebody is forgotten, for one business. */
export function openHoldingsRead(tx: Tx, tenantId: TenantId): HoldingsRead {
  return { holdings: (id) => countHoldings(tx, tenantId, id) };
}

async function countHoldings(tx: Tx, tenantId: TenantId, id: ContactId): Promise<Holdings> {
  const talks = tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(theirs(conversations, tenantId, id));
  const said = tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), inArray(messages.conversationId, talks)));
  const count = async (from: Promise<{ n: number }[]>) => (await from)[0]?.n ?? 0;
  const n = sql<number>`count(*)::int`;
  return {
    messages: await count(tx.select({ n }).from(messages).where(inArray(messages.id, said))),
    files: await count(
      tx
        .select({ n })
        .from(media)
        .where(and(eq(media.tenantId, tenantId), inArray(media.messageId, said))),
    ),
    notes: await count(
      tx
        .select({ n })
        .from(notes)
        .where(theirs(notes, tenantId, id)),
    ),
    tasks: await count(
      tx
        .select({ n })
        .from(tasks)
        .where(theirs(tasks, tenantId, id)),
    ),
  };
}

/**
 * Erases who somebody was, in one transaction: name, numbers, every word said with them or about them in the operators' threads, drafts,
 * notes, tasks, tags, what the search knows, what came from Meta. Their files end by the row that says until when they are kept. What stays is
 * figures without a person: that there was a deal, when it moved, how many messages there were.
 */
export async function eraseContact(
  tx: Tx,
  context: CommitContext,
  { contactId, operatorId, called }: { contactId: ContactId; operatorId: OperatorId; called: string },
): Promise<void> {
  const { tenant, now } = context;
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.id, contactId)))
    .for('update');
  if (!contact || contact.erasedAt) return;
  const family = await mergedFamily(tx, tenant.id, contactId);
  const whole = [contactId, ...family];
  const merged = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenant.id), inArray(contacts.id, family)));
  const people = [contact, ...merged];
  const counts = await countHoldings(tx, tenant.id, contactId);
  const known = await tx
    .select()
    .from(identities)
    .where(theirs(identities, tenant.id, contactId));
  const needles = [
    ...new Set([
      ...known.flatMap((row) => [row.value, row.shown]),
      ...people.flatMap((one) => [one.phone, one.userId, one.username]),
    ]),
  ]
    .flatMap((one) => one?.replace(/^\+/, '') ?? [])
    .filter((one) => one.length >= 5);

  const talks = (
    await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(theirs(conversations, tenant.id, contactId))
  ).map((row) => row.id);
  await eraseTalks(tx, context, talks);
  for (const one of people) await eraseFromThreads(tx, context, one.id, one.name);
  await eraseMerges(tx, context, whole);
  await eraseRecords(tx, context, contactId);
  await eraseReported(tx, context, contactId, needles);
  await tx
    .update(items)
    .set({ raw: {}, lane: sql`'erased:' || ${items.id}` })
    .where(and(eq(items.tenantId, tenant.id), anyOf(needles, items.lane)));
  await tx
    .update(identities)
    .set({ value: sql`${identities.id}::text`, shown: '', closedAt: now })
    .where(theirs(identities, tenant.id, contactId));
  await tx
    .update(contacts)
    .set({
      name: called,
      nameKey: '',
      nameFrom: 'operator',
      phone: null,
      userId: null,
      username: null,
      referral: null,
      blockedAt: now,
      erasedAt: now,
      autopilotBy: null,
      autopilotSince: null,
    })
    .where(and(eq(contacts.tenantId, tenant.id), inArray(contacts.id, whole)));
  await tx.insert(erasures).values({
    tenantId: tenant.id,
    id: newId<Id<'erasure'>>(),
    contactId,
    operatorId,
    state: 'erased',
    needles,
    counts,
    at: now,
  });
}

/** Takes away what a test left behind. Nobody is forgotten, so nothing is proven; the row stays as that of somebody forgotten does. */
export async function eraseTest(tx: Tx, context: CommitContext, contactId: ContactId): Promise<void> {
  const { tenant, now } = context;
  const which = and(eq(contacts.tenantId, tenant.id), eq(contacts.id, contactId));
  const [contact] = await tx.select().from(contacts).where(which).for('update');
  if (!contact?.testOf || contact.erasedAt || !contact.forgetAt || contact.forgetAt > now) return;
  const talks = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(theirs(conversations, tenant.id, contactId));
  await eraseTalks(
    tx,
    context,
    talks.map((row) => row.id),
  );
  await eraseCards(tx, context, contactId);
  await eraseRecords(tx, context, contactId);
  await tx.update(contacts).set({ nameKey: '', blockedAt: now, erasedAt: now, forgetAt: null }).where(which);
}

/** What was said with them, and what lay ready to be said. */
async function eraseTalks(
  tx: Tx,
  context: CommitContext,
  talks: readonly (typeof conversations.$inferSelect.id)[],
): Promise<void> {
  if (talks.length === 0) return;
  const { tenant, now } = context;
  const ofTalks = <T extends { tenantId: AnyPgColumn; conversationId: AnyPgColumn }>(table: T) =>
    and(eq(table.tenantId, tenant.id), inArray(table.conversationId, [...talks]));
  const said = tx.select({ id: messages.id }).from(messages).where(ofTalks(messages));
  await tx
    .update(media)
    .set({ metaId: '', filename: null, keepUntil: now })
    .where(and(eq(media.tenantId, tenant.id), inArray(media.messageId, said)));
  await tx
    .update(transcripts)
    .set({ state: 'failed' })
    .where(and(eq(transcripts.tenantId, tenant.id), eq(transcripts.state, 'waiting'), inArray(transcripts.messageId, said)));
  await tx.delete(messageSearch).where(and(eq(messageSearch.tenantId, tenant.id), inArray(messageSearch.messageId, said)));
  const wamids = tx
    .select({ wamid: outbox.wamid })
    .from(outbox)
    .where(and(ofTalks(outbox), isNotNull(outbox.wamid)));
  await tx
    .update(outboxEvents)
    .set({ wamid: '', errors: null })
    .where(and(eq(outboxEvents.tenantId, tenant.id), inArray(outboxEvents.wamid, wamids)));
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'forgotten', heldFor: null })
    .where(and(ofTalks(outbox), inArray(outbox.state, ['held', 'queued'])));
  await tx
    .update(outbox)
    .set({ content: {}, address: {}, quote: null, wamid: null, pair: sql`'erased:' || ${outbox.id}` })
    .where(ofTalks(outbox));
  await tx
    .update(messages)
    .set({ text: '', content: {}, wamid: null, quotedWamid: null, indexed: true })
    .where(ofTalks(messages));
  await tx.update(drafts).set({ text: '' }).where(ofTalks(drafts));
  await tx
    .update(dialogueRuns)
    .set({ answers: [], state: sql`case when state = 'running' then 'left' else state end` })
    .where(ofTalks(dialogueRuns));
  await tx.update(thoughts).set({ reason: null }).where(ofTalks(thoughts));
  await tx.update(turns).set({ state: 'settled', settledAs: 'forgotten' }).where(ofTalks(turns));
  await tx
    .update(followUps)
    .set({ state: 'settled', settledAs: 'stale', settledAt: now })
    .where(and(ofTalks(followUps), sql`state <> 'settled'`));
  await tx
    .update(conversations)
    .set({ awaitingSince: null, lastText: null })
    .where(and(eq(conversations.tenantId, tenant.id), inArray(conversations.id, [...talks])));
}

/** The cards about them, and whatever names them in the operators' threads. */
async function eraseCards(tx: Tx, context: CommitContext, contactId: ContactId): Promise<void> {
  const { tenant, now } = context;
  const theirCards = tx
    .select({ id: cards.id })
    .from(cards)
    .where(theirs(cards, tenant.id, contactId));
  await tx
    .update(acts)
    .set({ args: { verb: 'dismiss' }, label: '' })
    .where(
      and(eq(acts.tenantId, tenant.id), or(inArray(acts.cardId, theirCards), sql`${acts.args} ->> 'contactId' = ${contactId}`)),
    );
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'forgotten', settledAt: now })
    .where(and(theirs(cards, tenant.id, contactId), eq(cards.state, 'live')));
  const about = toldAbout(tenant.id, contactId);
  const toldOf = tx.select({ id: outbox.messageId }).from(outbox).where(about);
  await tx
    .update(messages)
    .set({ text: '', content: {} })
    .where(and(eq(messages.tenantId, tenant.id), inArray(messages.id, toldOf)));
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'forgotten', heldFor: null })
    .where(and(about, inArray(outbox.state, ['held', 'queued'])));
  await tx.update(outbox).set({ content: {}, about: [] }).where(about);
}

/** What the operators' threads say about them: cards, lists that name them, files made about them, and what an operator typed with their name. */
async function eraseFromThreads(tx: Tx, context: CommitContext, contactId: ContactId, name: string): Promise<void> {
  const { tenant, now } = context;
  // First, because it is found by what the cards are about.
  await eraseTyped(tx, context, contactId, name);
  await eraseCards(tx, context, contactId);
  const askedFor = tx
    .select({ id: exports.messageId })
    .from(exports)
    .where(theirs(exports, tenant.id, contactId));
  await tx
    .update(media)
    .set({ filename: null, keepUntil: now })
    .where(and(eq(media.tenantId, tenant.id), inArray(media.messageId, askedFor)));
}

/** What operators sent into their threads about them: what quotes what was said of them, what became an answer to them, and what names them. */
async function eraseTyped(tx: Tx, { tenant, now }: CommitContext, contactId: ContactId, name: string): Promise<void> {
  const typed = and(eq(messages.tenantId, tenant.id), isNotNull(messages.operatorId), eq(messages.direction, 'in'));
  const quotable = tx
    .select({ wamid: outbox.wamid })
    .from(outbox)
    .where(and(toldAbout(tenant.id, contactId), isNotNull(outbox.wamid)));
  const becameAnswer = tx
    .select({ wamid: outbox.causedByWamid })
    .from(outbox)
    .innerJoin(conversations, and(eq(conversations.tenantId, outbox.tenantId), eq(conversations.id, outbox.conversationId)))
    .where(and(theirs(conversations, tenant.id, contactId), isNotNull(outbox.causedByWamid)));
  const words = wordsOfName(name);
  const likely = await tx
    .select({ id: messages.id, text: messages.text })
    .from(messages)
    .where(and(typed, anyOf(words, messages.text)));
  const linked = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(typed, or(inArray(messages.quotedWamid, quotable), inArray(messages.wamid, becameAnswer))));
  const ids = [...linked, ...likely.filter(({ text }) => namesOneOf(text, words))].map((row) => row.id);
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = ids.slice(from, from + 1_000);
    await tx
      .update(messages)
      .set({ text: '', content: {} })
      .where(and(eq(messages.tenantId, tenant.id), inArray(messages.id, some)));
    await tx
      .update(media)
      .set({ metaId: '', filename: null, keepUntil: now })
      .where(and(eq(media.tenantId, tenant.id), inArray(media.messageId, some)));
  }
}

/** What they were before a merge: nobody takes it apart any more. */
async function eraseMerges(tx: Tx, { tenant }: CommitContext, people: readonly ContactId[]): Promise<void> {
  await tx
    .update(merges)
    .set({ was: {}, tags: [] })
    .where(and(eq(merges.tenantId, tenant.id), or(inArray(merges.keptId, [...people]), inArray(merges.goneId, [...people]))));
}

/** What the team kept about them. */
async function eraseRecords(tx: Tx, context: CommitContext, contactId: ContactId): Promise<void> {
  const { tenant, now } = context;
  await tx
    .update(notes)
    .set({ text: '', removedAt: now })
    .where(theirs(notes, tenant.id, contactId));
  await tx
    .update(tasks)
    .set({ text: '', removedAt: now })
    .where(theirs(tasks, tenant.id, contactId));
  await tx.delete(contactTags).where(theirs(contactTags, tenant.id, contactId));
  await tx.delete(offerLooks).where(theirs(offerLooks, tenant.id, contactId));
  const theirDeals = tx
    .select({ id: deals.id })
    .from(deals)
    .where(theirs(deals, tenant.id, contactId));
  await tx
    .update(stageMoves)
    .set({ because: '' })
    .where(and(eq(stageMoves.tenantId, tenant.id), inArray(stageMoves.dealId, theirDeals)));
  await tx
    .update(deals)
    .set({ lostBecause: null, closedAt: sql`coalesce(${deals.closedAt}, ${now.toISOString()}::timestamptz)` })
    .where(theirs(deals, tenant.id, contactId));
  await tx.execute(sql`select hilo_drop_unused_reasons()`);
  const theirRecords = tx
    .select({ id: records.id })
    .from(records)
    .where(theirs(records, tenant.id, contactId));
  await tx
    .update(recordChanges)
    .set({ because: '' })
    .where(and(eq(recordChanges.tenantId, tenant.id), inArray(recordChanges.recordId, theirRecords)));
  await tx
    .update(waitingList)
    .set({ endedAt: now, endedAs: 'forgotten' })
    .where(and(theirs(waitingList, tenant.id, contactId), isNull(waitingList.endedAt)));
  await tx
    .update(notices)
    .set({ state: 'settled', settledAs: 'forgotten', settledAt: now })
    .where(and(eq(notices.tenantId, tenant.id), eq(notices.state, 'waiting'), inArray(notices.recordId, theirRecords)));
  await tx
    .update(records)
    .set({
      title: '',
      forName: null,
      score: null,
      lines: [],
      externalRef: null,
      lookAt: null,
      closedAt: sql`coalesce(${records.closedAt}, ${now.toISOString()}::timestamptz)`,
      removedAt: now,
    })
    .where(theirs(records, tenant.id, contactId));
  await tx
    .update(events)
    .set({ facts: {}, state: 'done' })
    .where(theirs(events, tenant.id, contactId));
  await tx
    .update(callouts)
    .set({ body: '', state: sql`case when ${callouts.state} = 'done' then 'done' else 'dropped' end` })
    .where(theirs(callouts, tenant.id, contactId));
  await tx
    .update(firings)
    .set({ facts: {} })
    .where(theirs(firings, tenant.id, contactId));
  await tx
    .update(firings)
    .set({ state: 'stopped', because: 'gone', settledAt: now })
    .where(and(theirs(firings, tenant.id, contactId), inArray(firings.state, ['waiting', 'asked'])));
  await tx
    .update(undos)
    .set({ undo: {}, undoneAt: now })
    .where(theirs(undos, tenant.id, contactId));
}

/** What other systems said of them: also what came to nothing, and what nobody has looked at. That they agreed stays, in nobody's words. */
async function eraseReported(tx: Tx, { tenant }: CommitContext, contactId: ContactId, needles: readonly string[]): Promise<void> {
  await tx.delete(contactReferences).where(theirs(contactReferences, tenant.id, contactId));
  const phone = sql`ltrim(${outsideEvents.body} #>> '{data,contact,phone}', '+') = any (${sql.param(needles)}::text[])`;
  await tx
    .update(outsideEvents)
    .set({
      body: {},
      reference: null,
      state: sql`case when ${outsideEvents.state} = 'waiting' then 'done' else ${outsideEvents.state} end`,
    })
    .where(and(eq(outsideEvents.tenantId, tenant.id), or(theirs(outsideEvents, tenant.id, contactId), phone)));
  await tx
    .update(consents)
    .set({ evidence: null })
    .where(theirs(consents, tenant.id, contactId));
}

function theirs(table: { tenantId: AnyPgColumn; contactId: AnyPgColumn }, tenantId: TenantId, id: ContactId): SQL | undefined {
  return and(eq(table.tenantId, tenantId), eq(table.contactId, id));
}

/** What went to operators and is about somebody. */
function toldAbout(tenantId: TenantId, contactId: ContactId): SQL | undefined {
  return and(
    eq(outbox.tenantId, tenantId),
    isNotNull(outbox.operatorId),
    sql`${outbox.about} @> ${JSON.stringify([contactId])}::jsonb`,
  );
}

/** Text that holds one of these, whatever its case. */
function anyOf(needles: readonly string[], column: AnyPgColumn): SQL {
  const patterns = needles.map((needle) => `%${needle.replace(/[\\%_]/g, '\\$&')}%`);
  return patterns.length === 0 ? sql`false` : sql`${column} ilike any (${sql.param(patterns)}::text[])`;
}
