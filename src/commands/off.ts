import { defineCommand } from './command.ts';
import { whoElse } from './duty.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

export const off = defineCommand({
  name: 'off',
  words: {
    en: ['off', 'off duty'],
    es: ['fuera de turno', 'termino mi turno', 'no disponible'],
    pt: ['fora de turno', 'terminei meu turno', 'indisponível'],
  },
  says: {
    en: 'You are not there: cards go to others until “on”',
    es: 'No estás: las tarjetas van a otros hasta «de turno»',
    pt: 'Você não está: os cartões vão a outros até “de plantão”',
  },
  examples: { en: ['off', 'off duty'], es: ['fuera de turno'], pt: ['fora de turno'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  async run(_, context) {
    const { team } = wordsOf(context);
    const { id } = context.operator;
    return {
      answer: { text: team.nowOff(await whoElse(context, { onDuty: false })) },
      effects: [{ do: 'set-operator', operatorId: id, change: { onDuty: false }, by: id, undone: team.undoneDuty }],
    };
  },
});
