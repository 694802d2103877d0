import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { tasks } from '../../db/schema/crm.ts';
import { audit } from '../../db/schema/followups.ts';
import type { Undo } from '../crm/commit.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { outboxById } from '../crm/outbox.store.ts';
import type { CardId, ContactId, ConversationId, DealId, Id, OutboxId, StageId, TaskId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { sentFrom, tooLate, unsend } from './stale.flow.ts';

/** Takes back the operator's last act that can be taken back. What has left cannot be: then it says so, and when it was read. */
export async function undoLast(at: OwnerSituation): Promise<Settled[]> {
  for (const entry of await undoable(at)) {
    const inverse = await inverseOf(at, entry.undo as Undo);
    // Taken back by its card already, or never left: what was done before it is meant.
    if (inverse === 'nothing-left') continue;
    const undone: Settled = { do: 'undone', auditId: entry.id, operatorId: at.operator.id };
    // What came too late was not undone, so that a second "undo" does not reach for something older.
    return (inverse.done ? [undone, ...inverse.effects] : inverse.effects) as Settled[];
  }
  return [say(at, at.words.thread.nothingToUndo) as Settled];
}

/** What the operator did lately, newest first, without what was undone. */
async function undoable(at: OwnerSituation) {
  const rows = await at.tx
    .select()
    .from(audit)
    .where(and(eq(audit.tenantId, at.context.tenant.id), eq(audit.operatorId, at.operator.id)))
    .orderBy(desc(audit.id))
    .limit(50);
  const undone = new Set(rows.flatMap((row) => row.undoes ?? []));
  return rows.filter((row) => row.undo !== null && !undone.has(row.id));
}

type Inverse = 'nothing-left' | { done: boolean; effects: Effect[] };

async function inverseOf(at: OwnerSituation, undo: Undo): Promise<Inverse> {
  if (undo.what === 'send') return await unsent(at, undo);
  return { done: true, effects: await inverse(at, undo) };
}

async function unsent(at: OwnerSituation, undo: Extract<Undo, { what: 'send' }>): Promise<Inverse> {
  const row = await outboxById(at.tx, at.context, undo.outboxId as OutboxId);
  if (!row || row.state === 'cancelled' || row.state === 'failed') return 'nothing-left';
  const card = undo.cardId ? { id: undo.cardId as CardId, conversationId: undo.conversationId as ConversationId } : null;
  const together = card ? await sentFrom(at, card) : [];
  const rows = together.some((one) => one.id === row.id) ? together : [row];
  const view = await at.read.conversation(undo.conversationId as ConversationId);
  const who = view ? contactLabel(view.contact) : '';
  const stopped = await unsend(at, rows, who, at.words.thread.undoneSend(who));
  if (stopped) return { done: true, effects: stopped };
  return { done: false, effects: [say(at, tooLate(at, row, who), view ? [view.contact.id] : [])] };
}

async function inverse(at: OwnerSituation, undo: Exclude<Undo, { what: 'send' }>): Promise<Effect[]> {
  const { thread } = at.words;
  switch (undo.what) {
    case 'move': {
      const view = await at.read.contact(undo.contactId as ContactId);
      const stage = (await at.read.stages()).find((one) => one.id === undo.stageId)?.name ?? '';
      return [
        {
          do: 'move',
          dealId: undo.dealId as DealId,
          toStageId: undo.stageId as StageId,
          by: 'operator',
          operatorId: at.operator.id,
          because: 'undo',
        },
        say(at, thread.undoneMove(view ? contactLabel(view.contact) : '', stage), view ? [view.contact.id] : []),
      ];
    }
    case 'note': {
      const view = await at.read.contact(undo.contactId as ContactId);
      return [
        { do: 'remove-note', noteId: undo.noteId as Id<'note'> },
        say(at, thread.undoneNote(view ? contactLabel(view.contact) : ''), view ? [view.contact.id] : []),
      ];
    }
    case 'task': {
      const [row] = await at.tx
        .select({ text: tasks.text })
        .from(tasks)
        .where(and(eq(tasks.tenantId, at.context.tenant.id), eq(tasks.id, undo.taskId as TaskId), isNotNull(tasks.text)));
      return [{ do: 'remove-task', taskId: undo.taskId as TaskId }, say(at, thread.undoneTask(row?.text ?? ''))];
    }
  }
}
