/** A value of a table, as it is written into a file. Moments must have been turned into the wall clock of whoever reads them. */
export type Cell = string | number | WallClock | null;

/** A time as a clock on the wall shows it, without a zone: what a spreadsheet knows. */
export type WallClock = { year: number; month: number; day: number; hour: number; minute: number };

/** What spreadsheets look for when they open a text file: without it, accents are read in an old code page (Excel). */
export const csvMark = '\uFEFF';

/** One line: every cell in quotes, CRLF at its end (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => `"${harmless(asText(cell)).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * Text that a spreadsheet cannot take for a formula: with an apostrophe before what begins with = + - @ in any width, a tab, a line break or
 * NUL, blanks before it or not (OWASP, CSV injection; trust.md B13). Telephone numbers begin with +, so they all get one.
 */
export function harmless(text: string): string {
  return /^\s*(?:[=+\-@＝＋－＠﹦﹢﹣﹫|%]|\p{Cc})/u.test(text) ? `'${text}` : text;
}

function asText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${cell.year}-${two(cell.month)}-${two(cell.day)} ${two(cell.hour)}:${two(cell.minute)}`;
}
