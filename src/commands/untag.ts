import { nameKey } from '../crm/locale.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis } from './somebody.ts';
import { tagsIn } from './tag.ts';

export const untag = defineCommand({
  name: 'untag',
  words: {
    en: ['untag'],
    es: ['desetiquetar', 'quita la etiqueta a', 'sin etiqueta'],
    pt: ['desmarcar', 'tire a etiqueta de', 'sem etiqueta'],
  },
  says: { en: 'Takes a tag off a person', es: 'Quita una etiqueta a una persona', pt: 'Tira uma etiqueta de uma pessoa' },
  examples: { en: ['untag ana vip'], es: ['desetiquetar ana vip'], pt: ['desmarcar ana vip'] },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(untag, args, context, async ({ view, who, text }) => {
      const { everyday } = wordsOf(context);
      const contactId = view.contact.id;
      const about = [contactId];
      const [asked] = tagsIn(text);
      if (!asked) return likeThis(untag, context, view);
      const worn = (await context.read.tagsOf(contactId)).find((one) => nameKey(one) === nameKey(asked));
      if (!worn) return { answer: { text: everyday.notTagged(who, asked), about }, effects: [] };
      const operatorId = context.operator.id;
      return {
        answer: { text: everyday.untagged(who, worn), about },
        effects: [{ do: 'untag', contactId, operatorId, tag: worn }],
      };
    }),
});
