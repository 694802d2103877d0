import { markEmoji } from '../commands/emoji.ts';
import { readDraft } from '../crm/card.store.ts';
import type { Card } from '../crm/card.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { laterTurn } from '../crm/turn.store.ts';
import { isHeldUp } from '../followups/still-true.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { FollowUpId } from '../kit/ids.ts';
import { endedByEdit } from './autopilot-ends.ts';
import { offerOtherWays } from './closed-window.flow.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { untrueOf } from './follow-up-facts.ts';
import { wordsChanged } from './follow-up-words.store.ts';
import { freshFollowUp } from './fresh-follow-up.flow.ts';
import { knownChanged } from './known-changed.flow.ts';
import { offersChanged } from './offer-shown.flow.ts';
import { aboutRecord, mark, type OwnerSituation, say } from './owner-situation.ts';
import { recordContent } from './quote.flow.ts';
import { recordChanged } from './record.flow.ts';
import { sayNewer } from './stale.flow.ts';
import { theirMorning } from './their-morning.flow.ts';

/** Sends a draft as it stands: after the grace, while the window is open and nothing has happened since the card was made. */
export async function approve(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[]> {
  const overtaken = (await overtakenBy(at, card, view, draft)) ?? (await knownChanged(at, card, view, draft));
  if (overtaken) return overtaken;
  if (!view.conversation) return [say(at, at.words.thread.cardGone)];
  const until = windowUntil(view.conversation);
  const morning = await theirMorning(at, card, view);
  if (!until || (morning?.at ?? at.context.now) >= until) return await offerOtherWays(at, card, view, draft);
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
      ...(morning ? { notBefore: morning.at } : {}),
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
    ...endedByEdit(at, card, view, draft),
    ...(morning ? [morning.say] : grace ? [mark(at, markEmoji.waiting)] : []),
  ];
}

/** Still true? They wrote again, or the follow-up has lost its reason: then that is said, and nothing is sent. */
export async function overtakenBy(
  at: OwnerSituation,
  card: Card,
  view: ContactView | null,
  draft?: Draft,
): Promise<Effect[] | null> {
  if (!view) return null;
  const changed = (await recordChanged(at, card, view)) ?? (await offersChanged(at, card, view, draft));
  if (changed) return changed;
  if (card.turnId && card.conversationId) {
    const later = await laterTurn(at.tx, at.context, { id: card.turnId, conversationId: card.conversationId });
    if (later) {
      const close: Effect = { do: 'settle-card', cardId: card.id, as: 'newer-card', by: null, state: 'superseded' };
      return [close, await sayNewer(at, card, view.contact.name)];
    }
  }
  return card.followUpId ? await followUpOvertaken(at, card, card.followUpId, view, draft) : null;
}

/** One that is settled already was answered, which its card knows. Where only the words are wrong by now, it comes anew. */
async function followUpOvertaken(
  at: OwnerSituation,
  card: Card,
  followUpId: FollowUpId,
  view: ContactView,
  draft?: Draft,
): Promise<Effect[] | null> {
  const { tx, context } = at;
  const row = await lockFollowUp(tx, context, followUpId);
  if (!row || row.state === 'settled') return null;
  const lies = draft ?? (card.draftId ? await readDraft(tx, context, card.draftId) : null);
  const why = untrueOf(row, view, context.now, {
    draft: lies && { at: lies.createdAt, changed: await wordsChanged(tx, context, view, row, lies) },
  });
  if (!why) return null;
  const as = why === 'stale' ? ('stale' as const) : ('superseded' as const);
  const close: Effect[] = [
    { do: 'settle-card', cardId: card.id, as: as === 'stale' ? 'replaced' : 'they-wrote', by: null, state: 'superseded' },
    { do: 'settle-follow-up', followUpId, as },
  ];
  if (why === 'stale') return [...close, ...(await freshFollowUp(tx, context, row, view, at.operator))];
  const { thread, followUp } = at.words;
  const { name } = view.contact;
  // Who took them over is asked about by itself.
  const text = why === 'they-wrote' || why === 'taken-over' ? thread.theyWrote(name) : followUp.overtaken[why](name);
  return [...close, ...(isHeldUp(why) ? [looksAgain(row, context.now)] : []), say(at, text, [view.contact.id])];
}

/** The same silence, looked at again once what holds it up may have passed. */
function looksAgain({ conversationId, silentSince, lastStepAt, step, kind }: FollowUpRow, now: Date): Effect {
  return { do: 'plan-follow-up', conversationId, cardAt: addMs(now, 24 * hourMs), silentSince, lastStepAt, step, kind };
}
