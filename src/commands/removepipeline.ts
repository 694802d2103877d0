import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { counterpart } from '../crm/pipeline.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { askPipeline, findPipeline, pipelineMark } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { likeThis } from './somebody.ts';
import { readStageText, stageArgs } from './stage-words.ts';

export const removepipeline = defineCommand({
  name: 'removepipeline',
  words: {
    en: ['pipelines remove', 'remove pipeline'],
    es: ['embudos quitar', 'quitar embudo'],
    pt: ['funis remover', 'remover funil'],
  },
  says: {
    en: 'Takes a pipeline out; its deals go to another',
    es: 'Quita un embudo; sus negocios pasan a otro',
    pt: 'Tira um funil; os negócios dele vão para outro',
  },
  examples: { en: ['pipelines remove Rentals'], es: ['embudos quitar Alquileres'], pt: ['funis remover Aluguéis'] },
  args: stageArgs,
  read: readStageText,
  changes: true,
  confirms: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => remove(text, context),
});

async function remove(text: string, context: CommandContext): Promise<Outcome> {
  const { pipelines: words } = wordsOf(context);
  if (text === '') return likeThis(removepipeline, context);
  const stages = await context.read.stages();
  const there = pipelinesOf(stages);
  // "#… → #…" is what a row of the question below says.
  const [typed = '', target] = text.split(/\s+→\s+/);
  const pipeline = findPipeline(typed, there);
  if (!pipeline)
    return askPipeline(words.which(clipText(typed, 40)), stages, { command: 'removepipeline', rest: (mark) => mark }, context);
  const others = there.filter(({ id }) => id !== pipeline.id);
  const [first] = others;
  if (!first) return { answer: { text: words.onlyOne }, effects: [] };
  const name = oneLine(pipeline.name);
  const count = stagesIn(pipeline, stages).reduce((sum, { dealCount }) => sum + dealCount, 0);
  if (count === 0) return takeOut(pipeline, first, words.removed(name), context);
  const to = others.find((one) => pipelineMark(one) === target);
  if (!to) {
    const rest = (mark: string) => `${pipelineMark(pipeline)} → ${mark}`;
    const goOn = { command: 'removepipeline', rest };
    const left = stages.filter((stage) => stage.pipeline.id !== pipeline.id);
    return askPipeline(words.whereDealsGo(name, count), left, goOn, context);
  }
  const stuck = withoutPlace(pipeline, to, stages);
  if (stuck) return { answer: { text: words.noSuchKind(name, oneLine(stuck.name), oneLine(to.name)) }, effects: [] };
  return takeOut(pipeline, to, words.removedTo(name, count, oneLine(to.name)), context);
}

/** A stage in which somebody stands, and of whose kind the other pipeline has none. */
function withoutPlace(pipeline: Pipeline, to: Pipeline, stages: readonly Stage[]): Stage | null {
  const others = stagesIn(to, stages);
  return stagesIn(pipeline, stages).find((stage) => stage.dealCount > 0 && !counterpart(stage, others)) ?? null;
}

function takeOut(pipeline: Pipeline, to: Pipeline, text: string, context: CommandContext): Outcome {
  const { undone } = wordsOf(context).pipelines;
  return {
    answer: { text },
    effects: [{ do: 'remove-pipeline', pipelineId: pipeline.id, to: to.id, by: context.operator.id, undone }],
  };
}
