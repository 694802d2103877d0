import { contactLabel } from '../crm/contact.ts';
import { clipText } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { askWhom } from './which.ts';
import { findWhom } from './whom.ts';

export const note = defineCommand({
  name: 'note',
  words: { en: ['note', 'remember'], es: ['nota', 'apunta', 'anota', 'anotar'], pt: ['anote', 'anotação', 'lembrete de'] },
  says: { en: 'Keeps something about a person', es: 'Guarda algo sobre una persona', pt: 'Guarda algo sobre uma pessoa' },
  examples: {
    en: ['note ana allergic to latex', 'note Ana Ruiz: allergic to latex'],
    es: ['nota ana alérgica al látex', 'anota Ana Ruiz: alérgica al látex'],
    pt: ['nota ana alérgica a látex', 'anote Ana Ruiz: alérgica a látex'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  async run(args, context): Promise<Outcome> {
    const { answer } = wordsOf(context);
    const likeThis = answer.likeThis(note.examples[context.operator.locale][0]!);
    if (!context.contactId && !args.who && args.text === '') return { answer: { text: likeThis }, effects: [] };
    const whom = await findWhom(args, context);
    const question = askWhom(whom, { command: 'note', rest: whom.text, shown: whom.text }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };

    const { contact } = whom.view;
    if (whom.text === '') return { answer: { text: likeThis, about: [contact.id] }, effects: [] };
    return {
      answer: { text: answer.noted(contactLabel(contact), clipText(whom.text, 900)), about: [contact.id] },
      effects: [{ do: 'note', contactId: contact.id, operatorId: context.operator.id, text: whom.text }],
    };
  },
});
