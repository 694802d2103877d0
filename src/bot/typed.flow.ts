import { readShortAnswer, type ShortAnswer } from '../commands/short-answer.ts';
import { lockCard } from '../crm/card.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { Asked } from '../crm/operator.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { approve } from './approve.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { runNamed, runSentence } from './run.flow.ts';
import { shortAnswer } from './short-answer.flow.ts';
import { tapped } from './tap.flow.ts';

/** Words without a quote: the text that was asked for, a short answer to our own question, or a command. */
export async function typed(at: OwnerSituation, text: string): Promise<Effect[]> {
  const short = readShortAnswer(text);
  const asked = at.operator.asked;
  if (asked && (asked.what === 'edit' || asked.what === 'reply')) return await askedWords(at, asked, text, short);
  if (short) return await shortAnswer(at, short);
  const stopAsking: Effect[] = asked ? [{ do: 'ask', operator: at.operator.id, asked: null }] : [];
  return [...stopAsking, ...(await runSentence(at, text))];
}

/** The text after Edit or Reply. "cancel" leaves it; after five minutes it is no longer taken for it. */
async function askedWords(
  at: OwnerSituation,
  asked: Extract<Asked, { what: 'edit' | 'reply' }>,
  text: string,
  short: ShortAnswer | null,
): Promise<Effect[]> {
  const done: Effect = { do: 'ask', operator: at.operator.id, asked: null };
  if (short?.is === 'cancel') return [done, say(at, at.words.thread.cancelled)];
  const view = await at.read.contact(asked.contactId);
  if (!view) return [done, say(at, at.words.thread.cardGone)];
  if (at.context.now > new Date(asked.until))
    return [done, say(at, at.words.thread.promptExpired(contactLabel(view.contact)), [view.contact.id])];
  if (asked.what === 'reply') {
    const card = asked.cardId ? await lockCard(at.tx, at.context, asked.cardId) : null;
    const close: Effect[] =
      card?.state === 'live' && card.turnId ? [{ do: 'settle-turn', turnId: card.turnId, as: 'sent', by: at.operator.id }] : [];
    return [
      done,
      ...close,
      ...(await runNamed(at, 'reply', text, view.contact.id, { what: 'typed', ...(card ? { cardId: card.id } : {}) })),
    ];
  }
  const card = await lockCard(at.tx, at.context, asked.cardId);
  if (card?.state !== 'live') return [done, ...(card ? await tapped(at, { verb: 'edit', draftId: asked.draftId }, card) : [])];
  const draft = {
    id: newId<DraftId>(),
    conversationId: asked.conversationId,
    text,
    source: 'operator' as const,
    from: at.operator.id,
    createdAt: at.context.now,
  };
  const about = { ...(card.turnId ? { turnId: card.turnId } : {}), ...(card.followUpId ? { followUpId: card.followUpId } : {}) };
  return [
    done,
    { do: 'draft', id: draft.id, conversationId: draft.conversationId, ...about, text, source: 'operator', from: draft.from },
    ...(await approve(at, card, view, draft)),
  ];
}
