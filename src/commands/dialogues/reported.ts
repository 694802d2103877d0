import type { DialogueKind } from '../../crm/dialogue.ts';
import { countOf, type FigureLine, keysOf } from '../../crm/figures.ts';
import type { CommandContext } from '../command.ts';
import { wordsOf } from '../place.ts';
import { dialoguesOf } from './begin.ts';
import { tellCounts, tellStops } from './explain.ts';

/** Conversations with steps: how many began, how they ended, and at which step they stop; also of those that were removed since. */
export async function dialogueLines(lines: readonly FigureLine[], context: CommandContext): Promise<string[]> {
  if (countOf(lines, 'steps-begun') === 0) return [];
  const { list } = wordsOf(context).dialogues;
  const { locale } = context.operator;
  const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
  const removed = keysOf(lines, 'steps-begun').filter(({ key }) => !all.some(({ kind }) => kind === key));
  const named = all.map(({ kind, body }) => ({ kind, name: body.name, steps: body.steps }));
  for (const { key } of removed) {
    const kind = key as DialogueKind;
    const words = await context.read.lastWords(kind);
    named.push({ kind, name: list.removed(words?.name ?? list.own), steps: words?.steps ?? [] });
  }
  return named.flatMap(({ kind, name, steps }) => {
    const counts = tellCounts(kind, lines, list, locale);
    return counts ? [`${name}: ${counts}`, ...tellStops(kind, { steps }, lines, list, locale).map((line) => `· ${line}`)] : [];
  });
}
