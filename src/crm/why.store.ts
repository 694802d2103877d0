import { and, asc, desc, eq, gte, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages, stageMoves } from '../../db/schema/crm.ts';
import { cards, drafts, followUps, playbook, thoughts } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { CardId, TenantId } from '../kit/ids.ts';
import { isByItself } from './because.ts';
import { readStages } from './deal.store.ts';
import { messagesOfTurn } from './message.store.ts';
import { writtenByRules } from './rule-send.store.ts';
import { viewsOf } from './views.store.ts';
import type { Why, WhyRead } from './why.ts';

type CardRow = typeof cards.$inferSelect;

/** Cards that have reasons; a list or a question is only on the way to one. */
const reasoned = ['turn', 'follow-up', 'review', 'failure'];

/** What goes without a tap has a notice in place of its card. */
function hasReasons({ kind, followUpId, contactId }: CardRow): boolean {
  return reasoned.includes(kind) || (kind === 'notice' && followUpId !== null && contactId !== null);
}

export function openWhyRead(tx: Tx, tenantId: TenantId): WhyRead {
  return {
    async why(which) {
      const card = await cardOf(tx, tenantId, which);
      const [view] = card?.contactId ? await viewsOf(tx, tenantId, [card.contactId]) : [];
      if (!card || !view) return null;
      const names = new Map((await readStages(tx, tenantId)).map((stage) => [stage.id as string, stage.name]));
      const draft = await draftOf(tx, tenantId, card, names);
      return {
        view,
        card: { ...card, at: card.createdAt, settledBy: await nameOf(tx, tenantId, card.settledBy) },
        said: await saidBefore(tx, tenantId, card),
        draft,
        read: await readingOf(tx, tenantId, card, names),
        move: await moveSince(tx, tenantId, card, view.deal?.id ?? null, names),
        byRules: card.conversationId
          ? await writtenByRules(tx, tenantId, card.conversationId, addMs(card.createdAt, -24 * hourMs))
          : [],
        sent: await sentOf(tx, tenantId, card),
      };
    },
  };
}

async function cardOf(tx: Tx, tenantId: TenantId, which: Parameters<WhyRead['why']>[0]): Promise<CardRow | null> {
  if ('cardId' in which) {
    const [card] = await tx
      .select()
      .from(cards)
      .where(and(eq(cards.tenantId, tenantId), eq(cards.id, which.cardId)));
    return card ?? null;
  }
  if ('contactId' in which) {
    const [view] = await viewsOf(tx, tenantId, [which.contactId]);
    if (!view?.conversation) return null;
    const ofTalk = and(eq(cards.tenantId, tenantId), eq(cards.conversationId, view.conversation.id));
    const rows = await tx.select().from(cards).where(ofTalk).orderBy(desc(cards.createdAt), desc(cards.id)).limit(20);
    return rows.find(hasReasons) ?? null;
  }
  const shown = await tx
    .select({ cardId: outbox.cardId })
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenantId), eq(outbox.operatorId, which.operatorId), isNotNull(outbox.cardId)))
    .orderBy(desc(outbox.id))
    .limit(40);
  const ids = [...new Set(shown.flatMap((row) => row.cardId ?? []))];
  if (ids.length === 0) return null;
  const rows = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.tenantId, tenantId), inArray(cards.id, ids)));
  return ids.map((id) => rows.find((card) => card.id === id)).find((card) => card && hasReasons(card)) ?? null;
}

/** The last three things said in its turn; for a follow-up, the last that was said before it. */
async function saidBefore(tx: Tx, tenantId: TenantId, card: CardRow): Promise<Why['said']> {
  if (card.turnId) {
    const said = await messagesOfTurn(tx, tenantId, card.turnId, 3);
    if (said.length > 0) return said.map(({ text, at }) => ({ text, at }));
  }
  if (!card.conversationId) return [];
  const rows = await tx
    .select({ text: messages.text, at: messages.at, direction: messages.direction })
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), eq(messages.conversationId, card.conversationId)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(20);
  return rows
    .filter((row) => row.direction === 'in' && row.at <= card.createdAt)
    .slice(0, 1)
    .map(({ text, at }) => ({ text, at }));
}

