import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { dialogueRuns } from '../../db/schema/dialogues.ts';
import { drafts, followUps } from '../../db/schema/followups.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { ContactId, FollowUpId, TenantId } from '../kit/ids.ts';
import type { Because } from './because.ts';
import { isThrownAway, type Rescue, rescuesLooked } from './checkup.ts';
import type { DialogueKind, LeftBecause } from './dialogue.ts';
import { fallsBackMs, type KnownAnswer, knownAnswers } from './interaction.ts';

/** So many known answers are looked at for whether somebody wrote behind them. */
const answersLooked = 500;

/** Why a conversation was left that a person had to take over. */
const notUnderstood = [
  'wrong-twice',
  'something-else',
  'asks-back',
  'asks-for-person',
  'operator-wrote',
] as const satisfies readonly LeftBecause[];

/** What a person wrote or sent in that moment. */
const byHand = [
  'tap',
  'typed',
  'quoted',
  'reaction',
  'knock',
  'answer-once',
  'offers',
] as const satisfies readonly Because['what'][];

/** What somebody did by hand that was to go without them (`Rescue`), the newest first. */
export async function readRescues(span: Span): Promise<Rescue[]> {
  const all = [
    ...(await answeredAfterAll(span)),
    ...(await leftDialogues(span, { because: notUnderstood, limit: rescuesLooked })),
    ...(await takenBack(span)),
    ...(await otherWords(span)),
  ];
  return all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** A stretch of one business's time. */
export type Span = { tx: Tx; tenantId: TenantId; from: Date; until: Date };

/** Known answers behind which a person wrote by hand; of the newest there are. */
async function answeredAfterAll({ tx, tenantId, from, until }: Span): Promise<Rescue[]> {
  const given = tx
    .select({
      type: interactions.type,
      at: interactions.at,
      conversationId: interactions.conversationId,
      contactId: conversations.contactId,
    })
    .from(interactions)
    .innerJoin(conversations, isTalkOf(interactions))
    .where(and(eq(interactions.tenantId, tenantId), within(interactions.at, from, until), isKnownAnswer, notTest))
    .orderBy(desc(interactions.at))
    .limit(answersLooked)
    .as('given');
  const wrote = sql`exists (select from ${messages}
    left join ${outbox} on ${outbox.tenantId} = ${messages.tenantId} and ${outbox.id} = ${messages.outboxId}
    where ${messages.tenantId} = ${tenantId} and ${messages.conversationId} = ${given.conversationId} and ${messages.at} > ${given.at}
    and ${messages.at} <= ${given.at} + make_interval(secs => ${fallsBackMs / 1000})
    and (${messages.author} = 'phone-app' or ${outbox.because} ->> 'what' in ${[...byHand]}))`;
  const rows = await tx
    .select({ type: given.type, contactId: given.contactId, at: given.at })
    .from(given)
    .where(wrote)
    .orderBy(desc(given.at))
    .limit(rescuesLooked);
  return rows.map(({ type, ...row }) => ({ of: { is: 'answer', type: type as KnownAnswer }, ...row }));
}

/** Known answers after which they wrote again soon; the newest first. */
export async function fellBack(
  { tx, tenantId, from, until }: Span,
  type: KnownAnswer,
  limit: number,
): Promise<{ contactId: ContactId; at: Date }[]> {
  return await tx
    .select({ at: interactions.at, contactId: conversations.contactId })
    .from(interactions)
    .innerJoin(conversations, isTalkOf(interactions))
    .where(
      and(
        eq(interactions.tenantId, tenantId),
        within(interactions.at, from, until),
        eq(interactions.type, type),
        eq(interactions.outcome, 'fell-back'),
        notTest,
      ),
    )
    .orderBy(desc(interactions.at))
    .limit(limit);
}

/** Conversations with steps that were left, for these reasons or any; the newest first. */
export async function leftDialogues(
  { tx, tenantId, from, until }: Span,
  { because, kind, limit }: { because?: readonly LeftBecause[]; kind?: DialogueKind; limit: number },
): Promise<Rescue[]> {
  const rows = await tx
    .select({ kind: dialogueRuns.kind, at: dialogueRuns.endedAt, contactId: dialogueRuns.contactId })
    .from(dialogueRuns)
    .innerJoin(conversations, isTalkOf(dialogueRuns))
    .where(
      and(
        eq(dialogueRuns.tenantId, tenantId),
        within(dialogueRuns.endedAt, from, until),
        eq(dialogueRuns.state, 'left'),
        because ? inArray(dialogueRuns.because, [...because]) : undefined,
        kind ? eq(dialogueRuns.kind, kind) : undefined,
        notTest,
      ),
    )
    .orderBy(desc(dialogueRuns.endedAt))
    .limit(limit);
  return rows.map((row) => ({
    of: { is: 'dialogue', kind: row.kind as DialogueKind },
    contactId: row.contactId,
    at: row.at!,
  }));
}

/** Follow-ups that would have gone without a tap, and somebody stopped. */
async function takenBack({ tx, tenantId, from, until }: Span): Promise<Rescue[]> {
  const rows = await tx
    .select({ at: outbox.createdAt, contactId: conversations.contactId, stageId: followUps.stageId, step: followUps.step })
    .from(outbox)
    .innerJoin(conversations, isTalkOf(outbox))
    .innerJoin(
      followUps,
      and(eq(followUps.tenantId, outbox.tenantId), eq(followUps.id, sql`(${outbox.unless} ->> 'followUp')::uuid`)),
    )
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        within(outbox.createdAt, from, until),
        eq(outbox.state, 'cancelled'),
        sql`${outbox.because} ->> 'what' = 'autopilot'`,
        eq(outbox.cancelledBecause, 'taken-back'),
        notTest,
      ),
    )
    .orderBy(desc(outbox.createdAt))
    .limit(rescuesLooked);
  return rows.map(({ stageId, step, ...row }) => ({ of: { is: 'follow-up', stageId, step }, ...row }));
}

