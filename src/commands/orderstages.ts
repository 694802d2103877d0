import { stagesIn } from '../crm/deal.ts';
import { inThisOrder } from '../crm/stage-order.ts';
import { oneLine } from '../kit/clip.ts';
import type { StageId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readStageText, stageArgs, stageOrAsk } from './stage-words.ts';

export const orderstages = defineCommand({
  name: 'orderstages',
  words: {
    en: ['stages order', 'order stages'],
    es: ['etapas ordenar', 'ordenar etapas'],
    pt: ['estágios ordenar', 'ordenar estágios'],
  },
  says: {
    en: 'Puts the stages into another order',
    es: 'Pone las etapas en otro orden',
    pt: 'Põe os estágios em outra ordem',
  },
  examples: {
    en: ['stages order New, Qualified, Contacted'],
    es: ['etapas ordenar Nuevo, Calificado, Contactado'],
    pt: ['estágios ordenar Novo, Qualificado, Contatado'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => order(text, context),
});

async function order(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words, answer } = wordsOf(context);
  const typed = text.split(/\s*[,;>→]\s*/).filter((one) => one !== '');
  if (typed.length === 0)
    return { answer: { text: answer.likeThis(orderstages.examples[context.operator.locale][0]!) }, effects: [] };
  const all = await context.read.stages();
  const first: StageId[] = [];
  for (const [at, one] of typed.entries()) {
    const rest = (mark: string) => typed.map((other, n) => (n === at ? mark : other)).join(', ');
    const found = stageOrAsk(one, all, { command: 'orderstages', rest }, context);
    if ('question' in found) return found.question;
    first.push(found.stage.id);
  }
  const pipeline = all.find(({ id }) => id === first[0])?.pipeline;
  const own = pipeline ? stagesIn(pipeline, all) : [];
  const names = inThisOrder(own, first).map((id) => oneLine(all.find((stage) => stage.id === id)?.name ?? ''));
  return {
    answer: { text: words.ordered(names.join(', ')) },
    effects: [{ do: 'order-stages', first, by: context.operator.id, undone: words.undone }],
  };
}
