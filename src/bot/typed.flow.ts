import { commandNamed } from '../commands/list.ts';
import { looksLikeCommand } from '../commands/parse.ts';
import { namesSomebody } from '../commands/sentence.ts';
import { readShortAnswer, type ShortAnswer } from '../commands/short-answer.ts';
import { lockCard } from '../crm/card.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { Asked, Prompt } from '../crm/operator.ts';
import type { CardId } from '../kit/ids.ts';
import { wordsForMany } from './answer-many.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { readPauseWord } from './pause-words.ts';
import { forWhomCard } from './quoted-question.ts';
import { runNamed, runSentence } from './run.flow.ts';
import { shortAnswer } from './short-answer.flow.ts';
import { promptedWords } from './typed-words.flow.ts';

/** Words without a quote: the text that was asked for, a short answer to our own question, or a command. */
export async function typed(at: OwnerSituation, text: string): Promise<Effect[]> {
  const pausing = readPauseWord(text, at.operator, at.context.now);
  if (pausing) return [{ do: 'ask', operator: at.operator.id, asked: null }, ...(await runNamed(at, pausing, ''))];
  const short = readShortAnswer(text);
  const asked = at.operator.asked;
  if (asked && (asked.what === 'edit' || asked.what === 'reply')) return await askedWords(at, asked, text, short);
  const words = short === null || short.is === 'yes' || short.is === 'no';
  const completed = words && asked?.what === 'choose' ? await completedWords(at, asked, text) : null;
  if (completed) return completed;
  if (short) return await shortAnswer(at, short);
  // Who writes for the first time is asked a few things first, unless they know what they want.
  if (at.operator.welcome === 'new' && !looksLikeCommand(text)) return await runNamed(at, 'start', '');
  const stopAsking: Effect[] = asked ? [{ do: 'ask', operator: at.operator.id, asked: null }] : [];
  return [...stopAsking, ...(await runSentence(at, text))];
}

/** Words in answer to a question that can be answered by words; anything else leaves the question. */
async function completedWords(
  at: OwnerSituation,
  asked: Extract<Asked, { what: 'choose' }>,
  text: string,
): Promise<Effect[] | null> {
  if (!asked.adds || at.context.now > new Date(asked.until) || looksLikeCommand(text)) return null;
  if (asked.adds === 'answer') return await wordsForAll(at, asked.cardId, text);
  const { command } = asked.adds;
  const rest = `${asked.adds.rest} ${text}`;
  if ((commandNamed(command)?.read(rest, false) ?? null) === null) return null;
  const close: Effect = { do: 'settle-card', cardId: asked.cardId, as: 'done', by: at.operator.id, state: 'settled' };
  return [close, { do: 'ask', operator: at.operator.id, asked: null }, ...(await runNamed(at, command, rest))];
}

/** The answer to what several people ask; words for one of them by name are for that one. */
async function wordsForAll(at: OwnerSituation, cardId: CardId, text: string): Promise<Effect[] | null> {
  const card = await lockCard(at.tx, at.context, cardId);
  if (card?.state !== 'live' || (await namesSomebody(text, at))) return null;
  return [{ do: 'ask', operator: at.operator.id, asked: null }, ...(await wordsForMany(at, card, text))];
}

/**
 * The text after Edit or Reply. "cancel" leaves it; what reads as a command is not sent to anybody unasked; after five minutes it is no longer
 * taken for it.
 */
async function askedWords(at: OwnerSituation, asked: Prompt, text: string, short: ShortAnswer | null): Promise<Effect[]> {
  const done: Effect = { do: 'ask', operator: at.operator.id, asked: null };
  if (short?.is === 'cancel') return [done, say(at, at.words.thread.cancelled)];
  const view = await at.read.contact(asked.contactId);
  if (!view) return [done, say(at, at.words.thread.cardGone)];
  const isLate = at.context.now > new Date(asked.until);
  if (looksLikeCommand(text))
    return [done, ...(isLate ? await runSentence(at, text) : [showForWhom(at, forWhomCard(at, view, text, asked))])];
  if (isLate) return [done, say(at, at.words.thread.promptExpired(contactLabel(view.contact)), [view.contact.id])];
  return [done, ...(await promptedWords(at, asked, view, text))];
}

function showForWhom(at: OwnerSituation, card: ReturnType<typeof forWhomCard>): Effect {
  return { do: 'show', to: at.operator.id, card };
}