/** Proposed follow-ups whose words nobody wanted. */
async function otherWords({ tx, tenantId, from, until }: Span): Promise<Rescue[]> {
  const rows = await tx
    .select({ row: followUps, contactId: conversations.contactId })
    .from(followUps)
    .innerJoin(conversations, isTalkOf(followUps))
    .where(
      and(
        eq(followUps.tenantId, tenantId),
        within(followUps.settledAt, from, until),
        // As it stands in the index.
        sql`(${followUps.settledAs} = 'edited' or ${followUps.skippedBecause} = 'wrong-words')`,
        notTest,
      ),
    )
    .orderBy(desc(followUps.settledAt))
    .limit(rescuesLooked);
  const edited = rows.filter(({ row }) => row.settledAs === 'edited').map(({ row }) => row.id);
  const thrown = await thrownAway(tx, tenantId, edited);
  return rows
    .filter(({ row }) => row.settledAs !== 'edited' || thrown.has(row.id))
    .map(({ row, contactId }) => ({
      of: { is: 'follow-up', stageId: row.stageId, step: row.step },
      contactId,
      at: row.settledAt!,
    }));
}

/** Those of which hardly a word of the draft is in what a person made of it. */
async function thrownAway(tx: Tx, tenantId: TenantId, ids: FollowUpId[]): Promise<Set<FollowUpId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ followUpId: drafts.followUpId, text: drafts.text, source: drafts.source })
    .from(drafts)
    .where(and(eq(drafts.tenantId, tenantId), inArray(drafts.followUpId, ids)))
    .orderBy(asc(drafts.createdAt), asc(drafts.id));
  const thrown = [...Map.groupBy(rows, (row) => row.followUpId!)].filter(([, all]) => {
    const drafted = all.findLast(({ source }) => source !== 'operator');
    const sent = all.findLast(({ source }) => source === 'operator');
    return drafted && sent && isThrownAway(drafted.text, sent.text);
  });
  return new Set(thrown.map(([id]) => id));
}

const isKnownAnswer = and(
  inArray(interactions.type, [...knownAnswers]),
  or(isNull(interactions.outcome), ne(interactions.outcome, 'withdrawn')),
);

function isTalkOf(table: typeof interactions | typeof dialogueRuns | typeof outbox | typeof followUps): SQL | undefined {
  return and(eq(conversations.tenantId, table.tenantId), eq(conversations.id, table.conversationId));
}

const notTest = eq(conversations.isTest, false);

function within(column: AnyPgColumn, from: Date, until: Date): SQL | undefined {
  return and(gte(column, from), lt(column, until));
}
