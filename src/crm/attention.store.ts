import { and, asc, eq, gt, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { ContactId, OperatorId, OutboxId, TenantId } from '../kit/ids.ts';
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
  const cameAt = sql<Date>`max(coalesce(${outbox.acceptedAt}, ${outbox.createdAt}))`.mapWith(outbox.createdAt);
  const rows = await tx
    .select({ cameAt })
    .from(cards)
    .innerJoin(outbox, and(eq(outbox.tenantId, cards.tenantId), eq(outbox.cardId, cards.id)))
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.operatorId, operatorId),
        eq(cards.state, 'live'),
        gt(cards.createdAt, addMs(context.now, -waitsForMs)),
        inArray(cards.kind, ['turn', 'follow-up', 'review', 'failure']),
        sql`${outbox.state} not in ('held', 'cancelled', 'failed')`,
      ),
    )
    .groupBy(cards.id);
  const aMinuteAgo = addMs(context.now, -minuteMs);
  const today = await countPushed(tx, context.tenant.id, operatorId, todayAt('00:00', context.now, context.tenant.timezone));
  return { waiting: rows.length, lastMinute: rows.filter((row) => row.cameAt > aMinuteAgo).length, today };
}

/** The cards that came since then and nobody asked for; a task's reminder was asked for. */
export async function countPushed(tx: Tx, tenantId: TenantId, operatorId: OperatorId, since: Date): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${cards.id})::int` })
    .from(cards)
    .innerJoin(outbox, and(eq(outbox.tenantId, cards.tenantId), eq(outbox.cardId, cards.id)))
    .where(
      and(
        eq(cards.tenantId, tenantId),
        eq(cards.operatorId, operatorId),
        sql`${cards.pushed}`,
        gte(cards.createdAt, since),
        inArray(cards.kind, ['turn', 'follow-up', 'review', 'failure']),
        sql`${outbox.state} not in ('held', 'cancelled', 'failed')`,
      ),
    );
  return row?.n ?? 0;
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

/** Who waits behind the cards in the thread, most urgent first, each once. Asked whenever a card is held back, so it reads nothing else. */
export async function heldBehindOthers(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<ContactId[]> {
  const rows = await tx
    .select({ about: outbox.about, held: sql<Held>`${outbox.because} -> 'held'` })
    .from(outbox)
    .where(and(isHeldFor(context, operatorId), inArray(outbox.cardId, liveCards(tx, context, operatorId))))
    .orderBy(asc(outbox.id));
  const behind = rows.filter(({ held }) => held.why === 'many').toSorted((a, b) => rank[a.held.urgency] - rank[b.held.urgency]);
  return [...new Set(behind.flatMap(({ about }) => about[0] ?? []))];
}

const rank: Record<Urgency, number> = { urgent: 0, own: 1, 'needs-me': 2, ordinary: 3, idle: 4 };

/** Most urgent first; of two alike whoever has waited longer. */
export function mostUrgentFirst(held: readonly { row: OutboxRow; held: Held }[]): OutboxRow[] {
  return held.toSorted((a, b) => rank[a.held.urgency] - rank[b.held.urgency]).map(({ row }) => row);
}

/** Has everything that is held back for an operator looked at again: their hours, mode or pause have changed, or they answered a card. */
export async function lookAgain(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
  which: { why?: HeldBack } = {},
): Promise<Ring[]> {
  const rows = await tx
    .update(outbox)
    .set({ heldUntil: context.now })
    .where(and(isHeldFor(context, operatorId), which.why ? sql`${outbox.because} -> 'held' ->> 'why' = ${which.why}` : undefined))
    .returning({ id: outbox.id });
  // One look sees them all.
  return rows.slice(0, 1).map(({ id }) => lookRing(context, id));
}

export function lookRing(context: Pick<CommitContext, 'tenant'>, id: OutboxId): Ring {
  return { work: { do: 'release', tenant: context.tenant.id, outbox: id } };
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
