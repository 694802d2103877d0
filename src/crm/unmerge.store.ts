import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents, contacts, contactTags, conversations, identities } from '../../db/schema/crm.ts';
import { cards, followUps, turns } from '../../db/schema/followups.ts';
import { mergeRows, merges, type TalkBefore } from '../../db/schema/merges.ts';
import { type ContactId, type ConversationId, type Id, newId } from '../kit/ids.ts';
import { waitsAgain } from './awaiting.store.ts';
import { ofContact, ofTalk } from './belongings.ts';
import type { CommitContext } from './commit-context.ts';
import { readMarketing } from './consent.store.ts';
import { lockConversation } from './contact.store.ts';
import { alignFollowUp } from './follow-up.store.ts';
import { nameKey } from './locale.ts';
import { lockBoth, type Merge, mergedFamily } from './merge.store.ts';
import { nameAfter } from './merge.ts';

/**
 * One person is two again: every row goes back to whom it came from. What was said since goes to whose identity it was said or sent under, with
 * the turns and cards made of it; what people of the business noted or agreed since stays with the one who stayed. Null where it cannot be.
 */
export async function unmergeContacts(tx: Tx, context: CommitContext, mergeId: Id<'merge'>): Promise<Merge | null> {
  const tenantId = context.tenant.id;
  const which = and(eq(merges.tenantId, tenantId), eq(merges.id, mergeId), isNull(merges.undoneAt));
  const [seen] = await tx.select().from(merges).where(which);
  const both = seen && (await lockBoth(tx, tenantId, [seen.keptId, seen.goneId]));
  const [merge] = await tx.select().from(merges).where(which).for('update');
  if (!both || !merge || both.people[0].mergedInto || both.people.some((one) => one.erasedAt)) return null;
  const { keptId, goneId } = merge;
  const homes = [goneId, ...(await mergedFamily(tx, tenantId, goneId))];
  await takeApart(tx, context, merge, both.people);
  await tx
    .update(identities)
    .set({ contactId: goneId, homeId: sql`nullif(${identities.homeId}, ${goneId}::uuid)` })
    .where(and(eq(identities.tenantId, tenantId), eq(identities.contactId, keptId), inArray(identities.homeId, homes)));
  await moveBack(tx, merge);
  await moveTalksBack(tx, merge);
  await giveSince(tx, context, merge);
  const before = merge.was.talks ?? [];
  for (const talk of before) await restoreTalk(tx, context, merge, talk);
  await openAgain(tx, context, merge);
  await giveTagsBack(tx, context, merge);
  await giveConsentBack(tx, context, merge);
  await tx
    .update(merges)
    .set({ undoneAt: context.now })
    .where(and(eq(merges.tenantId, tenantId), eq(merges.id, mergeId)));
  return merge;
}

type Named = Parameters<typeof nameAfter>[0];
type People = NonNullable<Awaited<ReturnType<typeof lockBoth>>>['people'];

/** The two contacts themselves. What somebody changed since on the one who stayed is left. */
async function takeApart(tx: Tx, { tenant }: CommitContext, { was, keptId, goneId }: Merge, [kept, gone]: People): Promise<void> {
  const of = (id: ContactId) => and(eq(contacts.tenantId, tenant.id), eq(contacts.id, id));
  await tx.update(contacts).set({ mergedInto: null }).where(of(goneId));
  if (was.name === undefined || was.nameFrom === undefined) return;
  const made = nameAfter<Named>({ name: was.name, nameFrom: was.nameFrom }, gone);
  const untouched = kept.name === made.name && kept.nameFrom === made.nameFrom;
  const stopped = (was.stopAutomation ?? false) || gone.stopAutomation;
  await tx
    .update(contacts)
    .set({
      ...(untouched ? { name: was.name, nameFrom: was.nameFrom, nameKey: nameKey(was.name) } : {}),
      ...(kept.stopAutomation === stopped ? { stopAutomation: was.stopAutomation ?? false } : {}),
    })
    .where(of(keptId));
}

