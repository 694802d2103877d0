import { describe, expect, test } from 'vitest';
import { importCard, looksLikeList } from '../../src/bot/import-card.ts';
import { readColumns } from '../../src/bot/import-columns.ts';
import { readPeople } from '../../src/bot/import-rows.ts';
import { exportWords } from '../../src/commands/words/export.ts';
import { wordsFor } from '../../src/commands/words.ts';
import type { Stage } from '../../src/crm/deal.ts';
import { locales } from '../../src/crm/locale.ts';

const stage = (name: string, kind: Stage['kind'] = 'open') =>
  ({ id: name, name, kind, pipeline: { id: 'p', name: 'Sales', position: 0 } }) as never as Stage;
const place = {
  country: 'ES',
  currency: 'EUR',
  locale: 'es' as const,
  stages: [stage('Nuevo'), stage('Calificado'), stage('Cerrado', 'won')],
  team: new Set(['34600000100']),
};
const tableOf = (...rows: string[][]) => ({ rows: rows.map((cells, n) => ({ line: n + 1, cells })) });
const read = (...rows: string[][]) => {
  const table = tableOf(...rows);
  const columns = readColumns(table.rows, 'ES');
  if (!columns) throw new Error('no column with numbers');
  const steps = readPeople(table, columns, place);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return { columns, ...step.value };
};

describe('columns are found', () => {
  test.each([
    [
      ['Full name', 'Mobile phone', 'City'],
      ['name', 'phone'],
    ],
    [
      ['NOMBRE', 'Teléfono móvil', 'Etapa', 'Importe', 'Etiquetas'],
      ['name', 'phone', 'stage', 'value', 'tags'],
    ],
    [
      ['Nome', 'Celular', 'Situação', 'Observações', 'LGPD'],
      ['name', 'phone', 'stage', 'note', 'consent'],
    ],
    [
      ['First Name', 'Last Name', 'Phone 1 - Value', 'WhatsApp'],
      ['first', 'last', 'phone'],
    ],
  ])('by their titles: %j', (titles, fields) => {
    expect(
      Object.keys(
        readColumns(
          tableOf(
            titles,
            titles.map(() => ''),
          ).rows,
          'ES',
        )!.at,
      ).toSorted(),
    ).toEqual(fields.toSorted());
  });

  test.each(locales)('in what our own export calls them (%s)', (locale) => {
    const columns = readColumns(tableOf(Object.values(exportWords[locale].columns)).rows, 'ES')!;
    expect(Object.keys(columns.at).toSorted()).toEqual(['consent', 'name', 'phone', 'stage', 'tags', 'value']);
  });

  test('by what is in them, where there are no titles', () => {
    const { columns, people } = read(['7', 'Ana Ruiz', '600 000 110'], ['8', 'Leo Gomes', '600 000 111']);
    expect(columns).toMatchObject({ headed: false, at: { name: 1, phone: 2 }, understood: ['B', 'C'], leftOut: ['A'] });
    expect(people.map(({ name, phone }) => [name, phone])).toEqual([
      ['Ana Ruiz', '+34600000110'],
      ['Leo Gomes', '+34600000111'],
    ]);
  });

  test('or not, and then nothing is guessed', () => {
    expect(readColumns(tableOf(['Name', 'City'], ['Ana', 'Madrid']).rows, 'ES')).toBeNull();
  });
});

test.each([
  ['600 000 110', '+34600000110'],
  ['+34 600-000-110', '+34600000110'],
  ['0034600000110', '+34600000110'],
  ['34600000110', '+34600000110'],
  ['(+55) 11 98765-4321', '+5511987654321'],
  ['5215512345678', '+525512345678'],
  ['+55 11 8765-4321', '+5511987654321'],
  ['', 'no-phone'],
  ['ask her', 'bad-phone'],
  ['12345', 'bad-phone'],
  ['+34 600', 'bad-phone'],
  ['3,46E+10', 'excel-phone'],
  ['600000100', 'team'],
])('a number written %j is %s', (written, is) => {
  const { people, refused } = read(['Nombre', 'Teléfono'], ['Ana', written]);
  expect(people[0]?.phone ?? refused[0]?.because).toBe(is);
});

test('a row becomes a person with what the list says, and of two with one number the first counts', () => {
  const { people, refused } = read(
    ['Nombre', 'Teléfono', 'Etapa', 'Valor', 'Etiquetas', 'Notas', 'Consentimiento'],
    ['Ana *Ruiz*', '600000110', 'calificado', '1.200,50', 'VIP; Madrid, vip', 'alérgica', 'sí'],
    ['', '600000111', 'otra cosa', 'mucho', '', '', 'no'],
    ['Anita', '+34 600 000 110', '', '', '', '', ''],
  );
  expect(people).toMatchObject([
    { line: 2, name: 'Ana Ruiz', value: 120_050, tags: ['vip', 'Madrid'], note: 'alérgica', consent: 'given' },
    { line: 3, name: null, stage: null, value: null, consent: 'stopped' },
  ]);
  expect(people[0]!.stage?.name).toBe('Calificado');
  expect(refused).toMatchObject([{ line: 4, because: 'twice', phone: '+34 600 000 110' }]);
});

test('the card says how many, what is understood and left out, three people, and what cannot be taken in', () => {
  const found = read(
    ['Nombre', 'Teléfono', 'Ciudad'],
    ['Ana Ruiz', '600000110', 'Madrid'],
    ['Leo Gomes', '600000111', ''],
    ['Eva Mir', '600000112', ''],
    ['Pau Riba', '600000113', ''],
    ['Mal', 'abc', ''],
  );
  const card = importCard({ filename: 'clientes.csv', there: 1, ...found }, 'id' as never, wordsFor('es'), 'es');
  expect(card.body).toBe(
    [
      '*clientes.csv*: 4 personas',
      'Leo: Nombre, Teléfono',
      'Dejo fuera: Ciudad',
      '· Ana Ruiz …0110',
      '· Leo Gomes …0111',
      '· Eva Mir …0112',
      '1 ya está y se queda como está.',
      '1 fila no se puede añadir (fila 6: «abc» no es un número de teléfono); te la devuelvo.',
      'Serán contactos. Quien escriba entrará en el embudo.',
    ].join('\n'),
  );
  expect(card.choices.map(({ label }) => label)).toEqual(['Importar 3', 'Ahora no']);
});

test('a list with nobody new has nothing to tap', () => {
  const found = read(['Nombre', 'Teléfono'], ['Ana', '600000110']);
  const card = importCard({ filename: 'x.csv', there: 1, ...found }, 'id' as never, wordsFor('en'), 'en');
  expect([card.body, card.choices]).toEqual(['*x.csv*: nobody new. 1 is here already.', []]);
});

test.each([
  ['clientes.csv', null, true],
  ['clientes.XLSX', 'application/octet-stream', true],
  [null, 'text/csv', true],
  ['old.xls', 'application/vnd.ms-excel', true],
  ['prices.pdf', 'application/pdf', false],
  [null, null, false],
])('%s of type %s is looked at as a list: %s', (filename, mime, is) => {
  expect(looksLikeList(filename, mime)).toBe(is);
});
