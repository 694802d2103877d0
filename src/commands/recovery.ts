import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

export const recovery = defineCommand({
  name: 'recovery',
  words: {
    en: ['recovery', 'recovery code'],
    es: ['recuperación', 'código de recuperación'],
    pt: ['recuperação', 'código de recuperação do dono'],
  },
  says: {
    en: 'A new code that lets you back in when your phone changes',
    es: 'Un código nuevo para volver a entrar si cambia tu teléfono',
    pt: 'Um novo código para voltar a entrar se seu telefone mudar',
  },
  examples: { en: ['recovery', 'recovery code'], es: ['recuperación'], pt: ['recuperação'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  confirms: true,
  may: 'owner',
  async run(_, context): Promise<Outcome> {
    const { members } = wordsOf(context);
    const there = (await context.read.recoveryCode()) !== null;
    return {
      answer: {
        kind: 'question',
        body: members.recoveryQuestion(there),
        choices: [
          { label: members.keep, act: { verb: 'dismiss' } },
          { label: members.recoveryYes, act: { verb: 'renew-recovery' } },
        ],
      },
      effects: [],
    };
  },
});
