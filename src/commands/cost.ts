import { DateTime } from 'luxon';
import { z } from 'zod';
import { monthOf } from '../crm/business-days.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { forecastMonth, type MonthCost, monthCost, type Spent } from '../crm/cost.ts';
import { freeServiceMessages } from '../crm/rates.ts';
import type { Chart } from '../kit/chart.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { lastFour } from '../kit/phone.ts';
import { cardsToday } from './cards.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount, showDollars } from './money.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted } from './rows.ts';

/** Before so many days have passed, what the whole month will cost would be a guess. */
const daysToForecast = 3;

const thisMonth = /^((this|the) month|(de |d)?este mes|del mes|(deste|este) mes|do mes|month|mes)?$/;
const lastMonth = /^(last month|(del |el )?mes pasado|(do |o )?mes passado|ultimo mes)$/;

export const cost = defineCommand({
  name: 'cost',
  words: { en: ['cost', 'costs'], es: ['coste', 'costo', 'costes', 'gastos'], pt: ['custo', 'custos', 'gasto'] },
  says: {
    en: 'What this month’s messages cost, and how many free ones are left',
    es: 'Lo que cuestan los mensajes del mes y cuántos gratis te quedan',
    pt: 'Quanto custam as mensagens do mês e quantas grátis restam',
  },
  examples: {
    en: ['cost', 'costs last month', 'cost this month'],
    es: ['coste', 'costo del mes pasado', 'gastos'],
    pt: ['custo', 'custos do mês passado', 'custo deste mês'],
  },
  args: z.object({ monthsAgo: z.number().int().min(0).max(1) }),
  read(rest) {
    const when = withoutPoliteness(rest);
    if (thisMonth.test(when)) return { monthsAgo: 0 };
    return lastMonth.test(when) ? { monthsAgo: 1 } : null;
  },
  changes: false,
  alone: true,
  may: 'manager',
  run: ({ monthsAgo }, context) => showCost(monthsAgo, context),
});

async function showCost(monthsAgo: number, context: CommandContext): Promise<Outcome> {
  const { cost: words, attention } = wordsOf(context);
  const { locale } = context.operator;
  const { days, elapsed } = monthOf(context.now, context.tenant.timezone, monthsAgo);
  const month = inWords(days[0]!, 'LLLL', locale);
  const lines = await context.read.charges(days[0]!, days.at(-1)!);
  if (lines.length === 0) return { answer: { text: words.nothing(month) }, effects: [] };
  const spent = monthCost(lines);
  const wonByDay = await context.read.figureByDay('won', { from: days[0]!, to: days.at(-1)! });
  const won = wonByDay.reduce((all, day) => all + day.count, 0);
  const isOver = monthsAgo > 0;
  const forecast = !isOver && elapsed >= daysToForecast ? forecastMonth(lines, elapsed, days) : null;
  const count = (n: number) => showCount(n, locale);
  const money = (of: Spent) => showDollars(of, locale);
  const last = inWords(days.at(-1)!, 'd LLL', locale);
  const text = [
    words.title(month, isOver ? null : Math.floor(elapsed) + 1, days.length),
    ...(await serviceLines(spent, forecast?.freeUntil ?? [], context)),
    ...(['utility', 'marketing', 'authentication'] as const).flatMap((family) => {
      const of = spent.families[family];
      return of.messages > 0 ? [dotted(words.family[family](count(of.messages)), money(of))] : [];
    }),
    dotted(
      isOver ? words.wholeMonth(money(spent.total)) : words.soFar(money(spent.total)),
      forecast && words.byTheEnd(last, money({ ...forecast.total, estimated: false })),
    ),
    won > 0 && words.perWon(showDollars({ ...spent.total, micros: spent.total.micros / won }, locale), count(won)),
    !isOver && context.operator.cardsPerDay !== null && attention.budget(context.operator.cardsPerDay, await cardsToday(context)),
    spent.ownThreads.messages > 0 && words.ownThreads(count(spent.ownThreads.messages), money(spent.ownThreads)),
    words.foot,
  ];
  return {
    answer: {
      kind: 'notice',
      body: clipText(text.filter((line) => line !== false).join('\n'), cardLimits.body),
      choices: [],
      picture: costChart(month, spent, context),
    },
    effects: [],
  };
}

/** How many messages of each kind, and what they cost. Free-form messages are two bars: what is free shows how much of it is left. */
function costChart(month: string, spent: MonthCost, context: CommandContext): Chart {
  const { chart } = wordsOf(context).cost;
  const { locale } = context.operator;
  const { service, utility, marketing, authentication } = spent.families;
  const paid = Math.round(service.billed);
  const free = service.messages - paid;
  const row = (label: string, count: number, detail: string, tone: 'plain' | 'good' | 'quiet' = 'plain') =>
    count > 0 ? [{ label, value: count, shown: showCount(count, locale), detail, tone }] : [];
  const money = (of: Spent) => (of.micros > 0 ? showDollars(of, locale) : '');
  return {
    kind: 'bars',
    title: chart.title(month),
    subtitle: oneLine(context.tenant.name),
    rows: [
      ...row(chart.free, free, '', 'good'),
      ...row(chart.paid, paid, money(service)),
      ...row(chart.utility, utility.messages, money(utility)),
      ...row(chart.marketing, marketing.messages, money(marketing)),
      ...row(chart.authentication, authentication.messages, money(authentication)),
      ...row(chart.own, spent.ownThreads.messages, money(spent.ownThreads), 'quiet'),
    ],
    foot: showDollars(spent.total, locale),
  };
}

/** A line for each number that sent something: the free messages are counted by number. */
async function serviceLines(
  spent: MonthCost,
  freeUntil: readonly { numberId: string; day: string }[],
  context: CommandContext,
): Promise<string[]> {
  const { cost: words } = wordsOf(context);
  const { locale } = context.operator;
  const numbers = await context.read.numbers();
  return numbers.flatMap(({ id, phone }) => {
    const of = spent.numbers.find((one) => one.numberId === id);
    if (!of) return [];
    const until = freeUntil.find((one) => one.numberId === id)?.day;
    const paid = Math.max(0, of.service - freeServiceMessages);
    return [
      dotted(
        words.service(
          numbers.length > 1 ? `…${lastFour(phone)}` : '',
          showCount(Math.min(of.service, freeServiceMessages), locale),
          showCount(freeServiceMessages, locale),
        ),
        paid > 0 && words.paid(showCount(paid, locale)),
        paid > 0 && numbers.length === 1 && showDollars(spent.families.service, locale),
        until && words.freeUntil(inWords(until, 'ccc d LLL', locale)),
      ),
    ];
  });
}

function inWords(day: string, format: string, locale: string): string {
  return DateTime.fromISO(day).setLocale(locale).toFormat(format).replaceAll('.', '');
}
