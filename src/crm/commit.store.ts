import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents, conversations, notes, tasks } from '../../db/schema/crm.ts';
import { audit, drafts } from '../../db/schema/followups.ts';
import { operators } from '../../db/schema/tenants.ts';
import { type ContactId, type Id, newId, type OperatorId, type TaskId } from '../kit/ids.ts';
import { waitsAgain, waitsNoMore } from './awaiting.store.ts';
import { reopenCard, settleCard, settleTurn, showCard } from './card.store.ts';
import type { CommitContext } from './commit-context.ts';
import { moveDeal } from './deal.store.ts';
import type { Settled } from './effect.ts';
import { planFollowUp, settleFollowUp } from './follow-up.store.ts';
import { supersedeCards, supersedeSeenCards } from './live-cards.store.ts';
import { cancelSend, retrySend } from './outbox.store.ts';
import { queueToCustomer, queueToOperator } from './queue.store.ts';
import { askModel } from './thought.store.ts';
import type { Ring } from './work.ts';

/** What would take an act back, as the log keeps it. */
export type Undo =
  | { what: 'send'; outboxId: string; conversationId: string; cardId?: string }
  | { what: 'move'; dealId: string; stageId: string; contactId: string }
  | { what: 'note'; noteId: string; contactId: string }
  | { what: 'task'; taskId: string };

/** Writes what was decided, in the caller's transaction, and returns what is to be rung once it is committed. */
export async function commit(tx: Tx, context: CommitContext, effects: readonly Settled[]): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (const effect of effects) rings.push(...(await write(tx, context, effect)));
  return rings;
}

