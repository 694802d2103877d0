import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showCount } from './money.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';

/** Nothing, or the pipeline that is meant. */
export const pipelineArgs = z.object({ which: z.string() });

export function readPipeline(rest: string): z.infer<typeof pipelineArgs> | null {
  const marked = rest.trim().startsWith('#');
  const which = marked ? rest.trim() : withoutPoliteness(rest);
  return marked || which.split(' ').length <= 4 ? { which } : null;
}

/** A pipeline as a row carries it, whatever it is called by the time it is tapped. */
export function pipelineMark({ id }: Pick<Pipeline, 'id'>): string {
  return `#${id}`;
}

/** The pipeline of this name or mark, whole or its beginning where only one begins so. */
export function findPipeline(typed: string, pipelines: readonly Pipeline[]): Pipeline | null {
  const key = nameKey(typed).trim();
  const marked = pipelines.find((one) => pipelineMark(one) === typed.trim());
  if (marked || key === '') return marked ?? null;
  const whole = pipelines.find(({ name }) => nameKey(name) === key);
  const begun = pipelines.filter(({ name }) => nameKey(name).startsWith(key));
  return whole ?? (begun.length === 1 ? begun[0]! : null);
}

/** The pipelines to pick from: how many stages and open deals; `rest` says how the sentence goes on with one that is picked. */
export function askPipeline(
  question: string,
  stages: readonly Stage[],
  act: { command: string; rest(mark: string): string } & Partial<Pick<CommandContext, 'contactId'>>,
  context: CommandContext,
): Outcome {
  const { command, rest, contactId } = act;
  const rows = pipelinesOf(stages)
    .slice(0, cardLimits.rows)
    .map((one) => ({
      label: clipText(oneLine(one.name), cardLimits.row),
      description: clipText(describePipeline(one, stages, context), cardLimits.description),
      act: { verb: 'run' as const, command, rest: rest(pipelineMark(one)), ...(contactId ? { contactId } : {}) },
    }));
  return listOutcome(question, rows, context);
}

/** "12 deals · New, Viewing, Signed, Lost" */
export function describePipeline(pipeline: Pipeline, stages: readonly Stage[], context: CommandContext): string {
  const own = stagesIn(pipeline, stages);
  return dotted(dealsIn(own, context), own.map(({ name }) => oneLine(name)).join(', '));
}

/** "12 deals": those that are open. */
export function dealsIn(stages: readonly Stage[], context: CommandContext): string {
  const count = stages.filter(({ kind }) => kind === 'open').reduce((sum, { dealCount }) => sum + dealCount, 0);
  return wordsOf(context).pipelines.deals(count).replace(String(count), showCount(count, context.operator.locale));
}
