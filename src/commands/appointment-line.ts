import { type BusinessRecord, calendarOf } from '../crm/business-record.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { callName } from './colleague.ts';
import type { CommandContext } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted } from './rows.ts';
import { inPlace, showMoment } from './times.ts';

type Shown = Pick<BusinessRecord, 'startsAt' | 'endsAt' | 'title' | 'forName' | 'calendarId' | 'state'>;

/** An appointment in a line: "Thu 26 Nov 16:00–16:45 · cleaning · for Leo · with Maria · confirmed". */
export async function appointmentLine(record: Shown, context: CommandContext): Promise<string> {
  return dotted(showSpan(record, context), await whatOf(record, context));
}

/** What it is, without its time: "cleaning · for Leo · with Maria". Its state is said where it is more than booked. */
export async function whatOf({ title, forName, calendarId, state }: Shown, context: CommandContext): Promise<string> {
  const { records, appointments } = wordsOf(context);
  const colleague =
    calendarId === null || calendarId === calendarOf(context.tenant.id)
      ? null
      : whoseCalendar(calendarId, await context.read.team());
  return dotted(
    title !== appointments.plain && clipText(oneLine(title), 60),
    forName && records.forName(clipText(oneLine(forName), 30)),
    colleague && appointments.with(callName(colleague)),
    state !== 'booked' && records.state[state],
  );
}

/** "Thu 26 Nov 16:00–16:45"; an end on another day is left out, since none is longer than a day. */
export function showSpan({ startsAt, endsAt }: Pick<BusinessRecord, 'startsAt' | 'endsAt'>, context: CommandContext): string {
  const place = placeOf(context);
  if (!startsAt || !endsAt) return '';
  return `${showMoment(startsAt, place)}–${inPlace(endsAt, place).toFormat('HH:mm')}`;
}
