import { oneLine } from '../kit/clip.ts';
import { defineCommand } from './command.ts';
import { moreRow, onePage, pageArgs, readPage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { withWhom } from './responsible.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';
import { showWorth } from './worth.ts';

export const inbox = defineCommand({
  name: 'inbox',
  words: {
    en: ['inbox', 'waiting', 'who is waiting', "who's waiting", 'unanswered', 'who waits'],
    es: ['bandeja', 'entrada', 'quién espera', 'quiénes esperan', 'pendientes', 'sin responder', 'bandeja de entrada'],
    pt: ['caixa', 'quem espera', 'quem está esperando', 'pendentes', 'sem resposta', 'caixa de entrada'],
  },
  says: {
    en: 'Who is waiting for an answer, longest first',
    es: 'Quién espera respuesta, primero quien más lleva',
    pt: 'Quem espera resposta, primeiro quem espera mais',
  },
  examples: {
    en: ['inbox', 'who is waiting?', 'Inbox 2'],
    es: ['bandeja', '¿quién espera?', 'pendientes por favor'],
    pt: ['caixa de entrada', 'quem está esperando?', 'pendentes'],
  },
  args: pageArgs,
  read: readPage,
  changes: false,
  alone: true,
  people: async (_, { read }, limit) => (await read.waiting(limit)).rows,
  async run({ page }, context) {
    const words = wordsOf(context);
    const { rows, total } = await context.read.waiting(rowsUpTo(page));
    if (total === 0) return { answer: { text: words.answer.nobodyWaiting }, effects: [] };
    const { shown, left } = onePage(rows, total, page);
    const team = await context.read.team();
    const choices = contactChoices(
      shown.map((view) => ({
        view,
        description: dotted(
          showWorth(view, context),
          view.stage?.name,
          view.conversation?.awaitingSince && showAge(context.now.getTime() - view.conversation.awaitingSince.getTime()),
          withWhom(view, team, context),
          view.conversation?.lastText && oneLine(view.conversation.lastText),
        ),
        command: 'show',
        rest: '',
      })),
    );
    return listOutcome(
      words.answer.waitingCount(total),
      [...choices, ...moreRow(left, 'inbox', String(page + 1), words)],
      context,
      words.answer.see,
      { command: 'inbox', rest: '' },
    );
  },
});
