import { type Tx, withTenant } from '../../db/client.ts';
import { answerLines } from '../commands/dialogues/shown.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { lockRun } from '../crm/dialogue.store.ts';
import { stepOf } from '../crm/dialogue-run.ts';
import type { Operator } from '../crm/operator.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { lockTalk, type TurnRow } from '../crm/turn.store.ts';
import type { Ring } from '../crm/work.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { showGathered, whoGoesOn } from './dialogue-writes.flow.ts';

/** Nobody has answered a question for a day: it is not asked again, and what was gathered is shown. */
export async function dropDialogue(needs: BotNeeds, tenantId: TenantId, id: Id<'dialogue-run'>): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const seen = await openRead(tx, tenantId).dialogueRun(id);
    if (!seen) return [];
    // In the order in which an answer locks them.
    await lockTalk(tx, context, seen.conversationId);
    const run = await lockRun(tx, context, id);
    if (run?.state !== 'running' || run.dueAt > context.now) return [];
    const view = await openRead(tx, tenantId).conversation(run.conversationId);
    const operator = view && !view.contact.blockedAt ? await whoGoesOn(tx, context, run, view) : null;
    const open = stepOf(run.body, run).label;
    return await commit(tx, context, [
      { do: 'end-dialogue', runId: id, as: 'dropped', because: null },
      ...(view && operator && run.answers.length > 0
        ? showGathered(run, view, operator, (who) => wordsFor(operator.locale).dialogues.dropped(who, run.body.name, open))
        : []),
    ]);
  });
}

/** What whoever takes over is to know: where it stopped, why, and everything that was answered. Nothing where it did not stop with this turn. */
export async function dialogueNotes(
  tx: Tx,
  context: CommitContext,
  { view, turn, operator }: { view: ContactView; turn: TurnRow; operator: Operator },
): Promise<string[]> {
  const run = await openRead(tx, context.tenant.id).lastDialogue(view.contact.id);
  if (run?.state !== 'left' || !run.because || !run.endedAt || run.endedAt < turn.startedAt) return [];
  const { dialogues } = wordsFor(operator.locale);
  return [dialogues.left(run.body.name, dialogues.because[run.because]), ...answerLines(run, 80)];
}

/** A question whose conversation was left meanwhile is not asked any more. Null where it may go, and for everything else that leaves. */
export async function askedNoMore(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[] | null> {
  if (row.because?.what !== 'dialogue') return null;
  const run = await openRead(tx, context.tenant.id).dialogueRun(row.because.note as Id<'dialogue-run'>);
  if (run && run.state !== 'left') return null;
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
  return [];
}
