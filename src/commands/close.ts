import { defineCommand } from './command.ts';
import { dayInLines } from './day-close.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

export const close = defineCommand({
  name: 'close',
  words: {
    en: ['close the day', 'close', 'end of day'],
    es: ['cerrar el día', 'cerrar', 'fin del día'],
    pt: ['fechar o dia', 'fechar', 'fim do dia'],
  },
  says: { en: 'Your day in five lines', es: 'Tu día en cinco líneas', pt: 'Seu dia em cinco linhas' },
  examples: {
    en: ['close the day', 'close'],
    es: ['cerrar el día', 'cerrar'],
    pt: ['fechar o dia', 'fechar'],
  },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  run: async (_, context) => ({
    answer: { text: (await dayInLines(context)) ?? wordsOf(context).close.nothing },
    effects: [],
  }),
});
