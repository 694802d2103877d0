import type { DateTime } from 'luxon';
import type { CommandContext } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { inPlace } from './times.ts';

/** The times that are meant most where something comes back later; a snooze button's own hour among them. */
export function laterTimes(context: Pick<CommandContext, 'tenant' | 'operator' | 'now'>): { said: string; at: Date }[] {
  const { everyday } = wordsOf(context);
  const now = inPlace(context.now, placeOf(context));
  const evening = now.set({ hour: 18, minute: 0 }).startOf('minute');
  const morning = now.plus({ days: 1 }).set({ hour: 9, minute: 0 }).startOf('minute');
  const monday = now.plus({ weeks: 1 }).startOf('week').set({ hour: 9 });
  const times: [string, DateTime][] = [
    [everyday.inAnHour, now.plus({ hours: 1 })],
    ...(evening > now.plus({ hours: 1 }) ? [[everyday.thisEvening, evening] as [string, DateTime]] : []),
    [everyday.tomorrow, morning],
    ...(monday > morning ? [[everyday.nextMonday, monday] as [string, DateTime]] : []),
    [everyday.inAWeek, morning.plus({ days: 6 })],
  ];
  return times.map(([said, at]) => ({ said, at: at.toJSDate() }));
}
