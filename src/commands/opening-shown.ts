import { DateTime } from 'luxon';
import type { Locale } from '../crm/locale.ts';
import { comingDays } from '../crm/opening-days.ts';
import { isYearly, nextOpening, type OpeningHours, type OpenSpan, openNow, type SpecialDays } from '../crm/opening-hours.ts';
import { inPlace, type Place, showTime } from './times.ts';
import { wordsFor } from './words.ts';

/** A week in one line: "Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed". */
export function showWeek(week: readonly OpenSpan[][], locale: Locale): string {
  const { opening } = wordsFor(locale);
  const shown = week.map((spans) => showSpans(spans) || opening.closed);
  const runs: { from: number; to: number; said: string }[] = [];
  for (const [day, said] of shown.entries()) {
    const last = runs.at(-1);
    if (last?.said === said) last.to = day;
    else runs.push({ from: day, to: day, said });
  }
  return runs.map(({ from, to, said }) => `${showWeekdays(from, to, locale)} ${said}`).join(' · ');
}

/** "9–14, 16–20"; nothing where there are none. */
export function showSpans(spans: readonly OpenSpan[]): string {
  return spans.map(showSpan).join(', ');
}

export function showSpan({ from, until }: OpenSpan): string {
  return `${showClock(from)}–${showClock(until)}`;
}

/** "Mon", or "Mon–Fri"; Monday is 0. */
export function showWeekdays(from: number, to: number, locale: Locale): string {
  const name = (day: number) =>
    DateTime.fromISO(`2026-06-0${day + 1}`)
      .setLocale(locale)
      .toFormat('ccc')
      .replaceAll('.', '');
  return from === to ? name(from) : `${name(from)}–${name(to)}`;
}

/** A weekday's whole name; Monday is 0. */
export function weekdayName(day: number, locale: Locale): string {
  return DateTime.fromISO(`2026-06-0${day + 1}`)
    .setLocale(locale)
    .toFormat('cccc');
}

/** Special days: "Thu 24 Dec – Wed 6 Jan", "every 25 Dec". */
export function showDays(days: Pick<SpecialDays, 'from' | 'to'>, place: Place): string {
  const yearly = isYearly(days);
  const year = inPlace(place.now, place).year;
  const day = (text: string) => {
    // A leap year, so that 29 February can be shown.
    const at = DateTime.fromISO(yearly ? `2028-${text}` : text).setLocale(place.locale);
    const format = yearly ? 'd LLL' : at.year === year ? 'ccc d LLL' : 'ccc d LLL yyyy';
    return at.toFormat(format).replaceAll('.', '');
  };
  const said = days.from === days.to ? day(days.from) : `${day(days.from)} – ${day(days.to)}`;
  return yearly ? wordsFor(place.locale).opening.every(said) : said;
}

/** Days as the commands read them again, in any language: what a button carries. */
export function writeDays(days: Pick<SpecialDays, 'from' | 'to'>): string {
  const yearly = isYearly(days);
  const day = (text: string) =>
    yearly ? DateTime.fromISO(`2028-${text}`).setLocale('en').toFormat('d LLLL').toLowerCase() : text;
  const said = days.from === days.to ? day(days.from) : `${day(days.from)} - ${day(days.to)}`;
  return yearly ? `every ${said}` : said;
}

/** Whether it is open now, until when or from when. */
export function showNow(hours: OpeningHours, place: Place): string {
  const { opening } = wordsFor(place.locale);
  const open = openNow(hours, place.now, place.timezone);
  if (open) return opening.nowOpen(showTime(open.to, place));
  const next = nextOpening(hours, place.now, place.timezone);
  return next ? opening.nowClosed(showTime(next, place)) : opening.neverOpens;
}

/** The special days that are still to come, a line each. */
export function showComing(hours: OpeningHours, place: Place): { days: SpecialDays; line: string }[] {
  const { opening } = wordsFor(place.locale);
  return comingDays(hours, inPlace(place.now, place).toISODate()!).map((days) => ({
    days,
    line: `${showDays(days, place)} ${showSpans(days.spans) || opening.closed}`,
  }));
}

/** "09:00" as "9", "09:30" as "9:30". */
function showClock(time: string): string {
  const [hour, minute] = time.split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}:${minute}`;
}
