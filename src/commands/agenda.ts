import type { Appointment } from '../crm/business-record.ts';
import { calendarOf } from '../crm/business-record.ts';
import { contactLabel, contactName } from '../crm/contact.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { CalendarId } from '../kit/ids.ts';
import { appointmentRow } from './appointment-named.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { moreRow, onePage } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import { showRecord } from './record-words.ts';
import { dotted, listOutcome } from './rows.ts';
import { inPlace, showDay } from './times.ts';
import { readWhen } from './when.ts';

/** How far ahead the next appointment is looked for. */
const lookAheadMs = 90 * 24 * hourMs;

export const agenda = defineCommand({
  name: 'agenda',
  words: {
    en: ['agenda', 'appointments', 'bookings', 'calendar'],
    es: ['agenda', 'citas', 'mis citas', 'calendario'],
    pt: ['agenda', 'agendamentos', 'minha agenda', 'calendário'],
  },
  says: {
    en: 'The appointments of today, a day or the week',
    es: 'Las citas de hoy, de un día o de la semana',
    pt: 'Os horários de hoje, de um dia ou da semana',
  },
  examples: {
    en: ['agenda', 'appointments tomorrow', 'agenda week', 'agenda mine'],
    es: ['agenda', 'citas mañana', 'agenda semana'],
    pt: ['agenda', 'agendamentos amanhã', 'agenda semana'],
  },
  args: restArgs,
  read(rest) {
    const args = readRest(rest, 6);
    return args && (args.text === '' || periodWords.test(nameKey(args.text)) || /\d|\p{L}{3}/u.test(args.text)) ? args : null;
  },
  changes: false,
  alone: true,
  async run({ text }, context): Promise<Outcome> {
    const [, said = '', page] = /^(.*?)(?: ?\/ (\d{1,2}))?$/.exec(text) ?? [];
    const period = periodOf(said, context);
    if (!period) return { answer: { text: wordsOf(context).answer.impossibleDate(clipText(said, 60)) }, effects: [] };
    return await listPeriod(period, said, Number(page ?? 1), context);
  },
});

const periodWords = /(^| )(week|semana|mine|my|mias|mis|minha|meus|hoy|today|hoje)( |$)/;
const [weekWords, mineWords] = [
  /(^| )(the |la |a )?(this |esta )?(week|semana)( |$)/,
  /(^| )(mine|my|mias|mis|minhas?|meus)( |$)/,
];

type Period = { from: Date; until: Date; name: string; mine: boolean; week: boolean };

function periodOf(text: string, context: CommandContext): Period | null {
  const { appointments: words } = wordsOf(context);
  const place = placeOf(context);
  const today = inPlace(context.now, place).startOf('day');
  const key = nameKey(text);
  const mine = mineWords.test(key);
  const rest = key.replace(mineWords, ' ').trim();
  const named = (name: string) => (mine ? `${name}, ${words.mine}` : name);
  if (weekWords.test(rest) && rest.replace(weekWords, '').trim() === '')
    return { from: today.toJSDate(), until: today.plus({ days: 7 }).toJSDate(), name: named(words.week), mine, week: true };
  // What is over today is said too: a day is looked at from its beginning.
  const read = rest === '' ? null : readWhen(rest, { ...place, now: today.toJSDate(), country: context.tenant.country });
  if (read && (read.is === 'none' || read.is === 'impossible' || read.text !== '')) return null;
  const day = read?.is === 'at' ? inPlace(read.at, place).startOf('day') : today;
  return {
    from: day.toJSDate(),
    until: day.plus({ days: 1 }).toJSDate(),
    name: named(showDay(day.toJSDate(), place)),
    mine,
    week: false,
  };
}

async function listPeriod(
  { from, until, name, mine, week }: Period,
  said: string,
  page: number,
  context: CommandContext,
): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const calendar = mine ? calendarOf(context.operator.id) : undefined;
  const all = (await context.read.appointments(from, until, 200, calendar)).filter(
    (one) => one.state !== 'cancelled' && one.startsAt >= from,
  );
  if (all.length === 0) return sayNone(name, until, calendar, context);
  // What is still to come is nearer to hand than what is over.
  const coming = all.filter((one) => one.endsAt > context.now);
  const ordered = [...coming, ...all.filter((one) => one.endsAt <= context.now)];
  const { shown, left } = onePage(ordered, ordered.length, page);
  const rows = await Promise.all(shown.map((record) => rowOf(record, week, context)));
  const more = moreRow(left, 'agenda', `${said} / ${page + 1}`.trim(), wordsOf(context));
  return listOutcome(words.title(name, all.length), [...rows, ...more], context, words.open);
}

/** An empty day says what comes next: that is what was asked for. */
async function sayNone(name: string, until: Date, calendar: CalendarId | undefined, context: CommandContext): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const later = await context.read.appointments(until, addMs(until, lookAheadMs), 20, calendar);
  const next = later.find(({ state, startsAt }) => state !== 'cancelled' && startsAt >= until);
  const view = next ? await context.read.contact(next.contactId) : null;
  if (!next || !view) return { answer: { text: words.none(name) }, effects: [] };
  const line = dotted(contactLabel(view.contact), showRecord(next, context));
  return { answer: { text: `${words.none(name)}\n${words.next(line)}`, about: [view.contact.id] }, effects: [] };
}

async function rowOf(record: Appointment, withDay: boolean, context: CommandContext) {
  const view = await context.read.contact(record.contactId);
  const at = inPlace(record.startsAt, placeOf(context))
    .toFormat(withDay ? 'ccc HH:mm' : 'HH:mm')
    .replaceAll('.', '');
  const label = `${at} ${view ? oneLine(contactName(view.contact)) : ''}`;
  return await appointmentRow(record, { command: 'appointment', rest: `#${record.number}` }, context, label);
}
