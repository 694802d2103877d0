import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactMark, contactName } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CardId, ContactId } from '../kit/ids.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';

/** A row that stands for a contact: its title is the name, as the list's reader looks for it. */
export type ContactRow = {
  view: Pick<ContactView, 'contact'>;
  description: string;
  command: string;
  rest: string;
  /** A card that waits for a decision: the row brings it, instead of running the command. */
  cardId?: CardId;
};

/** Rows of contacts. Two of one name get their mark into the title, since a description is easily not read. */
export function contactChoices(rows: readonly ContactRow[]): Choice[] {
  const names = rows.map((row) => oneLine(contactName(row.view.contact)));
  return rows.map((row, index) => {
    const name = names[index]!;
    const mark = contactMark(row.view.contact);
    const twice = names.filter((other) => clipText(other, cardLimits.row) === clipText(name, cardLimits.row)).length > 1;
    return {
      label: twice && mark ? withMark(name, clipText(mark, 12)) : clipText(name, cardLimits.row),
      description: clipText(oneLine(row.description), cardLimits.description),
      act: row.cardId
        ? { verb: 'again', cardId: row.cardId, contactId: row.view.contact.id }
        : { verb: 'run', command: row.command, rest: row.rest, contactId: row.view.contact.id },
    };
  });
}

function withMark(name: string, mark: string): string {
  return `${clipText(name, cardLimits.row - mark.length - 1)} ${mark}`;
}

/** The first row of each person, in the order given: the best line about somebody, or the most urgent. */
export function oncePerson<T>(rows: readonly T[], personOf: (row: T) => ContactId): T[] {
  const seen = new Set<ContactId>();
  return rows.filter((row) => {
    const person = personOf(row);
    return !seen.has(person) && seen.add(person);
  });
}

/**
 * A list under a few lines; with nothing to choose from, the lines alone. Whoever is in a row is somebody the card is about;
 * `source` is the sentence that shows the list, so that "these" can mean everybody in it.
 */
export function listOutcome(
  body: string,
  choices: Choice[],
  context: CommandContext,
  label?: string,
  source?: CardSpec['source'],
): Outcome {
  const text = clipText(body, cardLimits.body);
  const about = [
    ...new Set(choices.flatMap(({ act }) => ('contactId' in act && act.contactId ? [act.contactId] : []))),
  ] as ContactId[];
  if (choices.length === 0) return { answer: { text }, effects: [] };
  const card: CardSpec = {
    kind: 'list',
    body: text,
    choices: choices.slice(0, cardLimits.rows),
    asList: true,
    listLabel: clipText(label ?? wordsOf(context).label.choose, cardLimits.listLabel),
    about,
    ...(source ? { source } : {}),
  };
  return { answer: card, effects: [] };
}

/** One part, joined with a middle dot, without the empty ones. */
export function dotted(...parts: (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(' · ');
}
