import { and, desc, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { acts, cards, drafts, followUps, turns } from '../../db/schema/followups.ts';
import { operators } from '../../db/schema/tenants.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import {
  type ActId,
  type CardId,
  type DraftId,
  type FollowUpId,
  isId,
  newId,
  newSecretId,
  type OperatorId,
  type TurnId,
} from '../kit/ids.ts';
import { claimReach } from './attention.store.ts';
import type { Urgency } from './attention.ts';
import type { Act, Card, CardKind, CardSpec } from './card.ts';
import { cardMessages } from './card-content.ts';
import type { CommitContext } from './commit-context.ts';
import type { CardSubject } from './people.ts';
import { queueToOperator } from './queue.store.ts';
import type { Draft } from './read.ts';
import { lockTalk } from './turn.store.ts';
import type { Ring } from './work.ts';

export type ActRow = { id: ActId; cardId: CardId; operatorId: OperatorId; act: Act; label: string };

/** Stores a card with what its choices mean, and puts it into the operator's thread; one that is pushed is held back where it would disturb. */
export async function showCard(
  tx: Tx,
  context: CommitContext,
  to: OperatorId,
  spec: CardSpec,
  push: Urgency | null = null,
): Promise<Ring[]> {
  const reach = push ? await claimReach(tx, context, to, push) : ({ now: true } as const);
  const id = newId<CardId>();
  await tx.insert(cards).values({
    tenantId: context.tenant.id,
    id,
    operatorId: to,
    kind: spec.kind,
    contactId: spec.contactId ?? null,
    conversationId: spec.conversationId ?? null,
    turnId: spec.turnId ?? null,
    followUpId: spec.followUpId ?? null,
    draftId: spec.draftId ?? null,
    subject: subjectOf(spec),
    state: 'live',
    pushed: push !== null,
    handOnAt: push && spec.kind === 'turn' ? handOnAt(context) : null,
    createdAt: context.now,
  });
  const ids = spec.choices.map(() => newSecretId<ActId>());
  if (ids.length > 0) {
    await tx.insert(acts).values(
      spec.choices.map((choice, position) => ({
        tenantId: context.tenant.id,
        id: ids[position]!,
        cardId: id,
        operatorId: to,
        verb: choice.act.verb,
        args: choice.act,
        label: choice.label,
        position,
        createdAt: context.now,
      })),
    );
  }
  if (ids.length > 0 && (spec.kind === 'list' || spec.kind === 'question')) {
    // "2" now means the second of these, until something else is asked or ten minutes have passed.
    const until = new Date(context.now.getTime() + 10 * minuteMs).toISOString();
    const asked = { what: 'choose', cardId: id, acts: ids, ...(spec.adds ? { adds: spec.adds } : {}), until };
    await tx
      .update(operators)
      .set({ asked })
      .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, to)));
  }
  const about = [...new Set([...(spec.contactId ? [spec.contactId] : []), ...(spec.about ?? [])])];
  const rings: Ring[] = [];
  for (const content of cardMessages(spec, ids)) {
    rings.push(
      ...(
        await queueToOperator(tx, context, {
          to,
          content,
          about,
          cardId: id,
          priority: spec.kind === 'question' || spec.kind === 'list' || spec.kind === 'form' ? 0 : 1,
          ...(push && !reach.now ? { held: { why: reach.why, urgency: push } } : {}),
        })
      ).rings,
    );
  }
  return rings;
}

/** When a card that nobody has asked for, and nobody touches, goes to the next; null where it never does. */
function handOnAt({ tenant, now }: CommitContext): Date | null {
  const { handOnMinutes } = tenant.settings;
  return handOnMinutes > 0 ? addMs(now, handOnMinutes * minuteMs) : null;
}

/** What is kept of whom a card acts on, or which list it is. */
function subjectOf({
  people,
  source,
  counts,
  colleagueId,
  had,
  topics,
  adds,
  record,
  review,
  offers,
  suggested,
}: CardSpec): CardSubject {
  return {
    ...(had ? { had } : {}),
    ...(suggested ? { suggested } : {}),
    ...(people ? { people } : {}),
    ...(source ? { source } : {}),
    ...(topics ? { topics } : {}),
    ...(record ? { record } : {}),
    ...(review ? { review } : {}),
    ...(offers ? { offers } : {}),
    ...(adds === 'answer' ? { answers: true } : {}),
    ...(counts === undefined ? {} : { counts }),
    ...(colleagueId ? { colleague: colleagueId } : {}),
  };
}

