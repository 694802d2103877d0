import { z } from 'zod';
import { pageArgs, readPage } from './page.ts';

/** A page of a list of records, or one of them by its number: what a row of the list carries. */
export const listArgs = z.union([z.object({ number: z.number().int().min(1) }), pageArgs]);

/** "orders", "orders 2" (its second page), "orders #12". */
export function readList(rest: string): z.infer<typeof listArgs> | null {
  const number = /^#(\d{1,6})$/.exec(rest.trim());
  return number && Number(number[1]) > 0 ? { number: Number(number[1]) } : readPage(rest);
}
