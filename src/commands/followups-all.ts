import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Operator } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { canReach, showCost } from './answer-many.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';

/** So many follow-ups can be approved in one go: more nobody has read. */
export const mostAtOnce = 50;

type Due = Awaited<ReturnType<CommandContext['read']['followUps']>>['rows'];

/** Those that can go out as they are: a draft, the window open, and nobody else's. */
export function readyToSend(rows: Due, { operator, now }: CommandContext): Due {
  return rows.filter(({ view, draft }) => draft !== null && canReach(view, now) && isTheirs(view, operator));
}

/** Whether it is for an operator to decide about somebody: nobody else is responsible for them. */
export function isTheirs({ conversation }: ContactView, { id }: Pick<Operator, 'id'>): boolean {
  const whose = conversation?.responsibleId ?? null;
  return whose === null || whose === id;
}

/** Each with its words, before one tap sends all of them. */
export async function previewFollowUps(context: CommandContext): Promise<Outcome> {
  const { answerOnce: words, label } = wordsOf(context);
  const { rows, total } = await context.read.followUps(mostAtOnce);
  const ready = readyToSend(rows, context);
  if (ready.length === 0) return { answer: { text: words.noneToSend }, effects: [] };
  const tail = [
    ...(total > ready.length ? [words.followUpsApart(total - ready.length)] : []),
    '',
    await showCost(
      ready.map(({ view }) => view),
      context,
    ),
  ].join('\n');
  const lines = ready.map(({ view, draft }) =>
    [`*${clipText(oneLine(contactLabel(view.contact)), 60)}*`, `→ ${clipText(oneLine(draft!.text), 160)}`].join('\n'),
  );
  const head = words.followUpsPreview(ready.length);
  const card: CardSpec = {
    kind: 'question',
    body: [head, '', ...asManyAsFit(lines, cardLimits.body - head.length - tail.length - 16), tail].join('\n'),
    choices: [
      {
        label: clipText(words.send(ready.length), cardLimits.button),
        act: { verb: 'approve-many', cards: ready.map(({ card }) => card.id) },
      },
      { label: label.notNow, act: { verb: 'dismiss' } },
    ],
    about: ready.slice(0, lines.length).map(({ view }) => view.contact.id),
  };
  return { answer: card, effects: [] };
}

/** The first of them within so many characters, and how many there are besides. */
function asManyAsFit(lines: readonly string[], room: number): string[] {
  let left = room;
  const fit = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  const shown = fit === -1 ? lines : lines.slice(0, Math.max(1, fit));
  return [...shown, ...(lines.length > shown.length ? [`+${lines.length - shown.length}`] : [])];
}
