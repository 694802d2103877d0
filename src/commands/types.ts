import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Dialogue, DialogueKind } from '../crm/dialogue.ts';
import { letBy, type SuggestedAnswer } from '../crm/interaction.ts';
import { askedAbout, countTypes, type MessageType, type TypeCount, worthNext } from '../crm/message-type.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { showCount } from './money.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

const days = 30;

/** As many of the newest turns are looked at as tell what a month is like. */
const mostTurns = 1_000;

/** A list of kinds longer than this is read by nobody. */
const mostTypes = 15;

/** From this share on the same words are what is answered. */
const alikeFrom = 0.6;

export const types = defineCommand({
  name: 'types',
  words: {
    en: ['types', 'message types', 'what they write'],
    es: ['tipos', 'tipos de mensaje', 'qué escriben'],
    pt: ['tipos', 'tipos de mensagem', 'o que escrevem'],
  },
  says: {
    en: 'What customers write about, and what to automate next',
    es: 'De qué escriben los clientes y qué automatizar ahora',
    pt: 'Sobre o que os clientes escrevem e o que automatizar',
  },
  examples: { en: ['types'], es: ['tipos'], pt: ['tipos'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  may: 'manager',
  async run(_, context): Promise<Outcome> {
    const { types: words } = wordsOf(context);
    const said = await context.read.saidAndAnswered(addMs(context.now, -days * 24 * hourMs), mostTurns);
    if (said.length === 0) return { answer: { text: words.nothing }, effects: [] };
    const counts = countTypes(said);
    const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
    const next = worthNext(counts, (type) => wayFor(type, all, counts, context) !== null);
    const way = next && wayFor(next.type, all, counts, context);
    const { locale } = context.operator;
    const body = [
      words.title(days, showCount(said.length, locale)),
      ...counts.slice(0, mostTypes).map((one) => lineOf(one, said.length, context)),
    ].join('\n');
    const foot =
      next && way ? `${words.worth(words.names[next.type], showCount(next.count, locale))} ${way.says}` : words.nothingNext;
    const text = `${clipText(body, cardLimits.body - foot.length - 2)}\n\n${foot}`;
    if (!way) return { answer: { text }, effects: [] };
    return { answer: { kind: 'question', body: text, choices: [way.choice] }, effects: [] };
  },
});

function lineOf({ type, count, alike }: TypeCount, all: number, { operator }: CommandContext): string {
  const { types: words } = wordsOf({ operator });
  const percent = new Intl.NumberFormat(operator.locale, { style: 'percent', maximumFractionDigits: 0 });
  return words.line(
    words.names[type],
    `${showCount(count, operator.locale)} (${percent.format(count / all)})`,
    alike === null ? null : percent.format(alike),
    words.fields[type] ?? '',
  );
}

const answers: Partial<Record<MessageType, SuggestedAnswer>> = {
  hours: 'hours',
  'order-status': 'order',
  'appointment-change': 'appointment',
};
const dialogues: Partial<Record<MessageType, readonly DialogueKind[]>> = {
  appointment: ['booking', 'intake'],
  price: ['quote', 'intake'],
  availability: ['quote', 'intake'],
  buy: ['quote', 'intake'],
  documents: ['documents'],
  greeting: ['intake'],
};
const settings: Record<SuggestedAnswer, string> = {
  hours: 'answer hours on',
  order: 'answer orders on',
  appointment: 'answer appointments on',
};

/**
 * How a kind could run without a person, where it does not yet: a known answer, a conversation that there is, the same words for all, a conversation
 * to be written.
 */
function wayFor(
  type: MessageType,
  all: readonly Dialogue[],
  counts: readonly TypeCount[],
  context: CommandContext,
): { says: string; choice: Choice } | null {
  const { types: words } = wordsOf(context);
  const answer = answers[type];
  if (answer) {
    const isOn = context.tenant.settings[letBy[answer]] !== null;
    const known = answer !== 'hours' || context.tenant.settings.opening !== null;
    if (isOn || !known) return null;
    return {
      says: words.byAnswer,
      choice: { label: words.switchOn, act: { verb: 'run', command: 'set', rest: settings[answer] } },
    };
  }
  const own = all.filter(({ body }) => body.starts.about?.some((one) => one === type));
  const fitting = [...own, ...(dialogues[type]?.flatMap((kind) => all.find((one) => one.kind === kind) ?? []) ?? [])];
  if (fitting.some(({ on }) => on)) return null;
  const [ready] = fitting;
  if (ready)
    return {
      says: words.byDialogue(ready.body.name),
      choice: { label: words.look, act: { verb: 'run', command: 'conversations', rest: ready.kind } },
    };
  const alike = counts.find((one) => one.type === type)?.alike ?? 0;
  const isOne = ['place', 'delivery', 'payment'].includes(type) && alike >= alikeFrom;
  if (isOne)
    return { says: words.byOnce, choice: { label: words.questions, act: { verb: 'run', command: 'questions', rest: '' } } };
  const about = askedAbout.find((one) => one === type);
  if (!about) return null;
  const { topics } = wordsOf(context).dialogues.write;
  return {
    says: words.byWriting,
    choice: { label: words.write, act: { verb: 'run', command: 'makeconversation', rest: words.about(topics[about]) } },
  };
}
