import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents, contacts, contactTags, conversations, deals, identities, messages } from '../../db/schema/crm.ts';
import { cards, followUps, turns } from '../../db/schema/followups.ts';
import { mergeRows, merges, type TalkBefore } from '../../db/schema/merges.ts';
import { operators } from '../../db/schema/tenants.ts';
import { type ContactId, type ConversationId, type Id, newId, type OperatorId, type TenantId } from '../kit/ids.ts';
import { type Belonging, ofContact, ofTalk } from './belongings.ts';
import type { CommitContext } from './commit-context.ts';
import { readMarketing } from './consent.store.ts';
import { asShown } from './contact.ts';
import { alignFollowUp } from './follow-up.store.ts';
import { couldSend } from './live-cards.store.ts';
import { nameKey } from './locale.ts';
import { cardToKeep, followUpToEnd, type MergeRead, nameAfter, strictest } from './merge.ts';

type ContactRow = typeof contacts.$inferSelect;
type TalkRow = typeof conversations.$inferSelect;
export type Merge = typeof merges.$inferSelect;

/** Opens what is asked before two people become one, or two again. */
export function openMergeRead(tx: Tx, tenantId: TenantId): MergeRead {
  return {
    async holding(id) {
      const n = sql<number>`count(*)::int`;
      const [said] = await tx
        .select({ n })
        .from(messages)
        .innerJoin(
          conversations,
          and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)),
        )
        .where(and(eq(messages.tenantId, tenantId), eq(conversations.contactId, id)));
      const [dealt] = await tx
        .select({ n })
        .from(deals)
        .where(and(eq(deals.tenantId, tenantId), eq(deals.contactId, id)));
      const tagged = await tx
        .select({ tag: contactTags.tag })
        .from(contactTags)
        .where(and(eq(contactTags.tenantId, tenantId), eq(contactTags.contactId, id)))
        .orderBy(asc(contactTags.tagKey))
        .limit(20);
      return {
        messages: said?.n ?? 0,
        deals: dealt?.n ?? 0,
        tags: tagged.map((row) => row.tag),
        marketing: await readMarketing(tx, tenantId, id),
      };
    },
    async mergedInto(id) {
      const rows = await tx
        .select({ mergeId: merges.id, gone: contacts, at: merges.at })
        .from(merges)
        .innerJoin(contacts, and(eq(contacts.tenantId, merges.tenantId), eq(contacts.id, merges.goneId)))
        .where(and(eq(merges.tenantId, tenantId), eq(merges.keptId, id), isNull(merges.undoneAt), isNull(contacts.erasedAt)))
        .orderBy(desc(merges.id))
        .limit(10);
      return rows.map((row) => ({ ...row, gone: asShown(row.gone) }));
    },
    async canUnmerge(id) {
      const [merge] = await tx
        .select({ keptId: merges.keptId, undoneAt: merges.undoneAt, into: contacts.mergedInto, erasedAt: contacts.erasedAt })
        .from(merges)
        .innerJoin(contacts, and(eq(contacts.tenantId, merges.tenantId), eq(contacts.id, merges.keptId)))
        .where(and(eq(merges.tenantId, tenantId), eq(merges.id, id)));
      if (!merge || merge.undoneAt) return 'undone';
      if (merge.erasedAt) return 'forgotten';
      return merge.into ? 'merged-further' : 'yes';
    },
  };
}

/** Everybody who was merged into somebody, and into those. */
export async function mergedFamily(tx: Tx, tenantId: TenantId, id: ContactId): Promise<ContactId[]> {
  const family: ContactId[] = [];
  for (let next = [id]; next.length > 0; ) {
    const rows = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.tenantId, tenantId), inArray(contacts.mergedInto, next)));
    next = rows.map((row) => row.id);
    family.push(...next);
  }
  return family;
}

/** Both contacts and all their conversations, locked: whoever writes meanwhile waits, and then finds whose it is. */
export async function lockBoth(tx: Tx, tenantId: TenantId, ids: readonly [ContactId, ContactId]) {
  const people = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), inArray(contacts.id, [...ids])))
    .orderBy(asc(contacts.id))
    .for('update');
  const talks = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.tenantId, tenantId), inArray(conversations.contactId, [...ids])))
    .orderBy(asc(conversations.id))
    .for('update');
  const [a, b] = ids.map((id) => people.find((one) => one.id === id));
  return a && b ? { people: [a, b] as const, talks } : null;
}

