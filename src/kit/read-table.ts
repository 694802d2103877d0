import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Unzip, UnzipInflate } from 'fflate';
import readSheets from 'read-excel-file/node';

/** A table as a person would read it: text in every cell, the first row included. `line`: where a row stands in the file, from one. */
export type Table = { rows: { line: number; cells: string[] }[] };

/** Why a file is no table: not what it says, too much of it, nothing in it, of Excel's old kind, or torn. */
export type NoTable = 'not-a-table' | 'too-large' | 'empty' | 'old-excel' | 'broken';

export type TableLimits = { rows: number; bytes: number };

/** So many columns are more than any list of people has. */
const columnsMost = 200;
/** What a small archive may become when it is unpacked. */
const unpackedMost = 300 * 1024 * 1024;

/**
 * Reads CSV or Excel by what the bytes are, whatever the file is called: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar. Nothing in
 * it is evaluated. One row too many and it is refused whole.
 */
export async function readTable(
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<{ ok: true; table: Table } | { ok: false; why: NoTable }> {
  if (bytes.length > limits.bytes) return { ok: false, why: 'too-large' };
  const kind = kindOf(bytes);
  if (kind !== 'zip' && kind !== 'text') return { ok: false, why: kind };
  try {
    const rows = kind === 'zip' ? await sheetRows(bytes) : await csvRows(decode(bytes), limits.rows);
    if (rows === null) return { ok: false, why: kind === 'zip' ? 'too-large' : 'not-a-table' };
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    if (filled.length === 0) return { ok: false, why: 'empty' };
    // The titles are a row too.
    return filled.length > limits.rows + 1 ? { ok: false, why: 'too-large' } : { ok: true, table: { rows: filled } };
  } catch {
    return { ok: false, why: kind === 'zip' ? 'not-a-table' : 'broken' };
  }
}

function kindOf(bytes: Uint8Array): 'zip' | 'text' | NoTable {
  const [a, b, c, d] = bytes;
  if (bytes.length === 0) return 'empty';
  if (a === 0x50 && b === 0x4b) return 'zip';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'old-excel';
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'text';
  // Text has no NUL; pictures, PDFs and programs do, or begin with a name of their own.
  const start = bytes.subarray(0, 4_096);
  const control = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return start.includes(0) || control > start.length / 50 || (a === 0x25 && b === 0x50) ? 'not-a-table' : 'text';
}

/** Windows-1252 where it is no UTF-8: that is what Excel writes in Europe and Latin America. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Piece by piece, so that the process answers meanwhile. Null where it is text, but no table. */
async function csvRows(text: string, most: number): Promise<Table['rows'] | null> {
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? delimiterOf(body);
  const parser = Readable.from(pieces(body)).pipe(
    parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 1_000_000,
    }),
  );
  const rows: Table['rows'] = [];
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    rows.push({ line: info.lines + (named ? 1 : 0), cells: record.slice(0, columnsMost).map(plain) });
    if (rows.length > most + 1) break;
  }
  return rows;
}

function* pieces(text: string): Generator<string> {
  const size = 65_536;
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** What stands most alike in the first lines. A single column has none; then it does not matter. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n|\r/)
    .filter(Boolean)
    .slice(0, 20);
  const score = (sign: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(sign).length - 1);
    const least = Math.min(...counts);
    return least * 1_000 + counts.filter((count) => count === counts[0] && count > 0).length;
  };
  return [',', ';', '\t', '|'].map((sign) => ({ sign, score: score(sign) })).sort((a, b) => b.score - a.score)[0]!.sign;
}

/** The first sheet that holds something. Null where it would be too large once unpacked. */
async function sheetRows(bytes: Uint8Array): Promise<Table['rows'] | null> {
  if (!unpacksWithin(bytes, unpackedMost)) return null;
  const sheets = await readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const data = sheets.find((sheet) => sheet.data.length > 0)?.data ?? [];
  return data.map((row, n) => ({ line: n + 1, cells: row.slice(0, columnsMost).map((cell) => plain(cellText(cell))) }));
}

/** Really unpacks it and throws the result away: what an archive says about itself need not be true. */
function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  let size = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw error;
      size += chunk.length;
      if (size > most) file.terminate();
    };
    if (size <= most) file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && size <= most; at += 65_536)
    unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  return size <= most;
}

/** Excel keeps telephone numbers as numbers: all their digits, and no thousands. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  return String(cell);
}

/** What an export of ours, or another careful program, put before + and = is not part of the words. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/^'(?=\s*[=+\-@])/, '')
    .replaceAll('\u0000', '');
}
