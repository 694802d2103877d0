import { hoursOf, never } from '../crm/hours.ts';
import { isOff, readClock, readRest, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

/** What is offered to pick. */
const offered = ['7:00', '7:30', '8:00', '8:30', '9:00', 'off'];

export const digest = defineCommand({
  name: 'digest',
  words: { en: ['digest', 'my digest'], es: ['resumen', 'mi resumen'], pt: ['resumo', 'meu resumo'] },
  says: {
    en: 'When your daily list comes',
    es: 'A qué hora llega tu lista diaria',
    pt: 'A que horas chega sua lista diária',
  },
  examples: {
    en: ['digest 8:00', 'digest at 7.30', 'digest off'],
    es: ['resumen 8:00', 'resumen a las 7:30', 'resumen no'],
    pt: ['resumo 8:00', 'resumo às 7h30', 'resumo não'],
  },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { attention } = wordsOf(context);
    const { operator, tenant } = context;
    const digestAt = isOff(text) ? never : readClock(text);
    if (!digestAt) {
      const now = hoursOf(operator, tenant.settings).digestAt;
      const rows = offered.map((rest) => ({
        label: rest === 'off' ? attention.none : rest,
        act: { verb: 'run' as const, command: 'digest', rest },
      }));
      return listOutcome(attention.digestNow(now ?? attention.none), rows, context);
    }
    return {
      answer: { text: digestAt === never ? attention.digestOff : attention.digest(digestAt) },
      effects: [
        { do: 'set-operator', operatorId: operator.id, change: { digestAt }, by: operator.id, undone: attention.again.digest },
      ],
    };
  },
});
