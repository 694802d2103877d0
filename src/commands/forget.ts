import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';
import { tellHoldings } from './words/forget.ts';

export const forget = defineCommand({
  name: 'forget',
  words: {
    en: ['forget', 'erase'],
    es: ['olvidar', 'olvida a', 'borrar a'],
    pt: ['esquecer', 'esqueça', 'apagar'],
  },
  says: {
    en: 'Erases a person for good, and proves it',
    es: 'Borra a una persona para siempre, y lo prueba',
    pt: 'Apaga uma pessoa para sempre, e comprova',
  },
  examples: { en: ['forget ana'], es: ['olvidar ana'], pt: ['esquecer ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  confirms: true,
  needsName: true,
  may: 'manager',
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(forget, args, context, async ({ view, who }) => {
      const words = wordsOf(context).forget;
      const holdings = await context.read.holdings(view.contact.id);
      const body = [words.question(who), tellHoldings(holdings, words), words.forever].join('\n');
      return {
        answer: {
          kind: 'question',
          body,
          // Destructive never first.
          choices: [
            { label: words.keep, act: { verb: 'dismiss' } },
            { label: words.yes, act: { verb: 'forget' } },
          ],
          contactId: view.contact.id,
        },
        effects: [],
      };
    }),
});
