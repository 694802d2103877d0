import { mayBecome } from '../crm/business-record.ts';
import { appointmentLine } from './appointment-line.ts';
import { aboutAppointment, readWhose } from './appointment-named.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { whoTextArgs } from './rest.ts';

export const confirm = defineCommand({
  name: 'confirm',
  words: {
    en: ['confirm', 'confirm appointment'],
    es: ['confirmar', 'confirma', 'confirmar cita', 'confirmar la cita'],
    pt: ['confirmar', 'confirme', 'confirmar horário'],
  },
  says: {
    en: 'Notes that somebody will come to an appointment',
    es: 'Anota que alguien vendrá a su cita',
    pt: 'Anota que alguém virá no horário marcado',
  },
  examples: { en: ['confirm ana'], es: ['confirmar ana'], pt: ['confirme ana'] },
  args: whoTextArgs,
  read: readWhose,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutAppointment(confirm, 'to-come', args, context, async ({ record, who, view }) => {
      const { appointments: words } = wordsOf(context);
      const about = [view.contact.id];
      if (!mayBecome(record, 'confirmed', 'operator'))
        return { answer: { text: words.already(who, await appointmentLine(record, context)), about }, effects: [] };
      return {
        answer: { text: words.confirmed(who, await appointmentLine({ ...record, state: 'booked' }, context)), about },
        effects: [
          { do: 'change-record', recordId: record.id, to: 'confirmed', by: { who: 'operator', id: context.operator.id } },
        ],
      };
    }),
});