/**
 * Two contacts become one: identities, transcript in one order, deals, notes, tasks, tags; the strictest consent; one live card. Every row
 * that is moved or ended is written down, so that each goes back to whom it came from. Null where one of them is merged or forgotten already.
 */
export async function mergeContacts(
  tx: Tx,
  context: CommitContext,
  { keptId, goneId, operatorId }: { keptId: ContactId; goneId: ContactId; operatorId: OperatorId },
): Promise<{ mergeId: Id<'merge'>; gone: ContactRow } | null> {
  const { tenant, now } = context;
  const both = await lockBoth(tx, tenant.id, [keptId, goneId]);
  if (!both || keptId === goneId || both.people.some((one) => one.mergedInto || one.erasedAt || one.testOf)) return null;
  const [kept, gone] = both.people;
  const merge = { tenantId: tenant.id, id: newId<Id<'merge'>>() };
  const marketing = await readMarketing(tx, tenant.id, keptId);
  await tx.insert(merges).values({
    ...merge,
    keptId,
    goneId,
    operatorId,
    was: {
      name: kept.name,
      nameFrom: kept.nameFrom,
      stopAutomation: kept.stopAutomation,
      marketing,
      talks: both.talks.map(talkBefore),
    },
    tags: await moveTags(tx, tenant.id, keptId, goneId),
    at: now,
  });
  await tx
    .update(identities)
    .set({ contactId: keptId, homeId: sql`coalesce(${identities.homeId}, ${goneId}::uuid)` })
    .where(and(eq(identities.tenantId, tenant.id), eq(identities.contactId, goneId)));
  for (const one of ofContact) await move(tx, merge, one, goneId, keptId);
  for (const talk of both.talks.filter((one) => one.contactId === goneId)) {
    const same = both.talks.find((one) => one.contactId === keptId && one.numberId === talk.numberId);
    if (same) await fold(tx, context, merge, talk, same);
    else await moveTalk(tx, merge, talk, keptId);
  }
  const called = nameAfter(kept, gone);
  await tx
    .update(contacts)
    .set({
      ...called,
      nameKey: nameKey(called.name),
      stopAutomation: kept.stopAutomation || gone.stopAutomation,
      // What goes without a tap was allowed for each of them, or it was not.
      ...(kept.autopilotBy && gone.autopilotBy ? {} : { autopilotBy: null, autopilotSince: null }),
    })
    .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.id, keptId)));
  await tx
    .update(contacts)
    .set({ mergedInto: keptId })
    .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.id, goneId)));
  await takeStrictest(tx, context, keptId, goneId);
  return { mergeId: merge.id, gone };
}

function talkBefore(talk: TalkRow): TalkBefore {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: talk.id,
    responsibleId: talk.responsibleId,
    responsibleSince: text(talk.responsibleSince),
    responsibleBy: talk.responsibleBy,
    lastText: talk.lastText,
    lastInboundAt: text(talk.lastInboundAt),
    lastOutboundAt: text(talk.lastOutboundAt),
    awaitingSince: text(talk.awaitingSince),
    identityId: talk.identityId,
  };
}

type MergeKey = { tenantId: TenantId; id: Id<'merge'> };

/** Moves the rows of one place, and writes down which. */
async function move(tx: Tx, merge: MergeKey, { table, column, key }: Belonging, from: string, to: string): Promise<void> {
  const [name, whose, row] = [table, column, key].map((one) => sql.identifier(one));
  await tx.execute(sql`with moved as (
      update ${name} set ${whose} = ${to} where tenant_id = ${merge.tenantId} and ${whose} = ${from} returning ${row} as id)
    insert into merge_rows (tenant_id, merge_id, place, row_id, was)
      select ${merge.tenantId}, ${merge.id}, ${`${table}.${column}`}, id, ${from} from moved`);
}

async function noteDown(tx: Tx, merge: MergeKey, place: string, rows: readonly string[], was: string): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(mergeRows)
    .values(
      rows.map((rowId) => ({ tenantId: merge.tenantId, mergeId: merge.id, place, rowId: rowId as never, was: was as never })),
    );
}

