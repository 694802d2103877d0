import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView, TaskLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { recordLine } from './record-line.ts';
import { dotted } from './rows.ts';
import { showTime } from './times.ts';

/**
 * What somebody needs to know before they meet or call a person, under the task itself: the record, their last words, the newest note, what
 * else is to be done. Five lines in all; what there is not is left out.
 */
export async function linesBefore(
  task: { id: TaskLine['id'] | null },
  view: ContactView,
  context: CommandContext,
): Promise<string[]> {
  const { read, tenant, operator } = context;
  const { card } = wordsOf(context);
  const place = placeOf(context);
  const { contact, conversation } = view;
  const talk = conversation ? await read.transcript(conversation.id, 10) : [];
  const newestFirst = talk.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const theirs = newestFirst.find(({ direction, text }) => direction === 'in' && text.trim() !== '');
  const [note] = await read.notes(contact.id, 1);
  const other = (await read.tasks(operator.id, 50)).find((one) => one.contact?.id === contact.id && one.id !== task.id);
  return [
    recordLine({ view, before: newestFirst[0] ?? null, currency: tenant.currency, place }),
    theirs ? `“${clipText(oneLine(theirs.text), 140)}”` : '',
    note ? card.noteLine(clipText(oneLine(note.text), 140)) : '',
    other ? card.alsoToDo(dotted(clipText(oneLine(other.text), 100), other.dueAt && showTime(other.dueAt, place))) : '',
  ].filter((line) => line !== '');
}

/**
 * What became of it, asked by the tap that says it is done: with a deal still open that is the moment to say so. Null where the tap's own mark is
 * answer enough.
 */
export function askOutcome(view: ContactView | null, context: CommandContext): CardSpec | null {
  if (view?.stage?.kind !== 'open' || view.deal?.closedAt !== null) return null;
  const { card, label } = wordsOf(context);
  const { id: contactId } = view.contact;
  return {
    kind: 'question',
    body: clipText(card.howWasIt(oneLine(contactLabel(view.contact))), cardLimits.body),
    choices: [
      { act: { verb: 'run', command: 'won', rest: '', contactId }, label: label.won },
      { act: { verb: 'run', command: 'task', rest: '', contactId }, label: label.callBack },
      { act: { verb: 'dismiss' }, label: label.notNow },
    ],
    contactId,
  };
}
