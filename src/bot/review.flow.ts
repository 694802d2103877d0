import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { cards } from '../../db/schema/followups.ts';
import { isTheirs } from '../commands/followups-all.ts';
import { lockCard } from '../crm/card.store.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { CardSubject, Review } from '../crm/people.ts';
import { rankFollowUps } from '../crm/ranking.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { FollowUpId } from '../kit/ids.ts';
import { overtakenBy } from './approve.flow.ts';
import { cardNow } from './card-now.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { nextCard } from './triage.flow.ts';

/** So long after one of its cards a review goes on. */
const reviewLastsMs = hourMs;

/** So many follow-ups are put in order; nobody decides more in one go. */
const mostReviewed = 200;

/** The next card: of the review that is being had, else of those that are held back. */
export async function nextOf(at: OwnerSituation, { review }: Extract<Effect, { do: 'next-card' }>): Promise<Effect[]> {
  if (review) return await reviewed(at, review, review.decided ?? null);
  const last = await lastReviewed(at);
  return last ? await reviewed(at, last, null) : await nextCard(at);
}

/** What was decided on a card of a review brings its next card; what was left out does once it is said why. */
export async function reviewGoesOn(at: OwnerSituation, card: Card, effects: readonly Effect[]): Promise<Effect[]> {
  const over = effects.some(
    (effect) =>
      (effect.do === 'settle-follow-up' && effect.as !== 'stale') || effect.do === 'snooze' || effect.do === 'explain-skip',
  );
  const review = over ? await reviewOf(at, card) : null;
  if (!review || !card.followUpId) return [];
  const next = { done: review.done + 1, passed: review.passed, decided: card.followUpId };
  return [{ do: 'next-card', operatorId: at.operator.id, review: next }];
}

/** The review that a card belongs to: its own, or that of the card it was opened from or has replaced. */
export async function reviewOf(at: OwnerSituation, card: Pick<Card, 'conversationId' | 'followUpId'>): Promise<Review | null> {
  if (!card.conversationId || !card.followUpId) return null;
  const [row] = await at.tx
    .select({ subject: cards.subject })
    .from(cards)
    .where(and(eq(cards.conversationId, card.conversationId), eq(cards.followUpId, card.followUpId), ...ofReview(at)))
    .orderBy(desc(cards.createdAt))
    .limit(1);
  return (row?.subject as CardSubject | undefined)?.review ?? null;
}

/** Where "next" goes on from: the card that was brought last is passed over. */
async function lastReviewed(at: OwnerSituation): Promise<Review | null> {
  const [row] = await at.tx
    .select({ subject: cards.subject, followUpId: cards.followUpId })
    .from(cards)
    .where(and(eq(cards.state, 'live'), ...ofReview(at)))
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(1);
  const review = (row?.subject as CardSubject | undefined)?.review;
  if (!review || !row?.followUpId) return null;
  return { done: review.done + 1, passed: [...review.passed, row.followUpId] };
}

function ofReview({ context, operator }: OwnerSituation) {
  return [
    eq(cards.tenantId, context.tenant.id),
    eq(cards.operatorId, operator.id),
    gt(cards.createdAt, addMs(context.now, -reviewLastsMs)),
    sql`${cards.subject} ? 'review'`,
  ];
}

/** The most urgent of those that are left, as it stands now; what has lost its reason meanwhile is taken out on the way. */
async function reviewed(at: OwnerSituation, { done, passed }: Review, decided: FollowUpId | null): Promise<Effect[]> {
  const { rows } = await at.read.followUps(mostReviewed);
  const mine = rankFollowUps(rows, at.context.now).filter(
    ({ view, card }) => isTheirs(view, at.operator) && card.followUpId !== decided,
  );
  const left = mine.filter(({ card }) => !passed.includes(card.followUpId!));
  const gone: Effect[] = [];
  for (const [
    index,
    {
      view,
      card: { id },
    },
  ] of left.entries()) {
    const card = await lockCard(at.tx, at.context, id);
    if (card?.state !== 'live') continue;
    const place = { n: done + 1, of: done + left.length - index };
    const shown = (spec: CardSpec): Effect => ({
      do: 'show',
      to: at.operator.id,
      card: underReview(spec, { done, passed }, place, at),
    });
    const overtaken = await overtakenBy(at, card, view);
    const anew = overtaken?.find((effect) => effect.do === 'show');
    if (overtaken && anew) return [...gone, ...overtaken.map((effect) => (effect === anew ? shown(anew.card) : effect))];
    const spec = overtaken ? null : await cardNow(at, card, view);
    if (spec) return [...gone, { do: 'settle-card', cardId: id, as: 'replaced', by: null, state: 'superseded' }, shown(spec)];
    gone.push(...(overtaken ?? []).filter(({ do: what }) => what !== 'say'));
  }
  const still = mine.length - left.length;
  return [...gone, ...(done > 1 || still > 0 ? [say(at, at.words.followUp.review.over(still))] : [])];
}

/** The same card with its place among the others. What else can be done with it, next among it, is behind More, where Not now stands. */
function underReview(spec: CardSpec, review: Review, { n, of }: { n: number; of: number }, { words }: OwnerSituation): CardSpec {
  const more: Choice = { act: { verb: 'more' }, label: words.label.more };
  const choices = spec.choices.map((choice) => (choice.act.verb === 'not-now' ? more : choice));
  return { ...spec, choices, review, ...(of > 1 ? { footer: words.followUp.review.place(n, of) } : {}) };
}
