import type { BusinessRecord, RecordChange } from '../crm/business-record.ts';
import { firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { openWithLines } from './open-with-lines.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, listRecords, recordHead } from './record-card.ts';
import { editRecord } from './record-edit.ts';
import { linesForThem } from './record-lines.ts';
import { aboutSomebody } from './somebody.ts';
import { tellCard } from './tell-card.ts';
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
    en: ['order ana 20 chairs 1,200', 'order ana 20 chairs at 60, 2 tables 140 each', 'order 12 add 2 x soap 4.50'],
    es: ['pedido ana 20 sillas 1.200', 'pedido ana 20 sillas a 60, 2 mesas a 140 cada una', 'pedido 12 añade 2 jabones a 4,50'],
    pt: [
      'pedido ana 20 cadeiras 1.200',
      'pedido ana 20 cadeiras a 60, 2 mesas a 140 cada',
      'pedido 12 adiciona 2 sabonetes a 4,50',
    ],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('order', rest, named),
  changes: true,
  needsName: true,
  run(args, context): Promise<Outcome> {
    if ('edit' in args) return editRecord('order', args, context, tellAgain);
    if ('number' in args) return aboutRecord('order', args, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('order', 1, context);
    return aboutSomebody(order, args, context, (somebody) =>
      openWithLines(order, 'order', somebody, context, (number, read) => ({
        text: orderWords({ number, ...read }, somebody.view, context),
      })),
    );
  },
});

/** What goes to the customer, in the business's language. */
function orderWords(
  record: Pick<BusinessRecord, 'number' | 'lines' | 'amount'>,
  { contact }: ContactView,
  context: CommandContext,
): string {
  const words = readyWords[context.tenant.locale];
  return clipText(words.order(firstName(contact), record.number, linesForThem(record, context)), 3_000);
}

/** Its lines have changed: the words for its customer are made anew. */
async function tellAgain(
  record: BusinessRecord,
  view: ContactView,
  context: CommandContext,
  change: RecordChange,
): Promise<Outcome> {
  const head = recordHead(record, view, context);
  const { id, state, version } = record;
  const by = { who: 'operator' as const, id: context.operator.id };
  const effect: Effect = { do: 'change-record', recordId: id, change, by };
  const told = { id, state, version: version + 1 };
  const ready = await tellCard({ head, text: orderWords(record, view, context), view, record: told }, context);
  return ready
    ? { answer: ready.card, effects: [effect, ready.draft] }
    : { answer: { text: head, about: [view.contact.id] }, effects: [effect] };
}
