import { stands } from '../crm/business-record.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import { contactLabel } from '../crm/contact.ts';
import { minuteMs } from '../kit/clock.ts';
import { freeTimes, minutesOf, searchDays } from './appointment-free.ts';
import { appointmentLine } from './appointment-line.ts';
import { calendarOfPlan, isPlan, readPlan } from './appointment-plan.ts';
import { readRest, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { offerTimes } from './offer-times.ts';
import { placeOf, wordsOf } from './place.ts';
import { inPlace, showDay } from './times.ts';

/** Days in the list of free times, and times on each. */
const [mostDays, perDay] = [5, 12];

export const slots = defineCommand({
  name: 'slots',
  words: {
    en: ['slots', 'free times', 'free slots', 'when is free'],
    es: ['huecos', 'horas libres', 'citas libres'],
    pt: ['vagas', 'horários livres', 'horas livres'],
  },
  says: {
    en: 'When there is room for an appointment',
    es: 'Cuándo hay hueco para una cita',
    pt: 'Quando há vaga para um horário',
  },
  examples: {
    en: ['slots', 'slots thursday 45 min', 'free times with me'],
    es: ['huecos', 'huecos jueves 45 min'],
    pt: ['vagas', 'vagas quinta 45 min'],
  },
  args: restArgs,
  read: (rest) => readRest(rest, 8),
  changes: false,
  alone: true,
  async run({ text }, context): Promise<Outcome> {
    const { appointments: words } = wordsOf(context);
    const number = /^#(\d{1,9})$/.exec(text)?.[1];
    if (number) return await forAppointment(Number(number), context);
    const plan = await readPlan(text, 'slots', context);
    if (!isPlan(plan)) return plan;
    const place = placeOf(context);
    const day = 'at' in plan.time ? inPlace(plan.time.at, place).startOf('day') : null;
    const free = await freeTimes(context, {
      calendar: calendarOfPlan(plan, context),
      minutes: minutesOf(plan, context),
      ...(day ? { from: day.toJSDate() } : {}),
    });
    const byDay = [...Map.groupBy(free, (at) => inPlace(at, place).toISODate()!).entries()];
    const shown = day ? byDay.filter(([date]) => date === day.toISODate()) : byDay.slice(0, mostDays);
    const lines = shown.map(([, times]) => {
      const first = times.slice(0, perDay).map((at) => inPlace(at, place).toFormat('HH:mm'));
      return `${showDay(times[0]!, place)}: ${first.join(' ')}${times.length > perDay ? ' …' : ''}`;
    });
    const guessed = context.tenant.settings.opening ? [] : [words.hoursGuessed];
    if (lines.length === 0)
      return { answer: { text: [words.noneFree(day ? 1 : searchDays), ...guessed].join('\n') }, effects: [] };
    return { answer: { text: [words.free(null), ...lines, ...guessed].join('\n') }, effects: [] };
  },
});

/** Where an appointment can be moved to; a tap moves it. */
async function forAppointment(number: number, context: Parameters<typeof offerTimes>[3]): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const record = await context.read.recordNumbered('appointment', number);
  const view = record && (await context.read.contact(record.contactId));
  if (!record?.startsAt || !record.endsAt || !view) return { answer: { text: words.noSuch(String(number)) }, effects: [] };
  const who = contactLabel(view.contact);
  const about = [view.contact.id];
  if (!stands(record))
    return { answer: { text: words.already(who, await appointmentLine(record, context)), about }, effects: [] };
  const colleague = whoseCalendar(record.calendarId, await context.read.team());
  const minutes = Math.round((record.endsAt.getTime() - record.startsAt.getTime()) / minuteMs);
  const plan = { time: { is: 'none' as const }, minutes, forName: null, colleague, title: '', anyway: false };
  return await offerTimes(plan, who, { command: 'rebook', contactId: view.contact.id, record }, context);
}
