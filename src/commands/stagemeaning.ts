import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readStageText, splitAt, stageArgs, stageOrAsk } from './stage-words.ts';

/** So much of it is read by the model. */
const longest = 300;

export const stagemeaning = defineCommand({
  name: 'stagemeaning',
  words: { en: ['stages meaning'], es: ['etapas significado'], pt: ['estágios significado'] },
  says: {
    en: 'What a stage means, for you and for the assistant',
    es: 'Qué significa una etapa, para ti y para el asistente',
    pt: 'O que um estágio significa, para você e o assistente',
  },
  examples: {
    en: ['stages meaning Qualified: we know their budget'],
    es: ['etapas significado Calificado: conocemos su presupuesto'],
    pt: ['estágios significado Qualificado: sabemos o orçamento'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => setMeaning(text, context),
});

async function setMeaning(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words, answer } = wordsOf(context);
  const all = await context.read.stages();
  const parts = splitAt(text, /\s*:\s*|\s+=\s+/gu, all);
  const meaning = clipText(parts?.right ?? '', longest);
  if (!parts || meaning === '')
    return { answer: { text: answer.likeThis(stagemeaning.examples[context.operator.locale][0]!) }, effects: [] };
  const found = stageOrAsk(parts.left, all, { command: 'stagemeaning', rest: (mark) => `${mark}: ${meaning}` }, context);
  if ('question' in found) return found.question;
  const { stage } = found;
  return {
    answer: { text: words.meant(oneLine(stage.name), meaning) },
    effects: [{ do: 'change-stage', stageId: stage.id, change: { meaning }, by: context.operator.id, undone: words.undone }],
  };
}
