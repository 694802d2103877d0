import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { openWorkbook } from '../../src/kit/workbook.ts';

test('what was written is read again, by a reader that is not ours', async () => {
  const book = openWorkbook();
  book.sheet('Contacts', ['Name', 'Phone', 'Value', 'Wrote last']);
  book.row(['Ana "la jefa" <Ruiz> & Cía', '+34600000110', 450.5, { year: 2026, month: 11, day: 20, hour: 11, minute: 5 }]);
  book.row([null, '=1+1', null, null]);
  book.row(['línea\nuna  dos', '', 0, null]);
  book.sheet('Notes: [2026]', ['Text']);
  book.row(['alergia al látex 😀']);
  const sheets = await readSheets(Buffer.from(book.end()));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Contacts', 'Notes   2026']);
  expect(sheets[0]!.data).toEqual([
    ['Name', 'Phone', 'Value', 'Wrote last'],
    ['Ana "la jefa" <Ruiz> & Cía', '+34600000110', 450.5, new Date('2026-11-20T11:05:00Z')],
    [null, '=1+1', null, null],
    ['línea\nuna  dos', null, 0, null],
  ]);
  expect(sheets[1]!.data).toEqual([['Text'], ['alergia al látex 😀']]);
});

test('there is no formula in the file, whatever the words, and nothing that XML does not know', () => {
  const book = openWorkbook();
  book.sheet('Contacts', ['=1+1']);
  for (const text of ['=1+1', '+34600000110', '@SUM(A1)', '\u0000\u0008=cmd', '\ud800 half a pair', 'x'.repeat(40_000)])
    book.row([text]);
  const xml = strFromU8(unzipSync(book.end())['xl/worksheets/sheet1.xml']!);
  expect(xml).not.toContain('<f');
  expect(xml.match(/t="inlineStr"/g)).toHaveLength(7);
  expect(xml.includes('\u0000') || xml.includes('\u0008')).toBe(false);
  expect(xml.isWellFormed()).toBe(true);
  expect(Math.max(...xml.split('<t ').map((cell) => cell.length))).toBeLessThan(33_000);
});

test('fifty thousand people are a small file, and what was written is not kept', () => {
  const book = openWorkbook();
  book.sheet('Contacts', ['Name', 'Phone', 'Tags']);
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 50_000; n++) book.row([`Ana Ruiz ${n}`, `+346${10_000_000 + n}`, 'vip, madrid']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  expect(book.end().length).toBeLessThan(3 * 1024 * 1024);
});
