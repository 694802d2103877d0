import { and, desc, eq } from 'drizzle-orm';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { callName } from '../commands/colleague.ts';
import { showTime } from '../commands/times.ts';
import type { Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { liveCardOf } from '../crm/live-cards.store.ts';
import { cancelSend, type OutboxRow } from '../crm/outbox.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { unseenTurns } from '../crm/turn.store.ts';
import { oneLine } from '../kit/clip.ts';
import type { CardId, OperatorId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** A tap on a card that is over is answered with what has happened since, and does nothing. */
export async function answerStale(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const { thread } = at.words;
  const about = card.contactId ? [card.contactId] : [];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  const name = view?.contact.name ?? '';
  const as = card.settledAs ?? '';
  if (as === 'newer-card') return [await sayNewer(at, card, name)];
  if (as === 'replaced') return [await sayReplaced(at, card, name ? thread.replacedCard(name) : thread.replacedList)];
  if (as === 'they-wrote') return [say(at, thread.theyWrote(name), about)];
  if (as.startsWith('snoozed:')) return [say(at, thread.snoozedUntil(showTime(new Date(as.slice(8)), at.place)), about)];
  if (as.startsWith('handed:')) return [say(at, thread.handedTo(await colleagueName(at, as.slice(7) as OperatorId)), about)];
  if (as.startsWith('colleague:') && card.settledBy) {
    const by = await readOperator(at.tx, at.context.tenant.id, card.settledBy as OperatorId);
    return [say(at, at.words.members.decidedAlready(callName(by)))];
  }
  if (as === 'skipped' || as === 'dismissed') return [say(at, thread.skipped, about)];
  if (as === 'task-removed') return [say(at, thread.askedNoMore, about)];
  if (as === 'knocked') return [say(at, thread.knocked(name), about)];
  if (as === 'moved') return [say(at, thread.movedSince(name, view?.stage?.name ?? ''), about)];
  if (as === 'kept') return [say(at, at.words.card.reviewKept(name, view?.stage?.name ?? ''), about)];
  return [say(at, await whatWasSent(at, card, name), about)];
}

/** Of a card that was answered: when, by whom, or that the answer did not leave after all. */
async function whatWasSent(at: OwnerSituation, card: Card, name: string): Promise<string> {
  const { thread, failure } = at.words;
  if (!card.settledAs || !['sent', 'answered', 'answered-on-phone'].includes(card.settledAs)) return thread.cardGone;
  const time = card.settledAt ? showTime(card.settledAt, at.place) : '';
  const [row] = await sentFrom(at, card);
  if (row?.state === 'cancelled' && row.cancelledBecause === 'they-wrote') return thread.theyWrote(name);
  if (row?.state === 'cancelled' && row.cancelledBecause === 'taken-over') return at.words.collision.notSent(name);
  if (row?.state === 'failed' && row.errorCode) return failure.reason(row.errorCode as never);
  if (card.settledBy && card.settledBy !== at.operator.id) {
    return thread.sentBy(await colleagueName(at, card.settledBy as OperatorId), time);
  }
  return thread.alreadyAnswered(time);
}

async function colleagueName(at: OwnerSituation, id: OperatorId): Promise<string> {
  return oneLine((await readOperator(at.tx, at.context.tenant.id, id)).name);
}

/** They wrote again: the card of that counts, which is there already or comes in a moment. */
export async function sayNewer(at: OwnerSituation, card: Card, name: string): Promise<Effect> {
  const { thread } = at.words;
  const unseen = card.conversationId ? await unseenTurns(at.tx, at.context, card.conversationId) : [];
  const text = unseen.some(({ id }) => id !== card.turnId) ? thread.newerCardSoon(name) : thread.newerCard(name);
  return await sayReplaced(at, card, text);
}

/** Says that another card has taken this one's place, quoting it where it is there already. */
export async function sayReplaced(at: OwnerSituation, card: Card, text: string): Promise<Effect> {
  const about = card.contactId ? [card.contactId] : [];
  const live = card.conversationId ? await liveCardOf(at.tx, at.context, card.conversationId) : null;
  const quote = live && live.id !== card.id ? await wamidOf(at, live.id) : null;
  return { do: 'say', to: at.operator.id, text, about, ...(quote ? { quote } : {}) };
}

/** Not now on a card that was answered: what is still in its grace does not leave. */
export async function takeBack(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const answered = card.settledAs === 'sent' || card.settledAs === 'answered' || card.settledAs === 'knocked';
  const rows = answered ? await sentFrom(at, card) : [];
  if (rows.length === 0) return await answerStale(at, card);
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  const who = view ? contactLabel(view.contact) : '';
  return (
    (await unsend(at, rows, who, at.words.thread.tookBack(who))) ?? [
      say(at, tooLate(at, rows[0]!, who), card.contactId ? [card.contactId] : []),
    ]
  );
}

/**
 * Stops what has not left of one approval; null where all of it has. A knock is two messages: once the template is out, the words parked
 * behind it can still be kept back.
 */
export async function unsend(
  at: OwnerSituation,
  rows: readonly OutboxRow[],
  who: string,
  said: string,
): Promise<Effect[] | null> {
  const stopped: OutboxRow[] = [];
  for (const row of rows) if (await cancelSend(at.tx, at.context, row.id, 'taken-back')) stopped.push(row);
  const [first] = stopped;
  if (!first) return null;
  const about = first.conversationId ? await at.read.conversation(first.conversationId) : null;
  const cardId = (first.because as { cardId?: CardId }).cardId;
  const left = rows.length > stopped.length;
  return [
    ...(cardId && !left ? [{ do: 'reopen-card' as const, cardId }] : []),
    ...(first.conversationId ? [{ do: 'unanswered' as const, conversationId: first.conversationId }] : []),
    ...(first.causedByWamid && first.heldFor !== 'knock'
      ? [{ do: 'react' as const, to: at.operator.id, wamid: first.causedByWamid, emoji: null }]
      : []),
    say(at, left ? at.words.thread.undoneKnock(who) : said, about ? [about.contact.id] : []),
  ];
}

/** What has left cannot be taken back: it says how far it has come. */
export function tooLate(at: OwnerSituation, row: OutboxRow, who: string): string {
  const { thread } = at.words;
  if (row.readAt) return thread.tooLateRead(who, showTime(row.readAt, at.place));
  if (row.deliveredAt) return thread.tooLateDelivered(who, showTime(row.deliveredAt, at.place));
  return row.acceptedAt ? thread.tooLateSent(who) : thread.leavingNow;
}

/**
 * What was sent from a card, or from the list behind its More, in the last approval: one message, or the two of a knock.
 */
export async function sentFrom(
  at: OwnerSituation,
  card: Pick<Card, 'id' | 'conversationId'> & Partial<Pick<Card, 'turnId'>>,
): Promise<OutboxRow[]> {
  if (!card.conversationId) return [];
  const tenantId = at.context.tenant.id;
  const family = card.turnId
    ? await at.tx
        .select({ id: cards.id })
        .from(cards)
        .where(and(eq(cards.tenantId, tenantId), eq(cards.turnId, card.turnId)))
    : [];
  const ids = new Set<string>([card.id, ...family.map((one) => one.id)]);
  const rows = await at.tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenantId), eq(outbox.conversationId, card.conversationId)))
    .orderBy(desc(outbox.id))
    .limit(20);
  const mine = rows.filter((row) => ids.has((row.because as { cardId?: string } | null)?.cardId ?? ''));
  const last = mine[0];
  if (!last || (last.because as { what?: string }).what !== 'knock') return mine.slice(0, 1);
  return mine.filter((row) => row.createdAt.getTime() === last.createdAt.getTime());
}

async function wamidOf(at: OwnerSituation, cardId: CardId): Promise<string | null> {
  const [row] = await at.tx
    .select({ wamid: outbox.wamid })
    .from(outbox)
    .where(and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.cardId, cardId)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return row?.wamid ?? null;
}
