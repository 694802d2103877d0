import { z } from 'zod';
import { type RecordLine, totalOf } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import { readAmount } from './amount.ts';
import { mostLines, readLines } from './read-lines.ts';

/** What is done to the lines of a record: "add 2 x soap 4.50", "remove 2", "line 1 qty 3", "line 1 price 4". Lines count from 1. */
export const lineEdit = z.union([
  z.object({ do: z.literal('add'), text: z.string() }),
  z.object({ do: z.literal('remove'), line: z.number().int() }),
  z.object({ do: z.enum(['count', 'price']), line: z.number().int(), text: z.string() }),
]);
export type LineEdit = z.infer<typeof lineEdit>;

const add = /^(?:add|añad(?:ir|e)|agreg(?:ar|a|á)|adicion(?:ar|a|e)|acrescent(?:ar|a|e))\s+(.+)$/isu;
const remove =
  /^(?:remove|delete|take out|quit(?:ar|a|á)|elimin(?:ar|a|á)|borr(?:ar|a|á)|tir(?:ar|a|e)|remov(?:er|a)|retir(?:ar|a|e))\s+(?:(?:line|l[ií]nea|linha)\s+)?#?(\d{1,2})$/iu;
const ofLine = /^(?:line|l[ií]nea|linha)\s+#?(\d{1,2})\s+(\p{L}+)[:\s]\s*(.+)$/iu;
const fields = {
  count: /^(?:qty|quantity|count|cantidad|cant|quantidade|qtde?)$/iu,
  price: /^(?:price|precio|preço|preco)$/iu,
};

/** Reads what stands behind "order 12"; null where it is nothing about its lines. */
export function readLineEdit(text: string): LineEdit | null {
  const words = text.trim().replace(/[.!]+$/, '');
  const added = add.exec(words)?.[1];
  if (added) return { do: 'add', text: added };
  const removed = remove.exec(words)?.[1];
  if (removed) return { do: 'remove', line: Number(removed) };
  const [, line, field, value] = ofLine.exec(words) ?? [];
  if (!line || !field || !value) return null;
  const what = fields.count.test(field) ? 'count' : fields.price.test(field) ? 'price' : null;
  return what && { do: what, line: Number(line), text: value };
}

/** The lines afterwards and what they come to; or why there are none. */
export type Edited =
  | { ok: true; lines: RecordLine[]; amount: number | null; taken: { count: number; amount: number } | null }
  | { ok: false; why: 'no-such-line' | 'last-line' | 'too-many' | 'not-lines' | 'not-a-count' | 'not-a-price' };

/** What an edit makes of some lines. A price is that of one, as it is written on the line. */
export function editLines(lines: readonly RecordLine[], edit: LineEdit, currency: string, locale: Locale): Edited {
  if (edit.do === 'add') {
    const read = readLines(edit.text, currency, locale);
    if (!read) return { ok: false, why: 'not-lines' };
    if (lines.length + read.lines.length > mostLines) return { ok: false, why: 'too-many' };
    return edited([...lines, ...read.lines], read.taken);
  }
  if (!lines[edit.line - 1]) return { ok: false, why: 'no-such-line' };
  if (edit.do === 'remove')
    return lines.length === 1 ? { ok: false, why: 'last-line' } : edited(lines.filter((_, at) => at !== edit.line - 1));
  const change = edit.do === 'count' ? countIn(edit.text) : priceIn(edit.text, currency, locale);
  if (!change) return { ok: false, why: edit.do === 'count' ? 'not-a-count' : 'not-a-price' };
  return edited(lines.map((line, at) => (at === edit.line - 1 ? { ...line, ...change } : line)));
}

function edited(lines: RecordLine[], taken: { count: number; amount: number } | null = null): Edited {
  return { ok: true, lines, amount: totalOf(lines), taken };
}

function countIn(text: string): { count: number } | null {
  const figures = /^(\d{1,6}(?:[.,]\d{1,2})?)$/.exec(text.trim())?.[1];
  const count = Number(figures?.replace(',', '.') ?? 0);
  return count > 0 ? { count } : null;
}

function priceIn(text: string, currency: string, locale: Locale): { unit: number } | null {
  const read = readAmount(text, currency, locale);
  return read.is === 'amount' && read.text === '' ? { unit: read.amount } : null;
}
