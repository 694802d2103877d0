import { cardLimits } from '../crm/card-limits.ts';
import { stagesIn } from '../crm/deal.ts';
import { mayTakeOver } from '../crm/stage-order.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { stageMark } from './stage-named.ts';
import { readStageText, stageArgs, stageOrAsk } from './stage-words.ts';

export const removestage = defineCommand({
  name: 'removestage',
  words: {
    en: ['stages remove', 'remove stage'],
    es: ['etapas quitar', 'quitar etapa'],
    pt: ['estágios remover', 'remover estágio'],
  },
  says: {
    en: 'Takes a stage out; who stands there goes to another',
    es: 'Quita una etapa; quien está ahí pasa a otra',
    pt: 'Tira um estágio; quem está lá vai para outro',
  },
  examples: { en: ['stages remove Qualified'], es: ['etapas quitar Calificado'], pt: ['estágios remover Qualificado'] },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => removeStage(text, context),
});

async function removeStage(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words, answer } = wordsOf(context);
  if (text === '') return { answer: { text: answer.likeThis(removestage.examples[context.operator.locale][0]!) }, effects: [] };
  const all = await context.read.stages();
  // "#… to #…" is what a row of the question below says.
  const [typed = '', to] = text.split(/\s+→\s+/);
  const found = stageOrAsk(typed, all, { command: 'removestage', rest: (mark) => mark }, context);
  if ('question' in found) return found.question;
  const { stage } = found;
  const name = oneLine(stage.name);
  const others = mayTakeOver(stagesIn(stage.pipeline, all), stage);
  if (others.length === 0) return { answer: { text: words.lastOfKind(name) }, effects: [] };
  const target = others.find((one) => stageMark(one) === to);
  const by = context.operator.id;
  if (stage.dealCount === 0)
    return {
      answer: { text: words.removed(name) },
      effects: [{ do: 'remove-stage', stageId: stage.id, to: others[0]!.id, by, undone: words.undone }],
    };
  if (target)
    return {
      answer: { text: words.removedTo(name, stage.dealCount, oneLine(target.name)) },
      effects: [{ do: 'remove-stage', stageId: stage.id, to: target.id, by, undone: words.undone }],
    };
  const rows = others.slice(0, cardLimits.rows).map((one) => ({
    label: clipText(oneLine(one.name), cardLimits.row),
    description: clipText(oneLine(one.meaning), cardLimits.description),
    act: { verb: 'run' as const, command: 'removestage', rest: `${stageMark(stage)} → ${stageMark(one)}` },
  }));
  return listOutcome(words.whereTo(name, stage.dealCount), rows, context);
}