async function moveBack(tx: Tx, merge: Merge): Promise<void> {
  const places = [
    ...[...ofContact, ...ofTalk].map(({ table, column, key }) => ({ table, column: column as string, key })),
    { table: 'messages', column: 'turn_id', key: 'id' },
    { table: 'follow_ups', column: 'deal_id', key: 'id' },
    { table: 'follow_ups', column: 'stage_id', key: 'id' },
  ];
  for (const { table, column, key } of places) {
    const [name, whose, row] = [table, column, key].map((one) => sql.identifier(one));
    await tx.execute(sql`update ${name} as t set ${whose} = r.was from merge_rows as r
      where r.tenant_id = ${merge.tenantId} and r.merge_id = ${merge.id} and r.place = ${`${table}.${column}`}
        and t.tenant_id = r.tenant_id and t.${row} = r.row_id`);
  }
}

async function moveTalksBack(tx: Tx, merge: Merge): Promise<void> {
  await tx.execute(sql`update conversations as t set contact_id = r.was from merge_rows as r
    where r.tenant_id = ${merge.tenantId} and r.merge_id = ${merge.id} and r.place = 'conversations.contact_id'
      and t.tenant_id = r.tenant_id and t.id = r.row_id`);
}

/** What was said since the merge goes to whose identity it was; ids sort by time. */
async function giveSince(tx: Tx, context: CommitContext, merge: Merge): Promise<void> {
  const { tenantId, keptId, goneId } = merge;
  const astray = await tx.execute<{ talk: ConversationId; number: never; owner: ContactId }>(sql`
    select distinct c.id as talk, c.number_id as number, i.contact_id as owner from conversations c
      join messages m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.id > ${merge.id}
      join identities i on i.tenant_id = m.tenant_id and i.id = m.identity_id
    where c.tenant_id = ${tenantId} and c.contact_id in (${keptId}, ${goneId}) and i.contact_id in (${keptId}, ${goneId})
      and i.contact_id <> c.contact_id`);
  for (const { talk, number, owner } of astray) {
    const to = await lockConversation(tx, tenantId, owner, number, context.now);
    await tx.execute(sql`update messages as m set conversation_id = ${to.id} from identities as i
      where m.tenant_id = ${tenantId} and m.conversation_id = ${talk} and m.id > ${merge.id}
        and i.tenant_id = m.tenant_id and i.id = m.identity_id and i.contact_id = ${owner}`);
    await follow(tx, merge, talk, to.id, owner);
    await recount(tx, context, merge, { ...emptyTalk, id: to.id }, to.isNew);
  }
}

/** What was made of messages goes with them: a turn whose words are all there, its drafts and cards, what was sent. */
async function follow(tx: Tx, merge: Merge, from: ConversationId, to: ConversationId, owner: ContactId): Promise<void> {
  const { tenantId } = merge;
  await tx.execute(sql`update turns as t set conversation_id = ${to} where t.tenant_id = ${tenantId} and t.conversation_id = ${from}
    and exists (select from messages m where m.tenant_id = t.tenant_id and m.turn_id = t.id and m.conversation_id = ${to})
    and not exists (select from messages m where m.tenant_id = t.tenant_id and m.turn_id = t.id and m.conversation_id <> ${to})`);
  for (const table of ['drafts', 'thoughts'])
    await tx.execute(sql`update ${sql.identifier(table)} as d set conversation_id = ${to} from turns as t
      where d.tenant_id = ${tenantId} and d.conversation_id = ${from} and t.tenant_id = d.tenant_id and t.id = d.turn_id and t.conversation_id = ${to}`);
  await tx.execute(sql`update cards as d set conversation_id = ${to}, contact_id = ${owner} from turns as t
    where d.tenant_id = ${tenantId} and d.conversation_id = ${from} and t.tenant_id = d.tenant_id and t.id = d.turn_id and t.conversation_id = ${to}`);
  await tx.execute(sql`update outbox as o set conversation_id = ${to} from messages as m
    where o.tenant_id = ${tenantId} and o.conversation_id = ${from} and m.tenant_id = o.tenant_id and m.id = o.message_id and m.conversation_id = ${to}`);
  await tx.execute(sql`update message_search as s set contact_id = ${owner} from messages as m
    where s.tenant_id = ${tenantId} and m.tenant_id = s.tenant_id and m.id = s.message_id and m.conversation_id = ${to} and s.contact_id <> ${owner}`);
}

