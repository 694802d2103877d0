import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { conversations } from '../../../db/schema/crm.ts';
import { cards } from '../../../db/schema/followups.ts';
import type { ConversationId, OperatorId } from '../../kit/ids.ts';
import { happened } from '../event.store.ts';
import { readOperator } from '../tenant.store.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** Who is responsible for a conversation. */
export const responsibleWriters: Writers<'assign'> = {
  async assign(tx, context, { conversationId, contactId, to, by, how }) {
    const which = and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, conversationId));
    const [was] = await tx.select({ id: conversations.responsibleId }).from(conversations).where(which).for('update');
    if (!was || was.id === to) return [];
    await tx
      .update(conversations)
      .set({
        responsibleId: to,
        responsibleSince: to ? context.now : null,
        responsibleBy: by,
        ...(how === 'take-over' ? { takenOverAt: context.now } : {}),
      })
      .where(which);
    const name = was.id ? (await readOperator(tx, context.tenant.id, was.id)).name : '';
    await log(tx, context, {
      actor: by ? 'operator' : 'hilo',
      operatorId: by ?? undefined,
      action: `assign:${how}`,
      contactId,
      detail: { from: was.id, to },
      undo: {
        what: 'effects',
        effects: [{ do: 'assign', conversationId, contactId, to: was.id, by, how: 'assign' }],
        undone: { kind: 'assign', contactId, detail: name },
      },
    });
    const rings = await happened(
      tx,
      context,
      { contactId, conversationId },
      { kind: 'responsible', facts: { from: was.id, to } },
    );
    return to || context.undoing ? [...rings, ...(await moveCards(tx, context, conversationId, to))] : rings;
  },
};

/** What waits about them in somebody else's thread belongs in theirs; who has it now is told so there. */
async function moveCards(tx: Tx, context: Committing, conversationId: ConversationId, to: OperatorId | null): Promise<Ring[]> {
  const rows = await tx
    .update(cards)
    .set({ handOnAt: context.now })
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.conversationId, conversationId),
        eq(cards.state, 'live'),
        inArray(cards.kind, ['turn', 'follow-up']),
        to ? ne(cards.operatorId, to) : undefined,
      ),
    )
    .returning({ id: cards.id });
  return rows.map(({ id }) => ({ work: { do: 'hand-on', tenant: context.tenant.id, card: id } }));
}
