import { and, eq, inArray, max, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { cards, turns } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { type ConversationId, newId, type TurnId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';

export type TurnRow = typeof turns.$inferSelect;

/** A message belongs to the conversation's open turn, or opens one. The turn ends a short silence later, and never later than its longest. */
export async function takeIntoTurn(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
): Promise<{ id: TurnId; dueAt: Date }> {
  const { tenant, now } = context;
  const quiet = addMs(now, tenant.settings.turnQuietSeconds * secondMs);
  const [open] = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.conversationId, conversationId), eq(turns.state, 'open')))
    .for('update');
  if (!open) {
    const id = newId<TurnId>();
    await tx.insert(turns).values({
      tenantId: tenant.id,
      id,
      conversationId,
      state: 'open',
      startedAt: now,
      lastAt: now,
      dueAt: quiet,
      messageCount: 1,
    });
    return { id, dueAt: quiet };
  }
  const longest = addMs(open.startedAt, tenant.settings.turnMaxSeconds * secondMs);
  const dueAt = quiet < longest ? quiet : longest > now ? longest : quiet;
  await tx
    .update(turns)
    .set({ lastAt: now, dueAt, messageCount: open.messageCount + 1, cardByMachine: null })
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.id, open.id)));
  return { id: open.id, dueAt };
}

/** A turn with its conversation locked before it, in the order in which a message locks them. */
export async function lockTurn(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: TurnId): Promise<TurnRow | null> {
  const which = and(eq(turns.tenantId, context.tenant.id), eq(turns.id, id));
  const [seen] = await tx.select({ conversationId: turns.conversationId }).from(turns).where(which);
  if (!seen) return null;
  await lockTalk(tx, context, seen.conversationId);
  const [row] = await tx.select().from(turns).where(which).for('update');
  // A merge was quicker: it has gone over to another conversation.
  if (row && row.conversationId !== seen.conversationId) await lockTalk(tx, context, row.conversationId);
  return row ?? null;
}

/** A conversation's row, locked until the transaction ends. */
export async function lockTalk(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: ConversationId): Promise<void> {
  await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, id)))
    .for('update');
}

export async function setTurn(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  id: TurnId,
  change: Partial<TurnRow>,
): Promise<void> {
  await tx
    .update(turns)
    .set(change)
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, id)));
}

/** Whether the customer said something after this turn, and more than thanks: it is being listened to, thought about or was shown. */
export async function laterTurn(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  turn: Pick<TurnRow, 'id' | 'conversationId'>,
): Promise<TurnRow | null> {
  const rows = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.conversationId, turn.conversationId)));
  // Ids sort by time.
  return rows.filter((row) => row.id > turn.id && row.settledAs !== 'farewell').sort((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}

/** Put off by a person who had seen it, and nothing has come since: a snooze begins a turn anew, a message moves its end. */
export function isPutOff(turn: Pick<TurnRow, 'startedAt' | 'lastAt'>): boolean {
  return turn.startedAt > turn.lastAt;
}

/**
 * What the customer said and no person was shown yet: a turn that is listened to or thought about, or whose live card has not left for the
 * operator's thread. An answer given meanwhile was not given to it.
 */
export async function unseenTurns(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
): Promise<TurnRow[]> {
  const tenantId = context.tenant.id;
  const rows = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, tenantId), eq(turns.conversationId, conversationId), ne(turns.state, 'settled')));
  const shown = rows.filter((row) => row.state === 'shown').map((row) => row.id);
  const sent =
    shown.length === 0
      ? []
      : await tx
          .select({ turnId: cards.turnId, card: cards.state, sending: outbox.state })
          .from(cards)
          .innerJoin(outbox, and(eq(outbox.tenantId, cards.tenantId), eq(outbox.cardId, cards.id)))
          .where(and(eq(cards.tenantId, tenantId), inArray(cards.turnId, shown)));
  const waits = (id: TurnId) => {
    const own = sent.filter((one) => one.turnId === id);
    const left = own.some(({ sending }) => sending !== 'queued' && sending !== 'held' && sending !== 'cancelled');
    return !left && own.some(({ card, sending }) => card === 'live' && sending !== 'cancelled');
  };
  return rows.filter((row) => (row.state === 'shown' ? waits(row.id) : !isPutOff(row)));
}

/** A card takes the place of those before it: what nobody has seen on them is said on this one. */
export async function takeOverUnseen(
  tx: Tx,
  context: CommitContext,
  turn: Pick<TurnRow, 'id' | 'conversationId'>,
): Promise<void> {
  const unseen = await unseenTurns(tx, context, turn.conversationId);
  const ids = unseen.filter((one) => one.state === 'shown' && one.id !== turn.id).map(({ id }) => id);
  if (ids.length === 0) return;
  const tenantId = context.tenant.id;
  await tx
    .update(messages)
    .set({ turnId: turn.id })
    .where(and(eq(messages.tenantId, tenantId), inArray(messages.turnId, ids)));
  await tx
    .update(turns)
    .set({ state: 'settled', settledAs: 'merged', settledAt: context.now })
    .where(and(eq(turns.tenantId, tenantId), inArray(turns.id, ids)));
}

/**
 * Somebody answered on the phone, where everything can be read: what was said until then is settled. Returns the turns that go on after it.
 */
export async function settleOnPhone(tx: Tx, context: CommitContext, conversationId: ConversationId, at: Date): Promise<TurnId[]> {
  const tenantId = context.tenant.id;
  const rows = await tx
    .select({ id: turns.id, last: max(messages.at) })
    .from(turns)
    .leftJoin(messages, and(eq(messages.tenantId, turns.tenantId), eq(messages.turnId, turns.id)))
    .where(and(eq(turns.tenantId, tenantId), eq(turns.conversationId, conversationId), ne(turns.state, 'settled')))
    .groupBy(turns.id);
  const over = rows.filter(({ last }) => last === null || last <= at).map(({ id }) => id);
  if (over.length > 0)
    await tx
      .update(turns)
      .set({ state: 'settled', settledAs: 'answered-on-phone', settledAt: context.now })
      .where(and(eq(turns.tenantId, tenantId), inArray(turns.id, over)));
  return rows.map(({ id }) => id).filter((id) => !over.includes(id));
}
