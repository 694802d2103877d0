import { dotted } from '../commands/rows.ts';
import { wordsFor } from '../commands/words.ts';
import type { GivenAnswer } from '../crm/dialogue.ts';
import { type ExportedMessage, messagesAfter, oneContact, recordsOf } from '../crm/export.store.ts';
import type { ContactId } from '../kit/ids.ts';
import { openWorkbook } from '../kit/workbook.ts';
import { outsideSheets, pages, type Reading, rowsAtOnce } from './export-sheets.flow.ts';
import { contactCells, contactTitles, inUnits, messageCells, type Written, wall, xlsxMime } from './export-table.ts';

/** Everything about one person, each kind on a sheet of its own. */
export async function personFile(reading: Reading, contactId: ContactId): Promise<Written> {
  const { tenantId, place, page } = reading;
  const { words } = place;
  const { sheets } = words;
  const book = openWorkbook();
  const { person, records } = await page(async (tx) => ({
    person: await oneContact(tx, tenantId, contactId),
    records: await recordsOf(tx, tenantId, contactId),
  }));
  book.sheet(sheets.person, [words.what, words.text]);
  const cells = person ? contactCells(person, place) : [];
  for (const [n, title] of contactTitles(words).entries()) book.row([title, cells[n] ?? null]);
  await pages<ExportedMessage>({
    next: (last) => page((tx) => messagesAfter(tx, tenantId, contactId, last, rowsAtOnce)),
    begin: () => book.sheet(sheets.messages, [words.when, words.who, words.what, words.text]),
    row: (one) => book.row(messageCells(one, place)),
    even: true,
  });
  book.sheet(sheets.notes, [words.when, words.who, words.text]);
  for (const note of records.notes) book.row([wall(note.at, place), note.by, note.text]);
  book.sheet(sheets.tasks, [words.when, words.text, words.due, words.done]);
  for (const task of records.tasks)
    book.row([wall(task.at, place), task.text, wall(task.dueAt, place), wall(task.doneAt, place)]);
  book.sheet(sheets.moves, [words.when, words.what, words.who]);
  for (const move of records.moves) book.row([wall(move.at, place), move.to, move.by]);
  const names = wordsFor(place.locale).records;
  book.sheet(sheets.records, [
    words.when,
    words.what,
    words.text,
    words.state,
    words.due,
    words.columns.value,
    words.columns.currency,
  ]);
  for (const one of records.records)
    book.row([
      wall(one.createdAt, place),
      `${names.kind[one.kind]} ${one.number}`,
      [one.title, one.forName && names.forName(one.forName)].filter(Boolean).join(' '),
      [names.state[one.state], one.score && `${one.score}/5`].filter(Boolean).join(' '),
      wall(one.startsAt ?? one.dueAt, place),
      one.amount === null ? null : inUnits(one.amount, one.currency),
      one.amount === null ? null : one.currency,
    ]);
  book.sheet(sheets.offers, [words.when, words.what, words.text, words.columns.value, words.columns.currency]);
  for (const one of records.looks)
    book.row([
      wall(one.at, place),
      words.looked[one.what],
      `#${one.number} ${one.title}`,
      one.price === null ? null : inUnits(one.price, one.currency),
      one.currency,
    ]);
  book.sheet(sheets.dialogues, [words.when, words.what, words.question, words.text]);
  for (const { at, name, answers } of records.dialogues)
    for (const { label, shown } of answers as GivenAnswer[]) book.row([wall(at, place), name, label, shown]);
  book.sheet(sheets.consents, [words.when, words.what, words.source]);
  for (const { at, state, source, evidence } of records.consents)
    book.row([wall(at, place), state === 'given' ? words.yes : words.no, dotted(source, evidence)]);
  await outsideSheets(book, reading, contactId);
  const name = person?.name ?? '';
  const filename = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || words.sheets.person}.xlsx`;
  return { bytes: book.end(), filename, mime: xlsxMime, caption: wordsFor(place.locale).files.exportedPerson(name) };
}
