import { mayBecome } from '../crm/business-record.ts';
import { appointmentLine } from './appointment-line.ts';
import { aboutAppointment, readWhose } from './appointment-named.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { whoTextArgs } from './rest.ts';

export const unbook = defineCommand({
  name: 'unbook',
  words: {
    en: ['unbook', 'cancel', 'cancel appointment', 'cancel the appointment', 'cancel booking'],
    es: ['anular', 'anular cita', 'anular la cita', 'cancelar cita', 'cancelar la cita'],
    pt: ['cancelar horário', 'desmarcar horário', 'desmarcar o horário', 'cancelar o horário', 'cancelar'],
  },
  says: { en: 'Cancels an appointment', es: 'Anula una cita', pt: 'Desmarca um horário' },
  examples: {
    en: ['unbook ana', 'cancel ana’s appointment'],
    es: ['anular cita ana', 'cancelar la cita de ana'],
    pt: ['cancelar horário ana', 'cancelar o horário da ana'],
  },
  args: whoTextArgs,
  read: readWhose,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutAppointment(unbook, 'to-come', args, context, async ({ record, who, view }) => {
      const { appointments: words } = wordsOf(context);
      const about = [view.contact.id];
      const line = await appointmentLine(record, context);
      if (!mayBecome(record, 'cancelled', 'operator')) return { answer: { text: words.already(who, line), about }, effects: [] };
      return {
        answer: { text: words.cancelled(who, line), about },
        effects: [
          { do: 'change-record', recordId: record.id, to: 'cancelled', by: { who: 'operator', id: context.operator.id } },
        ],
      };
    }),
});
