import { z } from 'zod';
import type { Ask } from '../crm/asking.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactName } from '../crm/contact.ts';
import { mostAtOnce } from '../crm/people.ts';
import { fittingReplies } from '../crm/playbook.ts';
import { groupAlike, isBare, isSameTopic, topicKey, topicOf } from '../crm/same-question.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

export const questions = defineCommand({
  name: 'questions',
  words: {
    en: ['questions', 'same question', 'same questions', 'answer once', 'who asks', 'who asks for'],
    es: ['preguntas', 'misma pregunta', 'mismas preguntas', 'responder una vez', 'quién pregunta', 'quién pregunta por'],
    pt: ['perguntas', 'mesma pergunta', 'mesmas perguntas', 'responder uma vez', 'quem pergunta', 'quem pergunta por'],
  },
  says: {
    en: 'Who asks the same, to answer all of them once',
    es: 'Quién pregunta lo mismo, para responder a todos una vez',
    pt: 'Quem pergunta o mesmo, para responder a todos uma vez',
  },
  examples: {
    en: ['questions', 'answer once', 'who asks for the price of the lamp?'],
    es: ['preguntas', 'responder una vez', '¿quién pregunta por el precio de la lámpara?'],
    pt: ['perguntas', 'responder uma vez', 'quem pergunta o preço da luminária?'],
  },
  args: z.object({ about: z.string().max(4_096) }),
  read: (rest) => ({ about: rest.trim() }),
  changes: false,
  alone: true,
  async people({ about }, { read, now }, limit) {
    const asks = await read.asking(now);
    const meant = about === '' ? groupAlike(asks).flatMap((group) => group.asks) : thoseWhoAsk(about, asks);
    return meant.map((ask) => ask.view).slice(0, limit);
  },
  async run({ about }, context): Promise<Outcome> {
    const asks = await context.read.asking(context.now);
    return about === '' ? await showGroups(asks, context) : await showGroup(thoseWhoAsk(about, asks), context);
  },
});

/** Those whose question is this one; where these words are the question of many, everybody who is grouped with it. */
function thoseWhoAsk(about: string, asks: readonly Ask[]): Ask[] {
  const topic = topicOf(about);
  if (!topic) return [];
  const key = topicKey(topic);
  const group = groupAlike(asks).find((one) => topicKey(one.topic) === key);
  if (group) return group.asks;
  const alike = asks.filter((ask) => isSameTopic(ask.topic, topic));
  return alike.length > 0 ? alike : asks.filter((ask) => [...topic].every((word) => ask.topic.has(word)));
}

async function showGroups(asks: readonly Ask[], context: CommandContext): Promise<Outcome> {
  const { answerOnce: words, answer } = wordsOf(context);
  const groups = groupAlike(asks);
  const standing = await context.read.standing(context.now);
  const stops = standing.slice(0, 3).map((one) => ({
    label: clipText(words.stop, cardLimits.row),
    description: clipText(oneLine(words.standing(one.text, one.used)), cardLimits.description),
    act: { verb: 'stop-answering' as const, id: one.id },
  }));
  const rows = groups.slice(0, cardLimits.rows - stops.length).map((group) => ({
    label: clipText(words.row(group.asks.length), cardLimits.row),
    description: clipText(oneLine(group.words), cardLimits.description),
    act: { verb: 'run' as const, command: 'questions', rest: clipText(group.words, 1_000) },
  }));
  const people = groups.reduce((sum, group) => sum + group.asks.length, 0);
  const lines = [
    groups.length > 0 ? words.groups(people, groups.length) : words.nobody,
    ...standing.map((one) => words.standing(clipText(oneLine(one.text), 120), one.used)),
  ];
  const source = groups.length > 0 ? { command: 'questions', rest: '' } : undefined;
  return listOutcome(lines.join('\n'), [...rows, ...stops], context, answer.see, source);
}

/** Those who ask one thing, in their own words, and how to answer all of them. */
async function showGroup(asks: readonly Ask[], context: CommandContext): Promise<Outcome> {
  const { answerOnce: words, label } = wordsOf(context);
  if (asks.length === 0) return { answer: { text: words.nobodyAsks }, effects: [] };
  const meant = asks.slice(0, mostAtOnce);
  const samples = meant.slice(0, 3);
  const suggestion = await keywordAnswer(meant[0]!.said, context);
  const body = [
    `*${words.asks(asks.length)}*`,
    ...samples.map(
      ({ view, said }) => `· ${clipText(oneLine(contactName(view.contact)), 40)}: “${clipText(oneLine(said), 100)}”`,
    ),
    ...(asks.length > samples.length ? [`+${asks.length - samples.length}`] : []),
    ...(asks.length > meant.length ? [words.onlySo(meant.length)] : []),
    '',
    ...(suggestion ? [words.suggested(clipText(suggestion, 300)), ''] : []),
    words.writeIt,
  ].join('\n');
  return {
    answer: {
      kind: 'question',
      body: clipText(body, cardLimits.body),
      choices: [
        ...(suggestion ? [{ label: words.useIt, act: { verb: 'preview-answer' as const, text: suggestion } }] : []),
        { label: label.notNow, act: { verb: 'dismiss' } },
      ],
      adds: 'answer',
      people: meant.map(({ view }) => view.contact.id),
      about: samples.map(({ view }) => view.contact.id),
      counts: asks.length,
      topics: [...new Set(meant.flatMap(({ topic }) => (isBare(topic) ? [] : topicKey(topic))))].slice(0, 50),
    },
    effects: [],
  };
}

/** The business's own answer to a word in it, as it stands in the playbook. */
async function keywordAnswer(said: string, { read, tenant }: CommandContext): Promise<string | null> {
  const line = fittingReplies(await read.playbook(), null, said).find(({ kind }) => kind === 'keyword');
  return line ? line.text.replaceAll('{business}', tenant.name).replaceAll('{first_name}', '{name}') : null;
}

/** The largest group of those who ask the same, where it is worth saying so. */
export function worthAnsweringOnce(asks: readonly Ask[]): { count: number; words: string } | null {
  const [first] = groupAlike(asks);
  return first && first.asks.length >= 3 ? { count: first.asks.length, words: first.words } : null;
}
