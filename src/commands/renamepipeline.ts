import { cardLimits } from '../crm/card-limits.ts';
import { pipelinesOf } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { askPipeline, findPipeline } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { readStageText, stageArgs, stageName } from './stage-words.ts';

export const renamepipeline = defineCommand({
  name: 'renamepipeline',
  words: {
    en: ['pipelines rename', 'rename pipeline'],
    es: ['embudos renombrar', 'renombrar embudo'],
    pt: ['funis renomear', 'renomear funil'],
  },
  says: { en: 'Another name for a pipeline', es: 'Otro nombre para un embudo', pt: 'Outro nome para um funil' },
  examples: {
    en: ['pipelines rename Sales to Flats'],
    es: ['embudos renombrar Ventas a Pisos'],
    pt: ['funis renomear Vendas para Apartamentos'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => rename(text, context),
});

async function rename(text: string, context: CommandContext): Promise<Outcome> {
  const { pipelines: words, answer } = wordsOf(context);
  const [, typed, called = ''] = /^(.+?)\s+(?:to|into|as|a|como|para|→|->|=)\s+(.+)$/iu.exec(text) ?? [];
  if (!typed) return { answer: { text: answer.likeThis(renamepipeline.examples[context.operator.locale][0]!) }, effects: [] };
  const name = stageName(called);
  if (!name) return { answer: { text: words.badName(cardLimits.row) }, effects: [] };
  const stages = await context.read.stages();
  const there = pipelinesOf(stages);
  // With only one there is no doubt, whatever language it was named in.
  const pipeline = findPipeline(typed, there) ?? (there.length === 1 ? there[0]! : null);
  if (!pipeline) {
    const goOn = { command: 'renamepipeline', rest: (mark: string) => `${mark} = ${name}` };
    return askPipeline(words.which(clipText(typed, 40)), stages, goOn, context);
  }
  if (there.some((one) => one.id !== pipeline.id && nameKey(one.name) === nameKey(name)))
    return { answer: { text: words.taken(name) }, effects: [] };
  return {
    answer: { text: words.renamed(oneLine(pipeline.name), name) },
    effects: [{ do: 'rename-pipeline', pipelineId: pipeline.id, name, by: context.operator.id, undone: words.undone }],
  };
}
