import type { RecordChange } from '../crm/business-record.ts';
import { firstState } from '../crm/business-record.ts';
import { clipText } from '../kit/clip.ts';
import type { RecordId } from '../kit/ids.ts';
import { longestTitle } from './case.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { type ReadLines, readLines, titleOf } from './read-lines.ts';
import { readBack } from './record-lines.ts';
import { recordName } from './record-words.ts';
import { likeThis, type Somebody } from './somebody.ts';
import { tellCard } from './tell-card.ts';

/** What is said to its customer, and what else there is to it. */
type Rest = { text: string; change?: RecordChange; also?: string[] };

/** An order or a quote is opened with the lines somebody typed: they are answered as they were read, with words for its customer. */
export async function openWithLines(
  command: Pick<Command, 'examples'>,
  kind: 'order' | 'quote',
  { view, who, text }: Somebody,
  context: CommandContext,
  finish: (number: number, read: ReadLines) => Rest,
): Promise<Outcome> {
  const { orders } = wordsOf(context);
  const { locale, id: operatorId } = context.operator;
  const { contact, conversation } = view;
  if (text.trim() === '') return likeThis(command, context, view);
  const read = readLines(text.replace(/^[:,]\s*/, ''), context.tenant.currency, locale);
  if (!read) {
    const example = command.examples[locale][0]!;
    return { answer: { text: orders.notLines(clipText(text, 60), example), about: [contact.id] }, effects: [] };
  }
  const id = context.newId<RecordId>();
  const number = await context.takeNumber(kind);
  const { text: words, change = {}, also = [] } = finish(number, read);
  const head = [`*${recordName({ kind, number }, context, 'first')}* · ${who}`, ...readBack(read, context), ...also].join('\n');
  const ready = await tellCard({ head, text: words, view, record: { id, state: firstState(kind), version: 1 } }, context);
  const open = {
    do: 'open-record' as const,
    record: {
      id,
      kind,
      number,
      contactId: contact.id,
      conversationId: conversation?.id ?? null,
      title: clipText(titleOf(read.lines, locale), longestTitle),
      lines: read.lines,
      amount: read.amount,
      ...change,
    },
    by: { who: 'operator' as const, id: operatorId },
  };
  return ready
    ? { answer: ready.card, effects: [open, ready.draft] }
    : { answer: { text: head, about: [contact.id] }, effects: [open] };
}
