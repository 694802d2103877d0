import { describe, expect, test } from 'vitest';
import { type Chart, chartSvg } from '../../src/kit/chart.ts';
import { openPictures } from '../../src/kit/picture.client.ts';

const rows = (values: readonly number[], more: Partial<Chart['rows'][number]> = {}) =>
  values.map((value, index) => ({ label: `Stage ${index + 1}`, value, shown: String(value), ...more }));

const long = 'Presupuesto de ortodoncia invisible enviado y todavía sin respuesta del paciente ni de su familia';

const charts: readonly (readonly [string, Chart])[] = [
  ['one row', { kind: 'bars', title: 'Pipeline', rows: rows([3]) }],
  [
    'twelve rows',
    { kind: 'bars', title: 'Por origem', subtitle: 'últimos 30 dias', rows: rows([40, 33, 21, 20, 12, 9, 8, 5, 3, 2, 1, 0]) },
  ],
  ['no row', { kind: 'series', title: 'Nothing yet', rows: [] }],
  ['nothing but zeros', { kind: 'bars', title: 'Nothing yet', rows: rows([0, 0]) }],
  [
    'long words everywhere',
    {
      kind: 'bars',
      title: long,
      subtitle: long,
      rows: rows([1_200_000], { label: long, shown: '1.200.000,50 €', detail: '1.204 personas' }),
      foot: `${long} ${long}`,
    },
  ],
  ['a funnel', { kind: 'funnel', title: 'From first word to won', rows: rows([154, 140, 60, 14]) }],
  [
    'a year',
    {
      kind: 'series',
      title: 'Coste',
      rows: rows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { label: 'Septiembre', shown: '1.204 €' }),
    },
  ],
];

describe('a picture of figures', () => {
  const pictures = openPictures();

  test.each(charts)('with %s is a PNG of 1,080, small, and the same each time', async (_, chart) => {
    const png = Buffer.from(await pictures.draw(chart));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.length).toBeLessThan(150 * 1024);
    // Phones cut what is much taller than wide.
    expect(png.readUInt32BE(20)).toBeLessThan(1600);
    expect(Buffer.from(await pictures.draw(chart)).equals(png)).toBe(true);
  });

  test('shows other figures as another picture', async () => {
    const draw = async (values: number[]) =>
      Buffer.from(await pictures.draw({ kind: 'bars', title: 'Pipeline', rows: rows(values) }));
    expect((await draw([3, 1])).equals(await draw([3, 2]))).toBe(false);
  });
});

test('a bar is as long as its value against the longest; nothing is no bar', () => {
  const { svg } = chartSvg({ kind: 'bars', title: 'Pipeline', rows: rows([200, 50, 0], { tone: 'good' }) });
  const lengths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*fill="#2E9E5B"/g)].map((match) => Number(match[1]));
  expect(lengths).toEqual([936, 234]);
});

test('nothing in the data is markup, and signs that the font lacks are left out', () => {
  const { svg } = chartSvg({
    kind: 'bars',
    title: '<script>"A" & \'B\'</script>',
    rows: [{ label: '🔥 Órgão 👩‍👩‍👧', value: 1, shown: '1' }],
  });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&#60;script&#62;&#34;A&#34; &#38; &#39;B&#39;');
  expect(svg).toContain('>Órgão</text>');
});

test('no words run into each other or out of the picture: a label is cut before its figure', async () => {
  const { svg } = chartSvg({
    kind: 'bars',
    title: long,
    rows: rows([1], { label: long, shown: '1.200.000,50 €', detail: '12 personas' }),
  });
  const label = />(Presupuesto[^<]*…)<\/text><text [^>]*>12 personas/.exec(svg)?.[1];
  expect(label).toBeDefined();
  expect(label!.length).toBeLessThan(30);
});
