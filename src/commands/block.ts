import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const block = defineCommand({
  name: 'block',
  words: { en: ['block'], es: ['bloquear', 'bloquea a', 'bloquea'], pt: ['bloqueie', 'bloqueia'] },
  says: {
    en: 'No more cards about a person, and nothing to them',
    es: 'Sin más tarjetas de una persona, ni nada para ella',
    pt: 'Sem mais cartões de uma pessoa, nem nada para ela',
  },
  examples: { en: ['block ana'], es: ['bloquear ana'], pt: ['bloqueie ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(block, args, context, ({ view: { contact }, who }) => {
      const { everyday } = wordsOf(context);
      const about = [contact.id];
      if (contact.blockedAt) return { answer: { text: everyday.alreadyBlocked(who), about }, effects: [] };
      return {
        answer: { text: everyday.blocked(who), about },
        effects: [{ do: 'block', contactId: contact.id, operatorId: context.operator.id, blocked: true }],
      };
    }),
});
