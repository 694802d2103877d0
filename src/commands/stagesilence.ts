import { firstAfter, mostHours } from '../crm/sequence.ts';
import { oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readStageText, stageArgs, stageOrAsk } from './stage-words.ts';

export const stagesilence = defineCommand({
  name: 'stagesilence',
  words: { en: ['stages silence'], es: ['etapas silencio'], pt: ['estágios silêncio'] },
  says: {
    en: 'After how long somebody counts as quiet in a stage',
    es: 'Tras cuánto tiempo alguien cuenta como en silencio',
    pt: 'Após quanto tempo alguém conta como em silêncio',
  },
  examples: {
    en: ['stages silence Qualified 48h', 'stages silence Proposal sent 3 days'],
    es: ['etapas silencio Calificado 48h'],
    pt: ['estágios silêncio Qualificado 2 dias'],
  },
  args: stageArgs,
  read: readStageText,
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => setSilence(text, context),
});

async function setSilence(text: string, context: CommandContext): Promise<Outcome> {
  const { stages: words } = wordsOf(context);
  const match = /^(.+?)[\s:]+(?:after |tras |após )?(\d{1,3})\s*(h|hours?|horas?|d|days?|d[ií]as?)$/iu.exec(text);
  const hours = match ? Number(match[2]) * (/^d/i.test(match[3]!) ? 24 : 1) : 0;
  if (!match || hours < 1 || hours > mostHours) return { answer: { text: words.badHours }, effects: [] };
  const ask = { command: 'stagesilence', rest: (mark: string) => `${mark} ${hours}h` };
  const found = stageOrAsk(match[1]!, await context.read.stages(), ask, context);
  if ('question' in found) return found.question;
  const { stage } = found;
  const sequence = firstAfter(stage.sequence, hours);
  if (!sequence)
    return { answer: { text: words.beforeTheNext(oneLine(stage.name), stage.sequence.steps[1]!.afterHours) }, effects: [] };
  return {
    answer: { text: words.quietSet(oneLine(stage.name), hours) },
    effects: [{ do: 'change-stage', stageId: stage.id, change: { sequence }, by: context.operator.id, undone: words.undone }],
  };
}
