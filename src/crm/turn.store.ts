import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { turns } from '../../db/schema/followups.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { type ConversationId, newId, type TurnId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';

export type TurnRow = typeof turns.$inferSelect;

/** A message belongs to the conversation's open turn, or opens one. The turn ends a short silence later, and never later than its longest. */
export async function takeIntoTurn(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
): Promise<{ id: TurnId; dueAt: Date }> {
  const { tenant, now } = context;
  const quiet = addMs(now, tenant.settings.turnQuietSeconds * secondMs);
  const [open] = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.conversationId, conversationId), eq(turns.state, 'open')))
    .for('update');
  if (!open) {
    const id = newId<TurnId>();
    await tx.insert(turns).values({
      tenantId: tenant.id,
      id,
      conversationId,
      state: 'open',
      startedAt: now,
      lastAt: now,
      dueAt: quiet,
      messageCount: 1,
    });
    return { id, dueAt: quiet };
  }
  const longest = addMs(open.startedAt, tenant.settings.turnMaxSeconds * secondMs);
  const dueAt = quiet < longest ? quiet : longest > now ? longest : quiet;
  await tx
    .update(turns)
    .set({ lastAt: now, dueAt, messageCount: open.messageCount + 1 })
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.id, open.id)));
  return { id: open.id, dueAt };
}

/** A turn with its conversation locked before it, in the order in which a message locks them. */
export async function lockTurn(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: TurnId): Promise<TurnRow | null> {
  const which = and(eq(turns.tenantId, context.tenant.id), eq(turns.id, id));
  const [seen] = await tx.select({ conversationId: turns.conversationId }).from(turns).where(which);
  if (!seen) return null;
  await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, seen.conversationId)))
    .for('update');
  const [row] = await tx.select().from(turns).where(which).for('update');
  return row ?? null;
}

export async function setTurn(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  id: TurnId,
  change: Partial<TurnRow>,
): Promise<void> {
  await tx
    .update(turns)
    .set(change)
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, id)));
}

/** Whether the customer said something after this turn: it is being listened to, thought about or was shown. */
export async function laterTurn(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  turn: Pick<TurnRow, 'id' | 'conversationId'>,
): Promise<TurnRow | null> {
  const rows = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.conversationId, turn.conversationId)));
  // Ids sort by time.
  return rows.filter((row) => row.id > turn.id).sort((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}
