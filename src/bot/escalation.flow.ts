import { and, eq, gte, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, tasks } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import { callName } from '../commands/colleague.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { openRead } from '../crm/read.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { OperatorId, TaskId } from '../kit/ids.ts';
import type { OwnerSituation } from './owner-situation.ts';

type Escalated = typeof tasks.$inferSelect & { askedBy: OperatorId };

/**
 * The time for a decision is over: whoever was to decide is reminded, and whoever asked is told. Who has answered the customer since has decided,
 * and hears nothing.
 */
export async function remindToDecide(tx: Tx, context: CommitContext, task: Escalated): Promise<Ring[]> {
  const view = task.contactId ? await openRead(tx, context.tenant.id).contact(task.contactId) : null;
  if (!view) return [];
  if (await hasAnswered(tx, context, task))
    return await commit(tx, context, [{ do: 'finish-task', taskId: task.id, operatorId: task.operatorId }]);
  const to = await readOperator(tx, context.tenant.id, task.operatorId);
  const by = await readOperator(tx, context.tenant.id, task.askedBy);
  const { escalation, label } = wordsFor(to.locale);
  const who = contactLabel(view.contact);
  const contactId = view.contact.id;
  return await commit(tx, context, [
    {
      do: 'show',
      push: 'needs-me',
      to: to.id,
      card: {
        kind: 'task',
        body: `${escalation.due(callName(by), who)}\n${task.text}`,
        choices: [replyChoice(contactId, { label }), { label: label.done, act: { verb: 'done', taskId: task.id } }],
        contactId,
      },
    },
    {
      do: 'show',
      push: 'ordinary',
      to: by.id,
      card: {
        kind: 'notice',
        body: wordsFor(by.locale).escalation.unanswered(callName(to), who),
        choices: [{ label: wordsFor(by.locale).label.open, act: { verb: 'run', command: 'show', rest: '', contactId } }],
        contactId,
      },
    },
  ]);
}

async function hasAnswered(tx: Tx, { tenant }: CommitContext, task: Escalated): Promise<boolean> {
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(conversations, and(eq(conversations.tenantId, outbox.tenantId), eq(conversations.id, outbox.conversationId)))
    .where(
      and(
        eq(outbox.tenantId, tenant.id),
        eq(conversations.contactId, task.contactId!),
        eq(outbox.approvedBy, task.operatorId),
        gte(outbox.createdAt, task.createdAt),
        isNotNull(outbox.acceptedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whoever asked for a decision hears that it was taken. */
export async function tellAsker(at: OwnerSituation, id: TaskId): Promise<Effect[]> {
  const [task] = await at.tx
    .select({ askedBy: tasks.askedBy, contactId: tasks.contactId, doneAt: tasks.doneAt })
    .from(tasks)
    .where(and(eq(tasks.tenantId, at.context.tenant.id), eq(tasks.id, id)));
  if (!task?.askedBy || task.doneAt || task.askedBy === at.operator.id || !task.contactId) return [];
  const view = await at.read.contact(task.contactId);
  const by = await readOperator(at.tx, at.context.tenant.id, task.askedBy);
  if (!view) return [];
  const body = wordsFor(by.locale).escalation.decided(callName(at.operator), contactLabel(view.contact));
  return [{ do: 'show', push: 'ordinary', to: by.id, card: { kind: 'notice', body, choices: [], contactId: view.contact.id } }];
}
