import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type FollowUpRow, settleFollowUp } from '../crm/follow-up.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { chooseOperator } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs } from '../kit/clock.ts';
import { type FollowUpId, newId, type TenantId, type ThoughtId } from '../kit/ids.ts';
import { hasEarned, leavesByItself } from './autopilot.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { draftFollowUp } from './draft-follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { asItStands } from './next-follow-up.ts';
import { cardWaitMs } from './turn.flow.ts';

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
    if (!needs.thinks || (await hasEarned(tx, context, due, view))) return await showFollowUp(tx, context, due, null, { view });
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

/** A follow-up as it stands now, written down so; null where nothing is to be shown any more. */
async function lookAt(tx: Tx, context: CommitContext, row: FollowUpRow, view: ContactView): Promise<FollowUpRow | null> {
  const now = asItStands(context.tenant, row, view, context.now);
  if (now)
    await tx
      .update(followUps)
      .set({ dealId: now.dealId, stageId: now.stageId, step: now.step, cardAt: now.cardAt })
      .where(and(eq(followUps.tenantId, context.tenant.id), eq(followUps.id, row.id)));
  return now;
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

/**
 * Shows the card as things stand now: own words while the window is open, knock and template once it has closed. `asked`: its operator wants
 * to see it. Otherwise silence can wait for the day's list, but who waits for us and is about to be out of reach cannot.
 */
export async function showFollowUp(
  tx: Tx,
  context: CommitContext,
  row: FollowUpRow,
  byModel: Draft | null,
  how: { asked?: boolean /** As it was read in this transaction. */; view?: ContactView } = {},
): Promise<Ring[]> {
  const { tenant } = context;
  const view = how.view ?? (await openRead(tx, tenant.id).conversation(row.conversationId));
  const operator = view?.conversation ? await chooseOperator(tx, context, view.conversation.responsibleId) : null;
  await tx
    .update(followUps)
    .set({ state: 'shown' })
    .where(and(eq(followUps.tenantId, tenant.id), eq(followUps.id, row.id)));
  if (!view?.conversation || !operator) return [];
  const draft = byModel ?? (await draftFollowUp(tx, context, view, row));
  const byItself = how.asked ? null : await leavesByItself(tx, context, { view, row, draft, isNew: !byModel, operator });
  if (byItself) return await commit(tx, context, byItself);
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
