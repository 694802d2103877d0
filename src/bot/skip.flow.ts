import { markEmoji } from '../commands/emoji.ts';
import type { Act, Card, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { skipReasons } from '../crm/skip-reason.ts';
import { clipText } from '../kit/clip.ts';
import { leave } from './lay-aside.flow.ts';
import { mark, type OwnerSituation, settled } from './owner-situation.ts';
import { reviewOf } from './review.flow.ts';
import { runNamed } from './run.flow.ts';

/** Not now: nothing leaves. Of a follow-up it is asked why, in one tap or none; a review goes on with the answer, or with its next row. */
export async function skip(at: OwnerSituation, card: Card, view: ContactView | null): Promise<Effect[]> {
  const left = leave(at, card, 'skipped');
  const { followUpId, conversationId } = card;
  if (!view || !followUpId || !conversationId) return [...left, mark(at, markEmoji.done)];
  const review = await reviewOf(at, card);
  const { skip: words, review: next } = at.words.followUp;
  const choices = skipReasons.map(
    (because): Choice => ({
      act: { verb: 'skipped-because', followUpId, because },
      label: clipText(words.reasons[because], cardLimits.row),
    }),
  );
  return [
    ...left,
    {
      do: 'show',
      to: at.operator.id,
      card: {
        kind: 'question',
        body: words.why(contactLabel(view.contact)),
        choices: [...choices, ...(review ? [{ act: { verb: 'next' as const }, label: next.next }] : [])],
        asList: true,
        listLabel: at.words.label.choose,
        contactId: view.contact.id,
        conversationId,
        followUpId,
        ...(review ? { review } : {}),
      },
    },
  ];
}

/** Why it was left out. Who is not interested is left alone from then on, which can be undone by itself. */
export async function skippedBecause(
  at: OwnerSituation,
  { followUpId, because }: Extract<Act, { verb: 'skipped-because' }>,
  card: Card,
  view: ContactView,
): Promise<Effect[]> {
  const explained: Effect = { do: 'explain-skip', followUpId, because, by: at.operator.id };
  const never = because === 'not-interested' && !view.contact.stopAutomation;
  const then = never ? await runNamed(at, 'leave', '', view.contact.id) : [mark(at, markEmoji.done)];
  return [settled(at, card, 'done'), explained, ...then];
}
