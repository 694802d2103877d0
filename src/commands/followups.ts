import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { defineCommand } from './command.ts';
import { mostAtOnce, previewFollowUps, readyToSend } from './followups-all.ts';
import { moreRow, onePage, pageArgs, readPage, rowsUpTo } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showTime } from './times.ts';
import type { Words } from './words.ts';

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
    en: 'Follow-ups that wait for your decision',
    es: 'Seguimientos que esperan tu decisión',
    pt: 'Acompanhamentos que esperam a sua decisão',
  },
  examples: {
    en: ['followups', 'follow-ups', 'Follow ups?', 'followups all'],
    es: ['seguimientos', 'Seguimiento', 'seguimientos todos'],
    pt: ['acompanhamentos', 'retornos', 'acompanhamentos todos'],
  },
  args: pageArgs.extend({ all: z.boolean().default(false) }),
  read: (rest) => (all.has(withoutPoliteness(rest)) ? { page: 1, all: true } : readPage(rest)),
  changes: false,
  alone: true,
  async run({ page, all: whole }, context) {
    const words = wordsOf(context);
    if (whole) return await previewFollowUps(context);
    const { rows, total, nextAt } = await context.read.followUps(Math.max(mostAtOnce, rowsUpTo(page)));
    if (total === 0) {
      return { answer: { text: words.answer.noFollowUps(nextAt && showTime(nextAt, placeOf(context))) }, effects: [] };
    }
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
