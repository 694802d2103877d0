import { DateTime } from 'luxon';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import { type OpeningHours, openSpans } from './opening-hours.ts';

/** A stretch of time; `to` is no longer part of it. */
export type Stretch = { from: Date; to: Date };

/** What free times are looked for in: when it is open, what of that is taken, how long it shall last, and which days count. */
export type Search = {
  hours: OpeningHours;
  timezone: string;
  /** What stands in the calendar, and whatever else keeps it busy; may overlap, in any order. */
  taken: readonly Stretch[];
  lengthMs: number;
  /** Nothing begins before; what is looked at ends so many days behind it. */
  from: Date;
  days: number;
};

/** What free times are shown by where nobody has said when it is open: a proposal, never a promise to a customer. */
export const usualHours: OpeningHours = {
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '09:00', until: '18:00' }] : [])),
  days: [],
};

/** So far apart free times lie, counted from when it opens. */
const stepMs = 30 * minuteMs;

/** Every free beginning, in order: all of it lies in the hours, and none of it in what is taken. */
export function freeSlots(search: Search): Date[] {
  const { from, lengthMs, days } = search;
  const until = addMs(from, days * 24 * hourMs);
  const taken = search.taken.filter((one) => one.from < one.to);
  return openStretches(search.hours, { from, to: addMs(until, lengthMs) }, search.timezone).flatMap((open) => {
    const slots: Date[] = [];
    for (let at = open.from; addMs(at, lengthMs) <= open.to && at < until; at = addMs(at, stepMs)) {
      const slot = { from: at, to: addMs(at, lengthMs) };
      if (at >= from && !taken.some((one) => overlap(one, slot))) slots.push(at);
    }
    return slots;
  });
}

/** A few of them that leave a choice: not all on one day, and over the day. */
export function someSlots(
  slots: readonly Date[],
  { timezone, perDay, most }: { timezone: string; perDay: number; most: number },
): Date[] {
  const byDay = Map.groupBy(slots, (at) => DateTime.fromJSDate(at, { zone: timezone }).toISODate()!);
  return [...byDay.values()].flatMap((day) => spread(day, perDay)).slice(0, most);
}

/** The free times that lie nearest to one that was wanted, in their order. */
export function nearestSlots(slots: readonly Date[], wanted: Date, most: number): Date[] {
  const apart = (at: Date) => Math.abs(at.getTime() - wanted.getTime());
  return slots
    .toSorted((a, b) => apart(a) - apart(b) || a.getTime() - b.getTime())
    .slice(0, most)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/** Whether the whole of it lies in the hours. */
export function isInHours(hours: OpeningHours, { from, to }: Stretch, timezone: string): boolean {
  return openStretches(hours, { from, to }, timezone).some((open) => open.from <= from && to <= open.to);
}

export function overlap(a: Stretch, b: Stretch): boolean {
  return a.from < b.to && b.from < a.to;
}

/** When it is open around a stretch; a night that goes on as the next day is one. */
function openStretches(hours: OpeningHours, { from, to }: Stretch, timezone: string): Stretch[] {
  const first = DateTime.fromJSDate(from, { zone: timezone }).startOf('day').minus({ days: 1 });
  const open: Stretch[] = [];
  for (let day = first; day.toJSDate() <= to; day = day.plus({ days: 1 }))
    open.push(...openSpans(hours, day.toISODate()!, timezone));
  const joined: Stretch[] = [];
  for (const span of open.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = joined.at(-1);
    if (!last || span.from > last.to) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

function spread(day: readonly Date[], most: number): Date[] {
  if (day.length <= most) return [...day];
  return Array.from({ length: most }, (_, index) => day[Math.floor((index * day.length) / most)]!);
}
