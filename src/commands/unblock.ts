import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const unblock = defineCommand({
  name: 'unblock',
  words: { en: ['unblock'], es: ['desbloquear', 'desbloquea a', 'desbloquea'], pt: ['desbloqueie', 'desbloqueia'] },
  says: { en: 'Takes a block back', es: 'Retira un bloqueo', pt: 'Retira um bloqueio' },
  examples: { en: ['unblock ana'], es: ['desbloquear ana'], pt: ['desbloqueie ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  ofMany: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(unblock, args, context, ({ view: { contact }, who }) => {
      const { everyday } = wordsOf(context);
      const about = [contact.id];
      if (!contact.blockedAt) return { answer: { text: everyday.notBlocked(who), about }, effects: [] };
      return {
        answer: { text: everyday.unblocked(who), about },
        effects: [{ do: 'block', contactId: contact.id, operatorId: context.operator.id, blocked: false }],
      };
    }),
});
