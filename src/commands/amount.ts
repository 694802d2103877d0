import type { Locale } from '../crm/locale.ts';

/** An amount at the beginning or the end of a sentence, in the currency's smallest unit, and the words beside it. */
export type Amount = { is: 'none'; text: string } | { is: 'amount'; amount: number; text: string };

const sign = '[€$£¥₹₺₽]|R\\$|US\\$|[A-Z]{2,3}\\$';
const name =
  'euros?|dollars?|bucks|pounds?|pesos?|reais|real|soles|francs?|rand|dirhams?|d[oó]lares?|libras?|eur|usd|gbp|mxn|ars|brl|cop|clp|pen|chf|zar|aed|inr|ngn|kes';
const figure = "\\d{1,3}(?:[ \\u00a0.,'’]\\d{3})+(?:[.,]\\d{1,3})?|\\d+(?:[.,]\\d{1,3})?";
const whole = `(?:(?:${sign})\\s*)?(${figure})\\s*(k|mil|m)?(?:\\s*(?:${sign}|(?:${name})(?![\\p{L}\\d])))?`;

const atBeginning = new RegExp(`^${whole}(?![\\p{L}\\d.,%:/])`, 'iu');
const atEnd = new RegExp(`(?<![\\p{L}\\d.,:/-])${whole}$`, 'iu');

/**
 * Reads "450", "€1,200", "1.200 euros", "1.5k", "2 mil". The language decides only what cannot be told otherwise: three digits behind one
 * separator are thousands, but for a currency that has thousandths of its own, where the language's decimal sign decides.
 */
export function readAmount(text: string, currency: string, locale: Locale): Amount {
  const trimmed = text.trim();
  for (const shape of [atBeginning, atEnd]) {
    const match = shape.exec(trimmed);
    if (!match) continue;
    const rest = `${trimmed.slice(0, match.index)} ${trimmed.slice(match.index + match[0].length)}`;
    return { is: 'amount', amount: inSmallest(match[1]!, match[2], currency, locale), text: plainRest(rest) };
  }
  return { is: 'none', text: trimmed };
}

// "4m" at the end of a line is as long as it is, and no four million.
const priceAtEnd = new RegExp(
  `(?:^|(?<=[\\s(=@x×:]))(?:(?:${sign})\\s*)?(${figure})\\s?(k|mil)?(?:\\s*(?:${sign}|(?:${name})(?![\\p{L}\\d])))?$`,
  'iu',
);

/** A price at the end of a line, or at its beginning where a sign says that it is one, and what stands beside it; null where there is none. */
export function readPrice(text: string, currency: string, locale: Locale): { amount: number; before: string } | null {
  const trimmed = text.trim();
  const end = priceAtEnd.exec(trimmed);
  if (end) return { amount: inSmallest(end[1]!, end[2], currency, locale), before: trimmed.slice(0, end.index).trim() };
  const front = new RegExp(`^(?:${sign})`, 'iu').test(trimmed) ? atBeginning.exec(trimmed) : null;
  return front
    ? { amount: inSmallest(front[1]!, front[2], currency, locale), before: trimmed.slice(front[0].length).trim() }
    : null;
}

/** An amount as it stands in a text. */
export type SaidAmount = { amount: number; said: string };

// What can be nothing but money: with a sign or a currency's name, in thousands ("240k"), or with its thousands set apart ("1.200").
const money = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?:(?:${sign})\\s*(${figure})\\s?(k|mil|m)?|(${figure})\\s?(k|mil|m)?\\s?(?:(?:${sign})|(?:${name})(?![\\p{L}\\d]))|(${figure})\\s?(k|mil)|(\\d{1,3}(?:[.,]\\d{3})+))(?![\\p{L}\\d])`,
  'giu',
);

/** The amounts in a text, as they were written there. A bare number may be anything, and is none. */
export function amountsIn(text: string, currency: string, locale: Locale): SaidAmount[] {
  return [...text.matchAll(money)].map((match) => {
    const figures = match[1] ?? match[3] ?? match[5] ?? match[7]!;
    const scale = match[2] ?? match[4] ?? match[6];
    return { amount: inSmallest(figures, scale, currency, locale), said: match[0].trim() };
  });
}

const anyFigure = new RegExp(`(?<![\\d.,])(${figure})\\s?(k|mil)?(?![\\p{L}\\d])`, 'giu');

/** Every number in a text as the amount it would be. */
export function figuresIn(text: string, currency: string, locale: Locale): number[] {
  return [...text.matchAll(anyFigure)].map(([, figures, scale]) => inSmallest(figures!, scale, currency, locale));
}

function inSmallest(figures: string, scale: string | undefined, currency: string, locale: Locale): number {
  const digits = digitsOf(currency);
  const units = Number(withPoint(figures.replace(/[ \u00a0'’]/g, ''), scale ? 3 : digits, locale));
  const times = { k: 1_000, mil: 1_000, m: 1_000_000 }[scale?.toLowerCase() ?? ''] ?? 1;
  return Math.round(units * times * 10 ** digits);
}

/** The figures with a point before their decimals and no other sign. `digits`: how many decimals this currency has. */
function withPoint(figures: string, digits: number, locale: Locale): string {
  const last = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
  if (last === -1) return figures;
  const sign = figures[last]!;
  const both = figures.includes('.') && figures.includes(',');
  const behind = figures.length - last - 1;
  const repeated = figures.indexOf(sign) !== last;
  const decimalSign = locale === 'en' ? '.' : ',';
  const isDecimal = both || (!repeated && (behind !== 3 || (digits === 3 && sign === decimalSign)));
  const before = figures.slice(0, last).replace(/[.,]/g, '');
  return isDecimal ? `${before}.${figures.slice(last + 1)}` : `${before}${figures.slice(last + 1)}`;
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What stands beside the amount, without what only led to it. */
function plainRest(rest: string): string {
  return rest
    .trim()
    .replace(/^(?:for|por|para|a|at|de|of)(?:\s+|$)/iu, '')
    .replace(/(?:^|\s+)(?:for|por|para|a|at|de|of)$/iu, '')
    .replace(/^[,;:–-]+\s*|\s*[,;:–-]+$/gu, '')
    .trim();
}
