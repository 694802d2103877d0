import { z } from 'zod';
import { type Days, lastDays, momentsOf, weekBefore } from '../crm/business-days.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showDays } from './days-shown.ts';
import { dialogueLines } from './dialogues/reported.ts';
import { wordsOf } from './place.ts';
import { byItselfLines, followUpLines } from './report-by-itself.ts';
import { type Period, periods, reportChart } from './report-chart.ts';
import { coverageLines, dealLines, didWhat, peopleLines, ruleLines, sourceLines, talkLines } from './report-lines.ts';
import { withoutPoliteness } from './rest.ts';

const lengths = { today: 1, week: 7, month: 30 };

/** The days a period means, and as many before them: up to today, or the whole week that is over, Monday to Sunday. */
function daysOf(period: Period, { now, tenant }: CommandContext): { days: Days; before: Days } {
  if (period !== 'last-week') return lastDays(now, tenant.timezone, lengths[period]);
  const days = weekBefore(now, tenant.timezone);
  return { days, before: weekBefore(momentsOf(days, tenant.timezone).begins, tenant.timezone) };
}

const words: Record<Period, RegExp> = {
  today: /^((de |of |for |do |da )?(today|hoy|hoje)|(the )?day|(del )?dia|(do )?dia)$/,
  week: /^((this |the |of the |weekly )?week|weekly|(de )?((la|esta) )?semana|semanal|(da )?semana|(desta|esta) semana)?$/,
  'last-week': /^((of |for )?(the )?last week|(de )?(la )?semana pasada|(da )?semana passada)$/,
  month: /^((this |the |of the )?month|monthly|(de |del )?(este )?mes|mensual|(do |deste |este )?mes|mensal)$/,
};

export const report = defineCommand({
  name: 'report',
  words: {
    en: ['report', 'reports', 'numbers', 'figures'],
    es: ['informe', 'informes', 'cifras'],
    pt: ['relatório', 'relatórios', 'números'],
  },
  says: {
    en: 'How it is going: answers, new people, won and lost. today, week, month',
    es: 'Cómo va: respuestas, gente nueva, ganado y perdido. hoy, semana, mes',
    pt: 'Como vai: respostas, gente nova, ganho e perdido. hoje, semana, mês',
  },
  examples: {
    en: ['report', 'report today', 'report week', 'report last week', 'report month'],
    es: ['informe', 'informe de hoy', 'informe semana', 'informe semana pasada', 'informe del mes'],
    pt: ['relatório', 'relatório de hoje', 'relatório da semana', 'relatório semana passada', 'relatório mês'],
  },
  args: z.object({ period: z.enum(periods) }),
  read(rest) {
    const when = withoutPoliteness(rest);
    const period = periods.find((one) => words[one].test(when));
    return period ? { period } : null;
  },
  changes: false,
  run: ({ period }, context) => (context.operator.role === 'agent' ? ownReport(period, context) : wholeReport(period, context)),
});

/** What somebody who answers customers sees: what they did themselves. */
async function ownReport(period: Period, context: CommandContext): Promise<Outcome> {
  const say = wordsOf(context).report;
  const { days } = daysOf(period, context);
  const lines = await context.read.figures(days);
  const text = `${head(period, days, context)}\n${say.you(didWhat(lines, context.operator.id, context))}`;
  return { answer: { text }, effects: [] };
}

/** Last week as it comes by itself; null where nothing happened. */
export async function weekPicture(context: CommandContext): Promise<CardSpec | null> {
  const { answer } = await wholeReport('last-week', context);
  return answer && 'kind' in answer ? answer : null;
}

async function wholeReport(period: Period, context: CommandContext): Promise<Outcome> {
  const say = wordsOf(context).report;
  const { days, before } = daysOf(period, context);
  const lines = await context.read.figures(days);
  if (lines.every((line) => line.count === 0)) {
    return { answer: { text: say.nothing(say.title[period].toLowerCase()) }, effects: [] };
  }
  const earlier = period === 'today' ? [] : await context.read.figures(before);
  const body = [
    head(period, days, context),
    ...talkLines(lines, earlier, context),
    ...(await coverageLines(days, context)),
    ...dealLines(lines, context),
    ...followUpLines(lines, context),
    ...byItselfLines(lines, context),
    ...(await ruleLines(days, context)),
    ...(await dialogueLines(lines, context)),
    ...sourceLines(lines, context),
    ...(await peopleLines(lines, context)),
  ];
  const picture = await reportChart(period, days, lines, context);
  return {
    answer: { kind: 'notice', body: clipText(body.join('\n'), cardLimits.body), choices: [], ...(picture ? { picture } : {}) },
    effects: [],
  };
}

function head(period: Period, days: Days, context: CommandContext): string {
  return `*${wordsOf(context).report.title[period]}* · ${showDays(days, context.operator.locale)}`;
}
