import type { Outcome } from '../commands/command.ts';
import { commandNamed } from '../commands/list.ts';
import { answerAbout, answerSentence, runCommand } from '../commands/sentence.ts';
import type { Act } from '../crm/card.ts';
import type { Because, Effect } from '../crm/effect.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CardId, ContactId, MediaId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { toldAbout } from './held-card.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Reads a sentence, or a photo's caption, and does what it says; what nobody can read gets one list in ordinary words. */
export async function runSentence(at: OwnerSituation, text: string, photo?: MediaId): Promise<Effect[]> {
  return await outcomeEffects(at, await answerSentence(text, { ...contextOf(at), ...(photo ? { photo } : {}) }));
}

/** The same for a sentence that quotes somebody: where it names nobody, they are meant. */
export async function runAbout(at: OwnerSituation, text: string, contactId: ContactId, cardId?: CardId): Promise<Effect[]> {
  return await outcomeEffects(at, await answerAbout(text, contactId, { ...contextOf(at), ...(cardId ? { cardId } : {}) }));
}

/** Runs a command as if it had been typed. `contactId` fixes who is meant, `because` what led to it. */
export async function runNamed(
  at: OwnerSituation,
  name: string,
  rest: string,
  contactId?: ContactId,
  because?: Because,
): Promise<Effect[]> {
  const outcome = await runCommand(name, rest, { ...contextOf(at), ...(contactId ? { contactId } : {}) });
  const effects = because
    ? outcome.effects.map((effect) => (effect.do === 'send' ? { ...effect, because } : effect))
    : outcome.effects;
  return await outcomeEffects(at, { ...outcome, effects });
}

/** Runs what a row or button stands for: who is meant is fixed already. */
export async function runFixed(at: OwnerSituation, act: Extract<Act, { verb: 'run' }>): Promise<Effect[]> {
  const { contactId, dealId, colleagueId } = act;
  const fixed = {
    ...(contactId ? { contactId } : {}),
    ...(dealId ? { dealId } : {}),
    ...(colleagueId ? { colleagueId } : {}),
  };
  return await outcomeEffects(at, await runCommand(act.command, act.rest, { ...contextOf(at), ...fixed }));
}

/** Runs a command for each of several people, as one act: one answer, one undo. What a single one would be told or asked is left out. */
export async function runForAll(at: OwnerSituation, name: string, rest: string, people: readonly ContactId[]): Promise<Effect[]> {
  const { group } = at.words;
  const effects: Effect[] = [];
  const changed: ContactId[] = [];
  for (const contactId of people) {
    const outcome = await runCommand(name, rest, { ...contextOf(at), contactId });
    const own = outcome.effects.filter((effect) => effect.do !== 'ask' && effect.do !== 'send');
    if (own.length > 0) changed.push(contactId);
    effects.push(...own);
  }
  const sentence = clipText(oneLine(`${commandNamed(name)?.words[at.operator.locale][0] ?? name} ${rest}`), 120);
  const left = people.length - changed.length;
  if (changed.length === 0) return [say(at, group.nothingDone)];
  const said = left > 0 ? group.doneSome(sentence, changed.length, left) : group.done(sentence, changed.length);
  return [...effects, say(at, said, changed.slice(0, 10))];
}

async function outcomeEffects(at: OwnerSituation, outcome: Outcome): Promise<Effect[]> {
  const { answer, effects } = outcome;
  if (!answer) return effects;
  if ('text' in answer) {
    const { text, about = [], secret } = answer;
    return [...effects, { do: 'say', to: at.operator.id, text, about, ...(secret ? { secret } : {}) }];
  }
  if (answer.kind === 'notice' && answer.contactId) await toldAbout(at, answer.contactId);
  return [...effects, { do: 'show', to: at.operator.id, card: answer }];
}
