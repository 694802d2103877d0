import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { isOlder, type OwnerSituation, say } from './owner-situation.ts';

/** Merge was tapped: exactly these two, while the question is fresh and neither has changed. */
export async function mergeTapped(at: OwnerSituation, act: Extract<Act, { verb: 'merge' }>, card: Card): Promise<Effect[]> {
  const over: Effect = { do: 'settle-card', cardId: card.id, as: 'dismissed', by: at.operator.id, state: 'settled' };
  if (isOlder(at, card)) return [over, say(at, at.words.merge.tooOld)];
  return [{ ...over, as: 'done' }, ...(await mergeThese(at, act))];
}

/** Two become one, unless one of them has become somebody else, was forgotten, or was blocked alone. */
export async function mergeThese(
  at: OwnerSituation,
  { keptId, goneId }: Pick<Extract<Act, { verb: 'merge' }>, 'keptId' | 'goneId'>,
): Promise<Effect[]> {
  const words = at.words.merge;
  const [kept, gone] = [await at.read.contact(keptId), await at.read.contact(goneId)];
  if (kept && gone && kept.contact.id === gone.contact.id)
    return [say(at, words.already(contactLabel(kept.contact)), [kept.contact.id])];
  if (
    kept?.contact.id !== keptId ||
    gone?.contact.id !== goneId ||
    Boolean(kept.contact.blockedAt) !== Boolean(gone.contact.blockedAt)
  )
    return [say(at, words.changed)];
  return [
    { do: 'merge', keptId, goneId, operatorId: at.operator.id },
    say(at, words.done(contactLabel(kept.contact), contactLabel(gone.contact)), [keptId]),
  ];
}
