import { DateTime } from 'luxon';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { RecordId } from '../kit/ids.ts';
import { readAmount } from './amount.ts';
import { longestTitle } from './case.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { paymentText } from './payment-text.ts';
import { placeOf, wordsOf } from './place.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { recordName } from './record-words.ts';
import { dotted } from './rows.ts';
import { aboutSomebody, likeThis } from './somebody.ts';
import { tellCard } from './tell-card.ts';
import { showDay } from './times.ts';
import { readUntil } from './until.ts';
import { readyWords } from './words/ready.ts';

/** A payment is due so many days after it was asked for, where nobody says when. */
const daysToPay = 3;

export const pay = defineCommand({
  name: 'pay',
  words: {
    en: ['pay', 'ask payment', 'payment request', 'charge'],
    es: ['cobrar', 'cobra', 'pedir pago'],
    pt: ['cobrar', 'cobre', 'pedir pagamento'],
  },
  says: {
    en: 'Asks somebody for a payment; only its system says it is paid',
    es: 'Pide un pago; pagado lo dice solo el sistema de pagos',
    pt: 'Pede um pagamento; pago só o sistema de pagamento diz',
  },
  examples: {
    en: ['pay ana 50 deposit', 'pay Ana Ruiz: 50 deposit by friday'],
    es: ['cobrar ana 50 señal', 'cobrar Ana Ruiz: 50 señal hasta el viernes'],
    pt: ['cobrar ana 50 sinal', 'cobrar Ana Ruiz: 50 sinal até sexta'],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('payment', rest, named, false),
  changes: true,
  needsName: true,
  run(args, context): Promise<Outcome> {
    if ('number' in args) return aboutRecord('payment', args, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('payment', 1, context);
    return aboutSomebody(pay, args, context, ({ view, text }) => {
      if (text.trim() === '') return likeThis(pay, context, view);
      const { answer, everyday } = wordsOf(context);
      const { said, until } = withDate(text);
      const amount = readAmount(said, context.tenant.currency, context.operator.locale);
      if (amount.is === 'none' || amount.amount <= 0)
        return { answer: { text: everyday.noAmount(clipText(text, 60)), about: [view.contact.id] }, effects: [] };
      const when = until === null ? null : readUntil(until, { ...placeOf(context), country: context.tenant.country });
      if (when?.is === 'past') return { answer: { text: answer.pastDate(clipText(when.words, 60)) }, effects: [] };
      if (when && when.is !== 'at') return { answer: { text: answer.impossibleDate(clipText(until!, 60)) }, effects: [] };
      const dueAt = endOfDay(when ? when.at : context.now, when ? 0 : daysToPay, context);
      return requestPayment({ view, amount: amount.amount, title: amount.text, dueAt }, context);
    });
  },
});

/** A day is looked for only behind a word that leads to one: "50 deposit for May" has none. */
function withDate(text: string): { said: string; until: string | null } {
  const match = /\s(?:by|due|until|before|hasta|antes de|até)\s+(.{2,40})$/iu.exec(text);
  return match ? { said: text.slice(0, match.index), until: match[1]! } : { said: text, until: null };
}

/** When a payment is due that was asked for now. */
export function paymentDue(context: Pick<CommandContext, 'tenant' | 'now'>): Date {
  return endOfDay(context.now, daysToPay, context);
}

function endOfDay(at: Date, days: number, { tenant }: Pick<CommandContext, 'tenant'>): Date {
  return DateTime.fromJSDate(at, { zone: tenant.timezone }).plus({ days }).endOf('day').toJSDate();
}

/** `madeFrom`: the quote or order whose payment it is. */
type Request = { view: ContactView; amount: number; title: string; dueAt?: Date; madeFrom?: RecordId };

/** Opens a payment request, with the business's own payment words ready for its customer. */
export async function requestPayment(request: Request, context: CommandContext): Promise<Outcome> {
  const { view, amount, dueAt = paymentDue(context), madeFrom } = request;
  const { tenant, operator } = context;
  const { orders } = wordsOf(context);
  const { contact, conversation } = view;
  const theirs = readyWords[tenant.locale];
  const title = clipText(oneLine(request.title), longestTitle) || theirs.payment;
  const id = context.newId<RecordId>();
  const number = await context.takeNumber('payment');
  const money = showMoney(amount, tenant.currency, operator.locale);
  const name = recordName({ kind: 'payment', number }, context, 'first');
  const head = [
    dotted(`*${name}*`, contactLabel(contact)),
    dotted(`*${money}*`, title, orders.until.payment(showDay(dueAt, placeOf(context)))),
    ...(tenant.settings.paymentWords === null ? [orders.noPaymentWords] : []),
  ].join('\n');
  const text = paymentText({ contact, title, amount, number }, tenant);
  const ready = await tellCard({ head, text, view, record: { id, state: 'requested' } }, context);
  const open = {
    do: 'open-record' as const,
    record: {
      id,
      kind: 'payment' as const,
      number,
      contactId: contact.id,
      conversationId: conversation?.id ?? null,
      title,
      amount,
      dueAt,
      ...(madeFrom ? { madeFrom } : {}),
    },
    by: { who: 'operator' as const, id: operator.id },
  };
  return ready
    ? { answer: ready.card, effects: [open, ready.draft] }
    : { answer: { text: head, about: [contact.id] }, effects: [open] };
}
