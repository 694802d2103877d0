import { showTime } from '../commands/times.ts';
import type { Card } from '../crm/card.ts';
import { contactName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** A snoozed card comes back after this long. */
const snoozeMs = hourMs;

/** The kinds of card that stand for a turn or a follow-up; a question is the list behind More. */
const answerable = ['turn', 'follow-up', 'question'];

/** The card is over and nothing leaves. */
export function leave(at: OwnerSituation, card: Card, as: 'skipped' | 'kept' | 'dismissed'): Effect[] {
  const settled: Effect = { do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' };
  if (!answerable.includes(card.kind)) return [settled];
  return [
    settled,
    ...othersOf(at, card, as),
    ...(card.turnId ? [{ do: 'settle-turn' as const, turnId: card.turnId, as, by: at.operator.id }] : []),
    ...(card.followUpId ? [{ do: 'skip-follow-up' as const, followUpId: card.followUpId, by: at.operator.id }] : []),
  ];
}

/** The card comes back by itself; a new message of theirs brings it back sooner. */
export async function snooze(at: OwnerSituation, card: Card): Promise<Effect[]> {
  if (!card.conversationId || !card.contactId) return [say(at, at.words.thread.cardGone)];
  const { conversationId, contactId } = card;
  const until = addMs(at.context.now, snoozeMs);
  const view = await at.read.contact(contactId);
  const otherwise = at.words.everyday.backTo(view ? contactName(view.contact) : '');
  return [
    { do: 'settle-card', cardId: card.id, as: `snoozed:${until.toISOString()}`, by: at.operator.id, state: 'settled' },
    { do: 'snooze', conversationId, contactId, operatorId: at.operator.id, until, otherwise },
    say(at, at.words.thread.snoozedUntil(showTime(until, at.place)), [contactId]),
  ];
}

/** What is decided in the list behind More is decided for the card it was opened from. */
function othersOf(at: OwnerSituation, card: Card, as: string): Effect[] {
  const decides = card.conversationId && (card.turnId || card.followUpId);
  return decides ? [{ do: 'supersede-cards', conversationId: card.conversationId!, as, by: at.operator.id }] : [];
}
