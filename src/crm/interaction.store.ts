import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { addMs } from '../kit/clock.ts';
import type { ConversationId, Id } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { fallsBackMs, type InteractionType, knownAnswers } from './interaction.ts';

export type InteractionRow = typeof interactions.$inferSelect;

/** The last of these that went to somebody since then, or is about to; their conversation is locked, so no other is being written. */
export async function saidByItself(
  tx: Tx,
  { tenant }: CommitContext,
  conversationId: ConversationId,
  types: readonly InteractionType[],
  since: Date,
): Promise<InteractionRow | null> {
  const [row] = await tx
    .select()
    .from(interactions)
    .where(
      and(
        eq(interactions.tenantId, tenant.id),
        eq(interactions.conversationId, conversationId),
        inArray(interactions.type, [...types]),
        gt(interactions.at, since),
        or(isNull(interactions.outcome), ne(interactions.outcome, 'withdrawn')),
      ),
    )
    .orderBy(desc(interactions.at))
    .limit(1);
  return row ?? null;
}

export async function readInteraction(tx: Tx, { tenant }: CommitContext, id: Id<'interaction'>): Promise<InteractionRow | null> {
  const [row] = await tx
    .select()
    .from(interactions)
    .where(and(eq(interactions.tenantId, tenant.id), eq(interactions.id, id)));
  return row ?? null;
}

export async function setOutcome(
  tx: Tx,
  { tenant }: CommitContext,
  id: Id<'interaction'>,
  outcome: 'fell-back' | 'withdrawn',
): Promise<void> {
  await tx
    .update(interactions)
    .set({ outcome })
    .where(and(eq(interactions.tenantId, tenant.id), eq(interactions.id, id), isNull(interactions.outcome)));
}

/** They wrote again soon after a known answer: it was none to them. */
export async function fallBack(
  tx: Tx,
  context: CommitContext,
  { conversationId, startedAt }: { conversationId: ConversationId; startedAt: Date },
): Promise<void> {
  const last = await saidByItself(tx, context, conversationId, knownAnswers, addMs(startedAt, -fallsBackMs));
  if (last?.outcome === null && last.at < startedAt) await setOutcome(tx, context, last.id, 'fell-back');
}
