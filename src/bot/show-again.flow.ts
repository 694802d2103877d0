import { lockCard } from '../crm/card.store.ts';
import type { Effect } from '../crm/effect.ts';
import type { CardId } from '../kit/ids.ts';
import { cardNow } from './card-now.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';
import { answerStale } from './stale.flow.ts';

/** Shows a waiting card once more, as things stand now: the one that a row of a list stands for. It takes the old one's place. */
export async function showAgain(at: OwnerSituation, id: CardId): Promise<Effect[]> {
  const card = await lockCard(at.tx, at.context, id);
  if (!card) return [];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  if (card.state !== 'live') return await answerStale(at, card);
  if (!view) return [];
  const again = await cardNow(at, card, view);
  if (!again) return await runNamed(at, 'show', '', view.contact.id);
  return [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: null, state: 'superseded' },
    { do: 'show', to: at.operator.id, card: again },
  ];
}
