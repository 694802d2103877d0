import { readDraft } from '../crm/card.store.ts';
import type { Card, CardSpec } from '../crm/card.ts';
import { canSend } from '../crm/conversation.ts';
import { intentOfTurn } from '../crm/intent.store.ts';
import { lastBefore, messagesOfTurn } from '../crm/message.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { isRouted } from '../crm/route.ts';
import { readTeam } from '../crm/team.store.ts';
import { canBeClaimed } from './can-be-claimed.ts';
import { doubtsOf } from './draft-doubts.flow.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { openSuggestion, turnCard } from './turn-card.ts';

/**
 * A waiting card as things stand now, for whoever's thread this is; null where it stands neither for a turn nor for a follow-up. `instead`: other
 * words than lay ready on it.
 */
export async function cardNow(
  at: OwnerSituation,
  card: Card,
  view: ContactView,
  instead?: Draft | null,
): Promise<CardSpec | null> {
  const { tx, context, operator } = at;
  const own = card.draftId ? await readDraft(tx, context, card.draftId) : null;
  const draft = instead === undefined ? own : instead;
  const row = card.followUpId ? await lockFollowUp(tx, context, card.followUpId) : null;
  if (row && row.state !== 'settled') return await followUpCardNow(tx, context, { view, row, draft, operator });
  if ((card.kind !== 'turn' && card.kind !== 'follow-up') || !card.turnId || !view.conversation) return null;
  if (!canSend('free', view.conversation, 'unasked', context.now).ok)
    return await followUpCardNow(tx, context, { view, row: null, turnId: card.turnId, draft, operator });
  const said = await messagesOfTurn(tx, context.tenant.id, card.turnId, 50);
  const before = await lastBefore(tx, context.tenant.id, { id: card.turnId, conversationId: view.conversation.id });
  const { currency } = context.tenant;
  const people = await readTeam(tx, context.tenant.id);
  const turn = await intentOfTurn(tx, context, card.turnId);
  return turnCard({
    view,
    isNobodys: canBeClaimed(context.tenant, view, people),
    intent: turn?.intent ?? null,
    isRouted: isRouted(context.tenant.settings, people),
    suggested: openSuggestion(card),
    turnId: card.turnId,
    said,
    before,
    currency,
    draft,
    doubts: await doubtsOf(tx, context, view, draft, at.words),
    place: at.place,
    words: at.words,
  });
}
