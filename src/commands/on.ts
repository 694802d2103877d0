import { defineCommand } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

export const on = defineCommand({
  name: 'on',
  words: {
    en: ['on', 'on duty', "i'm back"],
    es: ['de turno', 'en turno', 'ya volví', 'estoy de vuelta'],
    pt: ['de plantão', 'em turno', 'voltei', 'estou de volta'],
  },
  says: {
    en: 'You are there: cards come to you',
    es: 'Estás: las tarjetas te llegan',
    pt: 'Você está: os cartões chegam a você',
  },
  examples: { en: ['on', "I'm back"], es: ['de turno', 'ya volví'], pt: ['de plantão', 'voltei'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  async run(_, context) {
    const { team } = wordsOf(context);
    const { id } = context.operator;
    return {
      answer: { text: team.nowOn },
      effects: [
        { do: 'set-operator', operatorId: id, change: { onDuty: true, awayUntil: null }, by: id, undone: team.undoneDuty },
      ],
    };
  },
});
