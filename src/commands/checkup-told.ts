import { weekBefore } from '../crm/business-days.ts';
import type { Cause, Checkup, Finding } from '../crm/checkup.ts';
import type { Stage } from '../crm/deal.ts';
import { type Dialogue, isReady } from '../crm/dialogue.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showDays } from './days-shown.ts';
import { showCount, showShare } from './money.ts';
import { wordsOf } from './place.ts';
import { stepName } from './step-name.ts';

/** What has names of the business's own. */
export type Named = { stages: readonly Stage[]; dialogues: readonly Dialogue[] };

/** What was found, what it comes of and what to do; its title first. */
export function tellCheckup(found: Checkup, named: Named, context: CommandContext): string[] {
  const { checkup: say } = wordsOf(context);
  const days = showDays(weekBefore(context.now, context.tenant.timezone), context.operator.locale);
  return [
    say.title(days),
    ...found.findings.map((one) => tellFinding(one, named, context)),
    '',
    tellRemedy(found, named, context),
  ];
}

export function tellFinding(finding: Finding, named: Named, context: CommandContext): string {
  const { checkup: say } = wordsOf(context);
  const { locale } = context.operator;
  const count = (n: number) => showCount(n, locale);
  switch (finding.what) {
    case 'coverage':
      return say.coverage(showShare(finding.kept / finding.turns, locale), count(finding.kept), count(finding.turns));
    case 'fallback': {
      const outOf = (one: { fellBack: number; given: number }) => say.outOf(count(one.fellBack), count(one.given));
      return say.fallback(nameOf(finding.of, named, context), outOf(finding), outOf(finding.before));
    }
    case 'rescues': {
      const parts = finding.most.slice(0, 4).map((one) => say.part(count(one.count), nameOf(one.of, named, context)));
      return say.rescues(count(finding.count), parts.join(', '));
    }
  }
}

function tellRemedy({ causes, remedy }: Checkup, named: Named, context: CommandContext): string {
  const { checkup: say } = wordsOf(context);
  const names = causes.slice(0, 4).map((cause) => nameOf(cause, named, context));
  if (remedy === 'redesign') return causes.length > 1 ? say.severalCauses(names.join(', ')) : say.lastingCause(names[0]!);
  return `${say.patch(names[0]!)} ${howToChange(causes[0]!, named, context)}`;
}

function howToChange(cause: Cause, named: Named, context: CommandContext): string {
  const { stages } = named;
  const { change, kinds } = wordsOf(context).checkup;
  switch (cause.is) {
    case 'coverage':
      return change.coverage;
    case 'answer':
      return change.answer[cause.type];
    case 'dialogue':
      return change.dialogue(isReady(cause.kind) ? kinds[cause.kind] : nameOf(cause, named, context));
    case 'follow-up':
      return change.followUp(stageName(cause.stageId, stages), cause.step);
  }
}

/** What something that goes by itself is called. */
export function nameOf(cause: Cause, { stages, dialogues }: Named, context: CommandContext): string {
  const words = wordsOf(context);
  switch (cause.is) {
    case 'coverage':
      return words.checkup.written;
    case 'answer':
      return words.byItself.types[cause.type];
    case 'dialogue':
      return (
        dialogues.find(({ kind }) => kind === cause.kind)?.body.name ??
        (isReady(cause.kind) ? words.dialogues.kinds[cause.kind] : words.dialogues.list.own)
      );
    case 'follow-up':
      return stepName(stageName(cause.stageId, stages), cause.step, words);
  }
}

function stageName(id: Stage['id'], stages: readonly Stage[]): string {
  return clipText(oneLine(stages.find((stage) => stage.id === id)?.name ?? ''), 40);
}
