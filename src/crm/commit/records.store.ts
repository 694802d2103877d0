import { and, eq, exists, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { consents, notes, tasks } from '../../../db/schema/crm.ts';
import { acts, cards } from '../../../db/schema/followups.ts';
import { type Id, newId, type OperatorId, type TaskId } from '../../kit/ids.ts';
import { readMarketing } from '../consent.store.ts';
import { insertDeal, moveDeal, removeUntouchedDeal } from '../deal.store.ts';
import { happened } from '../event.store.ts';
import { lookAgainAtFollowUps } from '../follow-up.store.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** What is known about a contact: where the deal stands, notes, tasks, consent. */
export const recordWriters: Writers<
  | 'move'
  | 'open-deal'
  | 'remove-deal'
  | 'note'
  | 'remove-note'
  | 'task'
  | 'remove-task'
  | 'finish-task'
  | 'reopen-task'
  | 'consent'
> = {
  async move(tx, context, effect) {
    const moved = await moveDeal(tx, context, effect);
    if (!moved) return [];
    const { dealId, operatorId } = effect;
    await lookAgainAtFollowUps(tx, context, { dealIds: [dealId] });
    await log(tx, context, {
      operatorId,
      actor: effect.by,
      action: 'move',
      contactId: moved.contactId,
      detail: { from: moved.from.id, to: effect.toStageId, confidence: effect.confidence ?? null },
      undo: {
        what: 'effects',
        effects: [
          {
            do: 'move',
            dealId,
            toStageId: moved.from.id,
            by: 'operator',
            because: 'undo',
            ...(operatorId ? { operatorId } : {}),
          },
        ],
        undone: { kind: 'move', contactId: moved.contactId, detail: moved.from.name },
      },
    });
    const about = { contactId: moved.contactId, dealId };
    return await happened(tx, context, about, { kind: 'stage', facts: { from: moved.from.id, to: effect.toStageId } });
  },
  async 'open-deal'(tx, context, { deal, by }) {
    if (!(await insertDeal(tx, context, deal))) return [];
    const { id: dealId, contactId } = deal;
    await log(tx, context, {
      operatorId: by,
      action: 'deal',
      contactId,
      detail: { dealId, to: deal.stageId },
      undo: { what: 'effects', effects: [{ do: 'remove-deal', dealId, by }], undone: { kind: 'deal', contactId } },
    });
    return [];
  },
  async 'remove-deal'(tx, context, { dealId }) {
    await removeUntouchedDeal(tx, context.tenant.id, dealId);
    await lookAgainAtFollowUps(tx, context, { dealIds: [dealId] });
    return [];
  },
  async note(tx, context, { contactId, operatorId, text }) {
    const id = newId<Id<'note'>>();
    await tx.insert(notes).values({ tenantId: context.tenant.id, id, contactId, operatorId, text, at: context.now });
    await log(tx, context, {
      operatorId,
      action: 'note',
      contactId,
      detail: { noteId: id },
      undo: { what: 'effects', effects: [{ do: 'remove-note', noteId: id }], undone: { kind: 'note', contactId } },
    });
    return [];
  },
  async 'remove-note'(tx, context, { noteId }) {
    await tx
      .update(notes)
      .set({ removedAt: context.now })
      .where(and(eq(notes.tenantId, context.tenant.id), eq(notes.id, noteId)));
    return [];
  },
  async task(tx, context, { id = newId<TaskId>(), contactId, operatorId, askedBy, text, dueAt }) {
    await tx.insert(tasks).values({
      tenantId: context.tenant.id,
      id,
      contactId: contactId ?? null,
      operatorId,
      askedBy: askedBy ?? null,
      text,
      dueAt: dueAt ?? null,
      createdAt: context.now,
    });
    await log(tx, context, {
      operatorId: askedBy ?? operatorId,
      action: askedBy ? 'escalate' : 'task',
      contactId,
      detail: { taskId: id, ...(askedBy ? { to: operatorId } : {}) },
      undo: {
        what: 'effects',
        effects: [{ do: 'remove-task', taskId: id }],
        undone: { kind: 'task', detail: text, ...(contactId ? { contactId } : {}) },
      },
    });
    return [];
  },
  async 'remove-task'(tx, context, { taskId }) {
    const removed = await setTask(tx, context, taskId, { removedAt: context.now });
    if (removed) await settleTaskCards(tx, context, taskId, removed.operatorId);
    return [];
  },
  async 'finish-task'(tx, context, { taskId, operatorId }) {
    const done = await setTask(tx, context, taskId, { doneAt: context.now });
    if (!done) return [];
    await log(tx, context, {
      operatorId,
      action: 'task-done',
      contactId: done.contactId ?? undefined,
      detail: { taskId },
      undo: {
        what: 'effects',
        effects: [{ do: 'reopen-task', taskId }],
        undone: { kind: 'task-done', detail: done.text, ...(done.contactId ? { contactId: done.contactId } : {}) },
      },
    });
    if (!done.contactId) return [];
    return await happened(tx, context, { contactId: done.contactId }, { kind: 'task-done', facts: { taskId } });
  },
  async 'reopen-task'(tx, context, { taskId }) {
    await setTask(tx, context, taskId, { doneAt: null });
    return [];
  },
  async consent(tx, context, { contactId, state, source, messageId, at = context.now, evidence }) {
    await tx.insert(consents).values({
      tenantId: context.tenant.id,
      id: newId<Id<'consent'>>(),
      contactId,
      purpose: 'marketing',
      state,
      source,
      messageId: messageId ?? null,
      evidence: evidence ?? null,
      at: new Date(Math.min(at.getTime(), context.now.getTime())),
    });
    const actor = source === 'outside' ? 'outside' : 'contact';
    await log(tx, context, { actor, action: `consent:${state}`, contactId, detail: { source } });
    // What they said later still holds.
    if ((await readMarketing(tx, context.tenant.id, contactId)) !== state) return [];
    return await happened(tx, context, { contactId }, { kind: 'consent', facts: { state } });
  },
};

async function setTask(tx: Tx, context: Committing, id: TaskId, change: Partial<typeof tasks.$inferInsert>) {
  const [row] = await tx
    .update(tasks)
    .set(change)
    .where(and(eq(tasks.tenantId, context.tenant.id), eq(tasks.id, id)))
    .returning({ contactId: tasks.contactId, text: tasks.text, operatorId: tasks.operatorId });
  return row ?? null;
}

/** Whoever was asked by a card of theirs is asked no more. */
async function settleTaskCards(tx: Tx, context: Committing, id: TaskId, operatorId: OperatorId): Promise<void> {
  const asks = tx
    .select({ id: acts.cardId })
    .from(acts)
    .where(and(eq(acts.tenantId, cards.tenantId), eq(acts.cardId, cards.id), sql`${acts.args} ->> 'taskId' = ${id}`));
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'task-removed', settledAt: context.now })
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.operatorId, operatorId),
        eq(cards.state, 'live'),
        eq(cards.kind, 'task'),
        exists(asks),
      ),
    );
}
