import type { ContactView } from '../crm/contact-view.ts';
import { rankWaiting } from '../crm/ranking.ts';
import { oneLine } from '../kit/clip.ts';
import type { CardId, ConversationId } from '../kit/ids.ts';
import { defineCommand } from './command.ts';
import { moreRow, onePage, pageArgs, readPage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { withWhom } from './responsible.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';
import { showWorth } from './worth.ts';

/** So many of those who have waited longest are put in order by what is at stake; behind them only time counts. */
const ranked = 200;

export const inbox = defineCommand({
  name: 'inbox',
  words: {
    en: ['inbox', 'waiting', 'who is waiting', "who's waiting", 'unanswered', 'who waits'],
    es: ['bandeja', 'entrada', 'quién espera', 'quiénes esperan', 'pendientes', 'sin responder', 'bandeja de entrada'],
    pt: ['caixa', 'quem espera', 'quem está esperando', 'pendentes', 'sem resposta', 'caixa de entrada'],
  },
  says: {
    en: 'Who is waiting for an answer, by money, time and stage',
    es: 'Quién espera respuesta, por dinero, tiempo y etapa',
    pt: 'Quem espera resposta, por dinheiro, tempo e etapa',
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
  people: async (_, { read, now }, limit) => rankWaiting((await read.waiting(limit)).rows, now),
  async run({ page }, context) {
    const words = wordsOf(context);
    const { rows, total } = await context.read.waiting(Math.max(ranked, rowsUpTo(page)));
    if (total === 0) return { answer: { text: words.answer.nobodyWaiting }, effects: [] };
    const { shown, left } = onePage(rankWaiting(rows, context.now), total, page);
    const team = await context.read.team();
    const cards = await context.read.liveCards(
      context.operator.id,
      shown.flatMap((view) => view.conversation?.id ?? []),
    );
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
        // What can be done about them is a tap away.
        ...cardOf(view, cards),
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

function cardOf({ conversation }: ContactView, cards: ReadonlyMap<ConversationId, CardId>): { cardId?: CardId } {
  const cardId = conversation && cards.get(conversation.id);
  return cardId ? { cardId } : {};
}
