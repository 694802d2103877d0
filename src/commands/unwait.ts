import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const unwait = defineCommand({
  name: 'unwait',
  words: {
    en: ['unwait', 'off the waiting list', 'remove from the waiting list'],
    es: ['sin espera', 'quitar de la espera', 'quitar de la lista de espera'],
    pt: ['sem espera', 'tirar da espera', 'tirar da lista de espera'],
  },
  says: {
    en: 'Somebody no longer waits for a time',
    es: 'Alguien ya no espera una hora',
    pt: 'Alguém não espera mais por um horário',
  },
  examples: { en: ['unwait ana'], es: ['quitar de la espera ana'], pt: ['tirar da espera ana'] },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(unwait, args, context, async ({ view, who }) => {
      const { waiting: words } = wordsOf(context);
      const { id: contactId } = view.contact;
      const there = await context.read.waitingOf(contactId);
      const text = there.length === 0 ? words.waitsNot(who) : words.waitsNoLonger(who);
      return {
        answer: { text, about: [contactId] },
        effects: there.map(({ id }) => ({
          do: 'end-wait' as const,
          id,
          contactId,
          by: context.operator.id,
          undone: words.undone(who),
        })),
      };
    }),
});
