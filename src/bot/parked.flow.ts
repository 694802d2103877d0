import { commit } from '../crm/commit.store.ts';
import { parkedFor } from '../crm/outbox.store.ts';
import type { Ring } from '../crm/work.ts';
import { digestNow } from './digest.flow.ts';
import { bringCards, mergeIntoRows, stillTrue, waitingList } from './held-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** More than this many cards at once are one list instead. */
const cardsAtOnce = 5;

/**
 * The operator's window is open again: what was parked comes, as far as it is still true. Many things come as one list, which the cards
 * stay behind. `answer`: they tapped the wake-up and expect an answer even when nothing is left. `asksForDay`: they want to know whether their day
 * is in it.
 */
export async function flushParked(
  at: OwnerSituation,
  { answer = false, asksForDay = false }: { answer?: boolean; asksForDay?: boolean } = {},
): Promise<{ rings: Ring[]; toldDay: boolean }> {
  const { tx, context, operator, words } = at;
  const still = await stillTrue(at, await parkedFor(tx, context, operator.id));
  if (still.length === 0) {
    const nothing = answer ? [{ do: 'say' as const, to: operator.id, text: words.thread.woken(0) }] : [];
    return { rings: await commit(tx, context, nothing), toldDay: false };
  }
  if (still.length <= cardsAtOnce) {
    const toldDay = asksForDay && still.some(({ card }) => card?.kind === 'digest') && (await digestNow(at, [])) !== null;
    return { rings: await bringCards(at, still), toldDay };
  }
  const { rows, about, rings } = await mergeIntoRows(at, still);
  const list = rows.length > 0 ? [{ do: 'show' as const, to: operator.id, card: waitingList(at, rows, about, 'list') }] : [];
  return { rings: [...rings, ...(await commit(tx, context, list))], toldDay: false };
}
