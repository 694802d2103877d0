import { cardLimits } from '../crm/card-limits.ts';
import { pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import type { Effect } from '../crm/effect.ts';
import { locales, nameKey } from '../crm/locale.ts';
import { mostPipelines } from '../crm/pipeline.ts';
import { type PresetName, presets, seedPreset } from '../crm/preset.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { PipelineId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { findPipeline } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { readStageText, stageArgs, stageName } from './stage-words.ts';
import { wordsFor } from './words.ts';

export const addpipeline = defineCommand({
  name: 'addpipeline',
  words: {
    en: ['pipelines add', 'add pipeline'],
    es: ['embudos añadir', 'añadir embudo'],
    pt: ['funis adicionar', 'adicionar funil'],
  },
  says: {
    en: 'Another pipeline, like a trade’s or like one of yours',
    es: 'Otro embudo, como el de un oficio o como uno tuyo',
    pt: 'Outro funil, como o de um ramo ou como um seu',
  },
  examples: {
    en: ['pipelines add Rentals like estate agency', 'pipelines add Courses'],
    es: ['embudos añadir Alquileres como inmobiliaria', 'embudos añadir Cursos'],
    pt: ['funis adicionar Aluguéis como imobiliária', 'funis adicionar Cursos'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => add(text, context),
});

async function add(text: string, context: CommandContext): Promise<Outcome> {
  const { pipelines: words, answer } = wordsOf(context);
  if (text === '') return { answer: { text: answer.likeThis(addpipeline.examples[context.operator.locale][0]!) }, effects: [] };
  const [, typed = '', model = ''] = /^(.+?)(?:\s+(?:like|as|como)\s+(.+))?$/iu.exec(text) ?? [];
  const name = stageName(typed);
  if (!name) return { answer: { text: words.badName(cardLimits.row) }, effects: [] };
  const stages = await context.read.stages();
  const there = pipelinesOf(stages);
  if (there.some((one) => nameKey(one.name) === nameKey(name))) return { answer: { text: words.taken(name) }, effects: [] };
  if (there.length >= mostPipelines) return { answer: { text: words.tooMany(mostPipelines) }, effects: [] };
  const like = modelOf(model, stages, context);
  if (!like) {
    const trades = Object.values(wordsOf(context).first.trades).join(', ');
    return { answer: { text: words.noTrade(clipText(model, 40), trades) }, effects: [] };
  }
  const pipeline = { id: context.newId<PipelineId>(), name };
  const effect: Effect = { do: 'add-pipeline', pipeline, like: like.as, by: context.operator.id, undone: words.undone };
  return { answer: { text: words.added(name, like.stages.map(oneLine).join(', ')) }, effects: [effect] };
}

type Like = { as: Extract<Effect, { do: 'add-pipeline' }>['like']; stages: string[] };

/** What it begins with: a trade's stages, another pipeline's, or, where nothing was said, those of the first. */
function modelOf(typed: string, stages: readonly Stage[], { tenant }: CommandContext): Like | null {
  const there = pipelinesOf(stages);
  const own = typed === '' ? there[0] : findPipeline(typed, there);
  if (own) return { as: { pipelineId: own.id }, stages: stagesIn(own, stages).map(({ name }) => name) };
  const preset = tradeCalled(typed);
  if (!preset) return null;
  const { locale } = tenant;
  return { as: { preset, locale }, stages: seedPreset(preset, locale).stages.map(({ name }) => name) };
}

/** A trade by its name in any language, or how that begins. */
function tradeCalled(typed: string): PresetName | null {
  const key = nameKey(typed);
  if (key.length < 3) return null;
  const names = (trade: PresetName) => [trade, ...locales.map((locale) => nameKey(wordsFor(locale).first.trades[trade]))];
  return (Object.keys(presets) as PresetName[]).find((trade) => names(trade).some((name) => name.startsWith(key))) ?? null;
}
