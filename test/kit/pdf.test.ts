import { describe, expect, test } from 'vitest';
import { type Paper, paperPdf } from '../../src/kit/pdf.ts';

const paper: Paper = {
  title: 'Presupuesto 7',
  from: 'Estudio Luz (Sevilla)',
  about: ['Para Ana Ruiz', 'Fecha: vie 20 nov'],
  rows: [
    { what: 'Diseño de logotipo', note: '', amount: '450 €' },
    { what: 'Tarjetas', note: '2 × 60 €', amount: '120 €' },
  ],
  total: { what: 'Total', amount: '570 €' },
  foot: ['Válido hasta el dom 20 dic'],
};

const written = (one: Paper) => new TextDecoder('latin1').decode(paperPdf(one));

/** What is written on it, in order, with its letters back. */
function textsOf(file: string): string[] {
  const signs: Record<number, string> = { 128: '€', 133: '…' };
  return [...file.matchAll(/\(((?:\\.|[^\\()])*)\) Tj/g)].map(([, text]) =>
    text!.replace(/\\(\d{3})/g, (_, octal: string) => {
      const code = Number.parseInt(octal, 8);
      return signs[code] ?? String.fromCharCode(code);
    }),
  );
}

describe('A paper as PDF', () => {
  test('holds every word and amount, in the letters of its language', () => {
    expect(textsOf(written(paper))).toEqual([
      'Estudio Luz (Sevilla)',
      'Presupuesto 7',
      'Para Ana Ruiz',
      'Fecha: vie 20 nov',
      'Diseño de logotipo',
      '450 €',
      'Tarjetas',
      '120 €',
      '2 × 60 €',
      'Total',
      '570 €',
      'Válido hasta el dom 20 dic',
    ]);
  });

  test('names where each of its objects begins, and how long each stream is', () => {
    const file = written(paper);
    const table = /xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer/.exec(file)!;
    const starts = table[2]!
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.slice(0, 10)));
    expect(starts).toHaveLength(Number(table[1]) - 1);
    for (const [n, at] of starts.entries()) expect(file.slice(at)).toMatch(new RegExp(`^${n + 1} 0 obj\n`));
    expect(file.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)![1]))).toMatch(/^xref\n/);
    for (const [, length, stream] of file.matchAll(/<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g))
      expect(stream).toHaveLength(Number(length));
  });

  test('is the same bytes for the same paper', () => {
    expect(paperPdf(paper)).toEqual(paperPdf(structuredClone(paper)));
  });

  test('goes on over as many pages as it needs, and wraps what is too wide', () => {
    const long = 'a very long description of what is sold here '.repeat(6).trim();
    const rows = Array.from({ length: 60 }, (_, n) => ({ what: `${n} ${long}`, note: '', amount: `${n} €` }));
    const file = written({ ...paper, rows });
    const pages = Number(/\/Count (\d+)/.exec(file)![1]);
    expect(pages).toBeGreaterThan(3);
    expect([...file.matchAll(/\/Type \/Page \//g)]).toHaveLength(pages);
    const texts = textsOf(file);
    expect(texts.join(' ')).toContain(`59 ${long.slice(0, 60)}`);
    for (const text of texts) expect(text.length).toBeLessThan(110);
    for (const [, y] of file.matchAll(/ (-?[\d.]+) Td /g)) expect(Number(y)).toBeGreaterThan(50);
  });

  test('what somebody wrote breaks nothing: brackets, signs that the typeface lacks, a word without an end', () => {
    const rows = [{ what: `)) Tj ET \\ (${'x'.repeat(400)} 😀 Łódź "ﬁ" ‮`, note: '日本', amount: '' }];
    const file = written({ ...paper, title: '', from: '', rows, total: null });
    expect([...file].every((sign) => sign === '\n' || (sign >= ' ' && sign <= '~'))).toBe(true);
    const texts = textsOf(file).join('');
    expect(texts).toContain(')) Tj ET \\');
    expect(texts).toContain('x'.repeat(60));
    expect(texts).toContain('fi');
  });
});
