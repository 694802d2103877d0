import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { showPipeline } from './pipeline.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { findStage, stageMark } from './stage-named.ts';
import { describeStage } from './stage-words.ts';
import { showAge } from './times.ts';

export const leads = defineCommand({
  name: 'leads',
  words: { en: ['leads', 'lead', 'people in'], es: ['clientes', 'contactos en', 'leads en'], pt: ['leads em', 'contatos em'] },
  says: { en: 'The people in one stage', es: 'Las personas de una etapa', pt: 'As pessoas de uma etapa' },
  examples: {
    en: ['leads qualified', 'leads new', 'Leads in proposal'],
    es: ['leads calificado', 'clientes nuevos', 'clientes en propuesta'],
    pt: ['leads em qualificado', 'leads novo', 'contatos em proposta'],
  },
  args: z.object({ stage: z.string(), page: z.number().int().min(1).max(99).default(1) }),
  read(rest) {
    const words = rest.trim().startsWith('#') ? rest.trim() : withoutPoliteness(rest).replace(/^(in|en|em) /, '');
    const [, stage = '', page] = /^(.*?)(?: (\d{1,2}))?$/.exec(words) ?? [];
    return stage.split(' ').length <= 5 ? { stage, page: Math.max(1, Number(page ?? 1)) } : null;
  },
  changes: false,
  alone: true,
  async people({ stage }, { read }, limit) {
    const match = stage === '' ? null : findStage(stage, await read.stages());
    return match?.is === 'one' ? await read.dealsIn(match.stage.id, limit) : null;
  },
  async run({ stage: typed, page }, context) {
    const words = wordsOf(context);
    if (typed === '') return showPipeline(context);
    const stages = await context.read.stages();
    const match = findStage(typed, stages);
    if (match.is === 'several') return whichStage(typed, match.stages, stages, context);
    if (match.is !== 'one') return showPipeline(context, words.answer.noStage(clipText(typed, 40)));

    const { stage } = match;
    if (stage.dealCount === 0) return { answer: { text: words.answer.leadsEmpty(oneLine(stage.name)) }, effects: [] };
    const rows = await context.read.dealsIn(stage.id, rowsUpTo(page));
    const { shown, left } = onePage(rows, Math.max(stage.dealCount, rows.length), page);
    const choices = contactChoices(
      shown.map((view) => ({
        view,
        description: dotted(
          view.deal?.value != null && showMoney(view.deal.value, context.tenant.currency, context.operator.locale),
          view.deal && showAge(context.now.getTime() - view.deal.enteredAt.getTime()),
          view.conversation?.lastText && oneLine(view.conversation.lastText),
        ),
        command: 'show',
        rest: '',
      })),
    );
    const title = words.answer.leadsTitle(oneLine(stage.name), words.answer.people(stage.dealCount));
    return listOutcome(
      title,
      [...choices, ...moreRow(left, 'leads', `${stageMark(stage)} ${page + 1}`, words)],
      context,
      words.answer.see,
      { command: 'leads', rest: stageMark(stage) },
    );
  },
});

function whichStage(typed: string, among: readonly Stage[], stages: readonly Stage[], context: CommandContext): Outcome {
  const rows = among.slice(0, cardLimits.rows).map((stage) => ({
    label: clipText(oneLine(stage.name), cardLimits.row),
    description: clipText(describeStage(stage, stages), cardLimits.description),
    act: { verb: 'run' as const, command: 'leads', rest: stageMark(stage) },
  }));
  return listOutcome(wordsOf(context).stages.which(clipText(typed, 40)), rows, context);
}
