import { and, desc, eq, gt, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { acts, cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { CardId, ContactId, ConversationId, OperatorId, TurnId } from '../kit/ids.ts';
import type { Act, Card, CardKind } from './card.ts';
import type { CommitContext } from './commit-context.ts';
import { unseenTurns } from './turn.store.ts';
import type { Ring } from './work.ts';

/** The live cards with something to decide that an operator was shown since a moment, newest first. */
export async function liveCardsSince(tx: Tx, context: CommitContext, operatorId: OperatorId, since: Date): Promise<Card[]> {
  const rows = await tx
    .select()
    .from(cards)
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.operatorId, operatorId),
        eq(cards.state, 'live'),
        gt(cards.createdAt, since),
        inArray(cards.kind, ['turn', 'follow-up', 'review', 'failure', 'task']),
      ),
    )
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(11);
  return rows.map((row) => ({ ...row, kind: row.kind as CardKind }));
}

/** Has it looked at whose thread these live cards belong in. */
export async function handOn(tx: Tx, { tenant, now }: CommitContext, which: SQL | undefined): Promise<Ring[]> {
  const rows = await tx
    .update(cards)
    .set({ handOnAt: now })
    .where(and(eq(cards.tenantId, tenant.id), eq(cards.state, 'live'), which))
    .returning({ id: cards.id });
  return rows.map(({ id }) => ({ work: { do: 'hand-on', tenant: tenant.id, card: id } }));
}

/** The last thing said in an operator's thread by us, reactions left out. */
export async function newestSaid(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
): Promise<{ cardId: CardId | null } | null> {
  const [row] = await tx
    .select({ cardId: outbox.cardId })
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.operatorId, operatorId), isNotNull(outbox.messageId)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return row ?? null;
}

/** The newest live turn or follow-up card of a conversation. */
export async function liveCardOf(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
): Promise<Card | null> {
  const rows = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.conversationId, conversationId), eq(cards.state, 'live')))
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(5);
  const row = rows.find((one) => one.kind === 'turn' || one.kind === 'follow-up');
  return row ? { ...row, kind: row.kind as CardKind } : null;
}

/**
 * Whether a card could still send something to its customer. `all`: also what tells them of an order, a quote or a payment, which is no answer to
 * anything.
 */
export function couldSend({ all }: { all: boolean }): SQL | undefined {
  const words = and(isNotNull(cards.draftId), all ? undefined : sql`not ${cards.subject} ? 'record'`);
  return or(
    inArray(cards.kind, ['turn', 'follow-up']),
    and(eq(cards.kind, 'question'), or(isNotNull(cards.turnId), isNotNull(cards.followUpId), words)),
  );
}

/**
 * Every live card of a conversation that could still send something is overtaken by what happened since: turns, follow-ups, and the
 * questions that were opened from them or hold words for this person. What tells them of an order, a quote or a payment is no answer and stays: its
 * tap looks whether that is still so. Those of the turns in `except` stay, too. `by`: whose act it was, so that a colleague who taps the old card is
 * told. `all`: nothing is to be sent to them any more.
 */
export async function supersedeCards(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  as: string,
  { by = null, except = [], all = false }: { by?: OperatorId | null; except?: readonly TurnId[]; all?: boolean } = {},
): Promise<void> {
  const others = except.length > 0 ? or(isNull(cards.turnId), notInArray(cards.turnId, [...except])) : undefined;
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: as, settledBy: by, settledAt: context.now })
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.conversationId, conversationId),
        eq(cards.state, 'live'),
        couldSend({ all }),
        others,
      ),
    );
}

/** A person decided about what they had been shown: a card that is still on its way tells of something newer. */
export async function supersedeSeenCards(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  as: string,
  by: OperatorId | null,
): Promise<void> {
  const unseen = await unseenTurns(tx, context, conversationId);
  await supersedeCards(tx, context, conversationId, as, { by, except: unseen.map(({ id }) => id) });
}

/** A flag about somebody's stage is overtaken by the next one: two would ask two things. */
export async function supersedeReviews(tx: Tx, context: CommitContext, contactId: ContactId): Promise<void> {
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'replaced', settledAt: context.now })
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.contactId, contactId),
        eq(cards.kind, 'review'),
        eq(cards.state, 'live'),
      ),
    );
}

/** Whether some live card has this button already. */
export async function isAskedAlready(tx: Tx, context: Pick<CommitContext, 'tenant'>, act: Act): Promise<boolean> {
  const [row] = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(askingThis(tx, context, act))
    .limit(1);
  return row !== undefined;
}

/** Whoever decided first did so for everybody who was asked the same; who taps it later is told who it was. */
export async function settleSame(tx: Tx, context: CommitContext, act: Act, by: OperatorId): Promise<void> {
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'colleague:decided', settledBy: by, settledAt: context.now })
    .where(askingThis(tx, context, act));
}

function askingThis(tx: Tx, { tenant }: Pick<CommitContext, 'tenant'>, act: Act): SQL | undefined {
  const withIt = tx
    .select({ id: acts.cardId })
    .from(acts)
    .where(and(eq(acts.tenantId, tenant.id), eq(acts.verb, act.verb), sql`${acts.args} = ${JSON.stringify(act)}::text::jsonb`));
  return and(eq(cards.tenantId, tenant.id), eq(cards.state, 'live'), inArray(cards.id, withIt));
}
