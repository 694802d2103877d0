import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const leave = defineCommand({
  name: 'leave',
  words: {
    en: ['leave alone', 'never follow up', 'stop following up'],
    es: ['dejar en paz a', 'deja en paz a', 'no seguir más a'],
    pt: ['deixar em paz', 'deixe em paz', 'não acompanhar mais'],
  },
  says: {
    en: 'Never proposes a follow-up for this person again',
    es: 'No vuelve a proponer seguimientos para esta persona',
    pt: 'Não propõe mais acompanhamentos para esta pessoa',
  },
  examples: {
    en: ['leave alone ana', 'never follow up Ana Ruiz'],
    es: ['dejar en paz a ana', 'no seguir más a Ana Ruiz'],
    pt: ['deixar em paz ana', 'não acompanhar mais Ana Ruiz'],
  },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(leave, args, context, ({ view: { contact }, who }) => {
      const words = wordsOf(context).leave;
      const about = [contact.id];
      if (contact.stopAutomation) return { answer: { text: words.already(who), about }, effects: [] };
      return {
        answer: { text: words.left(who), about },
        effects: [{ do: 'leave', contactId: contact.id, operatorId: context.operator.id, left: true }],
      };
    }),
});
