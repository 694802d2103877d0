import type { Appointment, BusinessRecord } from '../crm/business-record.ts';
import { stands } from '../crm/business-record.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { freeSlots, isInHours, nearestSlots, type Stretch, usualHours } from '../crm/slots.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { CalendarId, ContactId, RecordId } from '../kit/ids.ts';
import { appointmentLine } from './appointment-line.ts';
import { calendarOfPlan, type Plan, type PlannedTime, planAt, writePlan } from './appointment-plan.ts';
import type { CommandContext, Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { inPlace, showMoment } from './times.ts';

/** Free times are looked for so far ahead, and none is proposed sooner. */
export const searchDays = 14;
const leadMs = 15 * minuteMs;

/** A customer who takes a time by themselves finds nothing sooner than in two hours, nor later than in two weeks. */
export function forCustomers(now: Date): { from: Date; days: number } {
  return { from: addMs(now, 2 * hourMs), days: searchDays };
}

/** The longest and the shortest appointment. */
const [shortestMinutes, longestMinutes] = [5, 24 * 60];

/** A plan that can be carried out: when it begins and ends, and in whose calendar. */
export type Place = Stretch & { calendar: CalendarId };

/** How long it shall last, in minutes. */
export function minutesOf(plan: Pick<Plan, 'minutes'>, { tenant }: CommandContext): number {
  return plan.minutes ?? tenant.settings.appointmentMinutes;
}

/** Free beginnings of this length in a calendar. `except`: an appointment that is to move takes nothing from itself. */
export async function freeTimes(
  context: Pick<CommandContext, 'read' | 'tenant' | 'now'>,
  {
    calendar,
    minutes,
    from,
    days,
    except,
  }: { calendar: CalendarId; minutes: number; from?: Date; days?: number; except?: RecordId },
): Promise<Date[]> {
  const { read, tenant, now } = context;
  const earliest = addMs(now, leadMs);
  const begin = from && from > earliest ? from : earliest;
  const length = days ?? searchDays;
  const lengthMs = minutes * minuteMs;
  const until = addMs(begin, length * 24 * hourMs + lengthMs);
  const theirs = await read.appointments(begin, until, 1_000, calendar);
  const standing = theirs.filter((one) => stands(one) && one.id !== except);
  const taken = [
    ...standing.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
    ...(await read.busy(begin, until, calendar)),
  ];
  return freeSlots({
    hours: tenant.settings.opening ?? usualHours,
    timezone: tenant.timezone,
    taken,
    lengthMs,
    from: begin,
    days: length,
  });
}

/** Where a plan's appointment would lie; or the answer that says why it cannot be there, with the nearest times that are free. */
export async function findPlace(
  plan: Plan & { time: { is: 'at'; at: Date } },
  going: Going,
  context: CommandContext,
): Promise<Place | Outcome> {
  const { tenant } = context;
  const { appointments: words } = wordsOf(context);
  const minutes = minutesOf(plan, context);
  if (minutes < shortestMinutes || minutes > longestMinutes) return { answer: { text: words.tooLong }, effects: [] };
  const place: Place = {
    from: plan.time.at,
    to: addMs(plan.time.at, minutes * minuteMs),
    calendar: calendarOfPlan(plan, context),
  };
  const clash = await clashAt(place, place.calendar, context.read, going.record?.id);
  if (clash) {
    const line = await appointmentLine(clash, context);
    const view = await context.read.contact(clash.contactId);
    return await elsewhere(words.taken(view ? contactLabel(view.contact) : '', line), plan, going, false, context);
  }
  const [busy] = plan.anyway ? [] : await context.read.busy(place.from, place.to, place.calendar);
  if (busy) return await elsewhere(words.busy(plan.colleague?.name ?? null, spanOf(busy, context)), plan, going, true, context);
  const opening = tenant.settings.opening;
  if (opening && !plan.anyway && !isInHours(opening, place, tenant.timezone))
    return await elsewhere(words.closed(showMoment(place.from, placeOf(context))), plan, going, true, context);
  return place;
}

/** "Thu 26 Nov 10:00–11:00", with its day where it ends on another. */
function spanOf({ from, to }: Stretch, context: CommandContext): string {
  const place = placeOf(context);
  const sameDay = inPlace(from, place).hasSame(inPlace(to, place), 'day');
  return `${showMoment(from, place)}${sameDay ? '–' : ' – '}${sameDay ? inPlace(to, place).toFormat('HH:mm') : showMoment(to, place)}`;
}

/** Why an appointment cannot be at such a time. */
export function noSuchTime(time: PlannedTime, context: CommandContext): string {
  const { appointments: words, answer } = wordsOf(context);
  const said = clipText('words' in time ? time.words : 'at' in time ? showMoment(time.at, placeOf(context)) : '', 60);
  if (time.is === 'impossible') return answer.impossibleDate(said);
  return time.is === 'left-out' ? words.leftOut(said) : words.past(said);
}

/** What goes on with a plan once its time was picked: the command, whose it is, and the appointment where there is one already. */
export type Going = { command: 'book' | 'rebook'; contactId: ContactId; record?: BusinessRecord };

export function isPlace(found: Place | Outcome): found is Place {
  return 'calendar' in found;
}

/** Words behind the command that mean this plan. */
export function restOf({ record }: Going, plan: Plan, context: CommandContext): string {
  return `${record ? `#${record.number} ` : ''}${writePlan(plan, context)}`;
}

/** A button or row that books at this time. */
export function timeChoice(at: Date, plan: Plan, going: Going, context: CommandContext): Choice {
  const shown = showMoment(at, placeOf(context));
  const label = shown.length > cardLimits.button ? shown.replace(/ \d{4}(?= )/, '') : shown;
  return {
    label: clipText(label, cardLimits.button),
    act: { verb: 'run', command: going.command, rest: restOf(going, planAt(plan, at), context), contactId: going.contactId },
  };
}

type Reads = CommandContext['read'];

/** Whether nothing stands at that time, here or in a calendar outside. */
export async function isFree(slot: Stretch, calendar: CalendarId, read: Reads, except?: RecordId): Promise<boolean> {
  const clash = await clashAt(slot, calendar, read, except);
  return clash === null && (await read.busy(slot.from, slot.to, calendar)).length === 0;
}

/** Who has this time already. What comes between this look and the writing is refused by the database. */
export async function clashAt(
  { from, to }: Stretch,
  calendar: CalendarId,
  read: Pick<Reads, 'appointments'>,
  except?: RecordId,
): Promise<Appointment | null> {
  const there = await read.appointments(from, to, 20, calendar);
  return there.find((one) => stands(one) && one.id !== except) ?? null;
}

async function elsewhere(
  why: string,
  plan: Plan & { time: { at: Date } },
  going: Going,
  mayAnyway: boolean,
  context: CommandContext,
): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const { at } = plan.time;
  const calendar = calendarOfPlan(plan, context);
  const dayBefore = addMs(at, -3 * 24 * hourMs);
  const free = await freeTimes(context, {
    calendar,
    minutes: minutesOf(plan, context),
    from: dayBefore,
    days: searchDays,
    ...(going.record ? { except: going.record.id } : {}),
  });
  const nearest = nearestSlots(free, at, mayAnyway ? cardLimits.buttons - 1 : cardLimits.buttons);
  const anyway: Choice = {
    label: clipText(words.bookAnyway, cardLimits.button),
    act: {
      verb: 'run',
      command: going.command,
      rest: restOf(going, { ...plan, anyway: true }, context),
      contactId: going.contactId,
    },
  };
  const choices = [...nearest.map((slot) => timeChoice(slot, plan, going, context)), ...(mayAnyway ? [anyway] : [])];
  const below = nearest.length > 0 ? words.freeNear : words.noneFree(searchDays);
  if (choices.length === 0) return { answer: { text: `${why}\n${below}` }, effects: [] };
  return {
    answer: {
      kind: 'question',
      body: clipText(`${why}\n${below}`, cardLimits.body),
      choices,
      contactId: going.contactId,
    },
    effects: [],
  };
}
