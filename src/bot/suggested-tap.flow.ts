import { markEmoji } from '../commands/emoji.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { overtakenBy } from './approve.flow.ts';
import { mark, type OwnerSituation, say } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';

/** It is judged as if it had been typed: what stands against it is said, and can be tried again. What was made of it is made once. */
export async function suggestedTapped(
  at: OwnerSituation,
  { command, rest }: Extract<Act, { verb: 'suggested' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  if (!view) return [say(at, at.words.thread.cardGone)];
  if (card.subject.suggested?.done) return [say(at, at.words.suggested.already, [view.contact.id])];
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  const effects = await runNamed(at, command, rest, view.contact.id);
  const isMade = effects.some((effect) => effect.do === 'open-record' || effect.do === 'task');
  const touched: Effect = { do: 'touch-card', cardId: card.id };
  if (!isMade) return [touched, ...effects];
  return [touched, { do: 'use-suggested', cardId: card.id, turnId: card.turnId }, ...effects, mark(at, markEmoji.done)];
}
