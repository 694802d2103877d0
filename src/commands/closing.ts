import { type Stage, stagesIn } from '../crm/deal.ts';
import type { Effect } from '../crm/effect.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import type { Somebody } from './somebody.ts';
import { askWhichDeal } from './which-deal.ts';

/** A deal that is over: into the pipeline's first stage that means so, unless it stands in one already. */
export async function closeDeal(
  { view, who, text }: Somebody,
  kind: 'won' | 'lost',
  context: CommandContext,
  closed: (stage: Stage, dealId: NonNullable<typeof view.deal>['id'], move: Effect[]) => Outcome,
): Promise<Outcome> {
  const { answer, everyday } = wordsOf(context);
  const { contact, deal } = view;
  if (!deal) return { answer: { text: answer.noDeal(who), about: [contact.id] }, effects: [] };
  const question = askWhichDeal(view, { command: kind, rest: text }, context);
  if (question) return question;
  const stages = inTheirs(await context.read.stages(), view.stage).filter((stage) => stage.kind === kind);
  const there = stages.find((stage) => stage.id === deal.stageId);
  const stage = there ?? stages[0];
  if (!stage) return { answer: { text: everyday.noSuchStage(kind), about: [contact.id] }, effects: [] };
  const operatorId = context.operator.id;
  const move: Effect = { do: 'move', dealId: deal.id, toStageId: stage.id, by: 'operator', operatorId, because: kind };
  return closed(stage, deal.id, there ? [] : [move]);
}

/** The stages of the pipeline in which a deal stands: it is won or lost there. */
function inTheirs(stages: readonly Stage[], stage: Stage | null): Stage[] {
  return stage ? stagesIn(stage.pipeline, stages) : [...stages];
}
