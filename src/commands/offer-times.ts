import { cardLimits } from '../crm/card-limits.ts';
import { someSlots } from '../crm/slots.ts';
import { freeTimes, type Going, minutesOf, searchDays, timeChoice } from './appointment-free.ts';
import { calendarOfPlan, type Plan } from './appointment-plan.ts';
import type { CommandContext, Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { inPlace, showDay } from './times.ts';

/** The next free times, or those of a day: a tap takes one. */
export async function offerTimes(plan: Plan, who: string | null, going: Going, context: CommandContext): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const place = placeOf(context);
  const day = plan.time.is === 'day' ? inPlace(plan.time.at, place).startOf('day') : null;
  const free = await freeTimes(context, {
    calendar: calendarOfPlan(plan, context),
    minutes: minutesOf(plan, context),
    ...(day ? { from: day.toJSDate(), days: 1 } : {}),
    ...(going.record ? { except: going.record.id } : {}),
  });
  // A day of 23 hours ends before the 24 that were looked through.
  const ofDay = day ? free.filter((at) => inPlace(at, place).hasSame(day, 'day')) : free;
  // Nothing is free on that day: the next times there are.
  if (day && ofDay.length === 0) return await offerTimes({ ...plan, time: { is: 'none' } }, who, going, context);
  const slots = someSlots(ofDay, { timezone: place.timezone, perDay: day ? cardLimits.rows : 4, most: cardLimits.rows });
  const guessed = context.tenant.settings.opening ? [] : [words.hoursGuessed];
  if (slots.length === 0) return { answer: { text: [words.noneFree(searchDays), ...guessed].join('\n') }, effects: [] };
  const title = day ? words.freeWhen(showDay(day.toJSDate(), place)) : words.free(who);
  const rows = slots.map((at) => timeChoice(at, plan, going, context));
  return listOutcome([title, ...guessed].join('\n'), rows, context);
}
