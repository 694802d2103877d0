import { fillFor, previewMany } from '../commands/answer-many.ts';
import type { LeftOut } from '../commands/words/answer-once.ts';
import type { Card } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { canSend } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import { nextTime } from '../crm/hours.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type ConversationId, type Id, newId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { forEach, manyFreshMs } from './many.flow.ts';
import { otherAt } from './meet-others.flow.ts';
import { isOlder, type OwnerSituation, say, settled } from './owner-situation.ts';
import { answerStale } from './stale.flow.ts';

/** Words for everybody a card is for: what each would get is shown first. */
export async function wordsForMany(at: OwnerSituation, card: Card, text: string): Promise<Effect[]> {
  if (card.state !== 'live') return await answerStale(at, card);
  if (isOlder(at, card, manyFreshMs)) return [say(at, at.words.answerOnce.tooOld)];
  const views = await at.read.contacts(card.subject.people ?? []);
  const { answer } = await previewMany(text, views, contextOf(at), card.subject.topics);
  if (!answer || 'text' in answer) return answer ? [say(at, answer.text)] : [];
  return [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: at.operator.id, state: 'superseded' },
    { do: 'show', to: at.operator.id, card: answer },
  ];
}

/**
 * The tap under a preview: each is looked at once more with their conversation locked, and whoever has an answer by now, wrote something else,
 * can no longer be reached or has a colleague with them is left out and named.
 */
export async function answerMany(at: OwnerSituation, text: string, card: Card): Promise<Effect[]> {
  const { answerOnce: words } = at.words;
  if (isOlder(at, card, manyFreshMs)) return [settled(at, card, 'dismissed'), say(at, words.tooOld)];
  const alone = (await at.read.team()).length < 2;
  const { sends, count, left } = await forEach(
    at,
    card,
    async (view, spoke) => (await leftOut(at, view, card, { alone, spoke })) ?? answerOne(at, view, text, card),
  );
  if (count === 0) return [settled(at, card, 'done'), say(at, [words.nobodyLeft, ...left].join('\n'))];
  const line = [words.sent(count), ...left].join('\n');
  return [settled(at, card, 'done'), ...sends, tellSent(at, line, text, card)];
}

/** One line; where it was a question that others may ask today, with the offer to go on answering it. */
function tellSent(at: OwnerSituation, line: string, text: string, { subject }: Card): Effect {
  const { answerOnce: words, label } = at.words;
  const { topics = [] } = subject;
  if (topics.length === 0) return say(at, line);
  return {
    do: 'show',
    to: at.operator.id,
    card: {
      kind: 'notice',
      body: clipText(line, cardLimits.body),
      choices: [
        { label: words.keep, act: { verb: 'keep-answering', text } },
        { label: label.undo, act: { verb: 'run', command: 'undo', rest: '' } },
      ],
      topics,
    },
  };
}

async function leftOut(
  at: OwnerSituation,
  view: ContactView,
  card: Card,
  { alone, spoke }: { alone: boolean; spoke: ReadonlySet<ConversationId> },
): Promise<LeftOut | null> {
  const { contact, conversation } = view;
  if (contact.blockedAt) return 'blocked';
  if (!conversation || !canSend('free', conversation, 'unasked', at.context.now).ok) return 'closed';
  if (spoke.has(conversation.id)) return 'wroteAgain';
  if (card.subject.topics && !conversation.awaitingSince) return 'answered';
  if (conversation.lastOutboundAt && conversation.lastOutboundAt > card.createdAt) return 'answered';
  if (alone) return null;
  return (await otherAt(at, view, { what: 'answer-once', cardId: card.id }, false)) ? 'colleague' : null;
}

function answerOne(at: OwnerSituation, view: ContactView, text: string, card: Card): Effect[] {
  const conversationId = view.conversation!.id;
  return [
    {
      do: 'send',
      conversationId,
      content: { type: 'text', body: fillFor(text, view, at.context.tenant.name) },
      category: 'free',
      because: { what: 'answer-once', cardId: card.id },
      approvedBy: at.operator.id,
      hold: 'grace',
    },
    { do: 'answered-whole', conversationId, by: at.operator.id },
  ];
}

/** The same words for whoever asks the same until the day is over. */
export function keepAnswering(at: OwnerSituation, text: string, card: Card): Effect[] {
  const { answerOnce: words } = at.words;
  const { tenant, now } = at.context;
  return [
    settled(at, card, 'done'),
    {
      do: 'keep-answering',
      id: newId<Id<'standing-answer'>>(),
      by: at.operator.id,
      topics: card.subject.topics ?? [],
      text,
      until: nextTime('00:00', now, tenant.timezone),
      undone: words.undoneKeep,
    },
    say(at, words.keeps(clipText(oneLine(text), 200))),
  ];
}

export async function stopAnswering(at: OwnerSituation, id: Id<'standing-answer'>): Promise<Effect[]> {
  const { answerOnce: words } = at.words;
  const standing = (await at.read.standing(at.context.now)).some((one) => one.id === id);
  if (!standing) return [say(at, words.stoppedAlready)];
  return [{ do: 'stop-answering', id, by: at.operator.id, undone: words.undoneKeep }, say(at, words.stopped)];
}
