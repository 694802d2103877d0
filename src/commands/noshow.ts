import { judged } from './appointment-judged.ts';
import { aboutAppointment, readWhose } from './appointment-named.ts';
import { defineCommand, type Outcome } from './command.ts';
import { whoTextArgs } from './rest.ts';

export const noshow = defineCommand({
  name: 'noshow',
  words: {
    en: ['no show', 'noshow', 'no-show', 'did not come'],
    es: ['no vino', 'no se presentó', 'faltó'],
    pt: ['não veio', 'faltou', 'não compareceu'],
  },
  says: {
    en: 'Somebody did not come to an appointment',
    es: 'Alguien no vino a su cita',
    pt: 'Alguém não veio no horário marcado',
  },
  examples: { en: ['no show ana'], es: ['no vino ana'], pt: ['não veio ana'] },
  args: whoTextArgs,
  read: readWhose,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutAppointment(noshow, 'begun', args, context, (named) => judged(named, 'no-show', context)),
});
