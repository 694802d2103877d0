import { lastDays } from '../../crm/business-days.ts';
import type { Stage } from '../../crm/deal.ts';
import { asButtons, type DialogueBody, type DialogueKind, type DialogueStep, toEnd } from '../../crm/dialogue.ts';
import { whichBegins } from '../../crm/dialogue-begin.ts';
import { countOf, type FigureLine } from '../../crm/figures.ts';
import type { Locale } from '../../crm/locale.ts';
import type { Recalled } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { CommandContext } from '../command.ts';
import { showCount } from '../money.ts';
import { dotted } from '../rows.ts';
import type { DialogueListWords } from '../words/dialogue-list-words.ts';
import type { DialogueWords } from '../words/dialogues.ts';

type Stages = readonly Pick<Stage, 'id' | 'name'>[];

/** What a conversation does, a line a step, and what it ends with. `stages`: by which a stage is called. */
export function tellDialogue({ steps, end }: DialogueBody, words: DialogueListWords, stages: Stages = []): string[] {
  const stage = stages.find(({ id }) => id === end.stage);
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
    dotted(
      words.says(clipText(oneLine(end.say), 80)),
      end.tags && words.tags(end.tags.join(', ')),
      stage && words.moves(oneLine(stage.name)),
      isStageGone({ end }, stages) && words.movesNobody,
      end.opens && words.opens[end.opens],
      end.task ? words.tasks(end.task) : words.tells[end.tells],
    ),
  ];
}

/** It is to move people to a stage that was removed since. */
export function isStageGone({ end }: Pick<DialogueBody, 'end'>, stages: Stages): boolean {
  return end.stage !== undefined && !stages.some(({ id }) => id === end.stage);
}

function howOf({ wants }: DialogueStep, labels: ReadonlyMap<string, string>, words: DialogueListWords): string {
  if (wants.as !== 'choice') return words.how[wants.as];
  const list = wants.choices.map(({ label, to }) =>
    to === undefined ? label : words.leadsTo(label, to === toEnd ? words.toTheEnd : (labels.get(to) ?? to)),
  );
  return words.choices(list.join(' · '), asButtons(wants.choices) ? 'buttons' : 'list');
}

/** With whom it begins by itself, where it is on. */
export function tellBeginning({ starts }: DialogueBody, how: string, dialogues: Pick<DialogueWords, 'list' | 'write'>): string {
  const { begins } = dialogues.list;
  const parts = [
    ...(starts.first ? [begins.first] : []),
    ...(starts.words.length > 0 ? [begins.words(starts.words.slice(0, 4).join(', '))] : []),
    ...(starts.about?.length ? [begins.about(starts.about.map((one) => dialogues.write.topics[one]).join(', '))] : []),
  ];
  return parts.length > 0 ? begins.with(parts) : begins.you(how);
}

/** With whom of last week's it would have begun, each person once, the newest first; and how many wrote at all. */
export function wouldHaveBegun(
  kind: DialogueKind,
  body: DialogueBody,
  happened: readonly Recalled[],
): { begun: Recalled[]; people: number } {
  const tried = [{ kind, body, on: true, isOwn: true, operatorId: null }];
  const wrote = happened.filter(({ event }) => event.kind === 'message');
  const begun = wrote.filter(
    ({ event, situation }) =>
      event.kind === 'message' &&
      whichBegins(tried, { said: situation.said, isNew: event.facts.first, onlyWords: situation.said !== '' }) !== null,
  );
  const people = (those: readonly Recalled[]) => new Map(those.map((one) => [one.event.contactId, one]));
  return { begun: [...people(begun).values()].toReversed(), people: people(wrote).size };
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
  { steps }: Pick<DialogueBody, 'steps'>,
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

const counted = ['steps-begun', 'steps-finished', 'steps-dropped', 'steps-left'] as const;

/** How they went in the last thirty days. */
export function lastMonth({ read, now, tenant }: CommandContext): Promise<FigureLine[]> {
  return read.figuresNamed(counted, lastDays(now, tenant.timezone, 30).days);
}
