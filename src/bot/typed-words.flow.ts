import { lockCard } from '../crm/card.store.ts';
import type { Effect } from '../crm/effect.ts';
import type { Prompt } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { approve } from './approve.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';
import { answerStale } from './stale.flow.ts';

/** The words that were asked for: the draft's new wording, or what is said to that customer. */
export async function promptedWords(at: OwnerSituation, prompt: Prompt, view: ContactView, text: string): Promise<Effect[]> {
  const card = prompt.cardId ? await lockCard(at.tx, at.context, prompt.cardId) : null;
  if (prompt.what === 'reply') {
    const close: Effect[] =
      card?.state === 'live' && card.turnId ? [{ do: 'settle-turn', turnId: card.turnId, as: 'sent', by: at.operator.id }] : [];
    const because = { what: 'typed' as const, ...(card ? { cardId: card.id } : {}) };
    return [...close, ...(await runNamed(at, 'reply', text, view.contact.id, because))];
  }
  if (card?.state !== 'live') return card ? await answerStale(at, card) : [];
  const draft = {
    id: newId<DraftId>(),
    conversationId: prompt.conversationId,
    text,
    source: 'operator' as const,
    from: at.operator.id,
    createdAt: at.context.now,
  };
  const about = { ...(card.turnId ? { turnId: card.turnId } : {}), ...(card.followUpId ? { followUpId: card.followUpId } : {}) };
  return [
    { do: 'draft', id: draft.id, conversationId: draft.conversationId, ...about, text, source: 'operator', from: draft.from },
    ...(await approve(at, card, view, draft)),
  ];
}
