import { lockCard, readDraft } from '../crm/card.store.ts';
import { canSend } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import { lastBefore, messagesOfTurn } from '../crm/message.store.ts';
import type { CardId } from '../kit/ids.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';
import { answerStale } from './stale.flow.ts';
import { turnCard } from './turn-card.ts';

/** Shows a waiting card once more, as things stand now: the one that a row of a list stands for. It takes the old one's place. */
export async function showAgain(at: OwnerSituation, id: CardId): Promise<Effect[]> {
  const card = await lockCard(at.tx, at.context, id);
  if (!card) return [];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  if (card.state !== 'live') return await answerStale(at, card);
  if (!view) return [];
  const replaced: Effect = { do: 'settle-card', cardId: card.id, as: 'replaced', by: null, state: 'superseded' };
  const draft = card.draftId ? await readDraft(at.tx, at.context, card.draftId) : null;
  const row = card.followUpId ? await lockFollowUp(at.tx, at.context, card.followUpId) : null;
  if (row && row.state !== 'settled') {
    const spec = await followUpCardNow(at.tx, at.context, { view, row, draft, operator: at.operator });
    return [replaced, { do: 'show', to: at.operator.id, card: spec }];
  }
  if ((card.kind === 'turn' || card.kind === 'follow-up') && card.turnId && view.conversation) {
    if (!canSend('free', view.conversation, 'unasked', at.context.now).ok) {
      const about = { view, row: null, turnId: card.turnId, draft, operator: at.operator };
      return [replaced, { do: 'show', to: at.operator.id, card: await followUpCardNow(at.tx, at.context, about) }];
    }
    const said = await messagesOfTurn(at.tx, at.context.tenant.id, card.turnId, 50);
    const before = await lastBefore(at.tx, at.context.tenant.id, { id: card.turnId, conversationId: view.conversation.id });
    const { currency } = at.context.tenant;
    const facts = { view, turnId: card.turnId, said, before, currency, draft, place: at.place, words: at.words };
    return [replaced, { do: 'show', to: at.operator.id, card: turnCard(facts) }];
  }
  return await runNamed(at, 'show', '', view.contact.id);
}
