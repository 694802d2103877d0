import { DateTime } from 'luxon';
import { hourMs, minuteMs } from '../kit/clock.ts';

/** Part of a day by the business's clock, "09:00" to "14:00". An end that is not after the beginning is the next day's; midnight is "24:00". */
export type OpenSpan = { from: string; until: string };

/**
 * Days that are not as usual: open in these spans, or closed all day where there are none. Both ends belong to them: "2026-12-24", or
 * "12-24" where they come every year, which may lead over New Year.
 */
export type SpecialDays = { from: string; to: string; spans: OpenSpan[] };

/** When a business is open. `week` begins on Monday; of several special days that hold a day, the one said last counts. */
export type OpeningHours = { week: OpenSpan[][]; days: SpecialDays[] };

/** A stretch in which it is open; `to` is no longer part of it. */
export type OpenTime = { from: Date; to: Date };

/** So many days are looked through for the next opening: a year and what its ends may hide. */
const farthestDays = 400;

/** Whether the business is open in this moment. */
export function isOpen(hours: OpeningHours, at: Date, timezone: string): boolean {
  return openNow(hours, at, timezone) !== null;
}

/** The stretch of opening that this moment lies in; null where it is closed. */
export function openNow(hours: OpeningHours, at: Date, timezone: string): OpenTime | null {
  const today = DateTime.fromJSDate(at, { zone: timezone });
  // What began yesterday may last over midnight.
  const days = [today.minus({ days: 1 }), today].map((day) => day.toISODate()!);
  return days.flatMap((day) => openSpans(hours, day, timezone)).find(({ from, to }) => from <= at && at < to) ?? null;
}

/** The first moment from this one on in which it is open: this one, where it is open now. Null where no day of the next year has any. */
export function nextOpening(hours: OpeningHours, at: Date, timezone: string): Date | null {
  if (isOpen(hours, at, timezone)) return at;
  const today = DateTime.fromJSDate(at, { zone: timezone }).startOf('day');
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const day = today.plus({ days: ahead }).toISODate()!;
    const next = openSpans(hours, day, timezone).find(({ from }) => from > at);
    if (next) return next.from;
  }
  return null;
}

/** When it is open on a day ("2026-11-20"), as moments, in their order. A span counts for the day it begins on. */
export function openSpans(hours: OpeningHours, day: string, timezone: string): OpenTime[] {
  return spansOn(hours, day).flatMap(({ from, until }) => {
    const ends = until > from ? day : dayAfter(day);
    const span = { from: momentAt(day, from, timezone), to: momentAt(ends, until, timezone) };
    // A span that lies in the hour that is left out in spring is none.
    return span.from < span.to ? [span] : [];
  });
}

/** What is said about a day by the business's clock, in its order. */
export function spansOn(hours: OpeningHours, day: string): OpenSpan[] {
  const spans = specialOn(hours, day)?.spans ?? hours.week[DateTime.fromISO(day).weekday - 1] ?? [];
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The special days that a day belongs to; null where it is as usual. */
export function specialOn({ days }: OpeningHours, day: string): SpecialDays | null {
  return days.findLast((special) => holds(special, day)) ?? null;
}

/** Whether these days come every year. */
export function isYearly({ from }: Pick<SpecialDays, 'from'>): boolean {
  return from.length === 'MM-DD'.length;
}

/** Two spans of a week that share a moment, the second one's day counted from Monday; null where none do. */
export function overlapIn(week: readonly OpenSpan[][]): { day: number; first: OpenSpan; second: OpenSpan } | null {
  const all = week.flatMap((spans, day) => spans.map((span) => ({ day, span, ...minutesOf(day, span) })));
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      // Sunday's late hours reach into Monday.
      const shares = [-weekMinutes, 0, weekMinutes].some((shift) => one.from < other.to + shift && other.from + shift < one.to);
      if (shares) return { day: other.day, first: one.span, second: other.span };
    }
  }
  return null;
}

/** How long a span lasts by the clock, in minutes. */
export function lengthOf(span: OpenSpan): number {
  const { from, to } = minutesOf(0, span);
  return to - from;
}

/**
 * The moment at which the business's clock says so. In the hour that comes twice in autumn it is the first of the two; in the one that is
 * left out in spring it is the moment that takes its place.
 */
export function momentAt(day: string, time: string, timezone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  // As if the clock were the world's; the true moment is no further from it than any zone's distance.
  const asUtc = DateTime.fromISO(day, { zone: 'utc' }).toMillis() + hour * hourMs + minute * minuteMs;
  const [before, after] = [-24, 24].map((hours) => offsetMs(asUtc + hours * hourMs, timezone)) as [number, number];
  const [early, late] = [asUtc - Math.max(before, after), asUtc - Math.min(before, after)];
  for (const at of [early, late]) if (at + offsetMs(at, timezone) === asUtc) return new Date(at);
  let at = early;
  while (at + offsetMs(at, timezone) < asUtc) at += minuteMs;
  return new Date(at);
}

function holds(special: SpecialDays, day: string): boolean {
  const { from, to } = special;
  if (!isYearly(special)) return from <= day && day <= to;
  const inYear = day.slice('YYYY-'.length);
  return from <= to ? from <= inYear && inYear <= to : inYear >= from || inYear <= to;
}

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

function minutesOf(day: number, { from, until }: OpenSpan): { from: number; to: number } {
  const begins = day * dayMinutes + minuteOf(from);
  const ends = day * dayMinutes + minuteOf(until);
  return { from: begins, to: ends > begins ? ends : ends + dayMinutes };
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function dayAfter(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate()!;
}

function offsetMs(at: number, timezone: string): number {
  return DateTime.fromMillis(at, { zone: timezone }).offset * minuteMs;
}
