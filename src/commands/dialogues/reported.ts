import { countOf, type FigureLine } from '../../crm/figures.ts';
import type { CommandContext } from '../command.ts';
import { wordsOf } from '../place.ts';
import { dialoguesOf } from './begin.ts';
import { tellCounts, tellStops } from './explain.ts';

/** Conversations with steps: how many began, how they ended, and at which step they stop. */
export async function dialogueLines(lines: readonly FigureLine[], context: CommandContext): Promise<string[]> {
  if (countOf(lines, 'steps-begun') === 0) return [];
  const { list } = wordsOf(context).dialogues;
  const { locale } = context.operator;
  const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
  return all.flatMap(({ kind, body }) => {
    const counts = tellCounts(kind, lines, list, locale);
    return counts ? [`${body.name}: ${counts}`, ...tellStops(kind, body, lines, list, locale).map((line) => `· ${line}`)] : [];
  });
}
