import { and, eq, gt, inArray, isNull, max, min, ne, notInArray, or } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { ConversationId, TurnId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { unseenTurns } from './turn.store.ts';

/** We answered: the customer waits no longer, but for what they said since and nobody has been shown. */
export async function waitsNoMore(tx: Tx, context: CommitContext, conversationId: ConversationId): Promise<void> {
  const unseen = await unseenTurns(tx, context, conversationId);
  await waitsFor(
    tx,
    context,
    conversationId,
    unseen.map(({ id }) => id),
  );
}

/** The customer waits for an answer to these turns, or to nothing. */
export async function waitsFor(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  turns: readonly TurnId[],
): Promise<void> {
  const [since] =
    turns.length === 0
      ? []
      : await tx
          .select({ at: min(messages.at) })
          .from(messages)
          .where(and(eq(messages.tenantId, context.tenant.id), inArray(messages.turnId, [...turns])));
  await tx
    .update(conversations)
    .set({ awaitingSince: since?.at ?? null })
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, conversationId)));
}

/**
 * An answer was taken back or failed: the customer waits again, since what they first said after the last thing that did reach them. Who
 * had been answered before that does not wait.
 */
export async function waitsAgain(tx: Tx, context: CommitContext, conversationId: ConversationId): Promise<void> {
  const ofTalk = and(eq(messages.tenantId, context.tenant.id), eq(messages.conversationId, conversationId));
  const [answered] = await tx
    .select({ at: max(messages.at) })
    .from(messages)
    .leftJoin(outbox, and(eq(outbox.tenantId, messages.tenantId), eq(outbox.id, messages.outboxId)))
    .where(
      and(
        ofTalk,
        eq(messages.direction, 'out'),
        // What went by itself while they wait is no answer.
        ne(messages.author, 'hilo'),
        or(isNull(outbox.state), notInArray(outbox.state, ['cancelled', 'failed', 'held'])),
      ),
    );
  const [since] = await tx
    .select({ at: min(messages.at) })
    .from(messages)
    .where(
      and(
        ofTalk,
        eq(messages.direction, 'in'),
        ne(messages.type, 'reaction'),
        answered?.at ? gt(messages.at, answered.at) : undefined,
      ),
    );
  await tx
    .update(conversations)
    .set({ awaitingSince: since?.at ?? null })
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, conversationId)));
}
