import { and, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, deals, identities, tasks } from '../../db/schema/crm.ts';
import { cards, turns } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { invitations, operators } from '../../db/schema/tenants.ts';
import type { CardId, ConversationId, OperatorId } from '../kit/ids.ts';
import { phoneKey } from '../kit/phone.ts';
import { waitsAgain, waitsFor } from './awaiting.store.ts';
import { reopenCard } from './card.store.ts';
import type { CommitContext } from './commit-context.ts';
import { endFollowUps } from './follow-up.store.ts';
import { handOn, supersedeCards } from './live-cards.store.ts';
import { readTeam } from './team.store.ts';
import { whoGets } from './team.ts';
import type { Ring } from './work.ts';

/**
 * Whoever is of the business is nobody's lead: as a contact they are blocked, wait for nothing and stand in no stage. What was said with them
 * stays. A contact that somebody had blocked before stays blocked for that.
 */
export async function becomeColleague(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
  who: { phone: string; userId: string | null },
): Promise<void> {
  const tenantId = context.tenant.id;
  const is = (kind: 'phone' | 'bsuid', value: string) => and(eq(identities.kind, kind), eq(identities.value, value));
  const known = await tx
    .select({ id: identities.contactId })
    .from(identities)
    .where(
      and(
        eq(identities.tenantId, tenantId),
        isNull(identities.closedAt),
        or(is('phone', phoneKey(who.phone)), who.userId ? is('bsuid', who.userId) : undefined),
      ),
    );
  const ids = known.map((row) => row.id);
  if (ids.length === 0) return;
  await tx
    .update(contacts)
    .set({ blockedAt: context.now, operatorId })
    .where(and(eq(contacts.tenantId, tenantId), inArray(contacts.id, ids), isNull(contacts.blockedAt)));
  // Closed without being lost: they stand in no stage, and count in none.
  await tx
    .update(deals)
    .set({ closedAt: context.now })
    .where(and(eq(deals.tenantId, tenantId), inArray(deals.contactId, ids), isNull(deals.closedAt)));
  const talks = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tenantId), inArray(conversations.contactId, ids)));
  for (const { id } of talks) await endTalk(tx, context, id);
}

async function endTalk(tx: Tx, context: CommitContext, id: ConversationId): Promise<void> {
  const tenantId = context.tenant.id;
  await supersedeCards(tx, context, id, 'colleague', { all: true });
  await waitsFor(tx, context, id, []);
  await endFollowUps(tx, context, id);
  await tx
    .update(turns)
    .set({ state: 'settled', settledAs: 'colleague', settledAt: context.now })
    .where(and(eq(turns.tenantId, tenantId), eq(turns.conversationId, id), ne(turns.state, 'settled')));
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'colleague', heldFor: null })
    .where(and(eq(outbox.tenantId, tenantId), eq(outbox.conversationId, id), inArray(outbox.state, ['held', 'queued'])));
}

/**
 * Somebody is no longer of the business. What they approved and has not left is taken back; their people and tasks go to their deputy, or are
 * nobody's until somebody takes them; what waits in their thread moves on. As a contact they are like anybody again.
 */
export async function leaveTeam(tx: Tx, context: CommitContext, id: OperatorId, by: OperatorId): Promise<Ring[]> {
  const { tenant, now } = context;
  const [gone] = await tx
    .select({ deputyId: operators.deputyId })
    .from(operators)
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, id)));
  const team = await readTeam(tx, tenant.id);
  const deputy = team.find((one) => one.id === gone?.deputyId)?.id ?? null;
  await takeBackApproved(tx, context, id);
  await endInvitations(tx, context, id);
  await tx
    .update(conversations)
    .set({ responsibleId: deputy, responsibleSince: deputy ? now : null, responsibleBy: null })
    .where(and(eq(conversations.tenantId, tenant.id), eq(conversations.responsibleId, id)));
  await tx
    .update(tasks)
    .set({ operatorId: deputy ?? whoGets(team, null, now)?.id ?? by })
    .where(and(eq(tasks.tenantId, tenant.id), eq(tasks.operatorId, id), isNull(tasks.doneAt), isNull(tasks.removedAt)));
  await tx
    .update(operators)
    .set({ deputyId: null })
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.deputyId, id)));
  await tx
    .update(contacts)
    .set({ blockedAt: null, operatorId: null })
    .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.operatorId, id)));
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'removed', heldFor: null, heldUntil: null })
    .where(and(eq(outbox.tenantId, tenant.id), eq(outbox.operatorId, id), inArray(outbox.state, ['held', 'queued'])));
  return await handCardsOn(tx, context, id);
}

/**
 * Nothing comes into the thread of somebody who is locked out: what was on its way is parked, and comes when they are back, as far as it is
 * still true. `takesBack`: the phone is lost, and so may be what was approved on it last.
 */
export async function parkForLocked(
  tx: Tx,
  context: CommitContext,
  id: OperatorId,
  { takesBack }: { takesBack: boolean },
): Promise<Ring[]> {
  if (takesBack) {
    await takeBackApproved(tx, context, id);
    await endInvitations(tx, context, id);
  }
  await tx
    .update(outbox)
    .set({ state: 'held', heldFor: 'window', heldUntil: null })
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.operatorId, id), inArray(outbox.state, ['held', 'queued'])));
  return await handCardsOn(tx, context, id);
}

/** What somebody approved and has not left does not leave: its customers wait again, and its card can be answered again. */
async function takeBackApproved(tx: Tx, context: CommitContext, id: OperatorId): Promise<void> {
  const rows = await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'removed', heldFor: null, heldUntil: null })
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.approvedBy, id),
        isNotNull(outbox.conversationId),
        inArray(outbox.state, ['held', 'queued']),
      ),
    )
    .returning({ conversationId: outbox.conversationId, because: outbox.because });
  for (const { conversationId, because } of rows) {
    const { cardId } = because as { cardId?: CardId };
    if (cardId) await reopenCard(tx, context, cardId);
    if (conversationId) await waitsAgain(tx, context, conversationId);
  }
}

/** Whom they invited may not join any more: it may have been somebody else who held their phone. */
async function endInvitations(tx: Tx, context: CommitContext, by: OperatorId): Promise<void> {
  await tx
    .update(invitations)
    .set({ state: 'ended' })
    .where(and(eq(invitations.tenantId, context.tenant.id), eq(invitations.invitedBy, by), eq(invitations.state, 'open')));
}

/** What waits in somebody's thread that they can no longer answer; `only`: one of it. Where nobody else is there, it stays. */
export async function handCardsOn(tx: Tx, context: CommitContext, from: OperatorId, only?: CardId): Promise<Ring[]> {
  const waiting = inArray(cards.kind, ['turn', 'follow-up', 'review', 'failure', 'task']);
  return await handOn(tx, context, and(eq(cards.operatorId, from), waiting, only ? eq(cards.id, only) : undefined));
}
