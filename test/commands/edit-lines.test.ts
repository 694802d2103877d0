import { describe, expect, test } from 'vitest';
import { editLines, readLineEdit } from '../../src/commands/edit-lines.ts';
import { mostLines } from '../../src/commands/read-lines.ts';
import { readRecord } from '../../src/commands/record-args.ts';
import type { RecordLine } from '../../src/crm/business-record.ts';

const chairs: RecordLine = { text: 'chairs', count: 20, unit: 6_000 };
const soap: RecordLine = { text: 'soap', count: 2, unit: 450 };

describe('An edit of lines', () => {
  test.each([
    ['add 2 x soap 4.50', { do: 'add', text: '2 x soap 4.50' }],
    ['añade 2 jabones a 4,50', { do: 'add', text: '2 jabones a 4,50' }],
    ['adicionar 2 sabonetes a 4,50', { do: 'add', text: '2 sabonetes a 4,50' }],
    ['remove 2', { do: 'remove', line: 2 }],
    ['quita la 2', null],
    ['quita línea 2', { do: 'remove', line: 2 }],
    ['tira linha 2', { do: 'remove', line: 2 }],
    ['line 1 qty 3', { do: 'count', line: 1, text: '3' }],
    ['línea 1 cantidad 3', { do: 'count', line: 1, text: '3' }],
    ['linha 1 quantidade 3.', { do: 'count', line: 1, text: '3' }],
    ['line 1 price 4.20', { do: 'price', line: 1, text: '4.20' }],
    ['linea 1 precio 4,20', { do: 'price', line: 1, text: '4,20' }],
    ['line 1 colour red', null],
    ['delivered', null],
  ])('“%s”', (text, edit) => {
    expect(readLineEdit(text)).toEqual(edit);
  });

  test('is one of a record that is there by its number, and no words about somebody', () => {
    expect(readRecord('order', '12 add 2 x soap 4.50', false)).toEqual({
      number: 12,
      edit: { do: 'add', text: '2 x soap 4.50' },
    });
    expect(readRecord('quote', '#7 line 1 qty 3', true)).toEqual({ number: 7, edit: { do: 'count', line: 1, text: '3' } });
    expect(readRecord('order', '2 line tickets 30', false)).toMatchObject({ text: '2 line tickets 30' });
    // A payment has no lines, and a case neither.
    expect(readRecord('payment', '12 add 2 x soap 4.50', false)).toMatchObject({ text: '12 add 2 x soap 4.50' });
  });

  test.each<[string, RecordLine[], number | null]>([
    ['add 3 lamps at 45', [chairs, soap, { text: 'lamps', count: 3, unit: 4_500 }], 134_400],
    ['add delivery', [chairs, soap, { text: 'delivery', count: 1, unit: null }], null],
    ['remove 1', [soap], 900],
    ['line 2 qty 3', [chairs, { ...soap, count: 3 }], 121_350],
    ['line 2 qty 2,5', [chairs, { ...soap, count: 2.5 }], 121_125],
    ['line 2 price 5', [chairs, { ...soap, unit: 500 }], 121_000],
  ])('“%s” counts the total anew', (text, lines, amount) => {
    expect(editLines([chairs, soap], readLineEdit(text)!, 'EUR', 'en')).toMatchObject({ ok: true, lines, amount });
  });

  test.each([
    ['remove 3', [chairs, soap], 'no-such-line'],
    ['line 0 qty 3', [chairs, soap], 'no-such-line'],
    ['remove 1', [chairs], 'last-line'],
    ['add 5', [chairs], 'not-lines'],
    ['add lamp 5', Array.from({ length: mostLines }, () => soap), 'too-many'],
    ['line 1 qty 0', [chairs], 'not-a-count'],
    ['line 1 qty some', [chairs], 'not-a-count'],
    ['line 1 price cheap', [chairs], 'not-a-price'],
  ])('“%s” is refused with its reason', (text, lines, why) => {
    expect(editLines(lines, readLineEdit(text)!, 'EUR', 'en')).toEqual({ ok: false, why });
  });
});
