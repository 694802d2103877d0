import { readAmount } from '../commands/amount.ts';
import { findStage } from '../commands/stage-named.ts';
import { givenName, plainName } from '../crm/contact.ts';
import type { Stage } from '../crm/deal.ts';
import { type Locale, nameKey } from '../crm/locale.ts';
import { clipText } from '../kit/clip.ts';
import { type E164, phoneKey, readPhoneStrictly } from '../kit/phone.ts';
import type { Table } from '../kit/read-table.ts';
import type { ImportColumns, ImportField } from './import-columns.ts';

/** A row that can become a contact. `value` in the currency's smallest unit. */
export type ImportPerson = {
  line: number;
  name: string | null;
  phone: E164;
  key: string;
  stage: Stage | null;
  value: number | null;
  tags: string[];
  note: string | null;
  consent: 'given' | 'stopped' | null;
};

/** Why a row cannot: without a number, with one that is none or that Excel has shortened, or there twice in the file. */
export type RefusedBecause = 'no-phone' | 'bad-phone' | 'excel-phone' | 'twice' | 'team';
export type RefusedRow = { line: number; because: RefusedBecause; phone: string; cells: string[] };

export type ImportPlace = {
  country: string;
  currency: string;
  locale: Locale;
  stages: readonly Stage[];
  team: ReadonlySet<string>;
};

export type ImportList = { people: ImportPerson[]; refused: RefusedRow[] };

/**
 * Sorts a table into people and refused rows, so many rows at each step: fifty thousand numbers are a second of work, in which nobody else would
 * be answered. Of two rows with one number the first counts; the team is never among its own customers.
 */
export function* readPeople(
  table: Table,
  columns: ImportColumns,
  place: ImportPlace,
  rowsAtOnce = 500,
): Generator<void, ImportList> {
  const list: ImportList = { people: [], refused: [] };
  const seen = new Set<string>();
  const stages = stageFinder(place.stages);
  const rows = columns.headed ? table.rows.slice(1) : table.rows;
  for (const [n, row] of rows.entries()) {
    const read = (field: ImportField) => (columns.at[field] === undefined ? '' : (row.cells[columns.at[field]] ?? ''));
    const phone = readPhoneStrictly(read('phone'), place.country);
    const key = phone ? phoneKey(phone) : '';
    const because = phone ? (place.team.has(key) ? 'team' : seen.has(key) ? 'twice' : null) : whyNoPhone(read('phone'));
    if (phone && !because) {
      seen.add(key);
      list.people.push({ line: row.line, phone, key, ...factsOf(read, place, stages) });
    } else list.refused.push({ ...row, because: because ?? 'bad-phone', phone: read('phone') });
    if (n % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return list;
}

function factsOf(
  read: (field: ImportField) => string,
  place: ImportPlace,
  stages: (text: string) => Stage | null,
): Omit<ImportPerson, 'line' | 'phone' | 'key'> {
  const amount = read('value') ? readAmount(read('value'), place.currency, place.locale) : null;
  return {
    name: nameOf(read('name'), read('first'), read('last')),
    stage: stages(read('stage')),
    value: amount?.is === 'amount' ? amount.amount : null,
    tags: tagsOf(read('tags')),
    note: clipText(read('note'), 4_000) || null,
    consent: consentOf(read('consent')),
  };
}

function whyNoPhone(written: string): RefusedBecause {
  if (written === '') return 'no-phone';
  return /^\d([.,]\d+)?e\+?\d+$/i.test(written) ? 'excel-phone' : 'bad-phone';
}

function nameOf(whole: string, first: string, last: string): string | null {
  const name = plainName(whole || `${first} ${last}`);
  return givenName(name) ? clipText(name, 120) : null;
}

const tagsMost = 10;

function tagsOf(text: string): string[] {
  const tags = new Map<string, string>();
  for (const tag of text.split(/[,;|]/).map((one) => clipText(plainName(one), 40))) if (tag) tags.set(nameKey(tag), tag);
  return [...tags.values()].slice(0, tagsMost);
}

/** Only what plainly says yes is a yes; what says neither is nothing. */
function consentOf(text: string): ImportPerson['consent'] {
  const key = nameKey(text);
  if (/^(yes|y|true|1|x|si|s|sim|ok|given|opt-?in|subscribed|acepta|aceita|verdadero|verdadeiro)$/.test(key)) return 'given';
  return /^(no|n|false|0|nao|stop|stopped|opt-?out|unsubscribed|baja|falso)$/.test(key) ? 'stopped' : null;
}

/** The same few names come fifty thousand times. */
function stageFinder(stages: readonly Stage[]): (text: string) => Stage | null {
  const known = new Map<string, Stage | null>();
  return (text) => {
    if (text === '') return null;
    const there = known.get(text);
    if (there !== undefined) return there;
    const match = findStage(text, stages);
    const stage = match.is === 'one' ? match.stage : null;
    known.set(text, stage);
    return stage;
  };
}
