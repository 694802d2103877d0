import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { findStage } from './stage-named.ts';

/** What stands behind a word that changes the stages: all of it, since a stage's name may be of several words. */
export const stageArgs = z.object({ text: z.string() });

export function readStageText(rest: string): z.infer<typeof stageArgs> {
  return { text: oneLine(rest).replace(/[.!]+$/, '') };
}

/** A stage as a row carries it, whatever it is called by the time it is tapped. */
export function stageMark({ id }: Pick<Stage, 'id'>): string {
  return `#${id}`;
}

/** The stage that was meant, or the question which; `rest` says how the sentence goes on with one that is picked. */
export function stageOrAsk(
  typed: string,
  stages: readonly Stage[],
  ask: { command: string; rest(mark: string): string },
  context: CommandContext,
): { stage: Stage } | { question: Outcome } {
  const marked = stages.find((stage) => stageMark(stage) === typed.trim());
  const match = findStage(typed, stages);
  if (marked) return { stage: marked };
  if (match.is === 'one') return { stage: match.stage };
  const rows = match.stages.slice(0, cardLimits.rows).map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(oneLine(stage.meaning), cardLimits.description),
    act: { verb: 'run' as const, command: ask.command, rest: ask.rest(stageMark(stage)) },
  }));
  return { question: listOutcome(wordsOf(context).stages.which(clipText(typed, 40)), rows, context) };
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

/** Another stage that is called so. */
export function namesake(name: string, stages: readonly Stage[], but?: Stage): Stage | null {
  return stages.find((stage) => stage.id !== but?.id && nameKey(stage.name) === nameKey(name)) ?? null;
}
