import { DateTime } from 'luxon';
import type { Locale } from '../crm/locale.ts';
import { hourMs, minuteMs } from '../kit/clock.ts';

/** Where and how a time is read: the business's time zone, the operator's language. */
export type Place = { locale: Locale; timezone: string; now: Date };

/** A moment as a person says it: "14:10" today, "Thu 14:10" within six days, else "Thu 3 Oct 14:10" (and the year where it is another). */
export function showTime(at: Date, place: Place): string {
  const then = inPlace(at, place);
  const days = daysFromToday(then, place);
  if (days === 0) return then.toFormat('HH:mm');
  return plain(then.toFormat(Math.abs(days) < 7 ? 'ccc HH:mm' : `${dayFormat(then, place)} HH:mm`));
}

/** A moment with its day always said, so that a wrong one is seen: "Fri 27 Nov 10:00". */
export function showMoment(at: Date, place: Place): string {
  const then = inPlace(at, place);
  return plain(then.toFormat(`${dayFormat(then, place)} HH:mm`));
}

/** A day: "Fri 27 Nov". */
export function showDay(at: Date, place: Place): string {
  const then = inPlace(at, place);
  return plain(then.toFormat(dayFormat(then, place)));
}

/** Before when something must be: a whole day is not told by its midnight. */
export function showLimit(at: Date, place: Place): string {
  const then = inPlace(at, place);
  return then.equals(then.startOf('day')) ? showDay(at, place) : showMoment(at, place);
}

/** A moment as `readWhen` reads it again, whatever day it is by then: what a button carries. */
export function writeMoment(at: Date, place: Place): string {
  return inPlace(at, place).toFormat('yyyy-MM-dd HH:mm');
}

/** How long ago, or how long until, in the shortest honest words: "5 min", "3 h", "2 d". Under a minute it is "1 min". */
export function showAge(ms: number): string {
  const whole = Math.abs(ms);
  if (whole < hourMs) return `${Math.max(1, Math.floor(whole / minuteMs))} min`;
  if (whole < 48 * hourMs) return `${Math.floor(whole / hourMs)} h`;
  return `${Math.floor(whole / (24 * hourMs))} d`;
}

/** The business's clock at a moment, in the operator's language. */
export function inPlace(at: Date, place: Pick<Place, 'locale' | 'timezone'>): DateTime {
  return DateTime.fromJSDate(at, { zone: place.timezone }).setLocale(place.locale);
}

function daysFromToday(then: DateTime, place: Place): number {
  return Math.round(then.startOf('day').diff(inPlace(place.now, place).startOf('day'), 'days').days);
}

function dayFormat(then: DateTime, place: Place): string {
  return then.year === inPlace(place.now, place).year ? 'ccc d LLL' : 'ccc d LLL yyyy';
}

/** Spanish and Portuguese put full stops behind short names of days and months; here they only make noise. */
function plain(text: string): string {
  return text.replaceAll('.', '');
}
