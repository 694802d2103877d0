import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import type { CommandContext } from './command.ts';
import { linesOf, readDay, rowsOf } from './day.ts';
import { lastWeek } from './last-week.ts';
import { placeOf, wordsOf } from './place.ts';
import { contactChoices } from './rows.ts';
import { inPlace } from './times.ts';

/**
 * The day's list: five lines and one list, what was held back first; on a Monday with last week in one line. Null on an empty day. Its rows bring cards or open people, so it stays
 * useful however late it is read.
 */
export async function digestCard(first: readonly Choice[], context: CommandContext): Promise<CardSpec | null> {
  const words = wordsOf(context);
  const day = await readDay(context);
  const lines = linesOf(day, context);
  const rows = oncePerson([...first, ...contactChoices(rowsOf(day, context))]);
  const week = await lastWeek(context);
  if (lines.length === 0 && rows.length === 0 && !week) return null;
  const name = clipText(oneLine(context.operator.name.split(' ')[0] ?? ''), 40);
  const title = words.attention.digestTitle(name, inPlace(context.now, placeOf(context)).toFormat('cccc d LLLL'));
  const room = cardLimits.rows - (week?.rows.length ?? 0);
  const left = rows.length - room;
  const shown = left > 0 ? rows.slice(0, room - 1) : [...rows];
  if (left > 0) shown.push({ act: { verb: 'run', command: 'inbox', rest: '' }, label: words.answer.more(left + 1) });
  if (week) shown.push(...week.rows);
  const waits = lines.length === 0 && rows.length > 0 ? [words.thread.thingsWaiting(rows.length)] : [];
  return {
    kind: 'digest',
    body: clipText([`*${title}*`, ...(week ? [week.line] : []), ...lines, ...waits].join('\n'), cardLimits.body),
    choices: shown,
    listLabel: clipText(words.answer.see, cardLimits.listLabel),
    asList: true,
    about: rows.flatMap(personOf),
    counts: Math.max(1, rows.length),
  };
}

/** Whoever is in two rows stays in the first: what was held back is more urgent than what the day says anyway. */
function oncePerson(rows: readonly Choice[]): Choice[] {
  const seen = new Set<ContactId>();
  return rows.filter((row) => personOf(row).every((person) => !seen.has(person) && seen.add(person)));
}

function personOf({ act }: Choice): ContactId[] {
  return 'contactId' in act && act.contactId ? [act.contactId] : [];
}
