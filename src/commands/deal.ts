import { openDeals } from '../crm/contact-view.ts';
import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { oneLine } from '../kit/clip.ts';
import type { DealId } from '../kit/ids.ts';
import { readAmount } from './amount.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { askPipeline, findPipeline } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis, type Somebody } from './somebody.ts';
import { stageMark } from './stage-named.ts';
import { showDeal } from './which-deal.ts';

/** So much of it is shown where deals are told apart. */
const longestTitle = 60;

export const deal = defineCommand({
  name: 'deal',
  words: {
    en: ['deal', 'new deal', 'another deal'],
    es: ['nuevo negocio', 'otro negocio'],
    pt: ['novo negócio', 'outro negócio'],
  },
  says: {
    en: 'Another deal with somebody, beside the one they have',
    es: 'Otro negocio con alguien, además del que tiene',
    pt: 'Outro negócio com alguém, além do que já tem',
  },
  examples: {
    en: ['deal ana flat in Ruzafa 200,000', 'new deal Ana Ruiz: parking 12k'],
    es: ['nuevo negocio ana piso en Ruzafa 200.000', 'otro negocio Ana Ruiz: garaje 12.000'],
    pt: ['novo negócio ana apartamento no centro 200.000', 'outro negócio Ana Ruiz: garagem 12.000'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> => aboutSomebody(deal, args, context, (somebody) => openDeal(somebody, context)),
});

/** In the stage that was said, else in the first of its pipeline; with what it is about and what it is worth, as far as that was said. */
async function openDeal({ view, who, text }: Somebody, context: CommandContext): Promise<Outcome> {
  const { deals: words, answer, pipelines } = wordsOf(context);
  const about = [view.contact.id];
  const stages = await context.read.stages();
  const { stage, rest } = stageSaid(text, stages);
  const amount = readAmount(rest, context.tenant.currency, context.operator.locale);
  const title = oneLine(amount.text);
  if (title === '' && !stage) return likeThis(deal, context, view);
  if (title.length > longestTitle) return { answer: { text: words.titleTooLong(longestTitle), about }, effects: [] };
  if (!stage && pipelinesOf(stages).length > 1) {
    const goOn = { command: 'deal', rest: (mark: string) => `${mark} ${rest}`, contactId: view.contact.id };
    return askPipeline(pipelines.whereTo, stages, goOn, context);
  }
  const into = stage ?? stages.find(({ kind }) => kind === 'open');
  if (!into) return { answer: { text: answer.noDeal(who), about }, effects: [] };
  const opened = {
    id: context.newId<DealId>(),
    contactId: view.contact.id,
    stageId: into.id,
    title: title === '' ? null : title,
    value: amount.is === 'amount' ? amount.amount : null,
  };
  const shown = showDeal({ deal: opened, stage: into }, context);
  return {
    answer: { text: words.opened(who, shown, openDeals(view).length), about },
    effects: [{ do: 'open-deal', deal: opened, by: context.operator.id }],
  };
}

/** A stage or a pipeline named before what the deal is about ("rentals: flat in Ruzafa"), or marked by a row. */
function stageSaid(text: string, stages: readonly Stage[]): { stage: Stage | null; rest: string } {
  const there = pipelinesOf(stages);
  const entry = (pipeline: Pipeline) => stagesIn(pipeline, stages).find(({ kind }) => kind === 'open') ?? null;
  const [, mark, behind = ''] = /^(#\S+)\s*(.*)$/s.exec(text) ?? [];
  if (mark) {
    const pipeline = findPipeline(mark, there);
    return { stage: pipeline ? entry(pipeline) : (stages.find((one) => stageMark(one) === mark) ?? null), rest: behind };
  }
  const named =
    there.length > 1
      ? there.find(({ name }) => nameKey(text).startsWith(`${nameKey(name)} `) || nameKey(text).startsWith(`${nameKey(name)}:`))
      : null;
  return named
    ? { stage: entry(named), rest: text.slice(named.name.length).replace(/^[\s:,]+/, '') }
    : { stage: null, rest: text };
}