function responsibleBefore(was: TalkBefore) {
  const { responsibleId, responsibleBy, responsibleSince } = was;
  return { responsibleId, responsibleBy, responsibleSince: responsibleSince ? new Date(responsibleSince) : null };
}

const emptyTalk = {
  responsibleId: null,
  responsibleSince: null,
  responsibleBy: null,
  lastText: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  awaitingSince: null,
  identityId: null,
} satisfies Omit<TalkBefore, 'id'>;

/** As it was, with what was said in it since. */
async function restoreTalk(tx: Tx, context: CommitContext, merge: Merge, was: TalkBefore): Promise<void> {
  if (!(await recount(tx, context, merge, was, false))) return;
  const [talk] = await tx
    .select({ contactId: conversations.contactId })
    .from(conversations)
    .where(and(eq(conversations.tenantId, merge.tenantId), eq(conversations.id, was.id)));
  if (talk) await alignFollowUp(tx, context, was.id, talk.contactId);
}

/** Writes what a conversation's row says about it: what it said before the merge, and what was said in it since. True where there was any. */
async function recount(tx: Tx, context: CommitContext, merge: Merge, was: TalkBefore, isNew: boolean): Promise<boolean> {
  const { tenantId } = merge;
  const [since] = await tx.execute<{ said: number; heard: string | null; told: string | null }>(sql`
    select count(*)::int as said, max(at) filter (where direction = 'in' and author = 'contact') as heard,
      max(at) filter (where direction = 'out' and author <> 'hilo' and type <> 'reaction') as told
    from messages where tenant_id = ${tenantId} and conversation_id = ${was.id} and id > ${merge.id}`);
  const [last] = await tx.execute<{ text: string; identity: Id<'identity'> | null }>(sql`
    select left(text, 500) as text, identity_id as identity from messages
    where tenant_id = ${tenantId} and conversation_id = ${was.id} and id > ${merge.id} and direction = 'in' and author = 'contact' and type <> 'reaction'
    order by at desc, id desc limit 1`);
  const said = (since?.said ?? 0) > 0;
  const [now] = await tx
    .select({ id: conversations.responsibleId })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, was.id)));
  // Who is on it came with the merge; what somebody changed since stays.
  const brought = !isNew && !was.responsibleId && merge.was.talks?.some((one) => one.responsibleId === now?.id);
  const later = (a: string | null, b: string | null | undefined) => {
    const moments = [a, b].flatMap((one) => (one ? [new Date(one)] : []));
    return moments.toSorted((x, y) => y.getTime() - x.getTime())[0] ?? null;
  };
  await tx
    .update(conversations)
    .set({
      lastInboundAt: later(was.lastInboundAt, since?.heard),
      lastOutboundAt: later(was.lastOutboundAt, since?.told),
      awaitingSince: was.awaitingSince ? new Date(was.awaitingSince) : null,
      lastText: last?.text ?? was.lastText,
      identityId: last?.identity ?? was.identityId,
      ...(brought ? responsibleBefore(was) : {}),
    })
    .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, was.id)));
  if (said || isNew) await waitsAgain(tx, context, was.id);
  return said;
}

