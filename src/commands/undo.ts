import { defineCommand } from './command.ts';
import { nothingArgs, readNothing } from './rest.ts';

/** What was taken back, or why it could not be, is answered where it is done: only there is it known. */
export const undo = defineCommand({
  name: 'undo',
  words: {
    en: ['undo', 'take it back', 'take that back'],
    es: ['deshacer', 'deshaz', 'deshazlo'],
    pt: ['desfazer', 'desfaz', 'desfaça'],
  },
  says: { en: 'Takes back the last thing you did', es: 'Retira lo último que hiciste', pt: 'Retira a última coisa que você fez' },
  examples: { en: ['undo', 'Undo!', 'please undo'], es: ['deshacer', 'deshazlo por favor'], pt: ['desfazer', 'desfaça'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  run: async (_, { operator, wamid }) => ({ effects: [{ do: 'undo', operatorId: operator.id, causedByWamid: wamid }] }),
});
