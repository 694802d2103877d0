import { DateTime } from 'luxon';
import { z } from 'zod';
import { type Days, eachDay, lastDays } from '../crm/business-days.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { fromPhoneBook } from '../crm/contact.ts';
import { keepsTooLittle } from '../crm/coverage.ts';
import { type Pipeline, pipelinesOf, type Stage, stagesIn } from '../crm/deal.ts';
import { countOf, type FigureLine, keysOf, quantile, responseTimes, sumOf } from '../crm/figures.ts';
import { knownRates } from '../crm/interaction.ts';
import type { SkipReason } from '../crm/skip-reason.ts';
import type { Chart } from '../kit/chart.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { dialogueLines } from './dialogues/reported.ts';
import { showCount, showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { showAge } from './times.ts';

const periods = ['today', 'week', 'month'] as const;
type Period = (typeof periods)[number];

const lengths = { today: 1, week: 7, month: 30 };

const words: Record<Period, RegExp> = {
  today: /^((de |of |for |do |da )?(today|hoy|hoje)|(the )?day|(del )?dia|(do )?dia)$/,
  week: /^((this |the |of the |weekly )?week|weekly|(de )?((la|esta) )?semana|semanal|(da )?semana|(desta|esta) semana)?$/,
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
    en: ['report', 'report today', 'report week', 'report month'],
    es: ['informe', 'informe de hoy', 'informe semana', 'informe del mes'],
    pt: ['relatório', 'relatório de hoje', 'relatório da semana', 'relatório mês'],
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
  const { days } = lastDays(context.now, context.tenant.timezone, lengths[period]);
  const lines = await context.read.figures(days);
  const text = `${head(period, days, context)}\n${say.you(didWhat(lines, context.operator.id, context))}`;
  return { answer: { text }, effects: [] };
}

async function wholeReport(period: Period, context: CommandContext): Promise<Outcome> {
  const say = wordsOf(context).report;
  const { days, before } = lastDays(context.now, context.tenant.timezone, lengths[period]);
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
    ...(await dialogueLines(lines, context)),
    ...sourceLines(lines, context),
    ...(await peopleLines(lines, context)),
  ];
  const picture = await chartOf(period, days, lines, context);
  return {
    answer: { kind: 'notice', body: clipText(body.join('\n'), cardLimits.body), choices: [], ...(picture ? { picture } : {}) },
    effects: [],
  };
}

function head(period: Period, days: Days, context: CommandContext): string {
  return `*${wordsOf(context).report.title[period]}* · ${showDays(days, context)}`;
}

/** Who wrote, how fast they were answered, and whether anybody was left waiting. */
function talkLines(lines: readonly FigureLine[], earlier: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).report;
  const count = (n: number) => showCount(n, context.operator.locale);
  const [people, peopleBefore] = [countCame(lines), countCame(earlier)];
  const change = peopleBefore > 0 && people !== peopleBefore ? signed(people - peopleBefore) : '';
  const times = responseTimes(lines);
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.9)];
  const [begun, ended] = [countOf(lines, 'wait', 'begun'), countOf(lines, 'wait', 'ended')];
  return [
    say.newPeople(count(people), change),
    say.messages(count(countOf(lines, 'received')), count(countOf(lines, 'sent'))),
    ...(half !== null && most !== null ? [say.answered(showAge(half), showAge(most))] : []),
    ...(begun > 0 ? [say.dealtWith(share(ended, begun, context), count(ended), count(begun))] : []),
  ];
}

/** How much of what customers wrote left something on their record. */
async function coverageLines({ from, to }: Days, context: CommandContext): Promise<string[]> {
  const zone = context.tenant.timezone;
  const begins = DateTime.fromISO(from, { zone }).toJSDate();
  const coverage = await context.read.coverage(begins, DateTime.fromISO(to, { zone }).plus({ days: 1 }).toJSDate());
  const { turns, kept } = coverage;
  const count = (n: number) => showCount(n, context.operator.locale);
  return turns === 0
    ? []
    : [wordsOf(context).report.coverage(share(kept, turns, context), count(kept), count(turns), keepsTooLittle(coverage))];
}

function dealLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).report;
  const { locale } = context.operator;
  const [won, lost] = [countOf(lines, 'won'), countOf(lines, 'lost')];
  const money = (name: 'won' | 'lost') => {
    const worth = sumOf(lines, name);
    return worth > 0 ? showMoney(worth, context.tenant.currency, locale) : '';
  };
  const toClose = quantile(
    keysOf(lines, 'to-close').map((line) => ({ bucket: Number(line.key), count: line.count })),
    0.5,
  );
  const reasons = keysOf(lines, 'lost-because')
    .slice(0, 3)
    .map((line) => `${line.key === '' ? say.noReason : clipText(oneLine(line.key), 30)} ${showCount(line.count, locale)}`);
  return [
    ...(won + lost > 0
      ? [
          say.won(showCount(won, locale), money('won'), share(won, won + lost, context)),
          say.lost(showCount(lost, locale), money('lost')),
        ]
      : []),
    ...(reasons.length > 0 ? [say.because(reasons.join(', '))] : []),
    ...(toClose === null ? [] : [say.toClose(showAge(toClose))]),
  ];
}

function followUpLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).report;
  const parts = (['sent', 'edited', 'by-itself', 'skipped', 'stale', 'superseded'] as const).flatMap((as) => {
    const count = countOf(lines, 'follow-up', as);
    if (count <= 0) return [];
    const said = say.followUp[as](showCount(count, context.operator.locale));
    return [as === 'skipped' ? `${said}${whySkipped(lines, context)}` : said];
  });
  return parts.length > 0 ? [say.followUps(parts.join(', '))] : [];
}