async function write(tx: Tx, context: CommitContext, effect: Settled): Promise<Ring[]> {
  const { tenant, now } = context;
  switch (effect.do) {
    case 'send': {
      const { id, rings } = await queueToCustomer(tx, context, effect);
      const cardId = effect.because.cardId;
      await log(tx, context, {
        operatorId: effect.approvedBy,
        action: `send:${effect.because.what}`,
        detail: { outboxId: id, draftId: effect.because.draftId ?? null, hold: effect.hold },
        undo: { what: 'send', outboxId: id, conversationId: effect.conversationId, ...(cardId ? { cardId } : {}) },
      });
      // Somebody is about to answer: the customer sees it before the words come.
      if (effect.hold !== 'knock' && effect.category === 'free')
        rings.push({ work: { do: 'seen', tenant: tenant.id, conversation: effect.conversationId } });
      return rings;
    }
    case 'show':
      return await showCard(tx, context, effect.to, effect.card);
    case 'say':
      return (
        await queueToOperator(tx, context, {
          to: effect.to,
          content: { type: 'text', body: effect.text },
          about: effect.about ?? [],
          priority: 0,
          ...(effect.quote ? { quote: effect.quote } : {}),
        })
      ).rings;
    case 'react':
      return (
        await queueToOperator(tx, context, {
          to: effect.to,
          content: { type: 'reaction', wamid: effect.wamid, emoji: effect.emoji },
          about: [],
          priority: 0,
        })
      ).rings;
    case 'ask':
      await tx
        .update(operators)
        .set({ asked: effect.asked })
        .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, effect.operator)));
      return [];
    case 'draft':
      await tx.insert(drafts).values({
        tenantId: tenant.id,
        id: effect.id,
        conversationId: effect.conversationId,
        turnId: effect.turnId ?? null,
        followUpId: effect.followUpId ?? null,
        text: effect.text,
        source: effect.source,
        from: effect.from,
        createdAt: now,
      });
      return [];
    case 'settle-card':
      await settleCard(tx, context, effect.cardId, { state: effect.state, as: effect.as, by: effect.by });
      return [];
    case 'reopen-card':
      await reopenCard(tx, context, effect.cardId);
      return [];
    case 'supersede-cards':
      if (effect.as === 'newer-card' || effect.as === 'replaced')
        await supersedeCards(tx, context, effect.conversationId, effect.as);
      else await supersedeSeenCards(tx, context, effect.conversationId, effect.as);
      return [];
    case 'settle-turn':
      await settleTurn(tx, context, effect.turnId, effect.as, effect.by);
      return [];
    case 'settle-follow-up':
      await settleFollowUp(tx, context, effect.followUpId, effect.as);
      return [];
    case 'plan-follow-up': {
      const [row] = await tx
        .select({ contactId: conversations.contactId })
        .from(conversations)
        .where(conversationIs(context, effect.conversationId));
      if (row) await planFollowUp(tx, context, { ...effect, contactId: row.contactId });
      return [];
    }
    case 'answered':
      await waitsNoMore(tx, context, effect.conversationId);
      return [];
    case 'unanswered':
      await waitsAgain(tx, context, effect.conversationId);
      return [];
    case 'move': {
      const moved = await moveDeal(tx, context, effect);
      if (!moved) return [];
      await log(tx, context, {
        operatorId: effect.operatorId,
        actor: effect.by,
        action: 'move',
        contactId: moved.contactId,
        detail: { from: moved.from, to: effect.toStageId, confidence: effect.confidence ?? null },
        // An undo is not undone: the next one goes further back.
        ...(effect.because === 'undo'
          ? {}
          : { undo: { what: 'move', dealId: effect.dealId, stageId: moved.from, contactId: moved.contactId } }),
      });
      return [];
    }
    case 'note': {
      const id = newId<Id<'note'>>();
      await tx.insert(notes).values({
        tenantId: tenant.id,
        id,
        contactId: effect.contactId,
        operatorId: effect.operatorId,
        text: effect.text,
        at: now,
      });
      await log(tx, context, {
        operatorId: effect.operatorId,
        action: 'note',
        contactId: effect.contactId,
        detail: { noteId: id },
        undo: { what: 'note', noteId: id, contactId: effect.contactId },
      });
      return [];
    }
    case 'remove-note':
      await tx
        .update(notes)
        .set({ removedAt: now })
        .where(and(eq(notes.tenantId, tenant.id), eq(notes.id, effect.noteId)));
      return [];
    case 'task': {
      const id = newId<TaskId>();
      await tx.insert(tasks).values({
        tenantId: tenant.id,
        id,
        contactId: effect.contactId ?? null,
        operatorId: effect.operatorId,
        text: effect.text,
        dueAt: effect.dueAt ?? null,
        createdAt: now,
      });
      await log(tx, context, {
        operatorId: effect.operatorId,
        action: 'task',
        contactId: effect.contactId,
        detail: { taskId: id },
        undo: { what: 'task', taskId: id },
      });
      return [];
    }
    case 'remove-task':
    case 'finish-task':
      await tx
        .update(tasks)
        .set(effect.do === 'finish-task' ? { doneAt: now } : { removedAt: now })
        .where(and(eq(tasks.tenantId, tenant.id), eq(tasks.id, effect.taskId)));
      return [];
    case 'consent':
      await tx.insert(consents).values({
        tenantId: tenant.id,
        id: newId<Id<'consent'>>(),
        contactId: effect.contactId,
        purpose: 'marketing',
        state: effect.state,
        source: effect.source,
        messageId: effect.messageId ?? null,
        at: now,
      });
      await log(tx, context, {
        actor: 'contact',
        action: `consent:${effect.state}`,
        contactId: effect.contactId,
        detail: { source: effect.source },
      });
      return [];
    case 'cancel-send':
      await cancelSend(tx, context, effect.outboxId, effect.because);
      return [];
    case 'retry-send':
      await log(tx, context, { operatorId: effect.by, action: 'retry', detail: { outboxId: effect.outboxId } });
      return await retrySend(tx, context, effect.outboxId, effect.causedByWamid ?? null);
    case 'undone':
      await log(tx, context, { operatorId: effect.operatorId, action: 'undo', detail: {}, undoes: effect.auditId });
      return [];
    case 'think':
      return await askModel(tx, context, effect);
  }
}

function conversationIs(context: CommitContext, id: typeof conversations.$inferSelect.id) {
  return and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, id));
}

type Entry = {
  action: string;
  actor?: string;
  operatorId?: OperatorId | undefined;
  contactId?: ContactId | undefined;
  detail: Record<string, unknown>;
  undo?: Undo;
  undoes?: Id<'audit'>;
};

/** One line in the log that is only ever added to. */
async function log(tx: Tx, context: CommitContext, entry: Entry): Promise<void> {
  await tx.insert(audit).values({
    tenantId: context.tenant.id,
    id: newId<Id<'audit'>>(),
    actor: entry.actor ?? 'operator',
    operatorId: entry.operatorId ?? null,
    action: entry.action,
    contactId: entry.contactId ?? null,
    detail: entry.detail,
    undo: entry.undo ?? null,
    undoes: entry.undoes ?? null,
    at: context.now,
  });
}
