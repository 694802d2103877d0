import { momentsOf, weekBefore } from '../crm/business-days.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { ratedAtOnce, type ToRate } from '../crm/rating.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { FollowUpId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { showDay, showMoment } from './times.ts';

export const rate = defineCommand({
  name: 'rate',
  words: {
    en: ['rate', 'accuracy', 'verdicts'],
    es: ['valorar', 'aciertos', 'valorar seguimientos'],
    pt: ['avaliar', 'acertos', 'avaliar acompanhamentos'],
  },
  says: {
    en: 'Look back: were the last follow-ups right? 👍 or 👎',
    es: 'Mirar atrás: ¿fueron acertados los seguimientos? 👍 o 👎',
    pt: 'Olhar para trás: os acompanhamentos acertaram? 👍 ou 👎',
  },
  examples: { en: ['rate', 'accuracy'], es: ['valorar', 'aciertos'], pt: ['avaliar', 'acertos'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  may: 'manager',
  async run(_, context): Promise<Outcome> {
    const rows = await readToRate(context);
    if (rows.length === 0) return { answer: { text: wordsOf(context).rating.nothing }, effects: [] };
    return { answer: rateCard(rows, context), effects: [] };
  },
});

/** Those of this week and the one before that nobody has said of whether they were right. */
export async function readToRate({ read, now, tenant }: CommandContext): Promise<ToRate[]> {
  return await read.toRate(sinceWhen({ now, tenant }), ratedAtOnce);
}

function sinceWhen({ now, tenant }: Pick<CommandContext, 'now' | 'tenant'>): Date {
  return momentsOf(weekBefore(now, tenant.timezone), tenant.timezone).begins;
}

/** All of them with their words, and one tap where all were right, as most weeks. What stands in the list is what is rated. */
function rateCard(rows: readonly ToRate[], context: CommandContext): CardSpec {
  const { rating: say, label } = wordsOf(context);
  const place = placeOf(context);
  const lines = rows.map(({ name, at, text, byItself, wroteBack }) =>
    say.line(clipText(oneLine(name), 24), showMoment(at, place), clipText(oneLine(text), 70), byItself, wroteBack),
  );
  const followUps = rows.map(({ id }) => id);
  return {
    kind: 'question',
    body: [say.title(rows.length, showDay(sinceWhen(context), place)), ...lines].join('\n'),
    choices: [
      { label: say.allRight, act: { verb: 'rate', followUps, as: 'right', others: [] } },
      { label: say.someWrong, act: { verb: 'rate-which', followUps, from: 0 } },
      { label: label.notNow, act: { verb: 'not-now' } },
    ],
    about: [...new Set(rows.map(({ contactId }) => contactId))],
  };
}

/** Which of them was not right: a row each, and what one list cannot hold behind its last row. */
export function whichCard(rows: readonly ToRate[], from: number, context: CommandContext): CardSpec {
  const { rating: say, label, answer } = wordsOf(context);
  const place = placeOf(context);
  const followUps = rows.map(({ id }) => id);
  const left = rows.length - from;
  const shown = rows.slice(from, from + (left > cardLimits.rows ? cardLimits.rows - 1 : cardLimits.rows));
  const choices = shown.map(
    ({ id, name, at, text }): Choice => ({
      label: clipText(oneLine(name), cardLimits.row),
      description: clipText(`${showMoment(at, place)} · ${oneLine(text)}`, cardLimits.description),
      act: { verb: 'rate-why', followUpId: id, others: followUps.filter((other) => other !== id) },
    }),
  );
  if (left > shown.length)
    choices.push({
      label: clipText(answer.more(left - shown.length), cardLimits.row),
      act: { verb: 'rate-which', followUps, from: from + shown.length },
    });
  return { kind: 'list', body: say.which, choices, asList: true, listLabel: label.choose };
}

/** What was said of one, and the rest in one tap. */
export function othersCard(said: string, others: FollowUpId[], context: CommandContext): CardSpec {
  const { rating: say, label } = wordsOf(context);
  return {
    kind: 'question',
    body: `${said}\n${say.others(others.length)}`,
    choices: [
      { label: say.othersRight, act: { verb: 'rate', followUps: others, as: 'right', others: [] } },
      { label: say.another, act: { verb: 'rate-which', followUps: others, from: 0 } },
      { label: label.notNow, act: { verb: 'not-now' } },
    ],
  };
}
