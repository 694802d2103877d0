import { awaitedSince, rankAwaited } from '../crm/awaited.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { moreRow, onePage, pageArgs, readPage } from './page.ts';
import { wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';
import { showWorth } from './worth.ts';

export const awaited = defineCommand({
  name: 'awaited',
  words: {
    en: ['awaited', 'who do i wait for', 'waiting for', 'no reply yet', 'not answered us'],
    es: ['a quién espero', 'esperando a', 'sin respuesta', 'no contestan'],
    pt: ['quem eu espero', 'aguardando', 'sem retorno', 'não respondem'],
  },
  says: {
    en: 'Who has not answered you, by money, silence and stage',
    es: 'Quién no te ha contestado, por dinero, silencio y etapa',
    pt: 'Quem não respondeu a você, por dinheiro, silêncio e etapa',
  },
  examples: {
    en: ['awaited', 'who do I wait for?', 'awaited 2'],
    es: ['¿a quién espero?', 'sin respuesta'],
    pt: ['quem eu espero?', 'aguardando'],
  },
  args: pageArgs,
  read: readPage,
  changes: false,
  alone: true,
  people: async (_, { read, now }, limit) =>
    rankAwaited(await read.awaited(now), now)
      .slice(0, limit)
      .map((row) => row.view),
  async run({ page }, context): Promise<Outcome> {
    const { read, now } = context;
    const words = wordsOf(context);
    const picked = context.contactId ? await read.contact(context.contactId) : null;
    if (picked) return whatNext(picked, context);
    const ranked = rankAwaited(await read.awaited(now), now);
    if (ranked.length === 0) return { answer: { text: words.awaited.nobody }, effects: [] };
    const { shown, left } = onePage(ranked, ranked.length, page);
    const rows = shown.map(({ view, since }) => ({
      view,
      description: dotted(
        showWorth(view, context),
        view.stage && oneLine(view.stage.name),
        showAge(now.getTime() - since.getTime()),
        view.conversation?.lastText && oneLine(view.conversation.lastText),
      ),
      command: 'awaited',
      rest: '',
    }));
    return listOutcome(
      // From a hundred on not everybody was looked at.
      words.awaited.title(ranked.length < 100 ? String(ranked.length) : `${ranked.length}+`),
      [...contactChoices(rows), ...moreRow(left, 'awaited', String(page + 1), words)],
      context,
      words.answer.see,
      { command: 'awaited', rest: '' },
    );
  },
});

/** One of them was picked: a nudge, a pause, or the end of it, each a tap away. */
function whatNext(view: ContactView, context: CommandContext): Outcome {
  const words = wordsOf(context).awaited;
  const { contact } = view;
  const since = awaitedSince(view, context.now);
  const who = contactLabel(contact);
  const about = [contact.id];
  if (!since) return { answer: { text: words.noLonger(who), about }, effects: [] };
  const run = (command: string, rest: string) => ({ verb: 'run' as const, command, rest, contactId: contact.id });
  const said = view.conversation?.lastText;
  const lines = [
    dotted(`*${who}*`, showWorth(view, context), view.stage && oneLine(view.stage.name)),
    words.silentFor(showAge(context.now.getTime() - since.getTime())),
    ...(said ? [`“${clipText(oneLine(said), 200)}”`] : []),
  ];
  return {
    answer: {
      kind: 'question',
      body: clipText(lines.join('\n'), cardLimits.body),
      choices: [
        { label: words.nudge, act: run('nudge', '') },
        { label: words.snooze, act: run('snooze', '3d') },
        { label: words.lost, act: run('lost', '') },
      ],
      contactId: contact.id,
    },
    effects: [],
  };
}