/** Why some of those were left out, most first; '' where nobody has said. */
function whySkipped(lines: readonly FigureLine[], context: CommandContext): string {
  const { skip } = wordsOf(context).followUp;
  const parts = keysOf(lines, 'skipped').map(
    ({ key, count }) => `${skip.counted[key as SkipReason]} ${showCount(count, context.operator.locale)}`,
  );
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** What went without a person: how often they were told when they are answered, and how often a known answer was enough. */
function byItselfLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).byItself;
  const count = (n: number) => showCount(n, context.operator.locale);
  const told = countOf(lines, 'by-itself', 'acknowledgement');
  return [
    ...(told > 0 ? [say.acknowledged(count(told))] : []),
    ...knownRates(lines).map(({ type, given, completed, flagged }) =>
      say.known(say.types[type], count(given), share(completed, given, context), flagged),
    ),
  ];
}

/** Who came by themselves or by an advertisement; who stood in the phone's address book did not come. Imported people are not counted at all. */
function countCame(lines: readonly FigureLine[]): number {
  return keysOf(lines, 'contact').reduce(
    (all, { key, count }) => (key === `${fromPhoneBook.sourceType}:` ? all : all + count),
    0,
  );
}

/** The three sources that brought most people, and how many were won of whoever they once brought. One source is no news. */
function sourceLines(lines: readonly FigureLine[], context: CommandContext): string[] {
  const say = wordsOf(context).report;
  const sources = keysOf(lines, 'contact');
  if (sources.length === 0 || (sources.length === 1 && sources[0]!.key === 'direct')) return [];
  const parts = sources.slice(0, 3).map(({ key, count }) => {
    const won = countOf(lines, 'won-source', key);
    const named = say.named[key.replace(/:$/, '') as keyof typeof say.named] as string | undefined;
    const name = named ?? clipText(oneLine(key.slice(key.indexOf(':') + 1) || key), 40);
    return say.source(name, showCount(count, context.operator.locale), won > 0 ? showCount(won, context.operator.locale) : '');
  });
  return [say.sources(parts.join(' · '))];
}

/** A line for each of the business's people who did something, most first. */
async function peopleLines(lines: readonly FigureLine[], context: CommandContext): Promise<string[]> {
  const say = wordsOf(context).report;
  const names = new Map<string, string>((await context.read.staff()).map((one) => [one.id, oneLine(one.name)]));
  names.set('phone', say.onPhone);
  const busy = keysOf(lines, 'sent').filter((line) => names.has(line.key));
  if (busy.length < 2) return [];
  return busy.slice(0, 5).map(({ key }) => say.person(clipText(names.get(key)!, 40), didWhat(lines, key, context)));
}

function didWhat(lines: readonly FigureLine[], who: string, context: CommandContext): string {
  const { locale } = context.operator;
  const half = quantile(responseTimes(lines, who), 0.5);
  const won = countOf(lines, 'won-by', who);
  return wordsOf(context).report.did(
    showCount(countOf(lines, 'sent', who), locale),
    half === null ? '' : showAge(half),
    won > 0 ? showCount(won, locale) : '',
  );
}

/** Of several pipelines the one into which most came: one picture tells of one. */
function busiest(stages: readonly Stage[], entered: (stage: Stage) => number): Stage[] {
  const came = (pipeline: Pipeline) => stagesIn(pipeline, stages).reduce((sum, stage) => sum + entered(stage), 0);
  const [first] = pipelinesOf(stages).toSorted((a, b) => came(b) - came(a));
  return first ? stagesIn(first, stages) : [];
}

/** How far those who came got, stage by stage; where nobody came, what was written each day. */
async function chartOf(period: Period, days: Days, lines: readonly FigureLine[], context: CommandContext): Promise<Chart | null> {
  const say = wordsOf(context).report;
  const { locale } = context.operator;
  const title = say.title[period];
  const subtitle = `${oneLine(context.tenant.name)} · ${showDays(days, context)}`;
  const entered = (stage: Stage) => countOf(lines, 'entered', stage.id);
  const stages = busiest(await context.read.stages(), entered);
  const all = Math.max(0, ...stages.map(entered));
  if (all > 0) {
    const rows = stages.map((stage) => ({
      label: oneLine(stage.name),
      value: entered(stage),
      shown: showCount(entered(stage), locale),
      detail: stage.position > 0 && entered(stage) > 0 ? say.chart.ofAll(share(entered(stage), all, context)) : '',
      tone: ({ open: 'plain', won: 'good', lost: 'quiet' } as const)[stage.kind],
    }));
    return { kind: 'bars', title: `${title}: ${say.chart.entered.toLowerCase()}`, subtitle, rows };
  }
  if (period === 'today') return null;
  const received = new Map((await context.read.figureByDay('received', days)).map(({ day, count }) => [day, count]));
  const shown = eachDay(days).slice(-12);
  const rows = shown.map((day) => ({
    label: inWords(day, period === 'week' ? 'ccc' : 'd LLL', context),
    value: received.get(day) ?? 0,
    shown: showCount(received.get(day) ?? 0, locale),
  }));
  return received.size > 0 ? { kind: 'series', title: say.chart.received, subtitle, rows } : null;
}

function showDays({ from, to }: Days, context: CommandContext): string {
  return from === to
    ? inWords(to, 'ccc d LLL', context)
    : `${inWords(from, 'd LLL', context)} – ${inWords(to, 'd LLL', context)}`;
}

function inWords(day: string, format: string, context: CommandContext): string {
  return DateTime.fromISO(day).setLocale(context.operator.locale).toFormat(format).replaceAll('.', '');
}

function share(part: number, all: number, context: CommandContext): string {
  return new Intl.NumberFormat(context.operator.locale, { style: 'percent', maximumFractionDigits: 0 }).format(part / all);
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : `−${-n}`;
}
