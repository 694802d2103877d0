import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { ContactId, OperatorId, TenantId } from '../kit/ids.ts';
import { decideReach, type HeldBack, type Load, type Reach, type Urgency } from './attention.ts';
import type { CommitContext } from './commit-context.ts';
import { todayAt } from './hours.ts';
import type { Operator } from './operator.ts';
import type { OutboxRow } from './outbox.store.ts';
import { lockOperator, readOperator } from './tenant.store.ts';
import type { Ring } from './work.ts';

/** Why a card is held back, as its row keeps it; `until` once it has been looked at. */
export type Held = { why: HeldBack; urgency: Urgency; until?: string | null };

/** A card older than this that nobody answered no longer keeps others away. */
const waitsForMs = 12 * hourMs;

/** What lies unanswered in an operator's thread. */
export async function loadOf(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<Load> {
  const aMinuteAgo = addMs(context.now, -minuteMs);
  const recent = addMs(context.now, -waitsForMs);
  const midnight = todayAt('00:00', context.now, context.tenant.timezone);
  const came = await cameInto(tx, context.tenant.id, operatorId, new Date(Math.min(recent.getTime(), midnight.getTime())));
  const waiting = came.filter((card) => card.live && card.createdAt > recent);
  return {
    waiting: waiting.length,
    lastMinute: waiting.filter((card) => card.cameAt > aMinuteAgo).length,
    today: came.filter((card) => card.pushed && card.createdAt >= midnight).length,
  };
}

/** The cards that came since then and nobody asked for; a task's reminder was asked for. */
export async function countPushed(tx: Tx, tenantId: TenantId, operatorId: OperatorId, since: Date): Promise<number> {
  return (await cameInto(tx, tenantId, operatorId, since)).filter((card) => card.pushed).length;
}

type Came = { createdAt: Date; cameAt: Date; live: boolean; pushed: boolean };

/**
 * The cards to be answered that were made since then and are in an operator's thread or on their way there. Read by what left and not by the
 * cards, of which thousands may be held back: it is asked for each of them.
 */
async function cameInto(tx: Tx, tenantId: TenantId, operatorId: OperatorId, since: Date): Promise<Came[]> {
  // The limit makes it a look-up for each row, whatever the planner knows of the table.
  const card = tx
    .select({ id: cards.id, kind: cards.kind, state: cards.state, pushed: cards.pushed, createdAt: cards.createdAt })
    .from(cards)
    .where(and(eq(cards.tenantId, outbox.tenantId), eq(cards.id, outbox.cardId)))
    .limit(1)
    .as('card');
  return await tx
    .select({
      createdAt: card.createdAt,
      cameAt: sql<Date>`max(coalesce(${outbox.acceptedAt}, ${outbox.createdAt}))`.mapWith(outbox.createdAt),
      live: sql<boolean>`${card.state} = 'live'`,
      pushed: card.pushed,
    })
    .from(outbox)
    .innerJoinLateral(card, sql`true`)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        eq(outbox.operatorId, operatorId),
        // No message is older than its card.
        gte(outbox.createdAt, since),
        gte(card.createdAt, since),
        inArray(card.kind, ['turn', 'follow-up', 'review', 'failure']),
        sql`${outbox.cardId} is not null and ${outbox.state} not in ('held', 'cancelled', 'failed')`,
      ),
    )
    .groupBy(card.id, card.createdAt, card.state, card.pushed);
}

/**
 * Whether a card that nobody asked for may come to an operator now. For whoever goes on to show it: their row is locked, so that of several
 * cards due at one instant each sees those before it, and no more come than they want.
 */
export async function claimReach(tx: Tx, context: CommitContext, operatorId: OperatorId, urgency: Urgency): Promise<Reach> {
  const operator = await lockOperator(tx, context.tenant.id, operatorId);
  // Whoever was removed has no row to lock; what goes to them is stopped where it would leave.
  return operator ? await reach(tx, context, operator, urgency) : await reachOf(tx, context, operatorId, urgency);
}

/** Whether a card that nobody asked for could come to an operator now, as things stand. */
export async function reachOf(tx: Tx, context: CommitContext, operatorId: OperatorId, urgency: Urgency): Promise<Reach> {
  return await reach(tx, context, await readOperator(tx, context.tenant.id, operatorId), urgency);
}

async function reach(tx: Tx, context: CommitContext, operator: Operator, urgency: Urgency): Promise<Reach> {
  const load = await loadOf(tx, context, operator.id);
  return decideReach(urgency, { operator, tenant: context.tenant, now: context.now, load });
}

