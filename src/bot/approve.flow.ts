import { markEmoji } from '../commands/emoji.ts';
import type { Card } from '../crm/card.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { laterTurn } from '../crm/turn.store.ts';
import { offerOtherWays } from './closed-window.flow.ts';
import { followUpUntrueNow } from './follow-up.flow.ts';
import { aboutRecord, mark, type OwnerSituation, say } from './owner-situation.ts';
import { recordContent } from './quote.flow.ts';
import { recordChanged } from './record.flow.ts';
import { sayNewer } from './stale.flow.ts';

/** Sends a draft as it stands: after the grace, while the window is open and nothing has happened since the card was made. */
export async function approve(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[]> {
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  if (!view.conversation) return [say(at, at.words.thread.cardGone)];
  const until = windowUntil(view.conversation);
  if (!until || at.context.now >= until) return await offerOtherWays(at, card, view, draft);
  const grace = at.context.tenant.settings.graceSeconds > 0;
  return [
    {
      do: 'send',
      conversationId: view.conversation.id,
      content: await recordContent(at, card, draft),
      category: 'free',
      because: { what: card.followUpId ? 'follow-up' : 'tap', cardId: card.id, draftId: draft.id, ...aboutRecord(card) },
      approvedBy: at.operator.id,
      hold: 'grace',
      ...(card.followUpId ? { followUpId: card.followUpId } : {}),
      ...(card.followUpId && view.conversation.lastInboundAt ? { unlessTheyWroteAfter: view.conversation.lastInboundAt } : {}),
      causedByWamid: at.wamid,
    },
    { do: 'settle-card', cardId: card.id, as: 'sent', by: at.operator.id, state: 'settled' },
    { do: 'supersede-cards', conversationId: view.conversation.id, as: 'sent', by: at.operator.id },
    ...(card.turnId ? [{ do: 'settle-turn' as const, turnId: card.turnId, as: 'sent', by: at.operator.id }] : []),
    ...(card.followUpId
      ? [
          {
            do: 'settle-follow-up' as const,
            followUpId: card.followUpId,
            as: draft.source === 'operator' ? ('edited' as const) : ('sent' as const),
          },
        ]
      : []),
    { do: 'answered', conversationId: view.conversation.id },
    { do: 'ask', operator: at.operator.id, asked: null },
    ...(grace ? [mark(at, markEmoji.waiting)] : []),
  ];
}

/** Still true? They wrote again, or the follow-up has lost its reason: then that is said, and nothing is sent. */
export async function overtakenBy(at: OwnerSituation, card: Card, view: ContactView | null): Promise<Effect[] | null> {
  if (!view) return null;
  const changed = await recordChanged(at, card, view);
  if (changed) return changed;
  if (card.turnId && card.conversationId) {
    const later = await laterTurn(at.tx, at.context, { id: card.turnId, conversationId: card.conversationId });
    if (later) {
      const close: Effect = { do: 'settle-card', cardId: card.id, as: 'newer-card', by: null, state: 'superseded' };
      return [close, await sayNewer(at, card, view.contact.name)];
    }
  }
  if (card.followUpId && (await followUpUntrueNow(at.tx, at.context, card.followUpId, view))) {
    const close: Effect = { do: 'settle-card', cardId: card.id, as: 'they-wrote', by: null, state: 'superseded' };
    return [
      close,
      { do: 'settle-follow-up', followUpId: card.followUpId, as: 'superseded' },
      say(at, at.words.thread.theyWrote(view.contact.name), [view.contact.id]),
    ];
  }
  return null;
}
