import { countOf, type FigureLine, keysOf } from '../crm/figures.ts';
import { knownRates } from '../crm/interaction.ts';
import type { SkipReason } from '../crm/skip-reason.ts';
import type { CommandContext } from './command.ts';
import { showCount, showShare } from './money.ts';
import { wordsOf } from './place.ts';

export function followUpLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).report;
  const parts = (['sent', 'edited', 'by-itself', 'skipped', 'stale', 'superseded'] as const).flatMap((as) => {
    const count = countOf(lines, 'follow-up', as);
    if (count <= 0) return [];
    const said = say.followUp[as](showCount(count, context.operator.locale));
    return [as === 'skipped' ? `${said}${whySkipped(lines, context)}` : said];
  });
  return [...(parts.length > 0 ? [say.followUps(parts.join(', '))] : []), ...accuracyLine(lines, context)];
}

/** Of those that somebody looked back at, how many were right, and what was wrong with the others. */
function accuracyLine(lines: readonly FigureLine[], context: CommandContext): string[] {
  const { rating: say } = wordsOf(context);
  const all = countOf(lines, 'rated');
  if (all <= 0) return [];
  const count = (n: number) => showCount(n, context.operator.locale);
  const right = countOf(lines, 'rated', 'right');
  const wrong = keysOf(lines, 'rated').flatMap(({ key, count: n }) =>
    key === 'right' ? [] : [say.counted[key as keyof typeof say.counted](count(n))],
  );
  return [say.accuracy(count(right), count(all), showShare(right / all, context.operator.locale), wrong.join(', '))];
}

/** Why some of those were left out, most first; '' where nobody has said. */
function whySkipped(lines: readonly FigureLine[], context: CommandContext): string {
  const { skip } = wordsOf(context).followUp;
  const parts = keysOf(lines, 'skipped').map(
    ({ key, count }) => `${skip.counted[key as SkipReason]} ${showCount(count, context.operator.locale)}`,
  );
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** What went without a person: how often they were told when they are answered, and how often a known answer was enough. */
export function byItselfLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).byItself;
  const count = (n: number) => showCount(n, context.operator.locale);
  const told = countOf(lines, 'by-itself', 'acknowledgement');
  return [
    ...(told > 0 ? [say.acknowledged(count(told))] : []),
    ...knownRates(lines).map(({ type, given, completed, flagged }) =>
      say.known(say.types[type], count(given), showShare(completed / given, context.operator.locale), flagged),
    ),
  ];
}