/** What is held back for an operator, oldest first; with `due` only what is to be looked at now. */
export async function heldBack(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
  which: { due?: boolean } = {},
): Promise<{ row: OutboxRow; held: Held }[]> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(and(isHeldFor(context, operatorId), which.due ? lte(outbox.heldUntil, context.now) : undefined))
    .orderBy(asc(outbox.id));
  return rows.map((row) => ({ row, held: (row.because as { held: Held }).held }));
}

/** How many wait behind the cards in the thread. Asked whenever a card is held back, so it is counted where the rows are. */
export async function countBehindOthers(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${outbox.about} ->> 0)::int` })
    .from(outbox)
    .where(isBehindOthers(tx, context, operatorId));
  return row?.n ?? 0;
}

/** Who they are, most urgent first, each once; `silent`: none of them waits for an answer. */
export async function heldBehindOthers(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
): Promise<{ people: ContactId[]; silent: boolean }> {
  const behind = await tx
    .select({ about: outbox.about, held: sql<Held>`${outbox.because} -> 'held'` })
    .from(outbox)
    .where(isBehindOthers(tx, context, operatorId))
    .orderBy(asc(outbox.id));
  return {
    people: [...new Set(behind.toSorted(byUrgency).flatMap(({ about }) => about[0] ?? []))],
    silent: behind.every(({ held }) => held.urgency === 'idle'),
  };
}

function isBehindOthers(tx: Tx, context: CommitContext, operatorId: OperatorId) {
  return and(isHeldFor(context, operatorId), isHeldAs('many'), inArray(outbox.cardId, liveCards(tx, context, operatorId)));
}

function isHeldAs(why: HeldBack) {
  return sql`${outbox.because} -> 'held' ->> 'why' = ${why}`;
}

const mostUrgent: readonly Urgency[] = ['urgent', 'own', 'needs-me', 'ordinary', 'idle'];

function byUrgency(a: { held: Held }, b: { held: Held }): number {
  return mostUrgent.indexOf(a.held.urgency) - mostUrgent.indexOf(b.held.urgency);
}

/** Most urgent first; of two alike whoever has waited longer. */
export function mostUrgentFirst(held: readonly { row: OutboxRow; held: Held }[]): OutboxRow[] {
  return held.toSorted(byUrgency).map(({ row }) => row);
}

/** Has everything that is held back for an operator looked at again: their hours, mode or pause have changed. One look sees it all. */
export async function lookAgain(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
  which: { why?: HeldBack } = {},
): Promise<Ring[]> {
  const rows = await tx
    .update(outbox)
    .set({ heldUntil: context.now })
    .where(and(isHeldFor(context, operatorId), which.why ? isHeldAs(which.why) : undefined))
    .returning({ id: outbox.id });
  return rows.length > 0 ? [bringRing(context, operatorId)] : [];
}

/**
 * Has what stands behind others looked at again, as far as there is room in the thread, most urgent first: thousands may stand there. One of
 * them at least, which shows whether they are held for that reason still.
 */
export async function lookBehindOthers(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<Ring[]> {
  const { waiting } = await loadOf(tx, context, operatorId);
  const first = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isHeldFor(context, operatorId), isHeldAs('many')))
    .orderBy(sql`array_position(${sql.param(mostUrgent)}::text[], ${outbox.because} -> 'held' ->> 'urgency')`, asc(outbox.id))
    .limit(Math.max(1, context.tenant.settings.cardsAtOnce - waiting));
  const rows = await tx
    .update(outbox)
    .set({ heldUntil: context.now })
    .where(and(isHeldFor(context, operatorId), inArray(outbox.id, first)))
    .returning({ id: outbox.id });
  return rows.length > 0 ? [bringRing(context, operatorId)] : [];
}

/** What is held back for an operator is to be looked at. */
export function bringRing({ tenant }: Pick<CommitContext, 'tenant'>, operator: OperatorId): Ring {
  return { work: { do: 'bring', tenant: tenant.id, operator } };
}

function liveCards(tx: Tx, context: CommitContext, operatorId: OperatorId) {
  return tx
    .select({ id: cards.id })
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.operatorId, operatorId), eq(cards.state, 'live')));
}

function isHeldFor(context: CommitContext, operatorId: OperatorId) {
  return and(
    eq(outbox.tenantId, context.tenant.id),
    eq(outbox.operatorId, operatorId),
    eq(outbox.state, 'held'),
    eq(outbox.heldFor, 'attention'),
    isNotNull(outbox.operatorId),
  );
}
