import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { exports } from '../../db/schema/files.ts';
import { dotted } from '../commands/rows.ts';
import { showDay } from '../commands/times.ts';
import { exportWords } from '../commands/words/export.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import {
  contactsAfter,
  countContacts,
  type ExportedContact,
  type ExportedMessage,
  messagesAfter,
  offersAfter,
  oneContact,
  recordsOf,
} from '../crm/export.store.ts';
import type { MediaStore } from '../crm/media-store.ts';
import type { Operator } from '../crm/operator.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { csvLine, csvMark } from '../kit/csv.ts';
import type { ContactId, ExportId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import { openWorkbook } from '../kit/workbook.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { doneMark } from './done-mark.store.ts';
import { contactCells, contactTitles, type ExportPlace, inUnits, messageCells, wall } from './export-table.ts';
import { type LaidFile, layFile, showLaid } from './laid-file.flow.ts';

type Needs = BotNeeds & { files: MediaStore };
type Row = typeof exports.$inferSelect;

/** So long nobody else writes the same file; every page says again that somebody does. */
const leaseMs = 20 * secondMs;
const triesMost = 3;
const againAfterMs = 10 * secondMs;
const rowsAtOnce = 1_000;
/** An answer that is not there by then is announced. */
const announceAfterMs = 10 * secondMs;

/**
 * Writes the file that was asked for and hands it over. It reads page by page, each in a transaction of its own, and keeps only what is
 * compressed already. Whoever dies in the middle leaves a row that is due again, and the file is written anew.
 */
export async function writeExport(needs: Needs, tenantId: TenantId, id: ExportId): Promise<Ring[]> {
  const job = await withTenant(needs.db, tenantId, (tx) => claim(tx, needs, tenantId, id));
  if (!job) return [];
  if ('rings' in job) return job.rings;
  try {
    const file = job.row.contactId ? await personFile(needs, job, job.row.contactId) : await everybodyFile(needs, job);
    return [...job.announced, ...(await handOver(needs, job, file))];
  } catch (error) {
    needs.log.warn('export failed', { export: id, attempt: job.row.attempts, ...errorFacts(error) });
    await tryAgainSoon(needs, job.row);
    return job.announced;
  }
}

type Job = {
  row: Row;
  operator: Operator;
  place: ExportPlace;
  startedMachineMs: number;
  /** What was said meanwhile, to be rung for. */
  announced: Ring[];
};
type Written = LaidFile & { caption: string };

async function claim(tx: Tx, needs: Needs, tenantId: TenantId, id: ExportId): Promise<Job | { rings: Ring[] } | null> {
  const context = await openContext(tx, needs, tenantId);
  const which = and(eq(exports.tenantId, tenantId), eq(exports.id, id));
  const [row] = await tx.select().from(exports).where(which).for('update', { skipLocked: true });
  if (row?.state !== 'waiting' || row.nextTryMachine > context.machineNow) return null;
  const operator = await readOperator(tx, tenantId, row.operatorId);
  const words = wordsFor(operator.locale);
  if (row.attempts >= triesMost) {
    await tx.update(exports).set({ state: 'failed' }).where(which);
    return { rings: await commit(tx, context, [{ do: 'say', to: operator.id, text: words.files.exportFailed }]) };
  }
  const attempts = row.attempts + 1;
  await tx
    .update(exports)
    .set({ attempts, nextTryMachine: addMs(context.machineNow, leaseMs) })
    .where(which);
  const { timezone, currency } = context.tenant;
  const place = { locale: operator.locale, timezone, currency, now: context.now, words: exportWords[operator.locale] };
  return { row: { ...row, attempts }, operator, place, startedMachineMs: needs.clock.machineMs(), announced: [] };
}

async function everybodyFile(needs: Needs, job: Job): Promise<Written> {
  const { row, place } = job;
  const table = row.format === 'csv' ? openCsv() : openSheet(place.words.sheets.contacts);
  table.row(contactTitles(place.words));
  let count = 0;
  for (let after: ContactId | null = null; ; ) {
    const people: ExportedContact[] = await withTenant(needs.db, row.tenantId, async (tx) => {
      await keepLease(tx, needs, row);
      const page = await contactsAfter(tx, row.tenantId, after, rowsAtOnce);
      if (isSlow(needs, job, count)) job.announced.push(...(await announce(tx, needs, job, count)));
      return page;
    });
    for (const one of people) table.row(contactCells(one, place));
    count += people.length;
    if (people.length < rowsAtOnce) break;
    after = people.at(-1)!.id;
  }
  if (row.format === 'xlsx') await offersSheet(needs, row, place, table);
  const words = wordsFor(place.locale).files;
  const day = place.now.toISOString().slice(0, 10);
  return {
    ...table.end(),
    filename: `${place.words.fileAll}-${day}.${row.format}`,
    caption: words.exported(count, showDay(place.now, place)),
  };
}

/** What the business offers, on a sheet of its own behind the people; none where it offers nothing. */
async function offersSheet(needs: Needs, row: Row, place: ExportPlace, table: Table): Promise<void> {
  const { words } = place;
  const { state } = wordsFor(place.locale).offers;
  for (let after = 0; ; ) {
    const page = await withTenant(needs.db, row.tenantId, async (tx) => {
      await keepLease(tx, needs, row);
      return await offersAfter(tx, row.tenantId, after, rowsAtOnce);
    });
    if (page.length > 0 && after === 0)
      table.sheet?.(words.sheets.offers, [
        ...['#', words.what, words.text, words.columns.value, words.columns.currency, words.state, words.photos, words.when],
      ]);
    for (const one of page)
      table.row([
        one.number,
        one.title,
        one.details,
        one.price === null ? null : inUnits(one.price, one.currency),
        one.currency,
        state[one.state],
        one.photos.length,
        wall(one.createdAt, place),
      ]);
    if (page.length < rowsAtOnce) return;
    after = page.at(-1)!.number;
  }
}

/** Everything about one person, each kind on a sheet of its own. */
async function personFile(needs: Needs, { row, place }: Job, contactId: ContactId): Promise<Written> {
  const { words } = place;
  const { sheets } = words;
  const book = openWorkbook();
  const { person, records } = await withTenant(needs.db, row.tenantId, async (tx) => ({
    person: await oneContact(tx, row.tenantId, contactId),
    records: await recordsOf(tx, row.tenantId, contactId),
  }));
  book.sheet(sheets.person, [words.what, words.text]);
  const cells = person ? contactCells(person, place) : [];
  for (const [n, title] of contactTitles(words).entries()) book.row([title, cells[n] ?? null]);
  book.sheet(sheets.messages, [words.when, words.who, words.what, words.text]);
  for (let after: ExportedMessage | null = null; ; ) {
    const page: ExportedMessage[] = await withTenant(needs.db, row.tenantId, async (tx) => {
      await keepLease(tx, needs, row);
      return await messagesAfter(tx, row.tenantId, contactId, after, rowsAtOnce);
    });
    for (const one of page) book.row(messageCells(one, place));
    if (page.length < rowsAtOnce) break;
    after = page.at(-1)!;
  }
  book.sheet(sheets.notes, [words.when, words.who, words.text]);
  for (const note of records.notes) book.row([wall(note.at, place), note.by, note.text]);
  book.sheet(sheets.tasks, [words.when, words.text, words.due, words.done]);
  for (const task of records.tasks)
    book.row([wall(task.at, place), task.text, wall(task.dueAt, place), wall(task.doneAt, place)]);
  book.sheet(sheets.moves, [words.when, words.what, words.who]);
  for (const move of records.moves) book.row([wall(move.at, place), move.to, move.by]);
  const names = wordsFor(place.locale).records;
  book.sheet(sheets.records, [
    words.when,
    words.what,
    words.text,
    words.state,
    words.due,
    words.columns.value,
    words.columns.currency,
  ]);
  for (const one of records.records)
    book.row([
      wall(one.createdAt, place),
      `${names.kind[one.kind]} ${one.number}`,
      [one.title, one.forName && names.forName(one.forName)].filter(Boolean).join(' '),
      [names.state[one.state], one.score && `${one.score}/5`].filter(Boolean).join(' '),
      wall(one.startsAt ?? one.dueAt, place),
      one.amount === null ? null : inUnits(one.amount, one.currency),
      one.amount === null ? null : one.currency,
    ]);
  book.sheet(sheets.offers, [words.when, words.what, words.text, words.columns.value, words.columns.currency]);
  for (const one of records.looks)
    book.row([
      wall(one.at, place),
      words.looked[one.what],
      `#${one.number} ${one.title}`,
      one.price === null ? null : inUnits(one.price, one.currency),
      one.currency,
    ]);
  book.sheet(sheets.consents, [words.when, words.what, words.source]);
  for (const { at, state, source, evidence } of records.consents)
    book.row([wall(at, place), state === 'given' ? words.yes : words.no, dotted(source, evidence)]);
  const name = person?.name ?? '';
  const filename = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || words.sheets.person}.xlsx`;
  return { bytes: book.end(), filename, mime: xlsxMime, caption: wordsFor(place.locale).files.exportedPerson(name) };
}

const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Table = {
  sheet?(name: string, titles: string[]): void;
  row(cells: Parameters<typeof csvLine>[0]): void;
  end(): { bytes: Uint8Array; mime: string };
};

function openCsv(): Table {
  const lines = [Buffer.from(csvMark)];
  return {
    row: (cells) => void lines.push(Buffer.from(csvLine(cells))),
    end: () => ({ bytes: Buffer.concat(lines), mime: 'text/plain' }),
  };
}

/** The first row is the titles. */
function openSheet(name: string): Table {
  const book = openWorkbook();
  let begun = false;
  return {
    sheet: (title, titles) => book.sheet(title, titles),
    row(cells) {
      if (begun) return book.row(cells);
      begun = true;
      book.sheet(name, cells.map(String));
    },
    end: () => ({ bytes: book.end(), mime: xlsxMime }),
  };
}

async function keepLease(tx: Tx, needs: Needs, row: Row): Promise<void> {
  const until = new Date(needs.clock.machineMs() + leaseMs);
  const kept = await tx
    .update(exports)
    .set({ nextTryMachine: until })
    .where(
      and(
        eq(exports.tenantId, row.tenantId),
        eq(exports.id, row.id),
        eq(exports.state, 'waiting'),
        eq(exports.attempts, row.attempts),
      ),
    )
    .returning({ id: exports.id });
  if (kept.length === 0) throw new Error('Somebody else writes this file.');
}

/** Whoever writes it meanwhile keeps it. */
async function tryAgainSoon(needs: Needs, row: Row): Promise<void> {
  const soon = new Date(needs.clock.machineMs() + againAfterMs);
  await withTenant(needs.db, row.tenantId, (tx) =>
    tx
      .update(exports)
      .set({ nextTryMachine: soon })
      .where(and(eq(exports.tenantId, row.tenantId), eq(exports.id, row.id), eq(exports.attempts, row.attempts))),
  );
}

/** Said once a file, and only where something has been written already. */
function isSlow(needs: Needs, { announced, row, startedMachineMs }: Job, count: number): boolean {
  return (
    count > 0 && row.attempts === 1 && announced.length === 0 && needs.clock.machineMs() - startedMachineMs > announceAfterMs
  );
}

async function announce(tx: Tx, needs: Needs, { row, operator }: Job, count: number): Promise<Ring[]> {
  const context = await openContext(tx, needs, row.tenantId);
  const text = wordsFor(operator.locale).files.exportGoesOn(count, await countContacts(tx, row.tenantId));
  return await commit(tx, context, [{ do: 'say', to: operator.id, text }]);
}

/** The message comes with the end of the job, in one transaction. */
async function handOver(needs: Needs, { row, operator }: Job, file: Written): Promise<Ring[]> {
  const { tenantId } = row;
  const id = await layFile(needs, row, file, (tx) => keepLease(tx, needs, row));
  await needs.reached('export:after-file');
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    await keepLease(tx, needs, row);
    await showLaid(tx, tenantId, id);
    await tx
      .update(exports)
      .set({ state: 'done' })
      .where(and(eq(exports.tenantId, tenantId), eq(exports.id, row.id)));
    const about = row.contactId ? { about: [row.contactId] } : {};
    return await commit(tx, context, [
      { do: 'hand', to: operator.id, file: id, filename: file.filename, caption: file.caption, ...about },
      ...(await doneMark(tx, tenantId, row.messageId, operator.id)),
    ]);
  });
}
