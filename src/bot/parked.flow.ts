import { commit } from '../crm/commit.store.ts';
import { parkedFor } from '../crm/outbox.store.ts';
import type { Ring } from '../crm/work.ts';
import { bringCards, mergeIntoRows, stillTrue, waitingList } from './held-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** More than this many cards at once are one list instead. */
const cardsAtOnce = 5;

/**
 * The operator's window is open again: what was parked comes, as far as it is still true. Many things come as one list, which the cards
 * stay behind. `answer`: they tapped the wake-up and expect an answer even when nothing is left.
 */
export async function flushParked(at: OwnerSituation, answer: boolean): Promise<Ring[]> {
  const { tx, context, operator, words } = at;
  const still = await stillTrue(at, await parkedFor(tx, context, operator.id));
  if (still.length === 0) {
    return answer ? await commit(tx, context, [{ do: 'say', to: operator.id, text: words.thread.woken(0) }]) : [];
  }
  if (still.length <= cardsAtOnce) return await bringCards(at, still);
  const { rows, about, rings } = await mergeIntoRows(at, still);
  if (rows.length === 0) return rings;
  return [
    ...rings,
    ...(await commit(tx, context, [{ do: 'show', to: operator.id, card: waitingList(at, rows, about, 'list') }])),
  ];
}
