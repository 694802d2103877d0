import { describe, expect, test } from 'vitest';
import { openPapers } from '../../src/kit/paper.client.ts';
import type { Paper } from '../../src/kit/paper.ts';
import { readPdf } from './read-pdf.ts';

const paper: Paper = {
  title: 'Presupuesto 7',
  from: 'Estudio Luz (Sevilla)',
  about: ['Para Łucja Ελένη', 'Fecha: vie 20 nov'],
  rows: [
    { what: 'Diseño de logotipo', note: '', amount: '450 €' },
    { what: 'Tarjetas', note: '2 × 60 €', amount: '120 €' },
  ],
  total: { what: 'Total', amount: '570 €' },
  foot: ['Válido hasta el dom 20 dic'],
};

describe('A paper as PDF', () => {
  const papers = openPapers();
  const written = async (one: Paper) => readPdf(await papers.write(one));

  test('holds every word and amount, in the letters of its language', async () => {
    const { pages, texts } = await written(paper);
    expect(pages).toBe(1);
    expect(texts.toSorted()).toEqual(
      [
        ...['Estudio Luz (Sevilla)', 'Presupuesto 7', 'Para Łucja Ελένη', 'Fecha: vie 20 nov', 'Diseño de logotipo', '450 €'],
        ...['Tarjetas', '120 €', '2 × 60 €', 'Total', '570 €', 'Válido hasta el dom 20 dic'],
      ].toSorted(),
    );
  });

  test('is the same bytes for the same paper, whoever writes it when', async () => {
    expect(Buffer.compare(await papers.write(paper), await openPapers().write(structuredClone(paper)))).toBe(0);
  });

  test('goes on over as many pages as it needs, and an amount stays beside what it is for', async () => {
    const long = 'a very long description of what is sold here '.repeat(6).trim();
    const rows = Array.from({ length: 60 }, (_, n) => ({ what: `${n}: ${long}`, note: '', amount: `${n},00 €` }));
    const { pages, texts } = await written({ ...paper, rows });
    expect(pages).toBeGreaterThan(3);
    for (const [n] of rows.entries()) {
      const amount = texts.indexOf(`${n},00 €`);
      expect(texts[amount + 1]).toMatch(new RegExp(`^${n}: a very long`));
    }
  });

  test('what somebody wrote breaks nothing: signs the typeface lacks, a word without an end, nothing at all', async () => {
    const rows = [{ what: `)) Tj ET \\ (${'x'.repeat(400)} 😀 \u202Ereversed`, note: '日本', amount: '' }];
    const { texts } = await written({ ...paper, title: '', from: ' ', rows, total: null });
    const all = texts.join('');
    expect(all).toContain(')) Tj ET \\ (');
    expect(all.replaceAll(' ', '')).toContain('x'.repeat(400));
    expect(all).toContain('??');
    expect(all).not.toMatch(/[\uFFFD\u202E]/);
    for (const text of texts) expect(text.length).toBeLessThan(110);
  });
});
