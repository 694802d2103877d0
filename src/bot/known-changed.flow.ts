import type { Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import { knownSources } from '../crm/interaction.ts';
import { messagesOfTurn } from '../crm/message.store.ts';
import { saidWords } from '../crm/playbook.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { cardNow } from './card-now.flow.ts';
import { knownReply, sourceOf } from './known-reply.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** What was suggested is the answer of the business's facts no more: the card comes anew with what they answer now. Null where it still is. */
export async function knownChanged(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[] | null> {
  const { tx, context, operator } = at;
  if (!knownSources[draft.from] || !card.turnId || !view.conversation) return null;
  const said = saidWords(await messagesOfTurn(tx, context.tenant.id, card.turnId, 50));
  const known = await knownReply(tx, context, view, said);
  if (known?.text === draft.text) return null;
  const shared = { id: newId<DraftId>(), conversationId: view.conversation.id, source: 'playbook' as const };
  const fresh = known && { ...shared, text: known.text, from: sourceOf(known.type) };
  const spec = await cardNow(at, card, view, fresh && { ...fresh, createdAt: context.now });
  if (!spec) return null;
  return [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: null, state: 'superseded' },
    ...(fresh ? [{ do: 'draft' as const, turnId: card.turnId, ...fresh }] : []),
    { do: 'show', to: operator.id, card: spec },
  ];
}
