import { cardLimits } from '../crm/card-limits.ts';
import { oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { namesake, readStageText, splitAt, stageArgs, stageName, stageOrAsk } from './stage-words.ts';

export const renamestage = defineCommand({
  name: 'renamestage',
  words: {
    en: ['stages rename', 'rename stage'],
    es: ['etapas renombrar', 'renombrar etapa'],
    pt: ['estágios renomear', 'renomear estágio'],
  },
  says: { en: 'Another name for a stage', es: 'Otro nombre para una etapa', pt: 'Outro nome para um estágio' },
  examples: {
    en: ['stages rename Contacted to In talks'],
    es: ['etapas renombrar Contactado a En conversación'],
    pt: ['estágios renomear Contatado para Em conversa'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => renameStage(text, context),
});

async function renameStage(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words, answer } = wordsOf(context);
  const all = await context.read.stages();
  const parts = splitAt(text, /\s+(?:to|into|as|a|como|para|→|->|=)\s+/giu, all);
  if (!parts) return { answer: { text: answer.likeThis(renamestage.examples[context.operator.locale][0]!) }, effects: [] };
  const name = stageName(parts.right);
  if (!name) return { answer: { text: words.badName(cardLimits.row) }, effects: [] };
  const found = stageOrAsk(parts.left, all, { command: 'renamestage', rest: (mark) => `${mark} = ${name}` }, context);
  if ('question' in found) return found.question;
  const { stage } = found;
  const taken = namesake(name, stage.pipeline, all, stage);
  if (taken) return { answer: { text: words.taken(oneLine(taken.name)) }, effects: [] };
  return {
    answer: { text: words.renamed(oneLine(stage.name), name) },
    effects: [{ do: 'change-stage', stageId: stage.id, change: { name }, by: context.operator.id, undone: words.undone }],
  };
}
