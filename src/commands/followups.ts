import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { rankFollowUps } from '../crm/ranking.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { isTheirs, mostAtOnce, previewFollowUps, readyToSend } from './followups-all.ts';
import { moreRow, onePage, pageArgs, readPage, rowsUpTo } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showTime } from './times.ts';
import type { Words } from './words.ts';

/** "followups list" names them all. */
const whole = new Set(['list', 'lista', 'in a list', 'en lista', 'em lista']);

/** "followups all" sends them, once they have been shown. */
const all = new Set(['all', 'send all', 'send them all', 'todos', 'enviar todos', 'enviar tudo', 'tudo']);

export const followups = defineCommand({
  name: 'followups',
  words: {
    en: ['followups', 'follow-ups', 'follow ups', 'followup', 'follow-up'],
    es: ['seguimientos', 'seguimiento', 'a quién escribo'],
    pt: ['acompanhamentos', 'acompanhamento', 'retornos'],
  },
  says: {
    en: 'Follow-ups to decide, one by one. all: several at once. list',
    es: 'Seguimientos por decidir, uno a uno. todos: varios a la vez. lista',
    pt: 'Acompanhamentos a decidir, um a um. todos: vários de uma vez. lista',
  },
  examples: {
    en: ['followups', 'follow-ups', 'Follow ups?', 'followups all', 'followups list'],
    es: ['seguimientos', 'Seguimiento', 'seguimientos todos', 'seguimientos lista'],
    pt: ['acompanhamentos', 'retornos', 'acompanhamentos todos', 'acompanhamentos lista'],
  },
  args: pageArgs.extend({ how: z.enum(['one by one', 'list', 'all']) }),
  read(rest) {
    const text = withoutPoliteness(rest);
    if (all.has(text)) return { page: 1, how: 'all' };
    if (whole.has(text)) return { page: 1, how: 'list' };
    const read = readPage(rest);
    return read && { ...read, how: text === '' ? 'one by one' : 'list' };
  },
  changes: false,
  alone: true,
  async run({ page, how }, context): Promise<Outcome> {
    const words = wordsOf(context);
    if (how === 'all') return await previewFollowUps(context);
    const { operator, now } = context;
    const { rows: due, total, nextAt } = await context.read.followUps(Math.max(mostAtOnce, rowsUpTo(page)));
    if (total === 0) {
      return { answer: { text: words.answer.noFollowUps(nextAt && showTime(nextAt, placeOf(context))) }, effects: [] };
    }
    // Which card it is, is known only where it is brought.
    if (how === 'one by one' && due.some(({ view }) => isTheirs(view, operator)))
      return { effects: [{ do: 'next-card', operatorId: operator.id, review: { done: 0, passed: [] } }] };
    const rows = rankFollowUps(due, now);
    const lead = sendAll(readyToSend(rows, context).length, words);
    const { shown, left } = onePage(rows, total, page, lead.length);
    const choices = contactChoices(
      shown.map(({ view, draft, card }) => ({
        view,
        cardId: card.id,
        description: dotted(view.stage?.name, draft && oneLine(draft.text)),
        command: 'show',
        rest: '',
      })),
    );
    const more = moreRow(left, 'followups', String(page + 1), words);
    return listOutcome(words.answer.followUpCount(total), [...lead, ...choices, ...more], context, words.answer.see);
  },
});

/** The row that leads to all of them at once, where there are several. */
function sendAll(ready: number, { answerOnce }: Words): Choice[] {
  if (ready < 2) return [];
  return [
    { label: clipText(answerOnce.followUpsAll(ready), cardLimits.row), act: { verb: 'run', command: 'followups', rest: 'all' } },
  ];
}
