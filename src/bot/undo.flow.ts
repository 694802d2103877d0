import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { tasks } from '../../db/schema/crm.ts';
import { audit } from '../../db/schema/followups.ts';
import { showTime } from '../commands/times.ts';
import type { Undo } from '../crm/commit.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { cancelSend, type OutboxRow, outboxById } from '../crm/outbox.store.ts';
import type { CardId, ContactId, ConversationId, DealId, Id, OutboxId, StageId, TaskId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Takes back the operator's last act that can be taken back. What has left cannot be: then it says so, and when it was read. */
export async function undoLast(at: OwnerSituation): Promise<Settled[]> {
  const entry = await lastUndoable(at);
  if (!entry) return [say(at, at.words.thread.nothingToUndo) as Settled];
  const undone: Settled = { do: 'undone', auditId: entry.id, operatorId: at.operator.id };
  return [undone, ...((await inverse(at, entry.undo as Undo)) as Settled[])];
}

async function lastUndoable(at: OwnerSituation) {
  const rows = await at.tx
    .select()
    .from(audit)
    .where(and(eq(audit.tenantId, at.context.tenant.id), eq(audit.operatorId, at.operator.id)))
    .orderBy(desc(audit.id))
    .limit(50);
  const undone = new Set(rows.flatMap((row) => row.undoes ?? []));
  return rows.find((row) => row.undo !== null && !undone.has(row.id)) ?? null;
}

async function inverse(at: OwnerSituation, undo: Undo): Promise<Effect[]> {
  const { thread } = at.words;
  switch (undo.what) {
    case 'send': {
      const row = await outboxById(at.tx, at.context, undo.outboxId as OutboxId);
      const view = await at.read.conversation(undo.conversationId as ConversationId);
      const who = view ? contactLabel(view.contact) : '';
      const about = view ? [view.contact.id] : [];
      if (!row || row.state === 'cancelled' || row.state === 'failed') return [say(at, thread.nothingToUndo)];
      if (!(await cancelSend(at.tx, at.context, row.id, 'undone'))) return [say(at, tooLate(at, row, who), about)];
      return [
        ...(undo.cardId ? [{ do: 'reopen-card' as const, cardId: undo.cardId as CardId }] : []),
        { do: 'unanswered', conversationId: undo.conversationId as ConversationId },
        say(at, thread.undoneSend(who), about),
      ];
    }
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

function tooLate(at: OwnerSituation, row: OutboxRow, who: string): string {
  const { thread } = at.words;
  if (row.readAt) return thread.tooLateRead(who, showTime(row.readAt, at.place));
  if (row.deliveredAt) return thread.tooLateDelivered(who, showTime(row.deliveredAt, at.place));
  return thread.tooLateSent(who);
}
