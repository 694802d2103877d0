import { cardLimits } from '../crm/card-limits.ts';
import { pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { quietAfter } from '../crm/sequence.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount } from './money.ts';
import { askPipeline, findPipeline, pipelineArgs, readPipeline } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { stageMark } from './stage-named.ts';
import type { StageWords } from './words/stages.ts';

export const stages = defineCommand({
  name: 'stages',
  words: { en: ['stages', 'my stages'], es: ['etapas', 'mis etapas'], pt: ['estágios', 'meus estágios'] },
  says: {
    en: 'Your stages: what they mean, and how to change them',
    es: 'Tus etapas: qué significan y cómo cambiarlas',
    pt: 'Seus estágios: o que significam e como mudá-los',
  },
  examples: { en: ['stages'], es: ['etapas'], pt: ['estágios'] },
  args: pipelineArgs,
  read: readPipeline,
  changes: false,
  alone: true,
  run: ({ which }, context) => listStages(which, context),
});

/** Each stage as a row that leads to its people: how many, what kind, when somebody counts as quiet, what it means. */
async function listStages(which: string, context: CommandContext): Promise<Outcome> {
  const { stages: words } = wordsOf(context);
  const there = await context.read.stages();
  const pipelines = pipelinesOf(there);
  const pipeline = which === '' ? pipelines[0] : findPipeline(which, pipelines);
  if (!pipeline && which !== '') {
    const question = wordsOf(context).pipelines.which(clipText(which, 40));
    return askPipeline(question, there, { command: 'stages', rest: (mark) => mark }, context);
  }
  const title = pipelines.length > 1 && pipeline ? dotted(words.title, oneLine(pipeline.name)) : words.title;
  const others = pipelines.filter(({ id }) => id !== pipeline?.id).map(({ name }) => oneLine(name));
  const also = others.length > 0 ? [wordsOf(context).pipelines.others(others.join(', '), others[0]!)] : [];
  const all = pipeline ? stagesIn(pipeline, there).slice(0, cardLimits.rows) : [];
  const rows = all.map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(
      dotted(showCount(stage.dealCount, context.operator.locale), quietOrKind(stage, words), oneLine(stage.meaning)),
      cardLimits.description,
    ),
    act: { verb: 'run' as const, command: 'leads', rest: stageMark(stage) },
  }));
  const lines = all.map((stage, at) =>
    dotted(`${at + 1}. ${oneLine(stage.name)}`, words.people(stage.dealCount), quietOrKind(stage, words)),
  );
  return listOutcome([`*${title}*`, ...lines, ...also, '', words.foot].join('\n'), rows, context, words.detail);
}

/** When somebody counts as quiet in a stage; of one where nobody does, of what kind it is. */
function quietOrKind({ kind, sequence }: Stage, words: StageWords): string {
  const hours = kind === 'open' ? quietAfter(sequence) : null;
  return hours === null ? words.kinds[kind] : words.quiet(hours);
}
