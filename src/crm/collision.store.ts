import { and, desc, eq, gt, inArray, isNotNull, ne, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { CardId, ContactId, ConversationId, OperatorId } from '../kit/ids.ts';
import { unattended } from './because.ts';
import type { CollisionFacts, OthersWords } from './collision.ts';
import type { CommitContext } from './commit-context.ts';
import type { Conversation } from './conversation.ts';
import { readTeam } from './team.store.ts';
import { isThere } from './team.ts';

/** So long after somebody's answer, or after having been told of a customer, that still counts. */
const latelyMs = hourMs;

/** What decides whether somebody answers a customer unknowingly beside somebody else. Null where there is nobody else. */
export async function collisionFacts(
  tx: Tx,
  context: CommitContext,
  conversation: Pick<Conversation, 'id' | 'contactId' | 'responsibleId' | 'responsibleSince'>,
  me: OperatorId,
): Promise<CollisionFacts | null> {
  const team = await readTeam(tx, context.tenant.id);
  if (team.length < 2) return null;
  const { responsibleId, responsibleSince } = conversation;
  const other = team.find((one) => one.id === responsibleId && one.id !== me && isThere(one, context.now));
  const words = await othersWords(tx, context, conversation.id, me);
  return {
    waiting: words.find((one) => one.stoppable) ?? null,
    left: words.find((one) => !one.stoppable) ?? null,
    responsible: other ? { id: other.id, since: responsibleSince } : null,
    knownAt: await toldAt(tx, context, conversation.contactId, me),
  };
}

/** What others have approved for this customer within the last hour, or whenever where it has not left; newest first. */
async function othersWords(
  tx: Tx,
  context: CommitContext,
  id: ConversationId,
  me: OperatorId,
): Promise<(OthersWords & { stoppable: boolean })[]> {
  const rows = await tx
    .select({
      outboxId: outbox.id,
      by: outbox.approvedBy,
      state: outbox.state,
      createdAt: outbox.createdAt,
      acceptedAt: outbox.acceptedAt,
      text: messages.text,
    })
    .from(outbox)
    .leftJoin(messages, and(eq(messages.tenantId, outbox.tenantId), eq(messages.id, outbox.messageId)))
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.conversationId, id),
        isNotNull(outbox.approvedBy),
        ne(outbox.approvedBy, me),
        sql`${outbox.because} ->> 'what' not in ${unattended}`,
        notInArray(outbox.state, ['cancelled', 'failed']),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(20);
  const since = addMs(context.now, -latelyMs);
  return rows.flatMap(({ by, state, createdAt, acceptedAt, text, outboxId }) => {
    const stoppable = state === 'held' || state === 'queued';
    // What is leaving in this moment is news to everybody.
    const at = stoppable ? createdAt : (acceptedAt ?? context.now);
    return by && (stoppable || at > since) ? [{ by, outboxId, text: text ?? '', at, stoppable }] : [];
  });
}

/** When somebody was last told of a customer in their own thread. */
async function toldAt(tx: Tx, context: CommitContext, contactId: ContactId, me: OperatorId): Promise<Date | null> {
  const rows = await tx
    .select({ about: outbox.about, at: outbox.createdAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.operatorId, me),
        gt(outbox.createdAt, addMs(context.now, -latelyMs)),
        notInArray(outbox.state, ['cancelled', 'held', 'failed']),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(200);
  return rows.find((row) => row.about.includes(contactId))?.at ?? null;
}

/** When somebody's own card came, while it can still be answered: what it shows is what they know. */
export async function cardKnownAt(tx: Tx, context: CommitContext, id: CardId | undefined, me: OperatorId): Promise<Date | null> {
  if (!id) return null;
  const [card] = await tx
    .select({ at: cards.createdAt })
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, id), eq(cards.operatorId, me), eq(cards.state, 'live')));
  return card?.at ?? null;
}

/** What others have approved for this customer and can still be stopped. */
export async function stoppableOfOthers(tx: Tx, context: CommitContext, id: ConversationId, me: OperatorId) {
  const rows = await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.conversationId, id),
        isNotNull(outbox.approvedBy),
        ne(outbox.approvedBy, me),
        sql`${outbox.because} ->> 'what' not in ${unattended}`,
        inArray(outbox.state, ['held', 'queued']),
      ),
    )
    .for('update');
  return rows;
}

/** Whether the customer has written since a card was made. By ids, which sort by time: WhatsApp's own times know whole seconds only. */
export async function wroteAfter(tx: Tx, context: CommitContext, id: ConversationId, card: CardId): Promise<boolean> {
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, context.tenant.id),
        eq(messages.conversationId, id),
        eq(messages.direction, 'in'),
        ne(messages.type, 'reaction'),
        sql`${messages.id} > ${card}`,
      ),
    )
    .limit(1);
  return row !== undefined;
}
