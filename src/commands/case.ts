import { clipText, oneLine } from '../kit/clip.ts';
import type { RecordId } from '../kit/ids.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { recordName } from './record-words.ts';
import { dotted } from './rows.ts';
import { aboutSomebody, likeThis } from './somebody.ts';

/** Letters in what a record is about; more is a note. */
export const longestTitle = 300;

export const supportCase = defineCommand({
  name: 'case',
  words: { en: ['case', 'open case'], es: ['caso', 'abrir caso'], pt: ['caso', 'abre caso', 'ocorrência'] },
  says: {
    en: 'Something is wrong for a customer; “case 3” opens one again',
    es: 'Algo va mal para un cliente; «caso 3» muestra uno',
    pt: 'Algo vai mal para um cliente; “caso 3” mostra um',
  },
  examples: {
    en: ['case ana lamp arrived broken', 'case Ana Ruiz: lamp arrived broken'],
    es: ['caso ana la lámpara llegó rota', 'caso Ana Ruiz: la lámpara llegó rota'],
    pt: ['caso ana a lâmpada chegou quebrada', 'caso Ana Ruiz: a lâmpada chegou quebrada'],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('case', rest, named),
  changes: true,
  needsName: true,
  run(args, context): Promise<Outcome> {
    if ('number' in args) return aboutRecord('case', args, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('case', 1, context);
    return aboutSomebody(supportCase, args, context, async ({ view, who, text }) => {
      const { orders } = wordsOf(context);
      const title = clipText(oneLine(text), longestTitle);
      if (title === '') return likeThis(supportCase, context, view);
      const { contact, conversation } = view;
      const number = await context.takeNumber('case');
      const line = dotted(recordName({ kind: 'case', number }, context, 'first'), who, title);
      return {
        answer: { text: `${line}\n${orders.caseOpened(number)}`, about: [contact.id] },
        effects: [
          {
            do: 'open-record',
            record: {
              id: context.newId<RecordId>(),
              kind: 'case',
              number,
              contactId: contact.id,
              conversationId: conversation?.id ?? null,
              title,
            },
            by: { who: 'operator', id: context.operator.id },
          },
        ],
      };
    });
  },
});
