import { and, eq } from 'drizzle-orm';
import { conversations } from '../../../db/schema/crm.ts';
import { dialogueRuns, dialogues } from '../../../db/schema/dialogues.ts';
import { leaveDialogue } from '../dialogue.store.ts';
import { dialogueBody } from '../dialogue.ts';
import type { Settled } from '../effect.ts';
import { queueToCustomer } from '../queue.store.ts';
import { readOperator, readThreadNumber } from '../tenant.store.ts';
import { testContact } from '../test-contact.store.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** Conversations with steps: switched and reworded, begun with somebody, moved on, ended. */
export const dialogueWriters: Writers<'set-dialogue' | 'begin-dialogue' | 'try-dialogue' | 'step-dialogue' | 'end-dialogue'> = {
  async 'set-dialogue'(tx, context, { kind, on, body, by, undone }) {
    const which = and(eq(dialogues.tenantId, context.tenant.id), eq(dialogues.kind, kind));
    const [was] = await tx.select().from(dialogues).where(which).for('update');
    const row = { on, body, operatorId: by, changedAt: context.now };
    await tx
      .insert(dialogues)
      .values({ tenantId: context.tenant.id, kind, ...row })
      .onConflictDoUpdate({ target: [dialogues.tenantId, dialogues.kind], set: row });
    const back: Settled = {
      do: 'set-dialogue',
      kind,
      on: was?.on ?? false,
      body: was?.body ? dialogueBody.parse(was.body) : null,
      by,
      undone,
    };
    await log(tx, context, {
      operatorId: by,
      action: 'set-dialogue',
      detail: { what: kind, on },
      undo: undoSetting(back, undone),
    });
    return [];
  },
  async 'begin-dialogue'(tx, context, { run, byItself, undone }) {
    await tx.insert(dialogueRuns).values({ ...run, tenantId: context.tenant.id, state: 'running', startedAt: context.now });
    const back: Settled = { do: 'end-dialogue', runId: run.id, as: 'left', because: 'operator-wrote' };
    await log(tx, context, {
      ...(byItself ? { actor: 'hilo' } : { operatorId: run.operatorId }),
      action: 'begin-dialogue',
      contactId: run.contactId,
      detail: { runId: run.id, what: run.kind },
      undo: { what: 'effects', effects: [back], undone: { kind: 'setting', contactId: run.contactId, detail: undone } },
    });
    return [];
  },
  async 'try-dialogue'(tx, context, { operatorId, name, until, run, question }) {
    const { tenant, now } = context;
    const operator = await readOperator(tx, tenant.id, operatorId);
    const { id: numberId } = await readThreadNumber(tx, tenant.id);
    const { contact, conversationId } = await testContact(tx, context, { operator, name, numberId, until });
    await leaveDialogue(tx, context, conversationId, 'operator-wrote');
    // It goes into the operator's own thread: their window is its window.
    await tx
      .update(conversations)
      .set({ lastInboundAt: operator.lastInboundAt ?? now, awaitingSince: null })
      .where(and(eq(conversations.tenantId, tenant.id), eq(conversations.id, conversationId)));
    const whose = { conversationId, contactId: contact.id, operatorId };
    await tx.insert(dialogueRuns).values({ ...run, ...whose, tenantId: tenant.id, state: 'running', startedAt: now });
    const queued = await queueToCustomer(tx, context, {
      conversationId,
      content: question,
      category: 'free',
      because: { what: 'dialogue', note: run.id },
      approvedBy: operatorId,
      hold: 'none',
    });
    return queued.rings;
  },
  async 'step-dialogue'(tx, context, { runId, progress, dueAt }) {
    await tx
      .update(dialogueRuns)
      .set({ ...progress, dueAt })
      .where(runIs(context, runId));
    return [];
  },
  async 'end-dialogue'(tx, context, { runId, as, because }) {
    await tx
      .update(dialogueRuns)
      .set({ state: as, because, endedAt: context.now })
      .where(and(runIs(context, runId), eq(dialogueRuns.state, 'running')));
    return [];
  },
};

function runIs({ tenant }: Committing, runId: typeof dialogueRuns.$inferSelect.id) {
  return and(eq(dialogueRuns.tenantId, tenant.id), eq(dialogueRuns.id, runId));
}
