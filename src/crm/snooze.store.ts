import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { followUps, turns } from '../../db/schema/followups.ts';
import type { ContactId, ConversationId, FollowUpId, OperatorId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { openFollowUp } from './follow-up.store.ts';
import { supersedeCards } from './live-cards.store.ts';

/**
 * What waits about a conversation comes back then: its follow-up where one was shown, else its turn. A new message of theirs brings it back
 * sooner. False where nothing waits.
 */
export async function putOff(
  tx: Tx,
  context: CommitContext,
  { conversationId, until, by }: { conversationId: ConversationId; until: Date; by: OperatorId },
): Promise<boolean> {
  const followUp = await openFollowUp(tx, context, conversationId);
  if (followUp?.state === 'shown') await restUntil(tx, context, followUp.id, until);
  else if (!(await reopenTurn(tx, context, conversationId, until))) return false;
  await supersedeCards(tx, context, conversationId, `snoozed:${until.toISOString()}`, { by });
  return true;
}

/** What was put off comes back at once. */
export async function bringBack(
  tx: Tx,
  context: CommitContext,
  { conversationId }: { conversationId: ConversationId; contactId: ContactId },
): Promise<void> {
  if (await reopenTurn(tx, context, conversationId, context.now, ['open'])) return;
  const followUp = await openFollowUp(tx, context, conversationId);
  if (followUp?.state === 'waiting') await restUntil(tx, context, followUp.id, null);
}

/** A follow-up that was shown waits again: the same one, with the words that were proposed. */
async function restUntil(tx: Tx, context: CommitContext, id: FollowUpId, until: Date | null): Promise<void> {
  await tx
    .update(followUps)
    .set({ state: 'waiting', notBefore: until, cardAt: until ?? context.now })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id)));
}

/** The newest turn that waits is listened to anew until then. */
async function reopenTurn(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  until: Date,
  states: ('shown' | 'open')[] = ['shown', 'open'],
): Promise<boolean> {
  const ofTalk = and(eq(turns.tenantId, context.tenant.id), eq(turns.conversationId, conversationId));
  // A turn that was answered otherwise than from its card still counts as shown.
  const [turn] = await tx
    .select({ id: turns.id })
    .from(turns)
    .innerJoin(conversations, and(eq(conversations.tenantId, turns.tenantId), eq(conversations.id, turns.conversationId)))
    .where(and(ofTalk, inArray(turns.state, states), isNotNull(conversations.awaitingSince)))
    .orderBy(desc(turns.id))
    .limit(1);
  if (!turn) return false;
  await tx
    .update(turns)
    .set({ state: 'open', dueAt: until, startedAt: context.now })
    .where(and(ofTalk, eq(turns.id, turn.id)));
  return true;
}
