import { cardLimits } from '../crm/card-limits.ts';
import { stagesIn } from '../crm/deal.ts';
import { onDays, withoutWords } from '../crm/sequence.ts';
import { mostStages } from '../crm/stage-order.ts';
import { oneLine } from '../kit/clip.ts';
import type { StageId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { namesake, readStageText, stageArgs, stageName, stageOrAsk } from './stage-words.ts';

/** How somebody is followed up in a stage of which nothing else was said. */
const usual = onDays([1]);

export const addstage = defineCommand({
  name: 'addstage',
  words: {
    en: ['stages add', 'add stage'],
    es: ['etapas añadir', 'añadir etapa'],
    pt: ['estágios adicionar', 'adicionar estágio'],
  },
  says: {
    en: 'A new stage, behind another',
    es: 'Una etapa nueva, detrás de otra',
    pt: 'Um estágio novo, atrás de outro',
  },
  examples: {
    en: ['stages add Visit after Qualified', 'add stage Visit before Proposal sent'],
    es: ['etapas añadir Visita después de Calificado'],
    pt: ['estágios adicionar Visita depois de Qualificado'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => add(text, context),
});

async function add(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words, answer } = wordsOf(context);
  const all = await context.read.stages();
  const placed =
    /^(.*?)\s+(after|behind|before|después de|despues de|detrás de|detras de|antes de|depois de|atrás de)\s+(.+)$/iu.exec(text);
  const [typed, where, other] = placed ? [placed[1]!, placed[2]!.toLowerCase(), placed[3]!] : [text, null, null];
  if (typed === '') return { answer: { text: answer.likeThis(addstage.examples[context.operator.locale][0]!) }, effects: [] };
  const name = stageName(typed);
  if (!name) return { answer: { text: words.badName(cardLimits.row) }, effects: [] };
  let after: StageId | null = null;
  let pipeline = all[0]?.pipeline;
  if (other) {
    const ask = { command: 'addstage', rest: (mark: string) => `${name} ${where} ${mark}` };
    const found = stageOrAsk(other, all, ask, context);
    if ('question' in found) return found.question;
    pipeline = found.stage.pipeline;
    const own = stagesIn(pipeline, all);
    const at = own.findIndex(({ id }) => id === found.stage.id);
    after = where === 'before' || where === 'antes de' ? (own[at - 1]?.id ?? null) : found.stage.id;
  }
  if (!pipeline) return { answer: { text: answer.pipelineEmpty }, effects: [] };
  const own = stagesIn(pipeline, all);
  if (!other) after = own.findLast(({ kind }) => kind === 'open')?.id ?? null;
  const taken = namesake(name, pipeline, all);
  if (taken) return { answer: { text: words.taken(oneLine(taken.name)) }, effects: [] };
  if (own.length >= mostStages) return { answer: { text: words.tooMany(mostStages) }, effects: [] };
  const behind = all.find(({ id }) => id === after);
  return {
    answer: { text: words.added(name, behind ? oneLine(behind.name) : null) },
    effects: [
      {
        do: 'add-stage',
        stageId: context.newId<StageId>(),
        pipelineId: pipeline.id,
        name,
        meaning: words.meansItsName(name),
        sequence: behind?.kind === 'open' ? withoutWords(behind.sequence) : usual,
        after,
        by: context.operator.id,
        undone: words.undone,
      },
    ],
  };
}
