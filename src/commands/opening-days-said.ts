import { locales } from '../crm/locale.ts';
import { mostSpecial, withSpecial } from '../crm/opening-days.ts';
import { clipText } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { setOpening } from './opening-set.ts';
import { showDays, showSpan, showSpans, weekdayName, writeDays } from './opening-shown.ts';
import { isPluralOfDays, type ReadWeek, readWeek } from './opening-week.ts';
import { placeOf, wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { inPlace } from './times.ts';
import { tokensOf } from './tokens.ts';
import { type DaysSaid, readDays } from './when/days-said.ts';
import { againstOf } from './when.ts';

/** Days that are not as usual, and their hours where any were said. */
export type SpecialSaid = { days: string; spans: string };

/** Days are not said in more words than a dozen of them take; a long text is looked through no further. */
const mostDayWords = 40;

/** What says at either end of a sentence that there are no hours on its days. */
export const closedWord = /^(?:closed|cerrad[oa]s?|fechad[oa]s?)(?: on)?[\s:,]+|[\s:,]+(?:closed|cerrad[oa]s?|fechad[oa]s?)$/iu;

/**
 * Splits "24 dec 10-14" into its days and its hours: as many words as are days, and hours behind them. Null where it begins with no day, or
 * something else stands behind it: then it is no sentence about days at all. Which days they are is read when it is run.
 */
export function splitDays(text: string): SpecialSaid | null {
  const tokens = tokensOf(text);
  for (let count = Math.min(tokens.length, mostDayWords); count > 0; count -= 1) {
    const { end } = tokens[count - 1]!;
    const [days, spans] = [text.slice(0, end), text.slice(end).replace(/^[\s:,]+/, '')];
    if (looksLikeDays(days) && (spans === '' || looksLikeSpans(spans))) return { days, spans };
  }
  return null;
}

/** Keeps days that are not as usual: closed where no hours are said. */
export function setSpecial(said: SpecialSaid, context: CommandContext): Outcome {
  const { opening: words } = wordsOf(context);
  const hours = context.tenant.settings.opening;
  const say = (text: string): Outcome => ({ answer: { text }, effects: [] });
  if (!hours) return say(words.weekFirst);
  const read = said.spans === '' ? null : readWeek(said.spans, context.operator.locale);
  if (read?.is === 'doubt') return say(words.doubt(clipText(read.words, 40), showSpan(read.meant)));
  if (read && read.is !== 'spans') return say(words.impossible(clipText(said.spans, 40)));
  const found = daysOrSay(said.days, context);
  if ('text' in found) return say(found.text);
  const place = placeOf(context);
  const spans = read?.spans ?? [];
  const next = withSpecial(hours, found.days, spans, inPlace(context.now, place).toISODate()!);
  if (next.days.length > mostSpecial) return say(words.tooMany(mostSpecial));
  const shown = found.days.map((days) => showDays(days, place)).join(', ');
  return setOpening(next, spans.length === 0 ? words.closedOn(shown) : words.openOn(shown, showSpans(spans)), context);
}

/** The days that were said, or what is answered where they are none of the calendar. */
export function daysOrSay(text: string, context: CommandContext): { days: DaysSaid[] } | { text: string } {
  const { opening: words } = wordsOf(context);
  const days = readDays(text, againstOf({ ...placeOf(context), country: context.tenant.country }));
  if (Array.isArray(days)) return { days };
  const said = clipText(text, 60);
  return { text: days === 'past' ? words.pastDays(said) : words.badDays(said) };
}

/**
 * "Closed sundays" is every Sunday, "closed sunday" that or the next one, which is asked. Null where it is about days of the calendar. `every`
 * is what `hours` is told of the weekday then.
 */
export function askWeekday(
  said: SpecialSaid,
  { command, every }: { command: 'closed' | 'open'; every: string },
  context: CommandContext,
): { weekly: string } | { question: Outcome } | null {
  const { opening: words } = wordsOf(context);
  const { locale } = context.operator;
  const week = readWeek(said.days, locale);
  if (week?.is !== 'days') return null;
  const weekly = `${said.days} ${every}`;
  const found = daysOrSay(said.days, context);
  const [once] = 'days' in found && found.days.length === 1 ? found.days : [];
  if (!once || week.days.length > 1 || isPluralOfDays(said.days)) return { weekly };
  const rest = `${writeDays(once)} ${said.spans}`.trim();
  const rows = [
    { label: words.weekly, act: { verb: 'run' as const, command: 'hours', rest: weekly } },
    { label: words.once(showDays(once, placeOf(context))), act: { verb: 'run' as const, command, rest } },
  ];
  return { question: listOutcome(words.weeklyOrOnce(weekdayName(week.days[0]!, locale)), rows, context) };
}

/** Any year will do to see whether words are days at all. */
function looksLikeDays(text: string): boolean {
  return locales.some((locale) => {
    const against = againstOf({ locale, timezone: 'utc', country: '', now: new Date(0) });
    return readDays(text, against) !== null || readWeek(text, locale)?.is === 'days';
  });
}

function looksLikeSpans(text: string): boolean {
  const hours: (ReadWeek['is'] | undefined)[] = ['spans', 'doubt', 'impossible'];
  return locales.some((locale) => hours.includes(readWeek(text, locale)?.is));
}
