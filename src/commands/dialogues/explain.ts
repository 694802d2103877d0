import { asButtons, type DialogueBody, type DialogueKind, type DialogueStep, toEnd } from '../../crm/dialogue.ts';
import { whichBegins } from '../../crm/dialogue-begin.ts';
import { countOf, type FigureLine } from '../../crm/figures.ts';
import type { Locale } from '../../crm/locale.ts';
import type { Recalled } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { showCount } from '../money.ts';
import { dotted } from '../rows.ts';
import type { DialogueListWords } from '../words/dialogue-list.ts';

/** What a conversation does, a line a step, and what it ends with. */
export function tellDialogue({ steps, end }: DialogueBody, words: DialogueListWords): string[] {
  const room = Math.max(30, Math.floor(420 / steps.length));
  const labels = new Map(steps.map(({ key, label }) => [key, label]));
  return [
    ...steps.map((step, index) =>
      words.asks(
        index + 1,
        clipText(oneLine(step.ask), room),
        dotted(howOf(step, labels, words), step.write && words.writes[step.write]),
      ),
    ),
    dotted(words.says(clipText(oneLine(end.say), 80)), end.opens && words.opens[end.opens], words.tells[end.tells]),
  ];
}

function howOf({ wants }: DialogueStep, labels: ReadonlyMap<string, string>, words: DialogueListWords): string {
  if (wants.as !== 'choice') return words.how[wants.as];
  const list = wants.choices.map(({ label, to }) =>
    to === undefined ? label : words.leadsTo(label, to === toEnd ? words.toTheEnd : (labels.get(to) ?? to)),
  );
  return words.choices(list.join(' · '), asButtons(wants.choices) ? 'buttons' : 'list');
}

/** With whom it begins by itself, where it is on. */
export function tellBeginning({ starts }: DialogueBody, how: string, { begins }: DialogueListWords): string {
  if (starts.first) return begins.first;
  return starts.words.length > 0 ? begins.words(starts.words.slice(0, 4).join(', ')) : begins.you(how);
}

/** With how many people of last week's it would have begun. */
export function wouldHaveBegun(kind: DialogueKind, body: DialogueBody, happened: readonly Recalled[]): number {
  const tried = [{ kind, body, on: true, isOwn: true, operatorId: null }];
  const begun = happened.filter(
    ({ event, situation }) =>
      event.kind === 'message' &&
      whichBegins(tried, { said: situation.said, isNew: event.facts.first, onlyWords: situation.said !== '' }) !== null,
  );
  return new Set(begun.map(({ event }) => event.contactId)).size;
}

/** How often one of a kind was begun and how it ended; null where it never was. */
export function tellCounts(
  kind: DialogueKind,
  lines: readonly FigureLine[],
  words: DialogueListWords,
  locale: Locale,
): string | null {
  const of = (name: 'steps-dropped' | 'steps-left') =>
    lines.filter((line) => line.name === name && line.key.startsWith(`${kind}/`)).reduce((all, line) => all + line.count, 0);
  const begun = countOf(lines, 'steps-begun', kind);
  if (begun === 0) return null;
  const show = (n: number) => showCount(n, locale);
  return words.counted({
    begun: show(begun),
    finished: show(countOf(lines, 'steps-finished', kind)),
    dropped: show(of('steps-dropped')),
    left: show(of('steps-left')),
  });
}

/** The steps at which it stops, a line each, the worst first. */
export function tellStops(
  kind: DialogueKind,
  { steps }: DialogueBody,
  lines: readonly FigureLine[],
  words: DialogueListWords,
  locale: Locale,
): string[] {
  return steps
    .map(({ key, label }) => ({
      label,
      dropped: countOf(lines, 'steps-dropped', `${kind}/${key}`),
      left: countOf(lines, 'steps-left', `${kind}/${key}`),
    }))
    .filter(({ dropped, left }) => dropped + left > 0)
    .toSorted((a, b) => b.dropped + b.left - a.dropped - a.left)
    .slice(0, 3)
    .map(({ label, dropped, left }) => words.stopped(label, showCount(dropped, locale), showCount(left, locale)));
}
