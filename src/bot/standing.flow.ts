import { and, eq, gt, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import { canReach, fillFor } from '../commands/answer-many.ts';
import { countStanding, readStanding } from '../crm/asking.store.ts';
import { questionIn, type StandingAnswer } from '../crm/asking.ts';
import { byNoHand } from '../crm/because.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Conversation } from '../crm/conversation.ts';
import type { MessageRow } from '../crm/message.store.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { sentLately } from '../crm/playbook.store.ts';
import { openRead } from '../crm/read.store.ts';
import { topicKey } from '../crm/same-question.ts';
import { isPutOff, type TurnRow } from '../crm/turn.store.ts';
import { isExchange } from '../crm/urgency.ts';
import type { Ring } from '../crm/work.ts';

/**
 * Answers a turn that asks just what an operator has said to keep answering today; null where it is for a person: it asks more, asks again, a
 * picture came with it, somebody complains, or one of us is talking with them.
 */
export async function answerByItself(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  said: readonly MessageRow[],
): Promise<Ring[] | null> {
  const { tenant, now } = context;
  if (isPutOff(turn)) return null;
  const standing = await readStanding(tx, tenant.id, now);
  if (standing.length === 0) return null;
  const question = questionIn(said);
  const key = question && topicKey(question.topic);
  const answer = standing.find((one) => key !== null && one.topics.includes(key));
  const view = answer && (await openRead(tx, tenant.id).conversation(turn.conversationId));
  if (!answer || !view?.conversation || view.contact.testOf || !canReach(view, now)) return null;
  const { conversation } = view;
  const body = fillFor(answer.text, view, tenant.name);
  if (isExchange(conversation.lastOutboundAt, now) || (await sentLately(tx, tenant.id, conversation.id)).includes(body))
    return null;
  return await answerWith(tx, context, { answer, conversationId: conversation.id, body });
}

async function answerWith(
  tx: Tx,
  context: CommitContext,
  { answer, conversationId, body }: { answer: StandingAnswer; conversationId: TurnRow['conversationId']; body: string },
): Promise<Ring[]> {
  await countStanding(tx, context.tenant.id, answer.id);
  return await commit(tx, context, [
    {
      do: 'send',
      conversationId,
      content: { type: 'text', body },
      category: 'free',
      because: { what: 'standing-answer', note: answer.id },
      approvedBy: answer.by,
      hold: 'grace',
    },
    { do: 'answered-whole', conversationId, by: answer.by },
  ]);
}

/**
 * Asked once more in the moment it would leave: an answer that goes by itself gives way where it was stopped meanwhile, or one of us answers
 * them. Then it is for a person again. Null where it may go, and for everything else that leaves.
 */
export async function givesWay(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  conversation: Conversation,
): Promise<Ring[] | null> {
  if (row.because?.what !== 'standing-answer') return null;
  const { tenant, now } = context;
  const stands = (await readStanding(tx, tenant.id, now)).some(({ id }) => id === row.because?.note);
  const answered = await isAnsweredByPerson(tx, context, row, conversation.id);
  if (stands && !answered) return null;
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
  if (answered) return [];
  return await commit(tx, context, [{ do: 'unanswered', conversationId: conversation.id, whole: true }]);
}

/** Since it was decided a person's words for them left, here or on the phone, or wait to. */
async function isAnsweredByPerson(
  tx: Tx,
  { tenant }: CommitContext,
  { id, createdAt }: OutboxRow,
  conversationId: Conversation['id'],
): Promise<boolean> {
  const [sent] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenant.id),
        eq(outbox.conversationId, conversationId),
        or(gt(outbox.id, id), gt(outbox.acceptedAt, createdAt)),
        notInArray(outbox.state, ['cancelled', 'failed']),
        sql`${outbox.because} ->> 'what' not in ${byNoHand}`,
      ),
    )
    .limit(1);
  if (sent) return true;
  const [said] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tenant.id),
        eq(messages.conversationId, conversationId),
        eq(messages.author, 'phone-app'),
        gt(messages.at, createdAt),
      ),
    )
    .limit(1);
  return said !== undefined;
}
