import { contactLabel, plainName } from '../crm/contact.ts';
import { clipText } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis } from './somebody.ts';

export const rename = defineCommand({
  name: 'rename',
  words: { en: ['rename'], es: ['renombrar', 'cambia el nombre de'], pt: ['renomear', 'mude o nome de'] },
  says: {
    en: 'Gives a person the name you know them by',
    es: 'Da a una persona el nombre con que la conoces',
    pt: 'Dá a uma pessoa o nome pelo qual a conhece',
  },
  examples: {
    en: ['rename ana to Ana Ruiz Gómez'],
    es: ['renombrar ana a Ana Ruiz Gómez'],
    pt: ['renomear ana para Ana Ruiz Gómez'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(rename, args, context, ({ view, who, text }) => {
      const name = clipText(plainName(text.replace(/^(?:to|as|a|al|para|como|→|->)\s+/iu, '')), 100);
      if (!/\p{L}/u.test(name)) return likeThis(rename, context, view);
      const { contact } = view;
      const said = wordsOf(context).everyday.renamed(who, contactLabel({ ...contact, name, nameFrom: 'operator' }));
      return {
        answer: { text: said, about: [contact.id] },
        effects: [{ do: 'rename', contactId: contact.id, operatorId: context.operator.id, name }],
      };
    }),
});
