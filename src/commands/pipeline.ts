import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';

export const pipeline = defineCommand({
  name: 'pipeline',
  words: {
    en: ['pipeline', 'stages', 'funnel'],
    es: ['embudo', 'etapas', 'pipeline de ventas'],
    pt: ['funil', 'estágios', 'funil de vendas'],
  },
  says: {
    en: 'Your stages: how many people and how much',
    es: 'Tus etapas: cuántas personas y cuánto',
    pt: 'Suas etapas: quantas pessoas e quanto',
  },
  examples: { en: ['pipeline', 'show me the pipeline'], es: ['embudo', 'muéstrame el embudo'], pt: ['funil', 'mostra o funil'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  run: (_, context) => showPipeline(context),
});

/** The stages with counts and values; a row leads to the people in it. */
export async function showPipeline(context: CommandContext, lead?: string): Promise<Outcome> {
  const { answer } = wordsOf(context);
  const stages = await context.read.stages();
  const held = stages.filter((stage) => stage.dealCount > 0);
  if (held.length === 0 && !lead) return { answer: { text: answer.pipelineEmpty }, effects: [] };
  const lines = stages.map((stage) => `${oneLine(stage.name)}: ${amountsOf(stage, context)}`);
  const rows = (held.length > 0 ? held : stages).slice(0, cardLimits.rows).map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(dotted(answer.people(stage.dealCount), moneyIn(stage, context)), cardLimits.description),
    act: { verb: 'run' as const, command: 'leads', rest: stage.name },
  }));
  return listOutcome([lead ?? `*${answer.pipelineTitle}*`, ...lines].join('\n'), rows, context, answer.see);
}

function amountsOf(stage: Stage, context: CommandContext): string {
  return dotted(String(stage.dealCount), moneyIn(stage, context));
}

function moneyIn(stage: Stage, { tenant, operator }: CommandContext): string | null {
  return stage.dealValue > 0 ? showMoney(stage.dealValue, tenant.currency, operator.locale) : null;
}
