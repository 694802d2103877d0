import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { aboutOne, assignEffect } from './responsible.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis } from './somebody.ts';

export const claim = defineCommand({
  name: 'claim',
  words: {
    en: ['claim'],
    es: ['tomar', 'me quedo con', 'me encargo de'],
    pt: ['assumir', 'assumo', 'fico com'],
  },
  says: {
    en: 'Makes a person yours',
    es: 'Deja a una persona a tu cargo',
    pt: 'Deixa uma pessoa com você',
  },
  examples: { en: ['claim ana', 'claim Ana Ruiz'], es: ['tomar ana', 'me encargo de ana'], pt: ['assumir ana', 'fico com ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  ofMany: true,
  needsName: true,
  quotes: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(claim, args, context, ({ view, who, text }) => {
      // "Claim ana back from the courier" is none of ours.
      if (text !== '') return likeThis(claim, context, view);
      const words = wordsOf(context).responsible;
      const { contact, conversation } = view;
      if (!conversation) return aboutOne(words.neverTalked(who), contact.id);
      if (conversation.responsibleId === context.operator.id) return aboutOne(words.alreadyYours(who), contact.id);
      return {
        answer: { text: words.claimed(who), about: [contact.id] },
        effects: [assignEffect({ ...view, conversation }, context.operator.id, 'claim', context)],
      };
    }),
});
