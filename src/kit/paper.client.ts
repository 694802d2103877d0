import PDFDocument from 'pdfkit';
import { loadFont } from './font.client.ts';
import type { Paper } from './paper.ts';

/** Writes papers as PDF. The same paper is the same bytes: no date of making. */
export type Papers = { write(paper: Paper): Promise<Uint8Array> };

type Fonts = { plain: Uint8Array; bold: Uint8Array };

/** The typeface is read from disk with the first paper: most processes never write one. */
export function openPapers(): Papers {
  let fonts: Promise<Fonts> | null = null;
  return {
    async write(paper) {
      fonts ??= loadFonts();
      const loaded = await fonts.catch((error) => {
        fonts = null;
        throw error;
      });
      return await finished(draw(paper, loaded));
    },
  };
}

async function loadFonts(): Promise<Fonts> {
  const [plain, bold] = await Promise.all([loadFont('400Regular'), loadFont('700Bold')]);
  return { plain, bold };
}

type Sheet = InstanceType<typeof PDFDocument>;

/** A4 in points, and the margin round it. */
const [margin, gap] = [56, 24];

function draw({ title, from, about, rows, total, foot }: Paper, fonts: Fonts): Sheet {
  const sheet = new PDFDocument({
    size: 'A4',
    margin,
    // A moment of its own would make other bytes of every try.
    info: { Title: plain(title), Author: plain(from), CreationDate: new Date(0) },
  });
  sheet.registerFont('plain', Buffer.from(fonts.plain));
  sheet.registerFont('bold', Buffer.from(fonts.bold));
  write(sheet, from, { size: 13, bold: true });
  sheet.moveDown(2);
  write(sheet, title, { size: 22, bold: true });
  sheet.moveDown(0.3);
  for (const line of about) write(sheet, line, { size: 10 });
  sheet.moveDown(2);
  for (const { what, note, amount } of rows) {
    row(sheet, what, amount, { size: 11 });
    if (note !== '') write(sheet, note, { size: 9 });
    sheet.y += 6;
  }
  if (total) row(sheet, total.what, total.amount, { size: 13, bold: true });
  sheet.moveDown(2);
  for (const line of foot) write(sheet, line, { size: 10 });
  return sheet;
}

type Style = { size: number; bold?: boolean };

function style(sheet: Sheet, { size, bold }: Style): Sheet {
  return sheet.font(bold ? 'bold' : 'plain').fontSize(size);
}

function write(sheet: Sheet, text: string, how: Style): void {
  style(sheet, how).text(plain(text), margin, sheet.y);
}

/** Under a rule: what it is on the left, in as many lines as it needs, and the amount on the right beside the first. */
function row(sheet: Sheet, what: string, amount: string, how: Style): void {
  style(sheet, how);
  const inner = sheet.page.width - 2 * margin;
  const right = amount === '' ? 0 : sheet.widthOfString(plain(amount));
  const room = inner - (right > 0 ? right + gap : 0);
  const height = sheet.heightOfString(plain(what) || ' ', { width: room });
  // Never torn apart: what it is on one page, what it costs on the next.
  if (sheet.y + 8 + height > sheet.page.height - margin) sheet.addPage();
  const top = sheet.y;
  sheet
    .moveTo(margin, top)
    .lineTo(margin + inner, top)
    .lineWidth(0.5)
    .strokeColor('#cccccc')
    .stroke();
  style(sheet, how);
  if (right > 0) sheet.text(plain(amount), margin + inner - right - 1, top + 8, { width: right + 2, lineBreak: false });
  sheet.text(plain(what), margin, top + 8, { width: room });
  sheet.y = top + 8 + height + 2;
}

/** Longer than any word and as wide as a line: such a one is parted, or it would run over the edge. */
const longestWord = 48;

/**
 * What can be set in the typeface: Latin, Greek and Cyrillic letters, figures and signs. Letters of other alphabets become question marks, for the
 * message above the paper has them; pictures, and signs that turn the direction of writing, are left out.
 */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/(?!\p{Nd})\p{Extended_Pictographic}/gu, '')
    .replace(/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/gu, '?')
    .replace(new RegExp(`(\\S{${longestWord}})(?=\\S)`, 'gu'), '$1 ')
    .trim();
}

function finished(sheet: Sheet): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((done, fail) => {
    sheet.on('data', (part: Buffer) => parts.push(part));
    sheet.on('end', () => done(Buffer.concat(parts)));
    sheet.on('error', fail);
    sheet.end();
  });
}
