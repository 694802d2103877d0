import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { conversations } from '../../../db/schema/crm.ts';
import { cards, drafts } from '../../../db/schema/followups.ts';
import type { ContactId, ConversationId } from '../../kit/ids.ts';
import { waitsAgain, waitsNoMore } from '../awaiting.store.ts';
import { reopenCard, settleCard, settleTurn } from '../card.store.ts';
import { planFollowUp, settleFollowUp } from '../follow-up.store.ts';
import { correctIntent, intentOfTurn } from '../intent.store.ts';
import { settleSame, supersedeCards, supersedeSeenCards } from '../live-cards.store.ts';
import { explainSkip, skipFollowUp, unskipFollowUp } from '../skip.store.ts';
import { bringBack, putOff } from '../snooze.store.ts';
import { askModel } from '../thought.store.ts';
import { answerWhole, reopenWhole } from '../whole-answer.store.ts';
import { log } from './log.store.ts';
import { recordWriters } from './records.store.ts';
import type { Committing, Writers } from './writers.ts';

/** What becomes of a customer's turn: its draft, its card, its follow-up, and whether they still wait. */
export const turnWriters: Writers<
  | 'draft'
  | 'settle-card'
  | 'settle-same'
  | 'reopen-card'
  | 'touch-card'
  | 'use-suggested'
  | 'supersede-cards'
  | 'settle-turn'
  | 'correct-intent'
  | 'settle-follow-up'
  | 'skip-follow-up'
  | 'explain-skip'
  | 'unskip-follow-up'
  | 'plan-follow-up'
  | 'answered'
  | 'answered-whole'
  | 'unanswered'
  | 'snooze'
  | 'unsnooze'
  | 'think'
> = {
  async draft(tx, context, { id, conversationId, turnId, followUpId, text, source, from }) {
    await tx.insert(drafts).values({
      tenantId: context.tenant.id,
      id,
      conversationId,
      turnId: turnId ?? null,
      followUpId: followUpId ?? null,
      text,
      source,
      from,
      createdAt: context.now,
    });
    return [];
  },
  async 'settle-card'(tx, context, { cardId, state, as, by }) {
    await settleCard(tx, context, cardId, { state, as, by });
    return [];
  },
  async 'settle-same'(tx, context, { act, by }) {
    await settleSame(tx, context, act, by);
    return [];
  },
  async 'reopen-card'(tx, context, { cardId }) {
    await reopenCard(tx, context, cardId);
    return [];
  },
  async 'touch-card'(tx, context, { cardId }) {
    await tx
      .update(cards)
      .set({ handOnAt: null })
      .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, cardId)));
    return [];
  },
  async 'use-suggested'(tx, context, { cardId, turnId }) {
    await tx
      .update(cards)
      .set({ subject: sql`jsonb_set(${cards.subject}, '{suggested,done}', 'true')` })
      .where(
        and(
          eq(cards.tenantId, context.tenant.id),
          turnId ? eq(cards.turnId, turnId) : eq(cards.id, cardId),
          sql`${cards.subject} ? 'suggested'`,
        ),
      );
    return [];
  },
  async 'supersede-cards'(tx, context, { conversationId, as, by = null }) {
    if (as === 'newer-card' || as === 'replaced') await supersedeCards(tx, context, conversationId, as, { by });
    else await supersedeSeenCards(tx, context, conversationId, as, by);
    return [];
  },
  async 'settle-turn'(tx, context, { turnId, as, by }) {
    await settleTurn(tx, context, turnId, as, by);
    return [];
  },
  async 'correct-intent'(tx, context, effect) {
    const { turnId, contactId, intent, by } = effect;
    const was = await intentOfTurn(tx, context, turnId);
    if (!was || (was.intent === intent && was.intentBy === effect.says)) return [];
    const rings = await correctIntent(tx, context, effect);
    await log(tx, context, {
      operatorId: by,
      action: 'correct-intent',
      contactId,
      detail: { turnId, from: was.intent, to: intent },
      undo: {
        what: 'effects',
        effects: [{ do: 'correct-intent', turnId, contactId, intent: was.intent, says: was.intentBy, by }],
        undone: { kind: 'intent', contactId },
      },
    });
    return rings;
  },
  async 'settle-follow-up'(tx, context, { followUpId, as }) {
    await settleFollowUp(tx, context, followUpId, as);
    return [];
  },
  async 'skip-follow-up'(tx, context, { followUpId, by }) {
    const skipped = await skipFollowUp(tx, context, followUpId);
    if (!skipped) return [];
    const contactId = await contactOf(tx, context, skipped.conversationId);
    await log(tx, context, {
      operatorId: by,
      action: 'skip',
      contactId,
      detail: { step: skipped.step },
      undo: {
        what: 'effects',
        effects: [{ do: 'unskip-follow-up', followUpId }],
        undone: { kind: 'skip', ...(contactId ? { contactId } : {}) },
      },
    });
    return [];
  },
  async 'explain-skip'(tx, context, { followUpId, because, by }) {
    const skipped = await explainSkip(tx, context, followUpId, because);
    if (!skipped) return [];
    // Taking back that it was left out takes this back as well.
    const contactId = await contactOf(tx, context, skipped.conversationId);
    await log(tx, context, { operatorId: by, action: 'skip:because', contactId, detail: { because } });
    return [];
  },
  async 'unskip-follow-up'(tx, context, { followUpId }) {
    await unskipFollowUp(tx, context, followUpId);
    return [];
  },
  async 'plan-follow-up'(tx, context, effect) {
    const contactId = await contactOf(tx, context, effect.conversationId);
    if (contactId) await planFollowUp(tx, context, { ...effect, contactId });
    return [];
  },
  async answered(tx, context, { conversationId }) {
    await waitsNoMore(tx, context, conversationId);
    return [];
  },
  async 'answered-whole'(tx, context, { conversationId, by }) {
    await answerWhole(tx, context, conversationId, by);
    return [];
  },
  async unanswered(tx, context, { conversationId, whole }) {
    if (whole) await reopenWhole(tx, context, conversationId);
    else await waitsAgain(tx, context, conversationId);
    return [];
  },
  async snooze(tx, context, { conversationId, contactId, operatorId, until, otherwise }) {
    if (!(await putOff(tx, context, { conversationId, until, by: operatorId })))
      return await recordWriters.task(tx, context, { do: 'task', operatorId, contactId, text: otherwise, dueAt: until });
    await log(tx, context, {
      operatorId,
      action: 'snooze',
      contactId,
      detail: { until: until.toISOString() },
      undo: {
        what: 'effects',
        effects: [{ do: 'unsnooze', conversationId, contactId }],
        undone: { kind: 'snooze', contactId },
      },
    });
    return [];
  },
  async unsnooze(tx, context, talk) {
    await bringBack(tx, context, talk);
    return [];
  },
  think: (tx, context, effect) => askModel(tx, context, effect),
};

async function contactOf(tx: Tx, { tenant }: Committing, id: ConversationId): Promise<ContactId | undefined> {
  const [row] = await tx
    .select({ contactId: conversations.contactId })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tenant.id), eq(conversations.id, id)));
  return row?.contactId;
}
