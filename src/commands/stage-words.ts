import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { findStage, stageMark } from './stage-named.ts';

/** What stands behind a word that changes the stages: all of it, since a stage's name may be of several words. */
export const stageArgs = z.object({ text: z.string() });

export function readStageText(rest: string): z.infer<typeof stageArgs> {
  return { text: oneLine(rest).replace(/[.!]+$/, '') };
}

/** The stage that was meant, or the question which; `rest` says how the sentence goes on with one that is picked. */
export function stageOrAsk(
  typed: string,
  stages: readonly Stage[],
  ask: { command: string; rest(mark: string): string },
  context: CommandContext,
): { stage: Stage } | { question: Outcome } {
  const match = findStage(typed, stages);
  if (match.is === 'one') return { stage: match.stage };
  const rows = match.stages.slice(0, cardLimits.rows).map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(describeStage(stage, stages), cardLimits.description),
    act: { verb: 'run' as const, command: ask.command, rest: ask.rest(stageMark(stage)) },
  }));
  return { question: listOutcome(wordsOf(context).stages.which(clipText(typed, 40)), rows, context) };
}

/** What a stage means; before it, where there are several pipelines, which one it belongs to. */
export function describeStage(stage: Stage, stages: readonly Stage[]): string {
  return dotted(pipelinesOf(stages).length > 1 && oneLine(stage.pipeline.name), oneLine(stage.meaning));
}

/** "Contacted to In talks": where the first name ends is known by the stages there are. Null without such a word. */
export function splitAt(text: string, word: RegExp, stages: readonly Stage[]): { left: string; right: string } | null {
  const cuts = [...text.matchAll(word)].map((match) => ({
    left: text.slice(0, match.index).trim(),
    right: text.slice(match.index + match[0].length).trim(),
  }));
  const named = cuts.find(({ left }) =>
    stages.some((stage) => nameKey(stage.name) === nameKey(left) || stageMark(stage) === left),
  );
  return named ?? cuts[0] ?? null;
}

/** A name that a row's title holds and a sentence can call; null where it is none. */
export function stageName(text: string): string | null {
  const name = oneLine(text).replace(/^["“”«»'‘]+|["“”«»'’]+$/g, '');
  return /\p{L}/u.test(name) && name.length <= cardLimits.row ? name : null;
}

/** Another stage of a pipeline that is called so. */
export function namesake(name: string, pipeline: Pick<Pipeline, 'id'>, stages: readonly Stage[], but?: Stage): Stage | null {
  return stagesIn(pipeline, stages).find((stage) => stage.id !== but?.id && nameKey(stage.name) === nameKey(name)) ?? null;
}
