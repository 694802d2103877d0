import type { Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import { isOlder, type OwnerSituation, say, settled } from './owner-situation.ts';

/** Somebody is to be forgotten: by whoever may, while the question is fresh. */
export function forgotten(at: OwnerSituation, card: Card): Effect[] {
  const words = at.words.forget;
  if (!card.contactId) return [say(at, at.words.thread.cardGone)];
  if (at.operator.role === 'agent') return [settled(at, card, 'dismissed'), say(at, at.words.answer.mayNot('forget', 'manager'))];
  if (isOlder(at, card)) return [settled(at, card, 'dismissed'), say(at, words.tooOld)];
  return [
    settled(at, card, 'done'),
    { do: 'forget', contactId: card.contactId, operatorId: at.operator.id, called: words.called },
    say(at, words.began),
  ];
}
