import { defineCommand } from './command.ts';
import { setPause } from './pause.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

export const resume = defineCommand({
  name: 'resume',
  words: {
    en: ['resume', 'unpause', 'resume my cards'],
    es: ['reanudar', 'reanuda', 'quitar la pausa'],
    pt: ['retomar', 'retome', 'tirar a pausa'],
  },
  says: {
    en: 'Brings your cards back after a pause',
    es: 'Devuelve tus tarjetas tras una pausa',
    pt: 'Traz seus cartões de volta após uma pausa',
  },
  examples: { en: ['resume', 'Resume my cards'], es: ['reanudar', 'quitar la pausa'], pt: ['retomar', 'tirar a pausa'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  async run(_, context) {
    const { attention } = wordsOf(context);
    const { pausedUntil } = context.operator;
    if (!pausedUntil || pausedUntil <= context.now) return { answer: { text: attention.notPaused }, effects: [] };
    return { answer: { text: attention.resumed }, effects: [setPause(null, context)] };
  },
});
