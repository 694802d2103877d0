import { type RecordLine, totalOf } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import { oneLine } from '../kit/clip.ts';
import { readPrice } from './amount.ts';

/**
 * Lines as they were read, and what they come to; null where a price is missing. `taken`: a price behind several things that did not say whether it
 * was for one or for all was taken for all of them, and whoever wrote it is told so.
 */
export type ReadLines = { lines: RecordLine[]; amount: number | null; taken: { count: number; amount: number } | null };

/** Lines of one record at most. */
export const mostLines = 30;

/**
 * Reads "20 chairs 1,200", "20 chairs at 60, 2 tables 140 each", "2 x 4m cable 35", "logo design 450, cards 120". A line is a count, what it is,
 * and a price; count and price may be missing. A price is of one where it says so ("at", "each"), of all where that is said ("for", "total") or
 * nothing is. Null where there is none, one cannot be read, or there
 * are too many.
 */
export function readLines(text: string, currency: string, locale: Locale): ReadLines | null {
  const parts = partsOf(text);
  const last = parts.at(-1);
  const sum = last === undefined ? null : readSum(last, currency, locale);
  const rest = sum === null ? parts : parts.slice(0, -1);
  const read = rest.flatMap((part) => readLine(part, currency, locale) ?? []);
  // What cannot be read is not left out of what can.
  if (read.length === 0 || read.length < rest.length || read.length > mostLines) return null;
  const lines = read.map(({ line }) => line);
  const wholeSaid = read.at(-1)!.said === 'total' && read.length > 1 && lines.slice(0, -1).every(({ unit }) => unit === null);
  if (wholeSaid) {
    // "20 chairs, 2 tables total 1,480": the total is that of everything.
    const { count, unit } = lines.at(-1)!;
    const amount = Math.round(count * unit!);
    return { lines: lines.map((line) => ({ ...line, unit: null })), amount, taken: null };
  }
  const guessed = read.find(({ line, said }) => said === null && line.unit !== null && line.count > 1);
  const taken = guessed ? { count: guessed.line.count, amount: Math.round(guessed.line.count * guessed.line.unit!) } : null;
  return { lines, amount: sum ?? totalOf(lines), taken };
}

/** What a record with these lines is about, in a line: "20 chairs, 2 tables". */
export function titleOf(lines: readonly RecordLine[], locale: Locale): string {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return lines.map((line) => (line.count === 1 ? line.text : `${count.format(line.count)} ${line.text}`)).join(', ');
}

/** A comma before a digit is inside a number; "and" leads to a new line only where a count follows it. */
function partsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => oneLine(line).split(/ ?; ?|, | \+ | (?:and|y|e) (?=\d+(?:[.,]\d+)? ?[x×]? ?\p{L})/u))
    .map((part) => part.replace(/^[-•·*]\s+|[.,]+$/g, ''))
    .filter((part) => part !== '');
}

type Line = { line: RecordLine /** Whether the price said what it was of. */; said: 'each' | 'total' | null };

const eachBehind =
  /\s*(?:\b(?:each|ea|apiece|per (?:piece|unit|one)|cada(?: un[ao]| pieza| peça)?|por unidade?|la unidad|a unidade)|\/ ?(?:u|ud|un|unit|pc)|c\/ ?u)\.?$/iu;
const totalBehind = /\s*\b(?:(?:in |en |no )?total|altogether|all together|en todo|ao todo|tudo|todo)$/iu;
const eachBefore = /(?:^|\s)(?:at|a|à|@|x|×|de)$/iu;
const totalBefore = /(?:^|\s)(?:for|por|para|=|total:?|total de)$/iu;

function readLine(part: string, currency: string, locale: Locale): Line | null {
  const each = eachBehind.test(part);
  const total = !each && totalBehind.test(part);
  const plain = part.replace(each ? eachBehind : total ? totalBehind : /$^/, '').trim();
  const price = readPrice(plain, currency, locale);
  const before = price ? price.before : plain;
  const isEach = each || (!total && price !== null && eachBefore.test(before));
  const isTotal = total || (!isEach && price !== null && totalBefore.test(before));
  const what = price ? before.replace(isEach ? eachBefore : totalBefore, '').replace(/[\s:=–-]+$/u, '') : part;
  const { count, text } = readCount(what.trim());
  if (!/\p{L}/u.test(text)) return null;
  if (!price) return { line: { text, count, unit: null }, said: null };
  const unit = isEach ? price.amount : price.amount / count;
  return { line: { text, count, unit }, said: isEach ? 'each' : isTotal ? 'total' : null };
}

/** Measures that belong to what it is: "500 g coffee" is one thing. */
const measure = /^(?:g|gr|mg|ml|cl|dl|cm|mm|m2|m²|cm2|gb|tb|mb|"|”|º|°|%|in|inch|pulgadas|polegadas)(?![\p{L}\d])/iu;

/** "20 chairs", "2 x 4m cable", "chairs x20"; without a count it is one. "4m cable" and "500 g coffee" have none: that is what they are. */
function readCount(text: string): { count: number; text: string } {
  const front = /^(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)(?:\s*[x×*]\s+|\s*[x×]\s*(?=\d)|[x×](?=\s|\p{L})|\s+)(?=\S)/iu.exec(
    text,
  );
  const rest = front ? text.slice(front[0].length).trim() : '';
  if (front && !measure.test(rest) && numberIn(front[1]!) > 0)
    return { count: numberIn(front[1]!), text: rest.replace(/^(?:of|de)\s+/iu, '') };
  const behind = /\s[x×]\s?(\d{1,6})$/iu.exec(text);
  if (behind && Number(behind[1]) > 0) return { count: Number(behind[1]), text: text.slice(0, behind.index).trim() };
  return { count: 1, text };
}

/** Three digits behind a separator are thousands, anything else decimals. */
function numberIn(figures: string): number {
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(figures) ? Number(figures.replace(/[.,]/g, '')) : Number(figures.replace(',', '.'));
}

/** "total 1,480" as a part of its own. */
function readSum(part: string, currency: string, locale: Locale): number | null {
  const rest = /^(?:in |en |no )?total:?\s+(?:de\s+)?(.+)$/iu.exec(part)?.[1];
  const price = rest === undefined ? null : readPrice(rest, currency, locale);
  return price && price.before === '' ? price.amount : null;
}