/** A conversation with a number on which the other has none goes over whole. */
async function moveTalk(tx: Tx, merge: MergeKey, talk: TalkRow, keptId: ContactId): Promise<void> {
  await tx
    .update(conversations)
    .set({ contactId: keptId })
    .where(and(eq(conversations.tenantId, merge.tenantId), eq(conversations.id, talk.id)));
  await noteDown(tx, merge, 'conversations.contact_id', [talk.id], talk.contactId);
}

/** Two conversations with one number of the business become one; of what there may be once, one goes on. */
async function fold(tx: Tx, context: CommitContext, merge: MergeKey, from: TalkRow, to: TalkRow): Promise<void> {
  await foldOpenTurns(tx, context, merge, from.id, to.id);
  await endOneFollowUp(tx, context, merge, from.id, to.id);
  for (const one of ofTalk) await move(tx, merge, one, from.id, to.id);
  await keepOneCard(tx, context, merge, to.id);
  await tx
    .update(operators)
    .set({
      asked: sql`jsonb_set(jsonb_set(${operators.asked}, '{conversationId}', to_jsonb(${to.id}::text)), '{contactId}', to_jsonb(${to.contactId}::text))`,
    })
    .where(and(eq(operators.tenantId, merge.tenantId), sql`${operators.asked} ->> 'conversationId' = ${from.id}`));
  const fromIsNewer = (from.lastInboundAt?.getTime() ?? 0) > (to.lastInboundAt?.getTime() ?? 0);
  const newer = fromIsNewer ? from : to;
  const of = (id: ConversationId) => and(eq(conversations.tenantId, merge.tenantId), eq(conversations.id, id));
  // The emptied one first: what waits is counted where it waits.
  await tx
    .update(conversations)
    .set({ lastInboundAt: null, lastOutboundAt: null, awaitingSince: null, lastText: null, identityId: null })
    .where(of(from.id));
  await tx
    .update(conversations)
    .set({
      lastInboundAt: newer.lastInboundAt,
      lastText: newer.lastText,
      identityId: newer.identityId,
      lastOutboundAt: latest(from.lastOutboundAt, to.lastOutboundAt),
      awaitingSince: earliest(from.awaitingSince, to.awaitingSince),
      ...whoIsOnIt(to.responsibleId ? to : from),
    })
    .where(of(to.id));
  const planned = await alignFollowUp(tx, context, to.id, to.contactId);
  if (!planned) return;
  await noteDown(tx, merge, 'follow_ups.deal_id', [planned.id], planned.dealId);
  await noteDown(tx, merge, 'follow_ups.stage_id', [planned.id], planned.stageId);
}

function whoIsOnIt({ responsibleId, responsibleSince, responsibleBy }: TalkRow) {
  return { responsibleId, responsibleSince, responsibleBy };
}

function latest(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b);
}

function earliest(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

/** They are in the middle of saying something on both: it is one turn. */
async function foldOpenTurns(
  tx: Tx,
  context: CommitContext,
  merge: MergeKey,
  from: ConversationId,
  to: ConversationId,
): Promise<void> {
  const open = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, merge.tenantId), inArray(turns.conversationId, [from, to]), eq(turns.state, 'open')))
    .for('update');
  const [theirs, ours] = [from, to].map((id) => open.find((one) => one.conversationId === id));
  if (!theirs || !ours) return;
  const said = await tx
    .update(messages)
    .set({ turnId: ours.id })
    .where(and(eq(messages.tenantId, merge.tenantId), eq(messages.turnId, theirs.id)))
    .returning({ id: messages.id });
  await noteDown(
    tx,
    merge,
    'messages.turn_id',
    said.map((row) => row.id),
    theirs.id,
  );
  await tx
    .update(turns)
    .set({ messageCount: ours.messageCount + theirs.messageCount })
    .where(and(eq(turns.tenantId, merge.tenantId), eq(turns.id, ours.id)));
  await tx
    .update(turns)
    .set({ state: 'settled', settledAs: 'merged', settledAt: context.now })
    .where(and(eq(turns.tenantId, merge.tenantId), eq(turns.id, theirs.id)));
}

async function endOneFollowUp(
  tx: Tx,
  context: CommitContext,
  merge: MergeKey,
  from: ConversationId,
  to: ConversationId,
): Promise<void> {
  const [a, b] = await tx
    .select()
    .from(followUps)
    .where(
      and(eq(followUps.tenantId, merge.tenantId), inArray(followUps.conversationId, [from, to]), ne(followUps.state, 'settled')),
    )
    .orderBy(asc(followUps.id))
    .for('update');
  if (a && b) await endFollowUp(tx, context, merge, followUpToEnd(a, b));
}

