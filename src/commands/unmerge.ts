import { contactLabel } from '../crm/contact.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const unmerge = defineCommand({
  name: 'unmerge',
  words: { en: ['unmerge', 'split'], es: ['separar', 'separa a'], pt: ['separar', 'separe'] },
  says: {
    en: 'Makes two again of a person who was merged',
    es: 'Vuelve a separar a quien se había unido',
    pt: 'Volta a separar quem tinha sido juntado',
  },
  examples: { en: ['unmerge ana'], es: ['separar ana'], pt: ['separar ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(unmerge, args, context, async ({ view, who }) => {
      const words = wordsOf(context).merge;
      const [last] = await context.read.mergedInto(view.contact.id);
      const about = [view.contact.id];
      if (!last) return { answer: { text: words.notMerged(who), about }, effects: [] };
      return {
        answer: { text: words.apart(who, contactLabel(last.gone)), about: [...about, last.gone.id] },
        effects: [{ do: 'unmerge', mergeId: last.mergeId, operatorId: context.operator.id }],
      };
    }),
});
