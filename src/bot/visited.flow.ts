import { markEmoji } from '../commands/emoji.ts';
import { mayBecome } from '../crm/business-record.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import { mark, type OwnerSituation, say, settled } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';

/** What became of an appointment, said by the tap under the card that asks after it: it is judged, and what follows from it is done. */
export async function visited(at: OwnerSituation, act: Extract<Act, { verb: 'visited' }>, card: Card): Promise<Effect[]> {
  const record = await at.read.record(act.recordId);
  if (!record) return [settled(at, card, 'done'), say(at, at.words.thread.cardGone)];
  const to = act.as === 'no-show' ? 'no-show' : 'done';
  const judged: Effect[] = mayBecome(record, to, 'operator')
    ? [{ do: 'change-record', recordId: record.id, to, by: { who: 'operator', id: at.operator.id } }]
    : [];
  const follows =
    act.as === 'won' || act.as === 'call-back'
      ? await runNamed(at, act.as === 'won' ? 'won' : 'task', '', record.contactId)
      : [mark(at, markEmoji.done)];
  return [settled(at, card, 'done'), ...judged, ...follows];
}
