import { Zip, ZipDeflate } from 'fflate';
import type { Cell, WallClock } from './csv.ts';

/** An Excel file while it is written, row after row: what was written is compressed at once, so that only the small result is kept. */
export type Workbook = {
  /** Begins a sheet: its name (31 characters, Excel), and its first row, which stays in view. */
  sheet(name: string, titles: readonly string[]): void;
  row(cells: readonly Cell[]): void;
  /** The file. Nothing can be written after it. */
  end(): Uint8Array;
};

/**
 * Opens a workbook (Office Open XML, ECMA-376). Words are always words: cells are inline strings, and there is no formula in the file to be
 * evaluated. Made by hand: the libraries for it keep every cell in memory until the end.
 */
export function openWorkbook(): Workbook {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const names: string[] = [];
  let open: { file: ZipDeflate; rows: number; waiting: string[] } | null = null;

  const flush = (last = false) => {
    if (!open) return;
    open.file.push(encoder.encode(open.waiting.join('')), last);
    open.waiting = [];
  };
  const close = () => {
    if (!open) return;
    open.waiting.push('</sheetData></worksheet>');
    flush(true);
    open = null;
  };
  const add = (path: string, xml: string) => {
    const file = start(zip, path);
    file.push(encoder.encode(head + xml), true);
  };
  const write = (cells: readonly Cell[], style: number) => {
    if (!open) throw new Error('A row without its sheet.');
    open.rows += 1;
    const { rows } = open;
    open.waiting.push(
      `<row r="${rows}">${cells.map((cell, n) => cellXml(cell, `${columnName(n)}${rows}`, style)).join('')}</row>`,
    );
    if (open.waiting.length >= rowsAtOnce) flush();
  };

  return {
    sheet(name, titles) {
      close();
      names.push(sheetName(name, names));
      open = { file: start(zip, `xl/worksheets/sheet${names.length}.xml`), rows: 0, waiting: [] };
      open.waiting.push(`${head}${sheetStart(titles)}<sheetData>`);
      write(titles, styles.title);
    },
    row: (cells) => write(cells, styles.plain),
    end() {
      close();
      add('xl/workbook.xml', workbookXml(names));
      add('xl/_rels/workbook.xml.rels', relations(names));
      add('xl/styles.xml', stylesXml);
      add('_rels/.rels', rootRelations);
      add('[Content_Types].xml', contentTypes(names.length));
      zip.end();
      return joined(chunks);
    },
  };
}

/** Excel's own limit on rows of a sheet, its first included. */
export const sheetRowsMost = 1_048_576;

const encoder = new TextEncoder();
const rowsAtOnce = 500;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The formats of `stylesXml`, by position. */
const styles = { plain: 0, title: 1, moment: 2 };

const stylesXml = [
  `<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
  '</styleSheet>',
].join('');

function sheetStart(titles: readonly string[]): string {
  const widths = titles.map(
    (title, n) => `<col min="${n + 1}" max="${n + 1}" width="${Math.max(18, title.length + 4)}" customWidth="1"/>`,
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${widths.join('')}</cols>`;
}

/** An empty cell is left out: its neighbours say where they stand. */
function cellXml(cell: Cell, place: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="${styles.moment}"><v>${serial(cell)}</v></c>`;
  const words = escaped(cell.slice(0, cellMost));
  return `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${words}</t></is></c>`;
}

/** A, B … Z, AA … */
function columnName(n: number): string {
  return n < 26 ? String.fromCharCode(65 + n) : columnName(Math.floor(n / 26) - 1) + columnName(n % 26);
}

/** Excel refuses a file with a longer cell. */
const cellMost = 32_767;

/** Days since the last day of 1899, as Excel counts them. */
function serial(at: WallClock): number {
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 86_400_000 + 25_569;
}

/** XML knows no control characters, not even escaped, and no half of a pair. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\P{Cc}]|\uFFFE|\uFFFF/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Excel takes 31 characters, none of []:*?/\, and no two alike. */
function sheetName(name: string, taken: readonly string[]): string {
  const plain =
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet';
  return taken.includes(plain) ? `${plain} ${taken.length + 1}` : plain;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(names: readonly string[]): string {
  const sheets = names.map(
    (_, n) => `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  );
  const style = `<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${packaged}/relationships">${sheets.join('')}${style}</Relationships>`;
}

const rootRelations = `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return [
    `<Types xmlns="${packaged}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>`,
    ...parts,
    '</Types>',
  ].join('');
}

/** The moment in the archive is always the same: the same rows are the same bytes. */
function start(zip: Zip, path: string): ZipDeflate {
  const file = new ZipDeflate(path, { level: 6 });
  file.mtime = '2020-01-01T00:00:00';
  zip.add(file);
  return file;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
