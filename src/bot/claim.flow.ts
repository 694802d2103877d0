import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { bringRing, type Held } from '../crm/attention.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type Conversation, canSend } from '../crm/conversation.ts';
import { handCardsOn } from '../crm/member-change.store.ts';
import { readNoticed } from '../crm/notice.store.ts';
import { type Operator, operatorWindowOpen } from '../crm/operator.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { wake } from '../crm/queue.store.ts';
import { openRead } from '../crm/read.store.ts';
import { readNumber, readOperator } from '../crm/tenant.store.ts';
import type { Purpose } from '../crm/tenant.ts';
import type { Ring } from '../crm/work.ts';
import { type Clock, secondMs } from '../kit/clock.ts';
import type { ErrorCode } from '../kit/errors.ts';
import type { RecordId, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import { mayProbe, type Slot, takeNumberSlot, takePairAllowance } from '../outreach/pacing.store.ts';
import { overtakenByItself } from './by-itself.flow.ts';
import { openContext } from './context.store.ts';
import { askedNoMore } from './dialogue-end.flow.ts';
import { followUpHindered } from './follow-up-leaves.flow.ts';
import { offersGone } from './offer-shown.flow.ts';
import { refused, waitInTurn } from './refused.flow.ts';
import { ruleHindered } from './rule-leaves.flow.ts';
import { becameUnsure, overtaken, takenOver } from './sent.flow.ts';
import { givesWay } from './standing.flow.ts';

/** A message that is ours to send, and from when on. */
export type Claim = {
  row: OutboxRow;
  attempt: number;
  slot: Slot;
  ratePerSecond: number;
  phoneNumberId: string;
  /** What the business is called. */
  business: string;
  /** What the number it leaves from is for. */
  purpose: Purpose;
  token: string;
  /** The number is stopped, and this message finds out whether it still has to be. */
  probes: boolean;
};
export type NoClaim = { rings: Ring[]; go: 'stop' | 'on' };

/**
 * How long a message that is being sent may go without a sign of life from its process, which renews this while the request is under way.
 * After it nobody knows whether it left; until then the rest of the queue to this person waits.
 */
export const leaseMs = 10 * secondMs;

/**
 * Takes the next message and commits the intent to send it, before any byte leaves. In the same transaction everything is checked again:
 * window, consent, whether it is still true, whether the number may send, and Meta's two rates.
 */
export async function claimNext(
  tx: Tx,
  needs: { clock: Clock; vault: Vault },
  tenantId: TenantId,
  pair: string,
): Promise<Claim | NoClaim> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${pair}, 1))`);
  const context = await openContext(tx, needs, tenantId);
  const { rings, underway } = await giveUpLost(tx, context, pair);
  if (underway) return { rings, go: 'stop' };
  const [row] = await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        eq(outbox.pair, pair),
        eq(outbox.state, 'queued'),
        lte(outbox.nextTryMachine, context.machineNow),
      ),
    )
    .orderBy(asc(outbox.priority), asc(outbox.id))
    .limit(1)
    .for('update');
  if (!row) return { rings: [...rings, ...(await ringLater(tx, context, pair))], go: 'stop' };

  const hindered = await hinderedBy(tx, context, row);
  if (hindered) return { rings: [...rings, ...hindered], go: 'on' };
  const number = await readNumber(tx, tenantId, row.numberId);
  const token = openToken(needs.vault, tenantId, number.tokenSealed);
  const probes = number.stoppedBecause !== null;
  if (token === null || (probes && !(await mayProbe(tx, number.phoneNumberId, needs.clock.machineMs()))))
    return { rings: [...rings, ...(await postpone(tx, context, row, 30 * secondMs))], go: 'stop' };
  const pairWaitMs = await takePairAllowance(tx, pair, row.priority, needs.clock.machineMs());
  if (pairWaitMs > 0 && row.priority === optional) {
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-room' });
    return { rings, go: 'on' };
  }
  if (pairWaitMs > 0) return { rings: [...rings, ...(await postpone(tx, context, row, pairWaitMs))], go: 'stop' };
  const slot = await takeNumberSlot(tx, number.phoneNumberId, number.ratePerSecond, needs.clock.machineMs());
  const attempt = row.attempt + 1;
  const leaseUntilMachine = new Date(Math.max(slot.atMs, context.machineNow.getTime()) + leaseMs);
  await setOutboxState(tx, context, row.id, { state: 'sending', attempt, leaseUntilMachine });
  return {
    row,
    attempt,
    slot,
    ratePerSecond: number.ratePerSecond,
    phoneNumberId: number.phoneNumberId,
    business: context.tenant.name,
    purpose: number.purpose,
    token,
    probes,
  };
}

/** The priority of what is left out rather than late. */
const optional = 2;

/** Null where it was sealed with another key than ours: nothing can be sent until it is entered again, and nothing may fail for it. */
function openToken(vault: Vault, tenantId: TenantId, sealed: string): string | null {
  try {
    return vault.open(sealed, `${tenantId}/token`);
  } catch {
    return null;
  }
}

/**
 * A message whose process died between intent and outcome is unsure: a status settles it, or a person is asked. Never a blind second try.
 * `underway`: there is one whose process lives.
 */
async function giveUpLost(tx: Tx, context: CommitContext, pair: string): Promise<{ rings: Ring[]; underway: boolean }> {
  const sending = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.pair, pair), eq(outbox.state, 'sending')));
  const lost = sending.filter(({ leaseUntilMachine }) => leaseUntilMachine !== null && leaseUntilMachine <= context.machineNow);
  const rings: Ring[] = [];
  for (const row of lost) rings.push(...(await becameUnsure(tx, context, row)));
  return { rings, underway: sending.length > lost.length };
}

async function ringLater(tx: Tx, context: CommitContext, pair: string): Promise<Ring[]> {
  const [later] = await tx
    .select({ at: outbox.nextTryMachine })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.pair, pair),
        eq(outbox.state, 'queued'),
        gt(outbox.nextTryMachine, context.machineNow),
      ),
    )
    .orderBy(asc(outbox.nextTryMachine))
    .limit(1);
  return later
    ? [{ work: { do: 'send', tenant: context.tenant.id, pair }, afterMs: later.at.getTime() - context.machineNow.getTime() }]
    : [];
}

async function postpone(tx: Tx, context: CommitContext, row: OutboxRow, waitMs: number): Promise<Ring[]> {
  await waitInTurn(tx, context, row, waitMs, waitMs);
  return [{ work: { do: 'send', tenant: context.tenant.id, pair: row.pair }, afterMs: waitMs }];
}

/** What stands against sending it now; then it is settled otherwise, and these are to be rung. Null when nothing does. */
async function hinderedBy(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[] | null> {
  if (row.operatorId) return await hinderedForOperator(tx, context, row);
  // A line to somebody who is turned away; they have just written.
  if (!row.conversationId) return null;
  const read = openRead(tx, context.tenant.id);
  const view = row.conversationId ? await read.conversation(row.conversationId) : null;
  if (!view?.conversation) return await refused(tx, context, row, 'request-invalid', null);
  const ruled = await ruleHindered(tx, context, row, view);
  if (ruled) return ruled;
  if (view.contact.blockedAt) {
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'blocked' });
    return [];
  }
  const taken = takenFromUnder(row, view.conversation);
  const followUp = await followUpHindered(tx, context, row, view, taken);
  if (followUp) return followUp;
  if (taken) return await takenOver(tx, context, row, view);
  const gone = await offersGone(tx, context, row, view);
  if (gone) return gone;
  const gaveWay = await givesWay(tx, context, row, view.conversation);
  if (gaveWay) return gaveWay;
  const stopped = await askedNoMore(tx, context, row);
  if (stopped) return stopped;
  const overtakenBy = await overtakenByItself(tx, context, row, view.conversation);
  if (overtakenBy) return overtakenBy;
  const theyWroteAfter = row.unless?.theyWroteAfter ? new Date(row.unless.theyWroteAfter) : null;
  const wrote = view.conversation.lastInboundAt;
  if (theyWroteAfter && wrote && wrote.getTime() > theyWroteAfter.getTime() + secondMs)
    return await overtaken(tx, context, row, view);
  if (row.unless?.record && !(await stillStands(tx, context, row.unless.record))) {
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
    return [];
  }
  const verdict = canSend(row.category, view.conversation, await read.marketing(view.contact.id), context.now);
  if (verdict.ok) return null;
  const code: ErrorCode = verdict.why === 'opted-out' ? 'opted-out' : 'window-closed';
  return await refused(tx, context, row, code, null);
}

/** Whether an appointment is as a message on its way says, and that still in time. */
async function stillStands(
  tx: Tx,
  context: CommitContext,
  { id, startsAt, until }: { id: string; startsAt: string; until: string },
): Promise<boolean> {
  const found = await readNoticed(tx, context, id as RecordId);
  return (
    found !== null &&
    !found.noticed.removed &&
    found.noticed.state !== 'cancelled' &&
    found.noticed.startsAt.toISOString() === startsAt &&
    context.now < new Date(until)
  );
}

/** Somebody took the customer over after this was approved: their words go, and these do not. */
function takenFromUnder(row: OutboxRow, { responsibleId, takenOverAt }: Conversation): boolean {
  return (
    row.approvedBy !== null &&
    row.because.what !== 'rule' &&
    responsibleId !== row.approvedBy &&
    takenOverAt !== null &&
    takenOverAt > row.createdAt
  );
}

/** A card that is no longer true is dropped; one that cannot reach the operator now is parked, and they are woken. */
async function hinderedForOperator(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[] | null> {
  const operator = await readOperator(tx, context.tenant.id, row.operatorId!);
  if (operator.removedAt || operator.lockedAt) return await holdFromStranger(tx, context, row, operator);
  if (row.unless?.card) {
    const [card] = await tx
      .select({ state: cards.state })
      .from(cards)
      .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, row.unless.card as never)));
    if (card?.state === 'superseded') {
      await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
      return [];
    }
  }
  if (row.cardId && row.priority === 1 && operator.pausedUntil && context.now < operator.pausedUntil)
    return await holdForPause(tx, context, row);
  // A card that comes while they type a text for somebody would stand between the question and its answer.
  if (row.priority === 1 && isTyping(operator, context.now)) return await postpone(tx, context, row, 5 * secondMs);
  if (row.category !== 'free' || operatorWindowOpen(operator, context.now)) return null;
  // A reaction to a tap that is a day old says nothing any more.
  if (row.content.type === 'reaction') {
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
    return [];
  }
  await setOutboxState(tx, context, row.id, { state: 'held', heldFor: 'window' });
  return await wake(tx, context, operator.id);
}

/** They are no longer of the business, or locked out: it does not go there. What somebody must answer goes to whoever is next. */
async function holdFromStranger(tx: Tx, context: CommitContext, row: OutboxRow, { removedAt }: Operator): Promise<Ring[]> {
  const change: Partial<OutboxRow> = removedAt
    ? { state: 'cancelled', cancelledBecause: 'removed' }
    : { state: 'held', heldFor: 'window', heldUntil: null };
  await setOutboxState(tx, context, row.id, change);
  return row.cardId ? await handCardsOn(tx, context, row.operatorId!, row.cardId) : [];
}

/** They paused while it was on its way. */
async function holdForPause(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[]> {
  const held: Held = { why: 'paused', urgency: 'ordinary' };
  await setOutboxState(tx, context, row.id, { state: 'held', heldFor: 'attention', heldUntil: context.now, because: { held } });
  return [bringRing(context, row.operatorId!)];
}

/** Edit or Reply was tapped, and the words are still waited for. */
function isTyping({ asked }: Operator, now: Date): boolean {
  return (asked?.what === 'edit' || asked?.what === 'reply') && now < new Date(asked.until);
}