/** What a button or row means, with its card locked: only one of two taps at once goes on. Null where there is no such act in this business. */
export async function lockAct(
  tx: Tx,
  context: CommitContext,
  id: string,
): Promise<{ act: ActRow; card: Card & { operatorId: OperatorId } } | null> {
  if (!isId(id)) return null;
  const [row] = await tx
    .select()
    .from(acts)
    .where(and(eq(acts.tenantId, context.tenant.id), eq(acts.id, id as ActId)));
  if (!row) return null;
  const card = await lockCard(tx, context, row.cardId);
  return card
    ? { act: { id: row.id, cardId: row.cardId, operatorId: row.operatorId, act: row.args as Act, label: row.label }, card }
    : null;
}

/** A card, locked; its conversation before it, in the order in which a message of the customer's locks them. */
export async function lockCard(tx: Tx, context: CommitContext, id: CardId): Promise<(Card & { operatorId: OperatorId }) | null> {
  const which = and(eq(cards.tenantId, context.tenant.id), eq(cards.id, id));
  const [seen] = await tx.select({ conversationId: cards.conversationId }).from(cards).where(which);
  if (seen?.conversationId) await lockTalk(tx, context, seen.conversationId);
  const [row] = await tx.select().from(cards).where(which).for('update');
  if (row?.conversationId && row.conversationId !== seen?.conversationId) await lockTalk(tx, context, row.conversationId);
  return row ? { ...row, kind: row.kind as CardKind } : null;
}

/** The acts of a card, in the order they are shown: what "2" counts in. */
export async function actsOf(tx: Tx, context: CommitContext, cardId: CardId): Promise<ActRow[]> {
  const rows = await tx
    .select()
    .from(acts)
    .where(and(eq(acts.tenantId, context.tenant.id), eq(acts.cardId, cardId)))
    .orderBy(acts.position);
  return rows.map((row) => ({
    id: row.id,
    cardId: row.cardId,
    operatorId: row.operatorId,
    act: row.args as Act,
    label: row.label,
  }));
}

export async function settleCard(
  tx: Tx,
  context: CommitContext,
  id: CardId,
  how: { state: 'settled' | 'superseded'; as: string; by: OperatorId | null },
): Promise<void> {
  await tx
    .update(cards)
    .set({ state: how.state, settledAs: how.as, settledBy: how.by, settledAt: context.now })
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, id)));
}

/** The decision on a card is taken back: the card can be answered again, and what it stands for waits again. */
export async function reopenCard(tx: Tx, context: CommitContext, id: CardId): Promise<void> {
  const tenantId = context.tenant.id;
  const [card] = await tx
    .update(cards)
    .set({ state: 'live', settledAs: null, settledBy: null, settledAt: null })
    .where(and(eq(cards.tenantId, tenantId), eq(cards.id, id)))
    .returning();
  if (card?.turnId) {
    await tx
      .update(turns)
      .set({ state: 'shown', settledAs: null, settledBy: null, settledAt: null })
      .where(and(eq(turns.tenantId, tenantId), eq(turns.id, card.turnId), eq(turns.state, 'settled')));
  }
  if (!card?.followUpId || !card.conversationId) return;
  const ofTalk = and(eq(followUps.tenantId, tenantId), eq(followUps.conversationId, card.conversationId));
  const [next] = await tx
    .select({ id: followUps.id })
    .from(followUps)
    .where(and(ofTalk, ne(followUps.state, 'settled')));
  // There is one open follow-up at most; a newer one is about a newer silence.
  if (next) return;
  await tx
    .update(followUps)
    .set({ state: 'shown', settledAs: null, settledAt: null })
    .where(and(ofTalk, eq(followUps.id, card.followUpId)));
}

/** The follow-up that a card is about; null where it is about none. */
export async function followUpOfCard(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: CardId): Promise<FollowUpId | null> {
  const [row] = await tx
    .select({ followUpId: cards.followUpId })
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, id)));
  return row?.followUpId ?? null;
}

export async function readDraft(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: DraftId): Promise<Draft | null> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.tenantId, context.tenant.id), eq(drafts.id, id)));
  return row ?? null;
}

/** The drafts there are for a turn or a follow-up, newest first. */
export async function draftsFor(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  what: { turnId: TurnId } | { followUpId: string },
): Promise<Draft[]> {
  const which = 'turnId' in what ? eq(drafts.turnId, what.turnId) : eq(drafts.followUpId, what.followUpId as never);
  return await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.tenantId, context.tenant.id), which))
    .orderBy(desc(drafts.createdAt), desc(drafts.id));
}

export async function settleTurn(tx: Tx, context: CommitContext, id: TurnId, as: string, by: OperatorId | null): Promise<void> {
  await tx
    .update(turns)
    .set({ state: 'settled', settledAs: as, settledBy: by, settledAt: context.now })
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, id)));
}
