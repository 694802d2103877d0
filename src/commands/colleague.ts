import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Operator } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { lastFour } from '../kit/phone.ts';
import type { CommandContext, Outcome } from './command.ts';
import { oneSlipApart } from './distance.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { keyOf, tokensOf } from './tokens.ts';

/** Who of the business is meant, and the words behind the name. `guess` is the only near one and must be shown. */
export type Colleague =
  | { is: 'exact' | 'guess'; operator: Operator; words: string; text: string }
  | { is: 'several'; operators: Operator[]; words: string; text: string }
  | { is: 'nobody'; words: string; text: string };

const mostWords = 5;
const leading = /^(?:(?:to|a|al|para|pra|ao|à|with|con|com)\s+|(?:→|->|:)\s*)/iu;
const meWords = new Set(['me', 'myself', 'mi', 'mim', 'yo', 'eu', 'conmigo', 'comigo']);

/** The colleague a text begins with, passing over what only leads to the name: "to maria lópez because …". */
export async function findColleague(typed: string, { read, operator, colleagueId }: CommandContext): Promise<Colleague> {
  const text = oneLine(typed).replace(leading, '');
  const fixed = colleagueId && (await read.team()).find((one) => one.id === colleagueId);
  if (fixed) return { is: 'exact', operator: fixed, words: fixed.name, text };
  const tokens = tokensOf(text);
  const behind = (count: number) => text.slice(tokens[count - 1]?.end ?? 0).replace(/^[\s,:;.–-]+/, '');
  const spoken = (count: number) => text.slice(0, tokens[count - 1]?.end ?? 0).replace(/[,:;.]+$/, '');
  const team = await read.team();
  if (tokens[0] && meWords.has(tokens[0].key)) {
    const self = team.find((one) => one.id === operator.id) ?? operator;
    return { is: 'exact', operator: self, words: spoken(1), text: behind(1) };
  }
  for (let count = Math.min(tokens.length, mostWords); count > 0; count -= 1) {
    const operators = called(keyOf(tokens, 0, count), team);
    if (operators.length === 1) return { is: 'exact', operator: operators[0]!, words: spoken(count), text: behind(count) };
    if (operators.length > 1) return { is: 'several', operators, words: spoken(count), text: behind(count) };
  }
  const near = tokens[0] ? soundingLike(tokens[0].key, team) : [];
  const [words, rest] = [spoken(1), behind(1)];
  if (near.length === 1) return { is: 'guess', operator: near[0]!, words, text: rest };
  if (near.length > 1) return { is: 'several', operators: near, words, text: rest };
  return { is: 'nobody', words: tokens.length > 0 ? words : '', text: rest };
}

/** Exactly so: by the whole name, else by words of it that follow each other. */
function called(key: string, team: readonly Operator[]): Operator[] {
  const whole = team.filter((one) => nameOf(one) === key);
  return whole.length > 0 ? whole : team.filter((one) => ` ${nameOf(one)} `.includes(` ${key} `));
}

function soundingLike(key: string, team: readonly Operator[]): Operator[] {
  if (key.length < 2) return [];
  return team.filter((one) =>
    nameOf(one)
      .split(' ')
      .some((word) => word.startsWith(key) || (key.length >= 4 && oneSlipApart(word, key))),
  );
}

function nameOf(operator: Operator): string {
  return keyOf(tokensOf(operator.name));
}

/** What runs once a colleague was picked: the command with their name put where it was missing. */
export type WaitingForColleague = { command: string; rest(name: string): string; contactId?: ContactId };

/** The question that a colleague's name which is not exact and unique leads to; null where it is. */
export function askColleague(found: Colleague, waiting: WaitingForColleague, context: CommandContext): Outcome | null {
  const { team, answer, label } = wordsOf(context);
  const choice = (operator: Operator): Choice['act'] => ({
    verb: 'run',
    command: waiting.command,
    rest: waiting.rest(operator.name),
    ...(waiting.contactId ? { contactId: waiting.contactId } : {}),
  });
  const words = clipText(found.words, 60);
  switch (found.is) {
    case 'exact':
      return null;
    case 'guess':
      return {
        answer: {
          kind: 'question',
          body: `${team.notExactly(words)}\n*${oneLine(found.operator.name)}*`,
          choices: [
            { label: clipText(answer.yesName(callName(found.operator)), cardLimits.button), act: choice(found.operator) },
            { label: label.notNow, act: { verb: 'dismiss' } },
          ],
        },
        effects: [],
      };
    case 'several':
      return listOutcome(answer.whichPerson(words), colleagueRows(found.operators, choice, context), context);
    case 'nobody':
      return { answer: { text: words === '' ? team.whichColleague : team.noColleague(words) }, effects: [] };
  }
}

/** Rows of colleagues, with the last digits of their phone: two may have one name. */
export function colleagueRows(
  operators: readonly Operator[],
  act: (operator: Operator) => Choice['act'],
  context: CommandContext,
): Choice[] {
  const { team } = wordsOf(context);
  return operators.slice(0, cardLimits.rows).map((operator) => ({
    label: clipText(oneLine(operator.name), cardLimits.row),
    description: `${team.roles[operator.role]} · …${lastFour(operator.phone)}`,
    act: act(operator),
  }));
}

/** The first word of a colleague's name, as colleagues call each other. */
export function callName(operator: Pick<Operator, 'name'>): string {
  return oneLine(operator.name).split(' ')[0] ?? '';
}
