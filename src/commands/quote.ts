import { DateTime } from 'luxon';
import { type BusinessRecord, madeAlready, type RecordChange, stateAt } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText } from '../kit/clip.ts';
import type { RecordId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { openWithLines } from './open-with-lines.ts';
import { requestPayment } from './pay.ts';
import { placeOf, wordsOf } from './place.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, listRecords, recordCard, recordHead } from './record-card.ts';
import { editRecord } from './record-edit.ts';
import { linesForThem } from './record-lines.ts';
import { recordName } from './record-words.ts';
import { dotted } from './rows.ts';
import { aboutSomebody } from './somebody.ts';
import { tellCard } from './tell-card.ts';
import { showDay } from './times.ts';
import { readyWords } from './words/ready.ts';

export const quote = defineCommand({
  name: 'quote',
  words: { en: ['quote', 'new quote'], es: ['presupuesto', 'nuevo presupuesto'], pt: ['orçamento', 'novo orçamento'] },
  says: {
    en: 'A quote to accept with a tap; “quote 7” shows one',
    es: 'Un presupuesto que se acepta con un toque; «presupuesto 7»',
    pt: 'Um orçamento que se aceita com um toque; “orçamento 7”',
  },
  examples: {
    en: ['quote ana logo design 450, cards 120', 'quote Ana Ruiz: 20 chairs at 60'],
    es: ['presupuesto ana logo 450, tarjetas 120', 'presupuesto Ana Ruiz: 20 sillas a 60'],
    pt: ['orçamento ana logo 450, cartões 120', 'orçamento Ana Ruiz: 20 cadeiras a 60'],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('quote', rest, named),
  changes: true,
  needsName: true,
  run(args, context): Promise<Outcome> {
    if ('edit' in args) return editRecord('quote', args, context, sendAgain);
    if ('number' in args && isFurther(args.to)) return further(args.number, args.to, context);
    if ('number' in args) return aboutRecord('quote', args, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('quote', 1, context);
    return aboutSomebody(quote, args, context, (somebody) => {
      const dueAt = holdsUntil(context);
      return openWithLines(quote, 'quote', somebody, context, (number, read) => ({
        text: quoteWords({ number, dueAt, ...read }, somebody.view, context),
        change: { dueAt },
        also: [wordsOf(context).orders.until.quote(showDay(dueAt, placeOf(context))), wordsOf(context).orders.withButtons],
      }));
    });
  },
});

/** The end of the day on which a quote that is made now runs out. */
export function holdsUntil({ tenant, now }: Pick<CommandContext, 'tenant' | 'now'>): Date {
  return DateTime.fromJSDate(now, { zone: tenant.timezone }).plus({ days: tenant.settings.quoteDays }).endOf('day').toJSDate();
}

type Facts = Pick<BusinessRecord, 'number' | 'lines' | 'amount'> & { dueAt: Date | null };

/** What goes to the customer, in the business's language: the lines, the total and until when it holds. */
function quoteWords(record: Facts, view: ContactView, context: CommandContext): string {
  const { tenant, now } = context;
  const words = readyWords[tenant.locale];
  const until = record.dueAt ? showDay(record.dueAt, { locale: tenant.locale, timezone: tenant.timezone, now }) : null;
  const name = firstName(view.contact);
  const whole = words.quote(name, record.number, linesForThem(record, context), until);
  if (whole.length <= cardLimits.body) return whole;
  const total = record.amount === null ? '' : words.total(showMoney(record.amount, tenant.currency, tenant.locale));
  return words.longQuote(name, record.number, total, until);
}

type Further = 'send' | 'order' | 'pay';

function isFurther(to: string | null): to is Further {
  return to === 'send' || to === 'order' || to === 'pay';
}

/** A quote is sent again, becomes an order, or is to be paid. */
async function further(number: number, what: Further, context: CommandContext): Promise<Outcome> {
  const { orders } = wordsOf(context);
  const record = await context.read.recordNumbered('quote', number);
  const view = record && (await context.read.contact(record.contactId));
  if (!record || !view) return { answer: { text: orders.noSuch(recordName({ kind: 'quote', number }, context)) }, effects: [] };
  switch (what) {
    case 'send':
      return await sendAgain(record, view, context);
    case 'order':
      return await toOrder(record, view, context);
    case 'pay':
      return await toPay(record, view, context);
  }
}

/** One that has run out holds anew from today. `also`: what changes of it with that. */
async function sendAgain(
  record: BusinessRecord,
  view: ContactView,
  context: CommandContext,
  also: RecordChange = {},
): Promise<Outcome> {
  const { orders, records } = wordsOf(context);
  const about = [view.contact.id];
  const state = stateAt(record, context.now);
  const what = recordName(record, context, 'first');
  if (state === 'accepted' || state === 'declined')
    return { answer: { text: orders.isAlready(what, records.state[state]), about }, effects: [] };
  const dueAt = state === 'expired' || !record.dueAt ? holdsUntil(context) : record.dueAt;
  const text = quoteWords({ ...record, dueAt }, view, context);
  const head = [recordHead(record, view, context), orders.until.quote(showDay(dueAt, placeOf(context))), orders.withButtons].join(
    '\n',
  );
  const change: RecordChange = { ...also, ...(dueAt === record.dueAt ? {} : { dueAt }) };
  const changes = Object.keys(change).length > 0;
  const told = { id: record.id, state: record.state, version: record.version + (changes ? 1 : 0) };
  const ready = await tellCard({ head, text, view, record: told }, context);
  const by = { who: 'operator' as const, id: context.operator.id };
  const effects: Effect[] = changes ? [{ do: 'change-record', recordId: record.id, change, by }] : [];
  if (!ready) return { answer: { text: changes ? head : orders.cannotTell(what), about }, effects };
  return { answer: ready.card, effects: [...effects, ready.draft] };
}

/** All of it is asked for, where nothing has been asked for it yet, by anybody or a rule. */
async function toPay(record: BusinessRecord, view: ContactView, context: CommandContext): Promise<Outcome> {
  const { id, amount, title } = record;
  if (amount === null) return { answer: { text: wordsOf(context).orders.noTotal, about: [view.contact.id] }, effects: [] };
  const asked = (await context.read.madeFrom(id)).find(({ kind }) => kind === 'payment');
  if (asked) return isMade(asked, record, view, context);
  return await requestPayment({ view, amount, title, madeFrom: id }, context);
}

/** What was to be made of it is there: that is shown instead of a second one. */
function isMade(made: BusinessRecord, of: BusinessRecord, view: ContactView, context: CommandContext): Outcome {
  const card = recordCard(made, view, context);
  const said = wordsOf(context).orders.isMade(recordName(made, context, 'first'), recordName(of, context));
  return { answer: { ...card, body: clipText(`${said}\n\n${card.body}`, cardLimits.body) }, effects: [] };
}

/** The same lines as an order, once. */
async function toOrder(record: BusinessRecord, view: ContactView, context: CommandContext): Promise<Outcome> {
  const { orders } = wordsOf(context);
  const there = madeAlready(record, { kind: 'order' }, await context.read.madeFrom(record.id));
  if (there) return isMade(there, record, view, context);
  const number = await context.takeNumber('order');
  const { contactId, conversationId, dealId, title, lines, amount, currency } = record;
  const name = recordName({ kind: 'order', number }, context, 'first');
  return {
    answer: { text: dotted(name, contactLabel(view.contact), orders.fromQuote(recordName(record, context))), about: [contactId] },
    effects: [
      {
        do: 'open-record',
        record: {
          id: context.newId<RecordId>(),
          kind: 'order',
          number,
          contactId,
          conversationId,
          dealId,
          title,
          lines,
          amount,
          currency,
          madeFrom: record.id,
        },
        by: { who: 'operator', id: context.operator.id },
        because: recordName(record, context),
      },
    ],
  };
}
