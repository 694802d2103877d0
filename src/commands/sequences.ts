import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import { followUpTemplate } from '../crm/template.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { explainSequence, textsOf } from './sequence-shown.ts';
import { stageMark } from './stage-named.ts';
import { readStageText, stageArgs, stageOrAsk } from './stage-words.ts';

export const sequences = defineCommand({
  name: 'sequences',
  words: { en: ['sequences', 'sequence'], es: ['secuencias', 'secuencia'], pt: ['sequências', 'sequência'] },
  says: {
    en: 'On which days each stage follows up, and with what words',
    es: 'Qué días hace seguimiento cada etapa, y con qué texto',
    pt: 'Em que dias cada estágio acompanha, e com que texto',
  },
  examples: {
    en: ['sequences', 'sequences Proposal sent'],
    es: ['secuencias', 'secuencias Propuesta enviada'],
    pt: ['sequências', 'sequências Proposta enviada'],
  },
  args: stageArgs,
  read: (rest) => readStageText(rest),
  changes: false,
  alone: true,
  async run({ text }, context): Promise<Outcome> {
    const open = (await context.read.stages()).filter(({ kind }) => kind === 'open');
    if (text === '') return await listAll(open, context);
    const found = stageOrAsk(text, open, { command: 'sequences', rest: (mark) => mark }, context);
    return 'question' in found ? found.question : await showOne(found.stage, context);
  },
});

/** Each stage with its days; a row leads to its words. */
async function listAll(stages: readonly Stage[], context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const lines = await context.read.playbook();
  const all = await context.read.templates();
  /** A step names a template that cannot go out any more. */
  const marked = ({ sequence }: Stage) =>
    sequence.steps.some(({ template }) => template && 'unfit' in followUpTemplate(template, all, context.tenant.locale))
      ? words.sequences.templateTrouble
      : null;
  const shown = stages.slice(0, cardLimits.rows);
  const rows = shown.map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(explainSequence(stage, lines, words), cardLimits.description),
    act: { verb: 'run' as const, command: 'sequences', rest: stageMark(stage) },
  }));
  const body = shown.map((stage) => dotted(oneLine(stage.name), explainSequence(stage, lines, words), marked(stage)));
  const head = words.sequences;
  return listOutcome([`*${head.title}*`, ...body, '', head.foot].join('\n'), rows, context, head.detail);
}

/** The words of each day, what reaches them then, and what is often wanted instead. */
async function showOne(stage: Stage, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { sequences: say } = words;
  const { on, steps } = stage.sequence;
  const texts = textsOf(stage, await context.read.playbook());
  const room = Math.floor(600 / Math.max(1, steps.length));
  const lines = steps.map(({ afterHours }, at) => {
    const text = texts[at];
    return say.step(at + 1, afterHours, text ? `“${clipText(oneLine(text), room)}”` : say.noWords);
  });
  const reach = [...(await templateLine(stage, context)), ...(await stepTemplateLines(stage, context))];
  const row = (label: string, change: string) => ({
    label: clipText(label, cardLimits.row),
    act: { verb: 'run' as const, command: 'setsequence', rest: `${stageMark(stage)} ${change}` },
  });
  const rows = [
    ...(steps.length > 0 ? [row(on ? say.switchOff : say.switchOn, on ? 'off' : 'on')] : []),
    ...['1, 3', '2, 5', '3, 7, 14'].map((days) => row(say.onDays(days), days)),
  ];
  const name = oneLine(stage.name);
  const body = [`*${name}*`, ...(on ? [] : [say.isOff]), ...(lines.length > 0 ? lines : [say.none]), ...reach, '', say.how(name)];
  return listOutcome(body.join('\n'), context.operator.role === 'agent' ? [] : rows, context);
}

/** The templates that steps name, each with what stands against it by now: paused since, or rejected. */
export async function stepTemplateLines({ sequence }: Pick<Stage, 'sequence'>, context: CommandContext): Promise<string[]> {
  const { sequences: say } = wordsOf(context);
  if (!sequence.steps.some(({ template }) => template)) return [];
  const all = await context.read.templates();
  return sequence.steps.flatMap(({ template }, at) => {
    if (!template) return [];
    const found = followUpTemplate(template, all, context.tenant.locale);
    return [say.stepTemplate(at + 1, clipText(template, 60), 'unfit' in found ? say.unfit[found.unfit] : null)];
  });
}

/** What there is to send once the 24 hours are over, where a step falls due after them and names no template that can. */
export async function templateLine({ sequence }: Pick<Stage, 'sequence'>, context: CommandContext): Promise<string[]> {
  const { sequences: say } = wordsOf(context);
  const late = sequence.steps.filter(({ afterHours }) => afterHours > 24);
  if (late.length === 0) return [];
  const approved = await context.read.approvedTemplates();
  const ways = (['knock', 'quiet-lead'] as const).filter((one) => approved.includes(one));
  if (ways.length > 0) return [say.byTemplate(ways)];
  const all = await context.read.templates();
  const own = late.every(({ template }) => template && 'template' in followUpTemplate(template, all, context.tenant.locale));
  return own ? [] : [say.noTemplate];
}
