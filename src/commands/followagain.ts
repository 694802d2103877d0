import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const followagain = defineCommand({
  name: 'followagain',
  words: {
    en: ['follow up again'],
    es: ['volver a seguir a', 'seguir otra vez a'],
    pt: ['voltar a acompanhar', 'acompanhar de novo'],
  },
  says: {
    en: 'Proposes follow-ups for a person again',
    es: 'Vuelve a proponer seguimientos para una persona',
    pt: 'Volta a propor acompanhamentos para uma pessoa',
  },
  examples: {
    en: ['follow up again ana'],
    es: ['volver a seguir a ana'],
    pt: ['voltar a acompanhar ana'],
  },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(followagain, args, context, ({ view: { contact }, who }) => {
      const words = wordsOf(context).leave;
      const about = [contact.id];
      if (!contact.stopAutomation) return { answer: { text: words.notLeft(who), about }, effects: [] };
      return {
        answer: { text: words.back(who), about },
        effects: [{ do: 'leave', contactId: contact.id, operatorId: context.operator.id, left: false }],
      };
    }),
});
