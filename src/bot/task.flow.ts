import { and, eq } from 'drizzle-orm';
import { withTenant } from '../../db/client.ts';
import { tasks } from '../../db/schema/crm.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { contactLabel } from '../crm/contact.ts';
import { openRead } from '../crm/read.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { TaskId, TenantId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

/** A task is due: one card to whom it belongs. */
export async function remindTask(needs: BotNeeds, tenantId: TenantId, id: TaskId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const which = and(eq(tasks.tenantId, tenantId), eq(tasks.id, id));
    const [task] = await tx.select().from(tasks).where(which).for('update');
    if (!task?.dueAt || task.dueAt > context.now || task.remindedAt || task.doneAt || task.removedAt) return [];
    await tx.update(tasks).set({ remindedAt: context.now }).where(which);
    const operator = await readOperator(tx, tenantId, task.operatorId);
    const view = task.contactId ? await openRead(tx, tenantId).contact(task.contactId) : null;
    const words = wordsFor(operator.locale);
    const what = view ? `${contactLabel(view.contact)}: ${task.text}` : task.text;
    return await commit(tx, context, [
      {
        do: 'show',
        push: 'own',
        to: operator.id,
        card: {
          kind: 'task',
          body: words.card.taskDue(what),
          choices: [
            { act: { verb: 'done', taskId: id }, label: words.label.done },
            ...(view
              ? [
                  {
                    act: { verb: 'run' as const, command: 'reply', rest: '', contactId: view.contact.id },
                    label: words.label.reply,
                  },
                ]
              : []),
            { act: { verb: 'dismiss' }, label: words.label.notNow },
          ],
          ...(view ? { contactId: view.contact.id } : {}),
        },
      },
    ]);
  });
}
