import { type Appointment, stands } from '../crm/business-record.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { clipText } from '../kit/clip.ts';
import { appointmentLine } from './appointment-line.ts';
import { appointmentRow, readWhose } from './appointment-named.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { aboutSomebody } from './somebody.ts';

export const appointment = defineCommand({
  name: 'appointment',
  words: {
    en: ['appointment', 'booking', 'appointments of'],
    es: ['ver cita', 'la cita', 'citas de'],
    pt: ['ver horário', 'o horário', 'agendamento', 'horários de'],
  },
  says: {
    en: 'An appointment of a person, and what can be done with it',
    es: 'Una cita de una persona, y lo que se puede hacer con ella',
    pt: 'Um horário de uma pessoa, e o que se pode fazer com ele',
  },
  examples: { en: ['appointment ana'], es: ['ver cita ana'], pt: ['ver horário ana'] },
  args: whoTextArgs,
  read: readWhose,
  changes: false,
  needsName: true,
  async run(args, context): Promise<Outcome> {
    const { appointments: words } = wordsOf(context);
    const number = /^#(\d{1,9})$/.exec(args.text)?.[1];
    if (number) {
      const record = await context.read.recordNumbered('appointment', Number(number));
      if (!record) return { answer: { text: words.noSuch(number) }, effects: [] };
      return await show(record as Appointment, context);
    }
    return await aboutSomebody(appointment, args, context, async ({ view, who }) => {
      const records = (await context.read.recordsOf(view.contact.id, 50)).filter(
        (one): one is Appointment => one.kind === 'appointment',
      );
      if (records.length === 0) return { answer: { text: words.hasNone(who), about: [view.contact.id] }, effects: [] };
      if (records.length === 1) return await show(records[0]!, context);
      const rows = await Promise.all(
        records
          .slice(0, cardLimits.rows)
          .map((record) => appointmentRow(record, { command: 'appointment', rest: `#${record.number}` }, context)),
      );
      return listOutcome(words.which(who), rows, context);
    });
  },
});

/** The appointment, with the three things that are done with one in its state. */
async function show(record: Appointment, context: CommandContext): Promise<Outcome> {
  const view = await context.read.contact(record.contactId);
  const { answer } = wordsOf(context);
  if (!view) return { answer: { text: answer.nobody('') }, effects: [] };
  return {
    answer: {
      kind: 'question',
      body: clipText(`📅 *${contactLabel(view.contact)}*\n${await appointmentLine(record, context)}`, cardLimits.body),
      choices: choicesFor(record, context),
      contactId: record.contactId,
    },
    effects: [],
  };
}

function choicesFor(record: Appointment, context: CommandContext): Choice[] {
  const { label } = wordsOf(context).appointments;
  const rest = `#${record.number}`;
  const choice = (command: string, text: string, words = rest): Choice => ({
    label: clipText(text, cardLimits.button),
    act: { verb: 'run', command, rest: words, contactId: record.contactId },
  });
  const move = choice('slots', label.move);
  if (stands(record) && record.startsAt > context.now)
    return [move, choice('unbook', label.cancel), ...(record.state === 'booked' ? [choice('confirm', label.confirm)] : [])];
  if (stands(record)) return [choice('came', label.came), choice('noshow', label.noShow), move];
  if (record.state === 'done') return [choice('noshow', label.noShow), choice('book', label.again, '')];
  if (record.state === 'no-show') return [choice('came', label.came), choice('book', label.again, '')];
  return [choice('book', label.again, '')];
}
