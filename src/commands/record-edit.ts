import { type BusinessRecord, linesMayChange, paidBy, type RecordChange, stateAt, totalOf } from '../crm/business-record.ts';
import type { CardSpec } from '../crm/card.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { clipText } from '../kit/clip.ts';
import { longestTitle } from './case.ts';
import type { CommandContext, Line, Outcome } from './command.ts';
import { type Edited, editLines, type LineEdit } from './edit-lines.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { mostLines, titleOf } from './read-lines.ts';
import { recordName } from './record-words.ts';

/** Writes the change, with the words that tell its customer made anew. `record` is as it is afterwards. */
type Tell = (record: BusinessRecord, view: ContactView, context: CommandContext, change: RecordChange) => Promise<Outcome>;

/** "order 12 add 2 x soap 4.50", "quote 7 line 1 qty 3": another line, another count, one less; the total is counted anew. */
export async function editRecord(
  kind: 'order' | 'quote',
  { number, edit }: { number: number; edit: LineEdit },
  context: CommandContext,
  tell: Tell,
): Promise<Outcome> {
  const { orders } = wordsOf(context);
  const record = await context.read.recordNumbered(kind, number);
  const view = record && (await context.read.contact(record.contactId));
  if (!record || !view) return { answer: { text: orders.noSuch(recordName({ kind, number }, context)) }, effects: [] };
  const about = [view.contact.id];
  const refused = await whyNot(record, context);
  if (refused) return { answer: { text: refused, about }, effects: [] };
  const { locale } = context.operator;
  const edited = editLines(record.lines, edit, record.currency, locale);
  if (!edited.ok) return { answer: { text: refusal(edited.why, record, edit, context), about }, effects: [] };
  const { lines, amount } = edited;
  const change = { lines, amount, title: clipText(titleOf(lines, locale), longestTitle) };
  const outcome = await tell({ ...record, ...change }, view, context, change);
  return { ...outcome, answer: withNotes(outcome.answer, notesOn(record, edited, context)) };
}

/** What has been answered, sent or paid for stays as it was. */
async function whyNot(record: BusinessRecord, context: CommandContext): Promise<string | null> {
  const { orders, records } = wordsOf(context);
  const what = recordName(record, context, 'first');
  const state = stateAt(record, context.now);
  if (!linesMayChange({ kind: record.kind, state })) return orders.linesStay(what, records.state[state]);
  const payment = paidBy(record, await context.read.recordsOf(record.contactId, 50));
  return payment ? orders.linesPaid(what, recordName(payment, context)) : null;
}

function refusal(
  why: Extract<Edited, { ok: false }>['why'],
  record: BusinessRecord,
  edit: LineEdit,
  context: CommandContext,
): string {
  const { orders } = wordsOf(context);
  const said = edit.do === 'remove' ? String(edit.line) : clipText(edit.text, 60);
  switch (why) {
    case 'no-such-line':
      return orders.noSuchLine(recordName(record, context, 'first'), record.lines.length);
    case 'last-line':
      return orders.lastLine(recordName(record, context, 'first'));
    case 'too-many':
      return orders.tooManyLines(mostLines);
    case 'not-lines':
      return orders.notLines(said, orders.addExample);
    case 'not-a-count':
    case 'not-a-price':
      return orders.notFigure[why](said);
  }
}

/** A price that did not say what it was of; a total that was said and not counted, and is counted now. */
function notesOn(before: BusinessRecord, edited: Extract<Edited, { ok: true }>, context: CommandContext): string[] {
  const { orders } = wordsOf(context);
  const money = (value: number) => showMoney(value, before.currency, context.operator.locale);
  const counted = totalOf(before.lines);
  return [
    ...(edited.taken ? [orders.takenForAll(money(edited.taken.amount), String(edited.taken.count))] : []),
    ...(edited.amount === null ? [orders.noTotal] : []),
    ...(before.amount !== null && before.amount !== counted ? [orders.recounted(money(before.amount))] : []),
  ];
}

function withNotes(answer: Line | CardSpec | undefined, notes: readonly string[]): Line | CardSpec | undefined {
  if (!answer || notes.length === 0) return answer;
  if ('text' in answer) return { ...answer, text: [answer.text, ...notes].join('\n') };
  return { ...answer, body: [...notes, '', answer.body].join('\n') };
}