async function endFollowUp(
  tx: Tx,
  context: CommitContext,
  merge: MergeKey,
  one: Pick<typeof followUps.$inferSelect, 'id' | 'state' | 'conversationId'>,
): Promise<void> {
  await tx
    .update(followUps)
    .set({ state: 'settled', settledAs: 'superseded', settledAt: context.now })
    .where(and(eq(followUps.tenantId, merge.tenantId), eq(followUps.id, one.id)));
  await endCards(tx, context, merge, one.conversationId, eq(cards.followUpId, one.id));
  await noteDown(tx, merge, one.state === 'waiting' ? 'follow_ups:waiting' : 'follow_ups:shown', [one.id], one.conversationId);
}

/** One live card for one person; a tap on another says that this one took its place. */
async function keepOneCard(tx: Tx, context: CommitContext, merge: MergeKey, talk: ConversationId): Promise<void> {
  const live = await tx
    .select()
    .from(cards)
    .where(
      and(eq(cards.tenantId, merge.tenantId), eq(cards.conversationId, talk), eq(cards.state, 'live'), couldSend({ all: true })),
    );
  const keep = cardToKeep(live);
  const others = live.filter((one) => one.id !== keep?.id && (one.kind !== 'question' || one.turnId !== keep?.turnId));
  if (!keep || others.length === 0) return;
  const ids = others.map((one) => one.id);
  await endCards(tx, context, merge, talk, inArray(cards.id, ids));
  const shown = others.flatMap((one) => one.followUpId ?? []);
  if (shown.length === 0) return;
  const ended = await tx
    .select()
    .from(followUps)
    .where(and(eq(followUps.tenantId, merge.tenantId), inArray(followUps.id, shown), ne(followUps.state, 'settled')));
  for (const one of ended) await endFollowUp(tx, context, merge, one);
}

async function endCards(
  tx: Tx,
  context: CommitContext,
  merge: MergeKey,
  talk: ConversationId,
  which: SQL | undefined,
): Promise<void> {
  const ended = await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'replaced', settledAt: context.now })
    .where(and(eq(cards.tenantId, merge.tenantId), eq(cards.state, 'live'), which))
    .returning({ id: cards.id });
  const ids = ended.map((row) => row.id);
  await noteDown(tx, merge, 'cards:live', ids, talk);
}

/** A tag that both have is there once. */
async function moveTags(tx: Tx, tenantId: TenantId, keptId: ContactId, goneId: ContactId) {
  const theirs = (id: ContactId) => and(eq(contactTags.tenantId, tenantId), eq(contactTags.contactId, id));
  const moved = await tx.delete(contactTags).where(theirs(goneId)).returning();
  if (moved.length === 0) return [];
  const added = await tx
    .insert(contactTags)
    .values(moved.map((row) => ({ ...row, contactId: keptId })))
    .onConflictDoNothing()
    .returning({ key: contactTags.tagKey });
  const isNew = new Set(added.map((row) => row.key));
  return moved.map((row) => ({ key: row.tagKey, tag: row.tag, at: row.at.toISOString(), had: !isNew.has(row.tagKey) }));
}

/** The record of consent is only ever added to: what holds from now on is its newest line, with the message that proves it. */
async function takeStrictest(tx: Tx, context: CommitContext, keptId: ContactId, goneId: ContactId): Promise<void> {
  const [mine, theirs] = [await readMarketing(tx, context.tenant.id, keptId), await readMarketing(tx, context.tenant.id, goneId)];
  const state = strictest(mine, theirs);
  if (state === mine) return;
  const [proof] = await tx
    .select({ messageId: consents.messageId })
    .from(consents)
    .where(and(eq(consents.tenantId, context.tenant.id), eq(consents.contactId, goneId), eq(consents.purpose, 'marketing')))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  await tx.insert(consents).values({
    tenantId: context.tenant.id,
    id: newId<Id<'consent'>>(),
    contactId: keptId,
    purpose: 'marketing',
    state,
    source: 'merge',
    messageId: proof?.messageId ?? null,
    at: context.now,
  });
}
