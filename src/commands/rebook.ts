import { stands } from '../crm/business-record.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import { minuteMs } from '../kit/clock.ts';
import { findPlace, isPlace, noSuchTime } from './appointment-free.ts';
import { appointmentLine } from './appointment-line.ts';
import { aboutAppointment, type Named, readWhose } from './appointment-named.ts';
import { isPlan, type Plan, readPlan } from './appointment-plan.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { offerTimes } from './offer-times.ts';
import { wordsOf } from './place.ts';
import { whoTextArgs } from './rest.ts';

export const rebook = defineCommand({
  name: 'rebook',
  words: {
    en: ['rebook', 'reschedule', 'move appointment', 'move the appointment'],
    es: ['cambiar cita', 'cambiar la cita', 'mover cita', 'mover la cita', 'reprogramar'],
    pt: ['remarcar', 'remarque', 'reagendar', 'mudar horário'],
  },
  says: {
    en: 'Moves an appointment to another time',
    es: 'Cambia una cita a otra hora',
    pt: 'Muda um horário marcado para outra hora',
  },
  examples: {
    en: ['rebook ana friday 10:00', 'reschedule Ana Ruiz: monday 9:30'],
    es: ['cambiar cita ana viernes 10:00', 'reprogramar Ana Ruiz: lunes 9:30'],
    pt: ['remarcar ana sexta 10:00', 'reagendar Ana Ruiz: segunda 9:30'],
  },
  args: whoTextArgs,
  read: readWhose,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutAppointment(rebook, 'to-come', args, context, async (named) => {
      const asked = { ...context, contactId: named.view.contact.id };
      const plan = await readPlan(named.text.replace(/^(?:to|a|al|para|pra)\s+/iu, ''), 'rebook', asked);
      return isPlan(plan) ? await moveTo(named, plan, context) : plan;
    }),
});

async function moveTo({ record, who, view }: Named, said: Plan, context: CommandContext): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const about = [view.contact.id];
  const line = await appointmentLine(record, context);
  if (!stands(record)) return { answer: { text: words.already(who, line), about }, effects: [] };
  const plan = await asItIs(record, said, context);
  const { time } = plan;
  const going = { command: 'rebook' as const, contactId: view.contact.id, record };
  if (time.is === 'none' || time.is === 'day') return await offerTimes(plan, who, going, context);
  if (time.is !== 'at' || time.at <= context.now) return { answer: { text: noSuchTime(time, context), about }, effects: [] };
  const place = await findPlace({ ...plan, time }, going, context);
  if (!isPlace(place)) return place;
  const { from: startsAt, to: endsAt, calendar: calendarId } = place;
  if (
    startsAt.getTime() === record.startsAt.getTime() &&
    endsAt.getTime() === record.endsAt.getTime() &&
    calendarId === record.calendarId
  )
    return { answer: { text: words.sameTime(who, line), about }, effects: [] };
  const moved = await appointmentLine({ ...record, startsAt, endsAt, calendarId, state: 'booked' }, context);
  return {
    answer: { text: words.rebooked(who, moved), about },
    effects: [
      {
        do: 'change-record',
        recordId: record.id,
        // What they had confirmed was the other time.
        ...(record.state === 'confirmed' ? { to: 'booked' as const } : {}),
        change: { startsAt, endsAt, calendarId },
        by: { who: 'operator', id: context.operator.id },
      },
    ],
  };
}

/** What nobody said anything about stays: how long it is, and with whom. */
async function asItIs(record: Named['record'], said: Plan, { read }: CommandContext): Promise<Plan> {
  const minutes = said.minutes ?? Math.round((record.endsAt.getTime() - record.startsAt.getTime()) / minuteMs);
  const team = await read.team();
  const colleague = said.colleague ?? whoseCalendar(record.calendarId, team);
  return { ...said, minutes, colleague };
}
