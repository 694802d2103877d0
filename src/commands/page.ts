import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { withoutPoliteness } from './rest.ts';
import type { Words } from './words.ts';

/** Which page of a long list, from one. */
export const pageArgs = z.object({ page: z.number().int().min(1).max(99) });

/** Rows on one page of a list that goes on: WhatsApp shows ten rows, and the last of them leads further. */
const perPage = cardLimits.rows - 1;

/** Nothing, or the number of a page. */
export function readPage(rest: string): z.infer<typeof pageArgs> | null {
  const text = withoutPoliteness(rest);
  if (text === '') return { page: 1 };
  return /^\d{1,2}$/.test(text) && Number(text) > 0 ? { page: Number(text) } : null;
}

/** How many rows must be read for a page to be shown: those before it and itself. */
export function rowsUpTo(page: number): number {
  return page * perPage + 1;
}

/**
 * One page: all ten where they fit, else nine and a row that leads on. Rows that can be tapped on every page were preferred to a numbered
 * text from the eleventh on. `besides`: rows that stand on every page as well.
 */
export function onePage<T>(
  rows: readonly T[],
  total: number,
  page: number,
  besides = 0,
): { shown: T[]; first: number; left: number } {
  const [whole, part] = [cardLimits.rows - besides, perPage - besides];
  const first = (page - 1) * part;
  if (total - first <= whole) return { shown: rows.slice(first, first + whole), first, left: 0 };
  return { shown: rows.slice(first, first + part), first, left: total - first - part };
}

export function moreRow(left: number, command: string, rest: string, words: Words): Choice[] {
  return left > 0 ? [{ label: words.answer.more(left), act: { verb: 'run', command, rest } }] : [];
}
