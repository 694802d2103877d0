import { type Days, eachDay } from '../crm/business-days.ts';
import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { countOf, type FigureLine } from '../crm/figures.ts';
import type { Chart } from '../kit/chart.ts';
import { oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showDayIn, showDays } from './days-shown.ts';
import { showCount, showShare } from './money.ts';
import { wordsOf } from './place.ts';

/** What a report may be of: up to today, or the whole week that is over. */
export const periods = ['today', 'week', 'last-week', 'month'] as const;
export type Period = (typeof periods)[number];

/** How far those who came got, stage by stage; where nobody came, what was written each day. */
export async function reportChart(
  period: Period,
  days: Days,
  lines: readonly FigureLine[],
  context: CommandContext,
): Promise<Chart | null> {
  const say = wordsOf(context).report;
  const { locale } = context.operator;
  const title = say.title[period];
  const subtitle = `${oneLine(context.tenant.name)} · ${showDays(days, context.operator.locale)}`;
  const entered = (stage: Stage) => countOf(lines, 'entered', stage.id);
  const stages = busiest(await context.read.stages(), entered);
  const all = Math.max(0, ...stages.map(entered));
  if (all > 0) {
    const rows = stages.map((stage) => ({
      label: oneLine(stage.name),
      value: entered(stage),
      shown: showCount(entered(stage), locale),
      detail: stage.position > 0 && entered(stage) > 0 ? say.chart.ofAll(showShare(entered(stage) / all, locale)) : '',
      tone: ({ open: 'plain', won: 'good', lost: 'quiet' } as const)[stage.kind],
    }));
    return { kind: 'bars', title: `${title}: ${say.chart.entered.toLowerCase()}`, subtitle, rows };
  }
  if (period === 'today') return null;
  const received = new Map((await context.read.figureByDay('received', days)).map(({ day, count }) => [day, count]));
  const shown = eachDay(days).slice(-12);
  const rows = shown.map((day) => ({
    label: showDayIn(day, period === 'month' ? 'd LLL' : 'ccc', context.operator.locale),
    value: received.get(day) ?? 0,
    shown: showCount(received.get(day) ?? 0, locale),
  }));
  return received.size > 0 ? { kind: 'series', title: say.chart.received, subtitle, rows } : null;
}

/** Of several pipelines the one into which most came: one picture tells of one. */
function busiest(stages: readonly Stage[], entered: (stage: Stage) => number): Stage[] {
  const came = (pipeline: Pipeline) => stagesIn(pipeline, stages).reduce((sum, stage) => sum + entered(stage), 0);
  const [first] = pipelinesOf(stages).toSorted((a, b) => came(b) - came(a));
  return first ? stagesIn(first, stages) : [];
}
