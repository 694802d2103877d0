import { DateTime } from 'luxon';
import type { Operator } from './operator.ts';
import type { Settings } from './tenant.ts';

/** When somebody may be disturbed: their own hours where they set any, else the business's. Times as "21:00". */
export type Hours = {
  quiet: { from: string; until: string } | null;
  urgentUntil: string;
  digestAt: string | null;
  closeAt: string | null;
};

/** What stands for "never" where an operator's own value overrides the business's. */
export const never = 'never';

export function hoursOf(operator: Pick<Operator, 'quietFrom' | 'quietUntil' | 'digestAt'>, settings: Settings): Hours {
  const from = operator.quietFrom ?? settings.quietFrom;
  const until = operator.quietUntil ?? settings.quietUntil;
  const digestAt = operator.digestAt ?? settings.digestAt;
  return {
    quiet: from === until ? null : { from, until },
    urgentUntil: settings.urgentUntil,
    digestAt: digestAt === never ? null : digestAt,
    closeAt: settings.closeAt,
  };
}

export function isQuiet({ quiet }: Pick<Hours, 'quiet'>, now: Date, timezone: string): boolean {
  if (!quiet) return false;
  const time = timeOf(now, timezone);
  return quiet.from < quiet.until ? time >= quiet.from && time < quiet.until : time >= quiet.from || time < quiet.until;
}

/** Whether what is urgent may still come in the quiet hours: in the evening until the hour set, and not in the night after it. */
export function mayBreakThrough({ quiet, urgentUntil }: Hours, now: Date, timezone: string): boolean {
  if (!quiet) return true;
  const time = timeOf(now, timezone);
  return time >= quiet.from && time < urgentUntil;
}

/** The end of the quiet hours that `now` lies in. */
export function quietEnd({ quiet }: Pick<Hours, 'quiet'>, now: Date, timezone: string): Date {
  return quiet ? nextTime(quiet.until, now, timezone) : now;
}

/** The next moment after this one at which the business's clock says so. */
export function nextTime(time: string, after: Date, timezone: string): Date {
  const today = todayAt(time, after, timezone);
  // By the calendar: on the day of 25 hours a day later may still be today.
  const tomorrow = DateTime.fromJSDate(after, { zone: timezone }).plus({ days: 1 }).toJSDate();
  return today > after ? today : todayAt(time, tomorrow, timezone);
}

/** That time of the day in which this moment lies. */
export function todayAt(time: string, moment: Date, timezone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return DateTime.fromJSDate(moment, { zone: timezone }).startOf('day').set({ hour, minute }).toJSDate();
}

function timeOf(moment: Date, timezone: string): string {
  return DateTime.fromJSDate(moment, { zone: timezone }).toFormat('HH:mm');
}
