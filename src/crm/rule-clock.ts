import { DateTime } from 'luxon';
import { addMs, hourMs } from '../kit/clock.ts';
import { todayAt } from './hours.ts';
import { type OpeningHours, specialOn } from './opening-hours.ts';
import type { Trigger } from './rule.ts';

type ByClock = Pick<Extract<Trigger, { on: 'clock' }>, 'days' | 'at'>;

/** The next moment after this one at which the business's clock says so on one of these days; once a day, also where that day's clock is changed. */
export function nextSlot({ days, at }: ByClock, after: Date, timezone: string): Date {
  const today = DateTime.fromJSDate(after, { zone: timezone }).startOf('day');
  for (let ahead = 0; ahead < 7; ahead++) {
    const day = today.plus({ days: ahead });
    const slot = todayAt(at, day.toJSDate(), timezone);
    if (days.includes(day.weekday) && slot > after) return slot;
  }
  return todayAt(at, today.plus({ days: 7 }).toJSDate(), timezone);
}

/** Every such moment after the first and until the second. */
export function slotsBetween(when: ByClock, from: Date, until: Date, timezone: string): Date[] {
  const slots: Date[] = [];
  for (let slot = nextSlot(when, from, timezone); slot <= until; slot = nextSlot(when, slot, timezone)) slots.push(slot);
  return slots;
}

/** What it asked a day ago was for that day: a yes to it comes too late. */
export function isTooOld(asked: Date, now: Date): boolean {
  return now.getTime() - asked.getTime() >= 24 * hourMs;
}

/** Whether a moment that the clock said falls on a day on which the business has said it is closed. Its weekly closing days are none: a rule names its days itself. */
export function isHoliday(when: ByClock, slot: Date, opening: OpeningHours | null, timezone: string): boolean {
  if (!opening) return false;
  // Somebody runs it by hand: then it is not the clock that says so.
  if (nextSlot(when, addMs(slot, -1), timezone).getTime() !== slot.getTime()) return false;
  const day = DateTime.fromJSDate(slot, { zone: timezone }).toISODate()!;
  return specialOn(opening, day)?.spans.length === 0;
}
