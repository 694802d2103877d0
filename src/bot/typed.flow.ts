import type { CommandContext, Outcome } from '../commands/command.ts';
import { answerSentence, runCommand } from '../commands/sentence.ts';
import { readShortAnswer, type ShortAnswer } from '../commands/short-answer.ts';
import { actsOf, lockAct, lockCard, newestLiveCard } from '../crm/card.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Because, Effect } from '../crm/effect.ts';
import type { Asked } from '../crm/operator.ts';
import { minuteMs } from '../kit/clock.ts';
import { type ContactId, type DraftId, newId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { approve, sendWords, tapped } from './tap.flow.ts';

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
    return [done, ...close, ...(await sendWords(at, view, text, { what: 'typed', ...(card ? { cardId: card.id } : {}) }))];
  }
  const card = await lockCard(at.tx, at.context, asked.cardId);
  if (!card || card.state !== 'live')
    return [done, ...(card ? await tapped(at, { verb: 'edit', draftId: asked.draftId }, card) : [])];
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

/**
 * A bare "yes" or "2" acts on the list just shown or, where there is none, on the newest live card while it is the last thing said and
 * under ten minutes old. Otherwise nothing is guessed.
 */
async function shortAnswer(at: OwnerSituation, short: ShortAnswer): Promise<Effect[]> {
  if (short.is === 'thanks') return [{ do: 'react', to: at.operator.id, wamid: at.wamid, emoji: '🙏' }];
  const asked = at.operator.asked;
  if (asked?.what === 'choose' && at.context.now <= new Date(asked.until)) {
    const index = short.is === 'number' ? short.number - 1 : short.is === 'yes' ? 0 : asked.acts.length - 1;
    const chosen = asked.acts[index];
    const found = chosen ? await lockAct(at.tx, at.context, chosen) : null;
    if (found) return await tapped(at, found.act.act, found.card);
    return [say(at, at.words.thread.whichOne)];
  }
  const card = await newestLiveCard(at.tx, at.context, at.operator.id);
  const fresh = card && at.context.now.getTime() - card.createdAt.getTime() < 10 * minuteMs;
  if (!card || !fresh || short.is === 'cancel') return [say(at, at.words.thread.nothingAsked)];
  const acts = await actsOf(at.tx, at.context, card.id);
  const index =
    short.is === 'number'
      ? short.number - 1
      : short.is === 'yes'
        ? 0
        : acts.findIndex((one) => one.act.verb === 'not-now' || one.act.verb === 'dismiss');
  const act = acts[index];
  const locked = await lockCard(at.tx, at.context, card.id);
  return act && locked ? await tapped(at, act.act, locked) : [say(at, at.words.thread.whichOne)];
}

/** Reads a sentence and does what it says; what nobody can read gets one list in ordinary words. */
export async function runSentence(at: OwnerSituation, text: string): Promise<Effect[]> {
  return outcomeEffects(at, await answerSentence(text, contextOf(at)));
}

/** Runs a command as if it had been typed. `contactId` fixes who is meant, `because` what led to it. */
export async function runNamed(
  at: OwnerSituation,
  name: string,
  rest: string,
  contactId?: ContactId,
  because?: Because,
): Promise<Effect[]> {
  const outcome = await runCommand(name, rest, contextOf(at, contactId));
  const effects = because
    ? outcome.effects.map((effect) => (effect.do === 'send' ? { ...effect, because } : effect))
    : outcome.effects;
  return outcomeEffects(at, { ...outcome, effects });
}

function contextOf(at: OwnerSituation, contactId?: ContactId): CommandContext {
  return {
    tenant: at.context.tenant,
    operator: at.operator,
    now: at.context.now,
    read: at.read,
    wamid: at.wamid,
    newId,
    ...(contactId ? { contactId } : {}),
  };
}

function outcomeEffects(at: OwnerSituation, outcome: Outcome): Effect[] {
  const { answer, effects } = outcome;
  if (!answer) return effects;
  if ('text' in answer) return [...effects, say(at, answer.text, answer.about)];
  return [...effects, { do: 'show', to: at.operator.id, card: answer }];
}
