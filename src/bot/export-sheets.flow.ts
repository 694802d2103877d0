import type { Tx } from '../../db/client.ts';
import { dotted } from '../commands/rows.ts';
import { wordsFor } from '../commands/words.ts';
import { offersAfter } from '../crm/export.store.ts';
import { callsAfter, type ExportedCall, type ExportedReport, reportsAfter } from '../crm/export-outside.store.ts';
import type { Offer } from '../crm/offer.ts';
import type { Cell } from '../kit/csv.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import type { Workbook } from '../kit/workbook.ts';
import { type ExportPlace, inUnits, wall } from './export-table.ts';

/** Reads a page of a file, in a transaction of its own, for whoever still writes that file. */
export type ReadPage = <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;

/** Whose file it is, and how it is read. */
export type Reading = { tenantId: TenantId; place: ExportPlace; page: ReadPage };

type Book = Pick<Workbook, 'sheet' | 'row'>;

export const rowsAtOnce = 1_000;

/** What the business offers; no sheet where it offers nothing. */
export async function offersSheet(book: Book, { tenantId, place, page }: Reading): Promise<void> {
  const { words } = place;
  const { state } = wordsFor(place.locale).offers;
  await pages<Offer>({
    next: (last) => page((tx) => offersAfter(tx, tenantId, last?.number ?? 0, rowsAtOnce)),
    begin: () =>
      book.sheet(words.sheets.offers, [
        ...['#', words.what, words.text, words.columns.value, words.columns.currency, words.state, words.photos, words.when],
      ]),
    row: (one) =>
      book.row([
        one.number,
        one.title,
        one.details,
        one.price === null ? null : inUnits(one.price, one.currency),
        one.currency,
        state[one.state],
        one.photos.length,
        wall(one.createdAt, place),
      ]),
  });
}

/**
 * What other systems reported and what they were told, about one person or everybody: that it was, and what came of it. Neither what was sent, which may
 * hold anything, nor an address, which may be a secret. In everybody's file there is no sheet where there was nothing.
 */
export async function outsideSheets(book: Book, { tenantId, place, page }: Reading, contactId: ContactId | null): Promise<void> {
  const { words } = place;
  const whose = { tenantId, contactId };
  const even = contactId !== null;
  await pages<ExportedReport>({
    next: (last) => page((tx) => reportsAfter(tx, whose, last?.id ?? null, rowsAtOnce)),
    begin: () =>
      book.sheet(words.sheets.reported, [
        words.when,
        words.system,
        words.what,
        words.reference,
        words.sheets.person,
        words.state,
      ]),
    row: (one) => book.row(reportCells(one, place)),
    even,
  });
  await pages<ExportedCall>({
    next: (last) => page((tx) => callsAfter(tx, whose, last?.id ?? null, rowsAtOnce)),
    begin: () =>
      book.sheet(words.sheets.told, [
        words.when,
        words.system,
        words.what,
        words.sheets.person,
        words.state,
        words.tries,
        words.answered,
      ]),
    row: (one) => book.row(callCells(one, place)),
    even,
  });
}

function reportCells(one: ExportedReport, place: ExportPlace): Cell[] {
  const { outside } = wordsFor(place.locale);
  const state = one.state === 'refused' ? outside.refused[one.reason ?? 'failed'] : outside.states[one.state];
  return [wall(one.at, place), one.system, dotted(one.type, one.called), one.reference, one.person, state];
}

function callCells(one: ExportedCall, place: ExportPlace): Cell[] {
  const { types } = wordsFor(place.locale).callouts;
  const what = one.type === 'ping' ? types.ping : types['rule.fired'];
  return [wall(one.at, place), one.name, what, one.person, place.words.called[one.state], one.tries, one.status];
}

/** Page after page. It begins with the first row, or `even` where there is none. */
export async function pages<T>(sheet: {
  next(last: T | null): Promise<T[]>;
  begin(): void;
  row(one: T): void;
  even?: boolean;
}): Promise<void> {
  for (let last: T | null = null, first = true; ; first = false) {
    const page: T[] = await sheet.next(last);
    if (first && (sheet.even || page.length > 0)) sheet.begin();
    for (const one of page) sheet.row(one);
    if (page.length < rowsAtOnce) return;
    last = page.at(-1)!;
  }
}
