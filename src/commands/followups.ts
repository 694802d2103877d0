import { oneLine } from '../kit/clip.ts';
import { defineCommand } from './command.ts';
import { moreRow, onePage, pageArgs, readPage, rowsUpTo } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showTime } from './times.ts';

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
    en: ['followups', 'follow-ups', 'Follow ups?'],
    es: ['seguimientos', 'Seguimiento'],
    pt: ['acompanhamentos', 'retornos'],
  },
  args: pageArgs,
  read: readPage,
  changes: false,
  alone: true,
  async run({ page }, context) {
    const words = wordsOf(context);
    const { rows, total, nextAt } = await context.read.followUps(rowsUpTo(page));
    if (total === 0) {
      return { answer: { text: words.answer.noFollowUps(nextAt && showTime(nextAt, placeOf(context))) }, effects: [] };
    }
    const { shown, left } = onePage(rows, total, page);
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
    return listOutcome(words.answer.followUpCount(total), [...choices, ...more], context, words.answer.see);
  },
});
