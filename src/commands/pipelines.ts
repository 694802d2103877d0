import { pipelinesOf, stagesIn } from '../crm/deal.ts';
import { oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { askPipeline, dealsIn } from './pipeline-named.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { dotted } from './rows.ts';

export const pipelines = defineCommand({
  name: 'pipelines',
  words: { en: ['pipelines', 'my pipelines'], es: ['embudos', 'mis embudos'], pt: ['funis', 'meus funis'] },
  says: {
    en: 'Your pipelines, where you have more than one kind of business',
    es: 'Tus embudos, si tienes más de un tipo de negocio',
    pt: 'Seus funis, se você tem mais de um tipo de negócio',
  },
  examples: { en: ['pipelines'], es: ['embudos'], pt: ['funis'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  run: (_, context) => list(context),
});

async function list(context: CommandContext): Promise<Outcome> {
  const { pipelines: words } = wordsOf(context);
  const stages = await context.read.stages();
  const lines = pipelinesOf(stages).map((one, at) =>
    dotted(`${at + 1}. ${oneLine(one.name)}`, dealsIn(stagesIn(one, stages), context)),
  );
  const body = [`*${words.title}*`, ...lines, '', words.foot].join('\n');
  return askPipeline(body, stages, { command: 'pipeline', rest: (mark) => mark }, context);
}
