import { judged } from './appointment-judged.ts';
import { aboutAppointment, readWhose } from './appointment-named.ts';
import { defineCommand, type Outcome } from './command.ts';
import { whoTextArgs } from './rest.ts';

export const came = defineCommand({
  name: 'came',
  words: { en: ['came', 'took place', 'attended'], es: ['vino', 'ha venido', 'asistió'], pt: ['veio', 'compareceu'] },
  says: {
    en: 'An appointment took place',
    es: 'Una cita se realizó',
    pt: 'Um horário marcado se realizou',
  },
  examples: { en: ['came ana'], es: ['vino ana'], pt: ['veio ana'] },
  args: whoTextArgs,
  read: readWhose,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutAppointment(came, 'begun', args, context, (named) => judged(named, 'done', context)),
});
