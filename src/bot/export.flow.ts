import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { exports } from '../../db/schema/files.ts';
import { showDay } from '../commands/times.ts';
import { exportWords } from '../commands/words/export.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { contactsAfter, countContacts, type ExportedContact } from '../crm/export.store.ts';
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
import { personFile } from './export-person.flow.ts';
import { offersSheet, outsideSheets, type Reading, rowsAtOnce } from './export-sheets.flow.ts';
import { contactCells, contactTitles, type ExportPlace, type Written, xlsxMime } from './export-table.ts';
import { layFile, showLaid } from './laid-file.flow.ts';

type Needs = BotNeeds & { files: MediaStore };
type Row = typeof exports.$inferSelect;

/** So long nobody else writes the same file; every page says again that somebody does. */
const leaseMs = 20 * secondMs;
const triesMost = 3;
const againAfterMs = 10 * secondMs;
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
    const file = job.row.contactId ? await personFile(reading(needs, job), job.row.contactId) : await everybodyFile(needs, job);
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
  if (table.sheet) {
    const book = { sheet: table.sheet, row: table.row };
    await offersSheet(book, reading(needs, job));
    await outsideSheets(book, reading(needs, job), null);
  }
  const words = wordsFor(place.locale).files;
  const day = place.now.toISOString().slice(0, 10);
  return {
    ...table.end(),
    filename: `${place.words.fileAll}-${day}.${row.format}`,
    caption: words.exported(count, showDay(place.now, place)),
  };
}

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

/** Every page says again that somebody writes this file. */
function reading(needs: Needs, { row, place }: Job): Reading {
  const { tenantId } = row;
  return {
    tenantId,
    place,
    page: (read) =>
      withTenant(needs.db, tenantId, async (tx) => {
        await keepLease(tx, needs, row);
        return await read(tx);
      }),
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
