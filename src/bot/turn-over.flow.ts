import { and, eq, max, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { waitsNoMore } from '../crm/awaiting.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { lastBefore, type MessageRow } from '../crm/message.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { isPutOff, setTurn, type TurnRow } from '../crm/turn.store.ts';
import { isFarewell } from '../crm/urgency.ts';

/**
 * Nothing is left to show: a card that was put off has been answered in the meantime, or somebody answered on the phone after their last
 * message. Words given here meanwhile were given to an older card, without having seen these.
 */
export async function wasAnswered(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const answered = isPutOff(turn) ? await waitsNot(tx, context, turn) : await answeredOnPhone(tx, context, turn);
  if (answered) await setTurn(tx, context, turn.id, { state: 'settled', settledAs: 'answered', settledAt: context.now });
  return answered;
}

/** They only thanked us for our answer: nobody waits for anything, and nobody needs a card to know it. */
export async function wasFarewell(tx: Tx, context: CommitContext, turn: TurnRow, said: readonly MessageRow[]): Promise<boolean> {
  if (isPutOff(turn)) return false;
  if (said.some(({ type }) => type !== 'text') || !isFarewell(saidWords(said))) return false;
  const last = await lastBefore(tx, context.tenant.id, turn, { byItself: true });
  if (last?.direction !== 'out') return false;
  await setTurn(tx, context, turn.id, { state: 'settled', settledAs: 'farewell', settledAt: context.now });
  // Thanks for being told when we open: what they asked before is still to be answered.
  if (last.author !== 'hilo') await waitsNoMore(tx, context, turn.conversationId);
  return true;
}

async function waitsNot(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const [talk] = await tx
    .select({ awaitingSince: conversations.awaitingSince })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, turn.conversationId)));
  return !talk?.awaitingSince;
}

/** Told of before the message it answers: Meta's deliveries come in any order. */
async function answeredOnPhone(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const ofTalk = and(eq(messages.tenantId, context.tenant.id), eq(messages.conversationId, turn.conversationId));
  const [said] = await tx
    .select({ at: max(messages.at) })
    .from(messages)
    .where(and(ofTalk, eq(messages.turnId, turn.id)));
  const [echo] = await tx
    .select({ at: max(messages.at) })
    .from(messages)
    .where(and(ofTalk, eq(messages.direction, 'out'), eq(messages.author, 'phone-app'), ne(messages.type, 'reaction')));
  return said?.at != null && echo?.at != null && echo.at > said.at;
}