async function draftOf(tx: Tx, tenantId: TenantId, card: CardRow, stages: Map<string, string>): Promise<Why['draft']> {
  if (!card.draftId) return null;
  const [draft] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.tenantId, tenantId), eq(drafts.id, card.draftId)));
  if (!draft) return null;
  // Named by its id, unless it was the model or a person.
  const [line] =
    draft.source === 'playbook'
      ? await tx
          .select()
          .from(playbook)
          .where(and(eq(playbook.tenantId, tenantId), eq(sql`${playbook.id}::text`, draft.from)))
      : [];
  return {
    text: draft.text,
    source: draft.source,
    model: draft.source === 'model' ? draft.from : null,
    line: line
      ? { kind: line.kind, stage: line.stageId ? (stages.get(line.stageId) ?? null) : null, keywords: line.keywords }
      : null,
  };
}

async function readingOf(tx: Tx, tenantId: TenantId, card: CardRow, stages: Map<string, string>): Promise<Why['read']> {
  const about = [
    ...(card.turnId ? [eq(thoughts.turnId, card.turnId)] : []),
    ...(card.followUpId ? [eq(thoughts.followUpId, card.followUpId)] : []),
  ];
  if (about.length === 0) return null;
  const [thought] = await tx
    .select()
    .from(thoughts)
    .where(and(eq(thoughts.tenantId, tenantId), or(...about)))
    .orderBy(desc(thoughts.createdAt))
    .limit(1);
  if (!thought || thought.state === 'waiting' || thought.state === 'asking') return null;
  const { model, stageId, intent, confidence, reason, state } = thought;
  const stage = stageId ? (stages.get(stageId) ?? null) : null;
  return { model, stage, intent, confidence, reason, failed: state === 'failed' };
}

/** The last move since the words that the card is about. */
async function moveSince(
  tx: Tx,
  tenantId: TenantId,
  card: CardRow,
  dealId: NonNullable<Why['view']['deal']>['id'] | null,
  stages: Map<string, string>,
): Promise<Why['move']> {
  if (!dealId) return null;
  const since = card.followUpId ? await followUpBegan(tx, tenantId, card) : card.createdAt;
  const [move] = await tx
    .select()
    .from(stageMoves)
    .where(
      and(
        eq(stageMoves.tenantId, tenantId),
        eq(stageMoves.dealId, dealId),
        gte(stageMoves.at, new Date(since.getTime() - 60_000)),
      ),
    )
    .orderBy(desc(stageMoves.at), desc(stageMoves.id))
    .limit(1);
  if (!move) return null;
  const { by, confidence, at } = move;
  return { stage: stages.get(move.toStageId) ?? '', by, confidence, at, who: await nameOf(tx, tenantId, move.byId) };
}

async function followUpBegan(tx: Tx, tenantId: TenantId, card: CardRow): Promise<Date> {
  const [row] = await tx
    .select({ at: followUps.silentSince })
    .from(followUps)
    .where(and(eq(followUps.tenantId, tenantId), eq(followUps.id, card.followUpId!)));
  return row?.at ?? card.createdAt;
}

/** What this card's approval sent: of the conversation's messages since then those that name the card or its draft, at most ten. */
async function sentOf(tx: Tx, tenantId: TenantId, card: CardRow): Promise<Why['sent']> {
  if (!card.conversationId) return [];
  const rows = await tx
    .select({ row: outbox, text: messages.text, by: operators.name })
    .from(outbox)
    .leftJoin(messages, and(eq(messages.tenantId, outbox.tenantId), eq(messages.id, outbox.messageId)))
    .leftJoin(operators, and(eq(operators.tenantId, outbox.tenantId), eq(operators.id, outbox.approvedBy)))
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        eq(outbox.conversationId, card.conversationId),
        gte(outbox.createdAt, card.createdAt),
        namesIt(card.id, card.draftId),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(10);
  return rows.map(({ row, text, by }) => ({
    text: text ?? '',
    by,
    byItself: isByItself(row),
    at: row.createdAt,
    state: row.state,
    sentAt: row.sentAt,
    deliveredAt: row.deliveredAt,
    readAt: row.readAt,
    errorCode: row.errorCode,
  }));
}

function namesIt(cardId: CardId, draftId: string | null) {
  const byCard = sql`${outbox.because}->>'cardId' = ${cardId}`;
  return draftId ? or(byCard, sql`${outbox.because}->>'draftId' = ${draftId}`) : byCard;
}

async function nameOf(tx: Tx, tenantId: TenantId, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await tx
    .select({ name: operators.name })
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), eq(sql`${operators.id}::text`, id)));
  return row?.name ?? null;
}
