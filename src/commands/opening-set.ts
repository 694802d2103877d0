import { mayAs } from '../crm/access.ts';
import { type OpeningHours, overlapIn } from '../crm/opening-hours.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showSpan, weekdayName } from './opening-shown.ts';
import { wordsOf } from './place.ts';

/** Keeps new opening hours, where they can be and a manager says so. `line` tells what they are. */
export function setOpening(next: OpeningHours | null, line: string, context: CommandContext): Outcome {
  const { opening: words, answer } = wordsOf(context);
  const { id, role, locale } = context.operator;
  const refuse = (text: string): Outcome => ({ answer: { text }, effects: [] });
  if (!mayAs(role, 'manager')) return refuse(answer.mayNot(words.short.toLowerCase(), 'manager'));
  const overlap = next && overlapIn(next.week);
  if (overlap) return refuse(words.overlap(weekdayName(overlap.day, locale), showSpan(overlap.first), showSpan(overlap.second)));
  if (next && [...next.week, ...next.days.map(({ spans }) => spans)].every((spans) => spans.length === 0))
    return refuse(words.allClosed);
  const { opening: was, acknowledge } = context.tenant.settings;
  const tells = next !== null && was === null && acknowledge;
  return {
    answer: { text: tells ? `${line}\n${words.tells}` : line },
    effects: [{ do: 'set-business', change: { opening: next }, by: id, undone: words.undone }],
  };
}
