import { and, eq } from 'drizzle-orm';
import { withTenant } from '../../db/client.ts';
import { tasks } from '../../db/schema/crm.ts';
import { linesBefore } from '../commands/bookend.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import { contactLabel } from '../crm/contact.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { TaskId, TenantId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { remindToDecide } from './escalation.flow.ts';
import { openSituation } from './situation.store.ts';

/** A task is due: one card to whom it belongs, with what they need to know about its person. */
export async function remindTask(needs: BotNeeds, tenantId: TenantId, id: TaskId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const which = and(eq(tasks.tenantId, tenantId), eq(tasks.id, id));
    const [task] = await tx.select().from(tasks).where(which).for('update');
    if (!task?.dueAt || task.dueAt > context.now || task.remindedAt || task.doneAt || task.removedAt) return [];
    await tx.update(tasks).set({ remindedAt: context.now }).where(which);
    if (task.askedBy) return await remindToDecide(tx, context, { ...task, askedBy: task.askedBy });
    const operator = await readOperator(tx, tenantId, task.operatorId);
    const at = openSituation(tx, context, operator, '');
    const { words } = at;
    const view = task.contactId ? await at.read.contact(task.contactId) : null;
    const what = view ? `${contactLabel(view.contact)}: ${task.text}` : task.text;
    const line = { id, text: task.text, dueAt: task.dueAt, contact: view?.contact ?? null };
    const lines = view ? await linesBefore(line, view, contextOf(at)) : [];
    return await commit(tx, context, [
      {
        do: 'show',
        push: 'own',
        to: operator.id,
        card: {
          kind: 'task',
          body: clipText([words.card.taskDue(clipText(oneLine(what), 400)), ...lines].join('\n'), cardLimits.body),
          choices: [
            { act: { verb: 'done', taskId: id }, label: words.label.done },
            ...(view ? [replyChoice(view.contact.id, words)] : []),
            { act: { verb: 'dismiss' }, label: words.label.notNow },
          ],
          ...(view ? { contactId: view.contact.id } : {}),
        },
      },
    ]);
  });
}
