import type { Place } from '../commands/times.ts';
import { inPlace } from '../commands/times.ts';
import type { ExportWords } from '../commands/words/export.ts';
import type { ExportedContact, ExportedMessage } from '../crm/export.store.ts';
import type { Cell, WallClock } from '../kit/csv.ts';

/** Where a file is read: its words, the business's clock and money. */
export type ExportPlace = Place & { words: ExportWords; currency: string };

/** A file that is written, and what is said of it. */
export type Written = { bytes: Uint8Array; filename: string; mime: string; caption: string };

export const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function contactTitles({ columns }: ExportWords): string[] {
  return contactColumns.map((column) => columns[column]);
}

/** One person as a row, in the order of the titles. */
export function contactCells(one: ExportedContact, place: ExportPlace): Cell[] {
  const { yes, no } = place.words;
  const values: Record<(typeof contactColumns)[number], Cell> = {
    name: one.name,
    phone: one.phone ?? '',
    username: one.username ? `@${one.username}` : '',
    stage: one.stage ?? '',
    value: one.value === null ? null : inUnits(one.value, place.currency),
    currency: one.value === null ? '' : place.currency,
    tags: one.tags.join(', '),
    responsible: one.responsible ?? '',
    wroteAt: wall(one.wroteAt, place),
    answeredAt: wall(one.answeredAt, place),
    waitingSince: wall(one.waitingSince, place),
    marketing: one.marketing === 'given' ? yes : one.marketing === 'stopped' ? no : '',
    notes: one.notes,
    openTasks: one.openTasks,
    blocked: one.blocked ? yes : no,
    since: wall(one.since, place),
  };
  return contactColumns.map((column) => values[column]);
}

const contactColumns = [
  'name',
  'phone',
  'username',
  'stage',
  'value',
  'currency',
  'tags',
  'responsible',
  'wroteAt',
  'answeredAt',
  'waitingSince',
  'marketing',
  'notes',
  'openTasks',
  'blocked',
  'since',
] as const;

export function messageCells(one: ExportedMessage, place: ExportPlace): Cell[] {
  const { they, us, hilo } = place.words;
  const who = one.direction === 'in' ? they : one.author === 'hilo' ? hilo : us;
  return [wall(one.at, place), who, one.type, one.text];
}

/** A moment as the business's clock showed it. */
export function wall(at: Date | null, place: Place): WallClock | null {
  if (!at) return null;
  const { year, month, day, hour, minute } = inPlace(at, place);
  return { year, month, day, hour, minute };
}

export function inUnits(amount: number, currency: string): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return amount / 10 ** digits;
}