/** What the merge had ended goes on, where nothing has taken its place since. */
async function openAgain(tx: Tx, context: CommitContext, merge: Merge): Promise<void> {
  const { tenantId } = merge;
  const ended = await tx
    .select()
    .from(mergeRows)
    .where(
      and(
        eq(mergeRows.tenantId, tenantId),
        eq(mergeRows.mergeId, merge.id),
        inArray(mergeRows.place, ['follow_ups:waiting', 'follow_ups:shown', 'cards:live']),
      ),
    );
  for (const { place, rowId } of ended) {
    if (place === 'cards:live') {
      await tx
        .update(cards)
        .set({ state: 'live', settledAs: null, settledAt: null })
        .where(
          and(
            eq(cards.tenantId, tenantId),
            eq(cards.id, rowId as never),
            eq(cards.state, 'superseded'),
            eq(cards.settledAs, 'replaced'),
            sql`not exists (select from messages m where m.tenant_id = ${cards.tenantId} and m.conversation_id = ${cards.conversationId} and m.id > ${merge.id})`,
          ),
        );
      continue;
    }
    await tx
      .update(followUps)
      .set({ state: place === 'follow_ups:waiting' ? 'waiting' : 'shown', settledAs: null, settledAt: null })
      .where(
        and(
          eq(followUps.tenantId, tenantId),
          eq(followUps.id, rowId as never),
          sql`not exists (select from follow_ups o where o.tenant_id = ${followUps.tenantId} and o.conversation_id = ${followUps.conversationId} and o.state <> 'settled')`,
        ),
      );
  }
  await listenAgain(tx, context, merge);
}

/** A turn that was taken into another's: where nobody has answered it, it is closed anew and gets a card of its own. */
async function listenAgain(tx: Tx, { now }: CommitContext, merge: Merge): Promise<void> {
  await tx
    .update(turns)
    .set({ state: 'open', settledAs: null, settledAt: null, dueAt: now })
    .where(
      and(
        eq(turns.tenantId, merge.tenantId),
        ne(turns.state, 'open'),
        eq(turns.settledAs, 'merged'),
        sql`${turns.id} in (select was from merge_rows r where r.tenant_id = ${merge.tenantId} and r.merge_id = ${merge.id} and r.place = 'messages.turn_id')`,
        sql`not exists (select from turns o where o.tenant_id = ${turns.tenantId} and o.conversation_id = ${turns.conversationId} and o.state = 'open')`,
      ),
    );
}

async function giveTagsBack(tx: Tx, { tenant }: CommitContext, { tags, keptId, goneId }: Merge): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insert(contactTags)
    .values(tags.map(({ key, tag, at }) => ({ tenantId: tenant.id, contactId: goneId, tagKey: key, tag, at: new Date(at) })))
    .onConflictDoNothing();
  const brought = tags.filter((one) => !one.had).map((one) => one.key);
  if (brought.length === 0) return;
  await tx
    .delete(contactTags)
    .where(and(eq(contactTags.tenantId, tenant.id), eq(contactTags.contactId, keptId), inArray(contactTags.tagKey, brought)));
}

/** What they said themselves since holds for both: nobody knows under which of the two it was meant. */
async function giveConsentBack(tx: Tx, context: CommitContext, { id, was, keptId, goneId }: Merge): Promise<void> {
  const tenantId = context.tenant.id;
  const [newest] = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.tenantId, tenantId), eq(consents.contactId, keptId), eq(consents.purpose, 'marketing')))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  const state = was.marketing ?? 'unasked';
  const line = { tenantId, purpose: 'marketing' as const, source: 'merge' as const, at: context.now };
  if (newest?.source === 'merge' && newest.state !== state)
    await tx.insert(consents).values({ ...line, id: newId<Id<'consent'>>(), contactId: keptId, state });
  if (
    newest &&
    (newest.id as string) > id &&
    newest.source !== 'merge' &&
    newest.state === 'stopped' &&
    (await readMarketing(tx, tenantId, goneId)) !== 'stopped'
  )
    await tx
      .insert(consents)
      .values({ ...line, id: newId<Id<'consent'>>(), contactId: goneId, state: 'stopped', messageId: newest.messageId });
}
