import { DateTime } from 'luxon';
import { isYearly, type OpeningHours, type OpenSpan, type SpecialDays, specialOn } from './opening-hours.ts';

/** Days that somebody said, as they are kept. */
type Days = Pick<SpecialDays, 'from' | 'to'>;

/** So many special days are kept: years of them, and no list without an end. */
export const mostSpecial = 60;

/** The hours with these days as special ones; what they replace whole, and what is over, is kept no longer. */
export function withSpecial(hours: OpeningHours, said: readonly Days[], spans: OpenSpan[], today: string): OpeningHours {
  const kept = stillAhead(hours, today).filter((old) => !said.some((days) => isWithin(old, days)));
  return { ...hours, days: [...kept, ...said.map(({ from, to }) => ({ from, to, spans }))] };
}

/**
 * The hours with these days as usual again. Of a longer stretch only what lies outside stays. A single day that is special every year gets its
 * weekday's hours for once; where that weekday is closed it has none to go back to, and is named instead.
 */
export function asUsual(hours: OpeningHours, said: readonly Days[], today: string): OpeningHours | { closedOn: string } {
  let days = stillAhead(hours, today);
  for (const { from, to } of said)
    days = days.flatMap((old) => (isYearly(old) === isYearly({ from }) ? outside(old, { from, to }) : [old]));
  for (const { from: day } of said.filter((one) => one.from === one.to && !isYearly(one))) {
    const spans = hours.week[DateTime.fromISO(day).weekday - 1] ?? [];
    if (spans.length === 0) return { closedOn: day };
    if (specialOn({ ...hours, days }, day)) days = [...days, { from: day, to: day, spans }];
  }
  return { ...hours, days };
}

/** What is not over, soonest first; days of every year come last. */
export function comingDays(hours: OpeningHours, today: string): SpecialDays[] {
  const key = (days: SpecialDays) => (isYearly(days) ? `9999-${days.from}` : days.from);
  return stillAhead(hours, today).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function stillAhead({ days }: OpeningHours, today: string): SpecialDays[] {
  return days.filter((special) => isYearly(special) || special.to >= today);
}

function isWithin(old: SpecialDays, days: Days): boolean {
  if (isYearly(old) !== isYearly(days)) return false;
  return old.from <= old.to === days.from <= days.to && days.from <= old.from && old.to <= days.to;
}

/** What is left of a stretch of days without some of them. Days of every year go whole: said of all years, a part of them means them. */
function outside(old: SpecialDays, { from, to }: Days): SpecialDays[] {
  if (isYearly(old)) return old.from === from && old.to === to ? [] : [old];
  if (old.to < from || to < old.from) return [old];
  const before = { ...old, to: shifted(from, -1) };
  const after = { ...old, from: shifted(to, 1) };
  return [before, after].filter((part) => part.from <= part.to);
}

function shifted(day: string, by: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: by }).toISODate()!;
}
