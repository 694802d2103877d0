import { endless } from '../crm/attention.ts';
import { clipText } from '../kit/clip.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { showMoment } from './times.ts';
import { readUntil } from './until.ts';

export const pause = defineCommand({
  name: 'pause',
  words: {
    en: ['pause', 'pause my cards', 'pause cards'],
    es: ['pausa', 'pausar', 'pausar tarjetas'],
    pt: ['pausar cartões', 'dar pausa', 'pause os cartões'],
  },
  says: {
    en: 'Stops your cards for a while; commands go on',
    es: 'Detiene tus tarjetas un rato; los comandos siguen',
    pt: 'Para seus cartões por um tempo; os comandos continuam',
  },
  examples: {
    en: ['pause', 'pause 2h', 'pause until monday'],
    es: ['pausa', 'pausa 2 horas', 'pausar hasta el lunes'],
    pt: ['pausa', 'pausar 2 horas', 'pausa até segunda'],
  },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    if (text === '') return pauseUntil(null, context);
    const { answer } = wordsOf(context);
    const when = readUntil(text, { ...placeOf(context), country: context.tenant.country });
    if (when.is === 'past') return { answer: { text: answer.pastDate(clipText(when.words, 60)) }, effects: [] };
    if (when.is !== 'at' || when.text !== '')
      return { answer: { text: answer.likeThis(pause.examples[context.operator.locale][1]!) }, effects: [] };
    return pauseUntil(when.at, context);
  },
});

/** Cards stop until then, or until they are asked for again. */
export function pauseUntil(until: Date | null, context: CommandContext): Outcome {
  const { attention } = wordsOf(context);
  return {
    answer: { text: until ? attention.paused(showMoment(until, placeOf(context))) : attention.pausedForGood },
    effects: [setPause(until ?? endless, context)],
  };
}

export function setPause(pausedUntil: Date | null, context: CommandContext) {
  const { id } = context.operator;
  const { again } = wordsOf(context).attention;
  return { do: 'set-operator' as const, operatorId: id, change: { pausedUntil }, by: id, undone: again.cards };
}
