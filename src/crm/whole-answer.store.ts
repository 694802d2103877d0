import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { cards, turns } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { ConversationId, OperatorId, TurnId } from '../kit/ids.ts';
import { waitsAgain, waitsFor } from './awaiting.store.ts';
import { reopenCard } from './card.store.ts';
import type { CommitContext } from './commit-context.ts';
import { supersedeCards } from './live-cards.store.ts';
import { setTurn } from './turn.store.ts';

/** How a turn and a card end that are answered together with others'. */
const answeredWhole = 'answered-once';

/** All that somebody has said is answered, also what nobody has been shown. */
export async function answerWhole(tx: Tx, context: CommitContext, conversationId: ConversationId, by: OperatorId): Promise<void> {
  await supersedeCards(tx, context, conversationId, answeredWhole, { by });
  await tx
    .update(turns)
    .set({ state: 'settled', settledAs: answeredWhole, settledBy: by, settledAt: context.now })
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.conversationId, conversationId), ne(turns.state, 'settled')));
  await waitsFor(tx, context, conversationId, []);
}

/** The answer was taken back. A card that had come can be answered again; what had not come is listened to anew, so that its card comes. */
export async function reopenWhole(tx: Tx, context: CommitContext, conversationId: ConversationId): Promise<void> {
  const tenantId = context.tenant.id;
  await waitsAgain(tx, context, conversationId);
  const ofTalk = and(eq(turns.tenantId, tenantId), eq(turns.conversationId, conversationId));
  const settled = await tx
    .select({ id: turns.id })
    .from(turns)
    .where(and(ofTalk, eq(turns.settledAs, answeredWhole)))
    .orderBy(asc(turns.id));
  const came = await cardsThatCame(tx, context, conversationId);
  for (const { id } of came) await reopenCard(tx, context, id);
  const seen = new Set(came.map((card) => card.turnId));
  const unseen = settled.flatMap(({ id }) => (seen.has(id) ? [] : [id]));
  await listenAnew(tx, context, conversationId, unseen);
}

async function cardsThatCame(tx: Tx, context: CommitContext, conversationId: ConversationId) {
  return await tx
    .selectDistinct({ id: cards.id, turnId: cards.turnId })
    .from(cards)
    .innerJoin(outbox, and(eq(outbox.tenantId, cards.tenantId), eq(outbox.cardId, cards.id)))
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.conversationId, conversationId),
        eq(cards.settledAs, answeredWhole),
        inArray(outbox.state, ['accepted', 'sent', 'delivered', 'read']),
      ),
    );
}

/** These become one turn, whose silence is over; where they are speaking again already, what they said then goes into that one. */
async function listenAnew(tx: Tx, context: CommitContext, conversationId: ConversationId, ids: readonly TurnId[]): Promise<void> {
  const newest = ids.at(-1);
  if (!newest) return;
  const tenantId = context.tenant.id;
  const [open] = await tx
    .select({ id: turns.id })
    .from(turns)
    .where(and(eq(turns.tenantId, tenantId), eq(turns.conversationId, conversationId), eq(turns.state, 'open')));
  const into = open?.id ?? newest;
  const others = ids.filter((id) => id !== into);
  if (others.length > 0) {
    await tx
      .update(messages)
      .set({ turnId: into })
      .where(and(eq(messages.tenantId, tenantId), inArray(messages.turnId, others)));
    for (const id of others) await setTurn(tx, context, id, { settledAs: 'merged' });
  }
  if (!open)
    await setTurn(tx, context, into, {
      state: 'open',
      dueAt: context.now,
      cardByMachine: null,
      settledAs: null,
      settledBy: null,
      settledAt: null,
    });
}
