import { DateTime } from 'luxon';

/** A stretch of a business's own days, both ends included (2026-11-20). */
export type Days = { from: string; to: string };

/** The day it is where the business is. */
export function dayOf(at: Date, timezone: string): string {
  return DateTime.fromJSDate(at, { zone: timezone }).toISODate()!;
}

/** The month in which `at` lies, or one before it: its days, and how many of them have passed (20.5). Hours of a changed clock count as any. */
export function monthOf(at: Date, timezone: string, monthsAgo = 0): { month: string; days: string[]; elapsed: number } {
  const now = DateTime.fromJSDate(at, { zone: timezone });
  const first = now.startOf('month').minus({ months: monthsAgo });
  const days = Array.from({ length: first.daysInMonth! }, (_, n) => first.plus({ days: n }).toISODate()!);
  const elapsed = monthsAgo > 0 ? days.length : now.day - 1 + (now.hour * 60 + now.minute) / (24 * 60);
  return { month: first.toFormat('yyyy-MM'), days, elapsed };
}

/** So many days ending with the one in which `at` lies, and as many before them. */
export function lastDays(at: Date, timezone: string, count: number): { days: Days; before: Days } {
  const today = DateTime.fromJSDate(at, { zone: timezone });
  const day = (ago: number) => today.minus({ days: ago }).toISODate()!;
  return { days: { from: day(count - 1), to: day(0) }, before: { from: day(2 * count - 1), to: day(count) } };
}

/** The whole week, Monday to Sunday, before the one in which `at` lies. */
export function weekBefore(at: Date, timezone: string): Days {
  const monday = DateTime.fromJSDate(at, { zone: timezone }).startOf('week').minus({ weeks: 1 });
  return { from: monday.toISODate()!, to: monday.plus({ days: 6 }).toISODate()! };
}

/** When they begin and when they are over; a day of a changed clock is longer or shorter than others. */
export function momentsOf({ from, to }: Days, timezone: string): { begins: Date; ends: Date } {
  const zone = { zone: timezone };
  return { begins: DateTime.fromISO(from, zone).toJSDate(), ends: DateTime.fromISO(to, zone).plus({ days: 1 }).toJSDate() };
}

/** Each of them. */
export function eachDay({ from, to }: Days): string[] {
  const [first, last] = [DateTime.fromISO(from), DateTime.fromISO(to)];
  const count = Math.round(last.diff(first, 'days').days) + 1;
  return Array.from({ length: count }, (_, n) => first.plus({ days: n }).toISODate()!);
}
