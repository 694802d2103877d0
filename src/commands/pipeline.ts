import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import type { Chart } from '../kit/chart.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { askPipeline, findPipeline, pipelineArgs, readPipeline } from './pipeline-named.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { stageMark } from './stage-named.ts';
import { showDay } from './times.ts';

export const pipeline = defineCommand({
  name: 'pipeline',
  words: {
    en: ['pipeline', 'funnel'],
    es: ['embudo', 'pipeline de ventas'],
    pt: ['funil', 'funil de vendas'],
  },
  says: {
    en: 'Your stages: how many people and how much',
    es: 'Tus etapas: cuántas personas y cuánto',
    pt: 'Suas etapas: quantas pessoas e quanto',
  },
  examples: { en: ['pipeline', 'show me the pipeline'], es: ['embudo', 'muéstrame el embudo'], pt: ['funil', 'mostra o funil'] },
  args: pipelineArgs,
  read: readPipeline,
  changes: false,
  alone: true,
  run: ({ which }, context) => drawPipeline(which, context),
});

/**
 * The stages as a picture, and the same figures underneath. A picture has no list under it, and a list of its own would be a second message: the
 * lines are numbered instead, and a number leads to the people.
 */
async function drawPipeline(which: string, context: CommandContext): Promise<Outcome> {
  const { answer, files, pipelines: words } = wordsOf(context);
  const all = await context.read.stages();
  const there = pipelinesOf(all);
  const pipeline = which === '' ? there[0] : findPipeline(which, there);
  if (!pipeline && which !== '')
    return askPipeline(words.which(clipText(which, 40)), all, { command: 'pipeline', rest: (mark) => mark }, context);
  const stages = pipeline ? stagesIn(pipeline, all).slice(0, cardLimits.rows) : [];
  const others = there.filter(({ id }) => id !== pipeline?.id).map(({ name }) => oneLine(name));
  const also = others.length > 0 ? [words.others(others.join(', '), others[0]!)] : [];
  if (stages.every((stage) => stage.dealCount === 0))
    return { answer: { text: [answer.pipelineEmpty, ...also].join('\n') }, effects: [] };
  const title = also.length > 0 && pipeline ? oneLine(pipeline.name) : answer.pipelineTitle;
  const lines = stages.map((stage, index) => `${index + 1}. ${oneLine(stage.name)}: ${amountsOf(stage, context)}`);
  return {
    answer: {
      kind: 'list',
      body: [`*${title}*`, ...lines, files.numberOpens, ...also].join('\n'),
      choices: stageRows(stages, context),
      asList: true,
      picture: pipelineChart(title, stages, context),
    },
    effects: [],
  };
}

function pipelineChart(title: string, stages: readonly Stage[], context: CommandContext): Chart {
  const { answer } = wordsOf(context);
  const open = stages.filter((stage) => stage.kind === 'open');
  const all = { dealCount: sum(open, 'dealCount'), dealValue: sum(open, 'dealValue') };
  return {
    kind: 'bars',
    title,
    subtitle: `${oneLine(context.tenant.name)} · ${showDay(context.now, placeOf(context))}`,
    rows: stages.map((stage) => ({
      label: oneLine(stage.name),
      value: stage.dealCount,
      shown: String(stage.dealCount),
      detail: moneyIn(stage, context) ?? '',
      tone: tones[stage.kind],
    })),
    foot: dotted(answer.people(all.dealCount), moneyIn(all, context)),
  };
}

const tones = { open: 'plain', won: 'good', lost: 'quiet' } as const;

function sum(stages: readonly Stage[], what: 'dealCount' | 'dealValue'): number {
  return stages.reduce((total, stage) => total + stage[what], 0);
}

/** The stages with counts and values as a list; a row leads to the people in it. */
export async function showPipeline(context: CommandContext, lead?: string): Promise<Outcome> {
  const { answer } = wordsOf(context);
  const stages = await context.read.stages();
  const held = stages.filter((stage) => stage.dealCount > 0);
  if (held.length === 0 && !lead) return { answer: { text: answer.pipelineEmpty }, effects: [] };
  const lines = stages.map((stage) => `${oneLine(stage.name)}: ${amountsOf(stage, context)}`);
  const rows = stageRows(held.length > 0 ? held : stages, context);
  return listOutcome([lead ?? `*${answer.pipelineTitle}*`, ...lines].join('\n'), rows, context, answer.see);
}

function stageRows(stages: readonly Stage[], context: CommandContext): Choice[] {
  return stages.slice(0, cardLimits.rows).map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(
      dotted(wordsOf(context).answer.people(stage.dealCount), moneyIn(stage, context)),
      cardLimits.description,
    ),
    act: { verb: 'run', command: 'leads', rest: stageMark(stage) },
  }));
}

function amountsOf(stage: Stage, context: CommandContext): string {
  return dotted(String(stage.dealCount), moneyIn(stage, context));
}

function moneyIn({ dealValue }: Pick<Stage, 'dealValue'>, { tenant, operator }: CommandContext): string | null {
  return dealValue > 0 ? showMoney(dealValue, tenant.currency, operator.locale) : null;
}
