import { firstName } from '../crm/contact.ts';
import { clipText } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { openWithLines } from './open-with-lines.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { linesForThem } from './record-lines.ts';
import { aboutSomebody } from './somebody.ts';
import { readyWords } from './words/ready.ts';

export const order = defineCommand({
  name: 'order',
  words: { en: ['order', 'new order'], es: ['pedido', 'nuevo pedido'], pt: ['pedido', 'novo pedido', 'encomenda'] },
  says: {
    en: 'An order with its lines; “order 12” shows one, “order 12 sent”',
    es: 'Un pedido con sus líneas; «pedido 12» muestra uno',
    pt: 'Um pedido com as suas linhas; “pedido 12” mostra um',
  },
  examples: {
    en: ['order ana 20 chairs 1,200', 'order ana 20 chairs at 60, 2 tables 140 each'],
    es: ['pedido ana 20 sillas 1.200', 'pedido ana 20 sillas a 60, 2 mesas a 140 cada una'],
    pt: ['pedido ana 20 cadeiras 1.200', 'pedido ana 20 cadeiras a 60, 2 mesas a 140 cada'],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('order', rest, named),
  changes: true,
  needsName: true,
  run(args, context): Promise<Outcome> {
    if ('number' in args) return aboutRecord('order', args, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('order', 1, context);
    return aboutSomebody(order, args, context, (somebody) =>
      openWithLines(order, 'order', somebody, context, (number, read) => ({
        text: clipText(
          readyWords[context.tenant.locale].order(firstName(somebody.view.contact), number, linesForThem(read, context)),
          3_000,
        ),
      })),
    );
  },
});
