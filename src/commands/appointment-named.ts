import { type Appointment, stands } from '../crm/business-record.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText } from '../kit/clip.ts';
import { showSpan, whatOf } from './appointment-line.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, type WhoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { likeThis } from './somebody.ts';
import { askWhom } from './which.ts';
import { findWhom } from './whom.ts';

/** The appointment a command is about, and the words behind whose it is. */
export type Named = { record: Appointment; view: ContactView; who: string; text: string };

const noun = '(?:appointment|booking|cita|reserva|horário|horario|agendamento)';
const before = new RegExp(`^(?:the |la |o )?${noun} (?:of |de |da |do )?`, 'iu');
const behind = new RegExp(`['’]s ${noun}(?!\\S)`, 'iu');

/** A name and words: "ana's appointment" and "la cita de ana" are Ana. */
export function readWhose(rest: string, named: boolean): WhoTextArgs {
  return readWhoText(
    rest
      .trim()
      .replace(before, '')
      .replace(/^(?:of|de|da|do) /iu, '')
      .replace(behind, ''),
    named,
  );
}

/** Which appointments of a person can be meant: those to come, or those that have begun, newest first. */
export type Meant = 'to-come' | 'begun';

/**
 * For a command about one appointment: by its number ("#12"), as buttons name it, or by whose it is. Where that person has several, it is asked
 * which.
 */
export async function aboutAppointment(
  command: Pick<Command, 'name' | 'examples'>,
  meant: Meant,
  args: WhoTextArgs,
  context: CommandContext,
  run: (named: Named) => Promise<Outcome>,
): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const numbered = /^#?(\d{1,9})(?!\S)\s*/.exec(args.text);
  if (numbered && !args.who) {
    const record = await context.read.recordNumbered('appointment', Number(numbered[1]));
    const view = record && (await context.read.contact(record.contactId));
    if (!record || !view) return { answer: { text: words.noSuch(numbered[1]!) }, effects: [] };
    const text = args.text.slice(numbered[0].length);
    return await run({ record: record as Appointment, view, who: contactLabel(view.contact), text });
  }
  if (!context.contactId && !args.who && args.text === '') return likeThis(command, context);
  const whom = await findWhom(args, context);
  const { text } = whom;
  const question = askWhom(whom, { command: command.name, rest: text, shown: text }, context);
  if (question || whom.is !== 'exact') return question ?? { effects: [] };
  const { view } = whom;
  const who = contactLabel(view.contact);
  const about = [view.contact.id];
  const records = await appointmentsOf(view, meant, context);
  if (records.length === 0)
    return { answer: { text: meant === 'begun' ? words.noneToJudge(who) : words.hasNone(who), about }, effects: [] };
  if (records.length === 1) return await run({ record: records[0]!, view, who, text });
  const rows = await Promise.all(
    records.map((record) => appointmentRow(record, { command: command.name, rest: `#${record.number} ${text}`.trim() }, context)),
  );
  return listOutcome(words.which(who), rows, context);
}

/** A row for one appointment: its time, then what it is. */
export async function appointmentRow(
  record: Appointment,
  { command, rest }: { command: string; rest: string },
  context: CommandContext,
  label = showSpan(record, context).replace(/–.*$/, ''),
): Promise<Choice> {
  return {
    label: clipText(label, cardLimits.row),
    description: clipText(await whatOf(record, context), cardLimits.description),
    act: { verb: 'run', command, rest, contactId: record.contactId },
  };
}

async function appointmentsOf(view: ContactView, meant: Meant, { read, now }: CommandContext): Promise<Appointment[]> {
  const records = (await read.recordsOf(view.contact.id, 50)).filter((one): one is Appointment => one.kind === 'appointment');
  if (meant === 'to-come') return records.filter((one) => stands(one) && one.endsAt > now);
  const begun = records.filter((one) => one.startsAt <= now && one.state !== 'cancelled');
  const open = begun.filter(stands);
  // What was judged already can be judged otherwise, where nothing waits for it.
  return open.length > 0 ? open : begun.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime()).slice(0, 1);
}
