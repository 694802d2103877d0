import { expect, test } from 'vitest';
import { csvLine, harmless } from '../../src/kit/csv.ts';

/** trust.md B13: what a spreadsheet would take for a formula, or for the end of a cell. */
test.each([
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://evil","click")', '\'=HYPERLINK("http://evil","click")'],
  ['+34600000110', "'+34600000110"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['\u0000=1', "'\u0000=1"],
  ['  =1', "'  =1"],
  ['＝1+1', "'＝1+1"],
  ['＋34', "'＋34"],
  ['－2', "'－2"],
  ['＠x', "'＠x"],
  ['Ana Ruiz', 'Ana Ruiz'],
  ['a=b', 'a=b'],
  ['12', '12'],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(harmless(text)).toBe(written);
});

test('every cell is quoted, quotes are doubled, and a line break stays inside its cell', () => {
  const at = { year: 2026, month: 3, day: 9, hour: 8, minute: 5 };
  expect(csvLine(['Ana "la jefa", Ruiz', '+34600', 4.5, null, 'a\nb', at])).toBe(
    '"Ana ""la jefa"", Ruiz","\'+34600","4.5","","a\nb","2026-03-09 08:05"\r\n',
  );
});
