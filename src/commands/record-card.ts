import { type BusinessRecord, isStateOf, mayBecome, nextStates, type RecordState, stateAt } from '../crm/business-record.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, contactName, firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import type { RecordArgs } from './record-args.ts';
import { showLines } from './record-lines.ts';
import { recordName } from './record-words.ts';
import { replyChoice } from './reply-choice.ts';
import { dotted, listOutcome } from './rows.ts';
import { tellCard } from './tell-card.ts';
import { showAge, showDay } from './times.ts';
import { readyWords } from './words/ready.ts';

/** A record kept by a command of its own name. Appointments are in a calendar instead. */
export type Kept = Exclude<BusinessRecord['kind'], 'appointment'>;

/** The command a kind is opened and changed by, and the one that lists it. */
export const commandsOf: Record<Kept, { one: string; all: string }> = {
  order: { one: 'order', all: 'orders' },
  quote: { one: 'quote', all: 'quotes' },
  case: { one: 'case', all: 'cases' },
  payment: { one: 'pay', all: 'payments' },
};

/** "order 12", "order 12 delivered": shows it, or leads it on. */
export async function aboutRecord(
  kind: Kept,
  args: Extract<RecordArgs, { number: number }>,
  context: CommandContext,
): Promise<Outcome> {
  const { orders } = wordsOf(context);
  const { number } = args;
  const record = await context.read.recordNumbered(kind, number);
  const view = record && (await context.read.contact(record.contactId));
  if (!record || !view) return { answer: { text: orders.noSuch(recordName({ kind, number }, context)) }, effects: [] };
  if ('edit' in args || args.to === null || !isStateOf(kind, args.to))
    return { answer: recordCard(record, view, context), effects: [] };
  return leadTo(record, args.to, view, context);
}

/** Leads a record to another state, where its operator may; else says why not. */
export async function leadTo(
  record: BusinessRecord,
  to: RecordState,
  view: ContactView,
  context: CommandContext,
): Promise<Outcome> {
  const { orders, records } = wordsOf(context);
  const about = [view.contact.id];
  const what = recordName(record, context, 'first');
  const state = stateAt(record, context.now);
  if (state === to) return { answer: { text: orders.isAlready(what, records.state[to]), about }, effects: [] };
  if (to === 'paid') return { answer: { text: orders.notByWord(what), about }, effects: [] };
  if (!mayBecome({ kind: record.kind, state }, to, 'operator'))
    return { answer: { text: orders.cannotBecome(what, records.state[state], records.state[to]), about }, effects: [] };
  const change = {
    do: 'change-record' as const,
    recordId: record.id,
    to,
    by: { who: 'operator' as const, id: context.operator.id },
  };
  const line = dotted(what, contactLabel(view.contact), records.state[to]);
  const words = wordsOn(record, to, view, context);
  const ready =
    words === null ? null : await tellCard({ head: line, text: words, view, record: { id: record.id, state: to } }, context);
  if (ready) return { answer: ready.card, effects: [change, ready.draft] };
  return { answer: { text: line, about }, effects: [change] };
}

/** What its customer may want to hear of it; null where that is nothing. */
function wordsOn(
  { kind, number }: BusinessRecord,
  to: RecordState,
  view: ContactView,
  { tenant }: CommandContext,
): string | null {
  if (kind !== 'order') return null;
  const words = readyWords[tenant.locale];
  const name = firstName(view.contact);
  if (to === 'sent') return words.orderSent(name, number);
  return to === 'cancelled' ? words.orderCancelled(name, number) : null;
}

/** A record in full, with what it can be led to. */
export function recordCard(record: BusinessRecord, view: ContactView, context: CommandContext): CardSpec {
  const { orders, records, label } = wordsOf(context);
  const place = placeOf(context);
  const { id: contactId } = view.contact;
  const state = stateAt(record, context.now);
  const body = [
    recordHead(record, view, context),
    dotted(
      records.state[state],
      orders.since(showDay(record.createdAt, place)),
      record.dueAt && !record.closedAt && orders.until[record.kind as Kept](showDay(record.dueAt, place)),
    ),
  ];
  return {
    kind: 'question',
    body: clipText(body.filter((line) => line !== '').join('\n'), cardLimits.body),
    choices: [...stepsOf(record, state, context), replyChoice(contactId, { label })].slice(0, cardLimits.buttons) as Choice[],
    contactId,
    record: { id: record.id, state: record.state },
  };
}

/** What it is called, whose it is, its lines and what they come to. */
export function recordHead(record: BusinessRecord, view: ContactView, context: CommandContext): string {
  const { orders } = wordsOf(context);
  const { locale } = context.operator;
  return [
    `*${recordName(record, context, 'first')}* · ${clipText(oneLine(contactLabel(view.contact)), 90)}`,
    ...(record.lines.length > 0 ? showLines(record.lines, record.currency, locale) : [oneLine(record.title)]),
    ...(record.amount === null ? [] : [orders.total(showMoney(record.amount, record.currency, locale))]),
  ].join('\n');
}

function stepsOf(record: BusinessRecord, state: RecordState, context: CommandContext): Choice[] {
  const { orders, label } = wordsOf(context);
  const kind = record.kind as Kept;
  const choice = (title: string, rest: string): Choice => ({
    label: clipText(title, cardLimits.button),
    act: { verb: 'run', command: commandsOf[kind].one, rest: `#${record.number} ${rest}`, contactId: record.contactId },
  });
  const steps = nextStates({ kind, state }, 'operator').flatMap((to) => {
    const title = orders.step[kind][to];
    return title ? [choice(title, to)] : [];
  });
  if (kind !== 'quote') return steps;
  // A quote that was answered is not sent again; one that ran out is.
  const answered = state === 'accepted' || state === 'declined';
  return [
    ...(answered ? [] : [choice(label.send, 'send')]),
    ...steps,
    ...(state === 'accepted' ? [choice(orders.makeOrder, 'order')] : []),
  ];
}

/** The open records of a kind, oldest first; a row opens one. */
export async function listRecords(kind: Kept, page: number, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { rows, total } = await context.read.openRecords(kind, rowsUpTo(page) + 1);
  if (total === 0) return { answer: { text: words.orders.none[kind] }, effects: [] };
  const { shown, left } = onePage(rows, total, page);
  const people = await context.read.contacts(shown.map((record) => record.contactId));
  const choices = shown.map((record): Choice => {
    const view = people.find(({ contact }) => contact.id === record.contactId);
    return {
      label: clipText(`#${record.number} ${view ? oneLine(contactName(view.contact)) : ''}`.trim(), cardLimits.row),
      description: clipText(describe(record, context), cardLimits.description),
      act: { verb: 'run', command: commandsOf[kind].all, rest: `#${record.number}`, contactId: record.contactId },
    };
  });
  const more = moreRow(left, commandsOf[kind].all, String(page + 1), words);
  return listOutcome(words.orders.open[kind](total), [...choices, ...more], context, words.answer.see);
}

function describe(record: BusinessRecord, context: CommandContext): string {
  const { records } = wordsOf(context);
  const { locale } = context.operator;
  return dotted(
    clipText(oneLine(record.title), 30),
    record.amount !== null && showMoney(record.amount, record.currency, locale),
    records.state[stateAt(record, context.now)],
    showAge(context.now.getTime() - record.createdAt.getTime()),
  );
}
