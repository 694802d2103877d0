import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { firstName } from '../crm/contact.ts';
import { type FollowUpRow, settleFollowUp } from '../crm/follow-up.store.ts';
import { proposedBefore, readPlaybook, sentLately } from '../crm/playbook.store.ts';
import { saidWords, suggestFollowUp } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { chooseOperator } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { followUpUntrue } from '../followups/still-true.ts';
import { addMs } from '../kit/clock.ts';
import { type DraftId, type FollowUpId, newId, type TenantId, type ThoughtId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { nextFollowUpAt } from './next-follow-up.ts';
import { cardWaitMs, playbookDraft } from './turn.flow.ts';

/** A follow-up is due: if it is still true, it is drafted and its card shown. Rows that are not due yet, or were settled, do nothing. */
export async function raiseFollowUp(needs: BotNeeds, tenantId: TenantId, id: FollowUpId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const row = await lockFollowUp(tx, context, id);
    if (!row) return [];
    if (row.state === 'thinking')
      return (row.cardByMachine ?? context.machineNow) <= context.machineNow ? await showFollowUp(tx, context, row, null) : [];
    if (row.state !== 'waiting' || row.cardAt > context.now) return [];
    const view = await openRead(tx, tenantId).conversation(row.conversationId);
    const due = view && (await lookAt(tx, context, row, view));
    if (!due) {
      await settleFollowUp(tx, context, id, 'superseded');
      return [];
    }
    if (due.cardAt > context.now) return [followUpRing(context, due)];
    if (!needs.thinks) return await showFollowUp(tx, context, due, null);
    await tx
      .update(followUps)
      .set({ state: 'thinking', cardByMachine: addMs(context.machineNow, cardWaitMs) })
      .where(and(eq(followUps.tenantId, tenantId), eq(followUps.id, id)));
    const asked = await commit(tx, context, [
      { do: 'think', id: newId<ThoughtId>(), conversationId: row.conversationId, followUpId: id },
    ]);
    return [...asked, { work: { do: 'follow-up' as const, tenant: tenantId, followUp: id }, afterMs: cardWaitMs }];
  });
}

/**
 * A follow-up as things stand now, with the time at which it is really due; null where it has lost its reason, or its sequence has no such step any
 * more. In another stage the same silence is counted by that stage's sequence, from its first step on.
 */
async function lookAt(tx: Tx, context: CommitContext, row: FollowUpRow, view: ContactView): Promise<FollowUpRow | null> {
  const stageId = view.deal?.stageId ?? row.stageId;
  const here = stageId === row.stageId ? row : { ...row, stageId, step: 1 };
  if (untrueOf(here, view)) return null;
  const cardAt = row.kind === 'nudge' ? row.cardAt : nextFollowUpAt(context.tenant, view, here);
  if (!cardAt) return null;
  await tx
    .update(followUps)
    .set({ stageId, step: here.step, cardAt })
    .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, row.id)));
  return { ...here, cardAt };
}

function followUpRing(context: CommitContext, { id, cardAt }: Pick<FollowUpRow, 'id' | 'cardAt'>): Ring {
  const afterMs = cardAt.getTime() - context.now.getTime();
  return { work: { do: 'follow-up', tenant: context.tenant.id, followUp: id }, afterMs };
}

/** A follow-up with its conversation locked before it. */
export async function lockFollowUp(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: FollowUpId): Promise<FollowUpRow | null> {
  const which = and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, id));
  const [seen] = await tx.select({ conversationId: followUps.conversationId }).from(followUps).where(which);
  if (!seen) return null;
  await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, seen.conversationId)))
    .for('update');
  const [row] = await tx.select().from(followUps).where(which).for('update');
  return row ?? null;
}

/** Why it is no longer true, from what is known now. */
export function untrueOf(row: FollowUpRow, view: ContactView) {
  return followUpUntrue({
    silentSince: row.silentSince,
    lastStepAt: row.lastStepAt,
    lastInboundAt: view.conversation?.lastInboundAt ?? null,
    lastOutboundAt: view.conversation?.lastOutboundAt ?? null,
    stageAtPlanning: row.stageId,
    stageNow: view.deal?.stageId ?? null,
    dealClosed: view.deal !== null && (view.deal.closedAt !== null || view.stage?.kind !== 'open'),
    blocked: view.contact.blockedAt !== null,
    never: view.contact.stopAutomation,
  });
}

/**
 * Shows the card as things stand now: own words while the window is open, knock and template once it has closed. `asked`: its operator wants
 * to see it. Otherwise silence can wait for the day's list, but who waits for us and is about to be out of reach cannot.
 */
export async function showFollowUp(
  tx: Tx,
  context: CommitContext,
  row: FollowUpRow,
  byModel: Draft | null,
  how: { asked?: boolean } = {},
): Promise<Ring[]> {
  const { tenant } = context;
  const read = openRead(tx, tenant.id);
  const view = await read.conversation(row.conversationId);
  const operator = view?.conversation ? await chooseOperator(tx, context, view.conversation.responsibleId) : null;
  await tx
    .update(followUps)
    .set({ state: 'shown' })
    .where(and(eq(followUps.tenantId, tenant.id), eq(followUps.id, row.id)));
  if (!view?.conversation || !operator) return [];
  const draft = byModel ?? (await playbookWords(tx, context, view, row));
  const card = await followUpCardNow(tx, context, { view, row, draft, operator });
  return await commit(tx, context, [
    ...(draft && !byModel
      ? [
          {
            do: 'draft' as const,
            id: draft.id,
            conversationId: row.conversationId,
            followUpId: row.id,
            text: draft.text,
            source: draft.source,
            from: draft.from,
          },
        ]
      : []),
    { do: 'supersede-cards', conversationId: row.conversationId, as: 'replaced' },
    {
      do: 'show',
      to: operator.id,
      card,
      ...(how.asked ? {} : { push: view.conversation.awaitingSince ? ('needs-me' as const) : ('idle' as const) }),
    },
  ]);
}

/** What the playbook says to somebody who fell silent; who waits for us gets the reply that fits what they asked. */
async function playbookWords(tx: Tx, context: CommitContext, view: ContactView, row: FollowUpRow): Promise<Draft | null> {
  const { tenant, now } = context;
  const { conversation, contact, deal, stage } = view;
  if (!conversation) return null;
  if (conversation.awaitingSince) {
    const talk = await openRead(tx, tenant.id).transcript(conversation.id, 10);
    const unanswered = talk.slice(talk.findLastIndex((line) => line.direction === 'out' && line.author !== 'hilo') + 1);
    return await playbookDraft(tx, view, saidWords(unanswered), context);
  }
  const suggested = suggestFollowUp(await readPlaybook(tx, tenant.id), {
    stageId: deal?.stageId ?? null,
    own: row.kind === 'silence' ? stage?.sequence.steps[row.step - 1]?.text : undefined,
    used: [
      ...(await sentLately(tx, tenant.id, conversation.id)),
      ...(await proposedBefore(tx, tenant.id, conversation.id, row.id)),
    ],
    values: { first_name: firstName(contact), business: tenant.name },
  });
  if (!suggested) return null;
  return { id: newId<DraftId>(), conversationId: conversation.id, ...suggested, source: 'playbook', createdAt: now };
}

/** Whether a follow-up that is being answered has been overtaken. One that is settled already was answered, which its card knows. */
export async function followUpUntrueNow(tx: Tx, context: CommitContext, id: FollowUpId, view: ContactView): Promise<boolean> {
  const row = await lockFollowUp(tx, context, id);
  return row !== null && row.state !== 'settled' && untrueOf(row, view) !== null;
}
