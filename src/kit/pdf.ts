/** A sheet of paper with what it is, who it is from, rows with an amount at their end, and a total. */
export type Paper = {
  title: string;
  from: string;
  /** Lines under the title. */
  about: string[];
  rows: { what: string; note: string; amount: string }[];
  total: { what: string; amount: string } | null;
  foot: string[];
};

/** A4 in points, and the margin round it. */
const page = { width: 595, height: 842, margin: 56 };

/**
 * A paper as PDF 1.4. The same paper is the same bytes: no date of making, no id. It is written by hand because it is text in one typeface that every
 * reader has; a library would bring its own. What that typeface has no sign for becomes its plain letter, or a question mark.
 */
export function paperPdf(paper: Paper): Uint8Array {
  return pdfOf(pagesOf(linesOf(paper)));
}

type Text = { text: string; size: number; bold?: boolean; at: 'left' | 'right' };
/** What stands on one height: how much room it takes, its texts, whether there is a rule above. */
type Line = { height: number; texts: Text[]; rule?: boolean };

function linesOf({ title, from, about, rows, total, foot }: Paper): Line[] {
  const inner = page.width - 2 * page.margin;
  const plain = (text: string, size: number, bold = false): Line[] =>
    wrap(text, size, bold, inner).map((part) => ({ height: size * 1.4, texts: [{ text: part, size, bold, at: 'left' }] }));
  const gap = (height: number): Line => ({ height, texts: [] });
  return [
    ...plain(from, 13, true),
    gap(26),
    ...plain(title, 22, true),
    gap(6),
    ...about.flatMap((one) => plain(one, 10)),
    gap(20),
    ...rows.flatMap(({ what, note, amount }): Line[] => {
      const [first = '', ...more] = wrap(what, 11, false, inner - widthOf(amount, 11, false) - 24);
      return [
        {
          height: 24,
          rule: true,
          texts: [
            { text: first, size: 11, at: 'left' },
            { text: amount, size: 11, at: 'right' },
          ],
        },
        ...more.map((text): Line => ({ height: 15, texts: [{ text, size: 11, at: 'left' }] })),
        ...(note === '' ? [] : [{ height: 13, texts: [{ text: note, size: 9, at: 'left' as const }] }]),
        gap(4),
      ];
    }),
    ...(total
      ? [
          {
            height: 30,
            rule: true,
            texts: [
              { text: total.what, size: 13, bold: true, at: 'left' as const },
              { text: total.amount, size: 13, bold: true, at: 'right' as const },
            ],
          },
        ]
      : []),
    gap(20),
    ...foot.flatMap((one) => plain(one, 10)),
  ];
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const room = page.height - 2 * page.margin;
  const pages: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    if (used + line.height > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)!.push(line);
    used += line.height;
  }
  return pages;
}

/** The words in as many lines as they need; a word that is longer than a line is cut into pieces. */
function wrap(text: string, size: number, bold: boolean, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, size, bold, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size, bold) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, size: number, bold: boolean, room: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter, size, bold) > room) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}

/** Widths of Helvetica's signs from the space on, in thousandths of the size (Adobe, AFM 2.0). */
const widths =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number);

/** In points. An accent takes no room of its own; bold is taken as a little wider than any of its signs is. */
function widthOf(text: string, size: number, bold: boolean): number {
  const sum = [...text.normalize('NFD').replace(/\p{M}/gu, '')].reduce(
    (width, sign) => width + (widths[sign.charCodeAt(0) - 32] ?? 556),
    0,
  );
  return (sum * size * (bold ? 1.08 : 1)) / 1000;
}

/** Signs beyond Latin-1 that the typeface has, by their place in WinAnsi (PDF 1.4, annex D). */
const winAnsi: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
};

/** A string as PDF writes it: in brackets, in seven bits. */
function quoted(text: string): string {
  const bytes = [...text.normalize('NFC')].flatMap((sign) => bytesOf(sign));
  const shown = bytes.map((byte) =>
    byte < 0x20 || byte > 0x7e || '()\\'.includes(String.fromCharCode(byte))
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  );
  return `(${shown.join('')})`;
}

function bytesOf(sign: string): number[] {
  if (/\s/.test(sign)) return [0x20];
  if (/\p{C}/u.test(sign)) return [];
  const code = sign.codePointAt(0)!;
  const known = winAnsi[sign] ?? ((code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff) ? code : null);
  if (known !== null) return [known];
  const plain = sign.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  return plain === '' ? [0x3f] : [...plain].map((one) => one.charCodeAt(0));
}

function streamOf(lines: readonly Line[]): string {
  let y = page.height - page.margin;
  return lines
    .flatMap(({ height, texts, rule }) => {
      const top = y;
      y -= height;
      const drawn = texts.map(({ text, size, bold = false, at }) => {
        const x = at === 'left' ? page.margin : page.width - page.margin - widthOf(text, size, bold);
        return `BT /${bold ? 'B' : 'R'} ${size} Tf ${x.toFixed(2)} ${(y + height * 0.28).toFixed(2)} Td ${quoted(text)} Tj ET`;
      });
      const line = `0.8 G 0.5 w ${page.margin} ${(top - 2).toFixed(2)} m ${page.width - page.margin} ${(top - 2).toFixed(2)} l S`;
      return rule ? [line, ...drawn] : drawn;
    })
    .join('\n');
}

/** Objects, where each begins, and where that is written: all of it in seven bits, so that letters are bytes. */
function pdfOf(pages: readonly (readonly Line[])[]): Uint8Array {
  const first = 5;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${first + 2 * n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, n) => {
      const stream = streamOf(lines);
      const box = `[0 0 ${page.width} ${page.height}]`;
      const resources = '<< /Font << /R 3 0 R /B 4 0 R >> >>';
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${first + 2 * n + 1} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + end);
}
