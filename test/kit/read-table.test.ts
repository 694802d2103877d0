import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/kit/read-table.ts';
import { openWorkbook } from '../../src/kit/workbook.ts';

const limits = { rows: 100, bytes: 1_000_000 };
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const rowsOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes, limits);
  if (!read.ok) throw new Error(read.why);
  return read.table.rows.map(({ cells }) => cells);
};
const list = [
  ['Nombre', 'Teléfono'],
  ['José Núñez', '+34600000110'],
];

describe('a list is read whatever program wrote it', () => {
  test.each([
    ['commas', Buffer.from('Nombre,Teléfono\r\nJosé Núñez,+34600000110\r\n')],
    ['semicolons, as Excel writes in Spanish', Buffer.from('Nombre;Teléfono\r\nJosé Núñez;+34600000110\r\n')],
    ['tabs', Buffer.from('Nombre\tTeléfono\nJosé Núñez\t+34600000110')],
    ['bars', Buffer.from('Nombre|Teléfono\nJosé Núñez|+34600000110')],
    ['a byte order mark', Buffer.from('\uFEFFNombre,Teléfono\nJosé Núñez,+34600000110\n')],
    ['Windows-1252', Buffer.from('Nombre;Teléfono\nJosé Núñez;+34600000110\n', 'latin1')],
    ['UTF-16', utf16('Nombre\tTeléfono\nJosé Núñez\t+34600000110\n')],
    ['a line that names the separator', Buffer.from('sep=;\nNombre;Teléfono\nJosé Núñez;+34600000110\n')],
    ['quotes, and apostrophes against formulas', Buffer.from('"Nombre","Teléfono"\n"José Núñez","\'+34600000110"\n')],
    ['empty lines', Buffer.from('\nNombre,Teléfono\n\n,\nJosé Núñez,+34600000110\n\n')],
  ])('%s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(list);
  });

  test('Excel, where telephone numbers are numbers', async () => {
    const book = openWorkbook();
    book.sheet('Hoja 1', ['Nombre', 'Teléfono']);
    book.row(['José Núñez', 34_600_000_110]);
    expect(await rowsOf(book.end())).toEqual([list[0], ['José Núñez', '34600000110']]);
  });

  test('a line break inside quotes is no new row, and rows keep their place in the file', async () => {
    const read = await readTable(Buffer.from('Name,Note\n"Ana","one\ntwo"\nLeo,x\n'), limits);
    expect(read.ok && read.table.rows.map(({ cells }) => cells)).toEqual([
      ['Name', 'Note'],
      ['Ana', 'one\ntwo'],
      ['Leo', 'x'],
    ]);
    expect(read.ok && read.table.rows.at(-1)!.line).toBe(4);
  });
});

describe('what is no list is refused, and says why', () => {
  test.each([
    ['nothing', Buffer.from(''), 'empty'],
    ['empty lines', Buffer.from('\n\n ,\n'), 'empty'],
    ['a PDF called .csv', Buffer.from('%PDF-1.4\nprices'), 'not-a-table'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
    ['Excel of the last century', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
    ['an archive of something else', zipSync({ 'a.txt': Buffer.from('hello') }), 'not-a-table'],
    ['a torn archive', openWorkbook().end().subarray(0, 60), 'not-a-table'],
    ['a row too many', Buffer.from('Phone\n'.padEnd(1_000, '600000110\n')), 'ok'],
    ['too many rows', Buffer.from(`Phone\n${'600000110\n'.repeat(101)}`), 'too-large'],
    ['too many bytes', Buffer.alloc(1_000_001, 'a'), 'too-large'],
  ])('%s', async (_, bytes, why) => {
    const read = await readTable(bytes, limits);
    expect(read.ok ? 'ok' : read.why).toBe(why);
  });

  test('a small archive that becomes a huge one', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(320 * 1024 * 1024) }, { level: 9 });
    const read = await readTable(bomb, { rows: 100, bytes: 20_000_000 });
    expect(read).toEqual({ ok: false, why: 'too-large' });
  }, 30_000);
});
