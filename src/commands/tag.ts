import { oneLine } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

/** Letters in one tag, and tags in one sentence. */
const [longest, most] = [40, 10];

export const tag = defineCommand({
  name: 'tag',
  words: { en: ['tag', 'label'], es: ['etiqueta', 'etiquetar'], pt: ['marca', 'marcar', 'etiquete'] },
  says: {
    en: 'Puts a word of yours on a person',
    es: 'Pone una palabra tuya a una persona',
    pt: 'Põe uma palavra sua numa pessoa',
  },
  examples: {
    en: ['tag ana vip', 'tag Ana Ruiz: vip, winter'],
    es: ['etiqueta ana vip', 'etiquetar Ana Ruiz: vip, invierno'],
    pt: ['marcar ana vip', 'etiqueta Ana Ruiz: vip, inverno'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(tag, args, context, async ({ view, who, text }) => {
      const { everyday } = wordsOf(context);
      const contactId = view.contact.id;
      const about = [contactId];
      const tags = tagsIn(text);
      if (tags.length === 0) {
        const has = (await context.read.tagsOf(contactId)).join(', ');
        return { answer: { text: everyday.hasTags(who, has), about }, effects: [] };
      }
      if (tags.length > most || tags.some((one) => one.length > longest))
        return { answer: { text: everyday.tagTooLong, about }, effects: [] };
      const operatorId = context.operator.id;
      return {
        answer: { text: everyday.tagged(who, tags.join(', ')), about },
        effects: tags.map((one) => ({ do: 'tag', contactId, operatorId, tag: one })),
      };
    }),
});

/** Tags with commas between them; "as vip" and "#vip" are "vip". */
export function tagsIn(text: string): string[] {
  const plain = oneLine(text).replace(/^(?:as|with|como|con|com)\s+/iu, '');
  return [...new Set(plain.split(/\s*[,;]\s*/).map((one) => one.replace(/^#+|[.!]+$/g, '').trim()))].filter((one) => one !== '');
}
