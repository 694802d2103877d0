import { type Days, momentsOf } from '../crm/business-days.ts';
import { fromPhoneBook } from '../crm/contact.ts';
import { judgeCoverage } from '../crm/coverage.ts';
import { countOf, type FigureLine, keysOf, quantile, responseTimes, sumOf } from '../crm/figures.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showCount, showMoney, showShare } from './money.ts';
import { wordsOf } from './place.ts';
import { showAge } from './times.ts';

/** Who wrote, how fast they were answered, and whether anybody was left waiting. */
export function talkLines(lines: readonly FigureLine[], earlier: readonly FigureLine[], context: CommandContext): string[] {
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
export async function coverageLines(days: Days, context: CommandContext): Promise<string[]> {
  const { begins, ends } = momentsOf(days, context.tenant.timezone);
  const coverage = await context.read.coverage(begins, ends);
  const { turns, kept } = coverage;
  const count = (n: number) => showCount(n, context.operator.locale);
  return turns === 0
    ? []
    : [wordsOf(context).report.coverage(share(kept, turns, context), count(kept), count(turns), judgeCoverage(coverage))];
}

export function dealLines(lines: readonly FigureLine[], context: CommandContext): string[] {
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

/** The three sources that brought most people, and how many were won of whoever they once brought. One source is no news. */
export function sourceLines(lines: readonly FigureLine[], context: CommandContext): string[] {
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
export async function peopleLines(lines: readonly FigureLine[], context: CommandContext): Promise<string[]> {
  const say = wordsOf(context).report;
  const names = new Map<string, string>((await context.read.staff()).map((one) => [one.id, oneLine(one.name)]));
  names.set('phone', say.onPhone);
  const busy = keysOf(lines, 'sent').filter((line) => names.has(line.key));
  if (busy.length < 2) return [];
  return busy.slice(0, 5).map(({ key }) => say.person(clipText(names.get(key)!, 40), didWhat(lines, key, context)));
}

export function didWhat(lines: readonly FigureLine[], who: string, context: CommandContext): string {
  const { locale } = context.operator;
  const half = quantile(responseTimes(lines, who), 0.5);
  const won = countOf(lines, 'won-by', who);
  return wordsOf(context).report.did(
    showCount(countOf(lines, 'sent', who), locale),
    half === null ? '' : showAge(half),
    won > 0 ? showCount(won, locale) : '',
  );
}

/** What rules wrote to people by themselves: how much, and the three that wrote most. */
export async function ruleLines(days: Days, context: CommandContext): Promise<string[]> {
  const { begins, ends } = momentsOf(days, context.tenant.timezone);
  const sent = await context.read.sentByRules(begins, ends);
  if (sent.length === 0) return [];
  const say = wordsOf(context).rules;
  const count = (n: number) => showCount(n, context.operator.locale);
  const each = sent.slice(0, 3).map(({ number, count: n }) => say.reportedRule(number, count(n)));
  return [say.reported(count(sent.reduce((all, one) => all + one.count, 0)), each.join(', '))];
}

/** Who came by themselves or by an advertisement; who stood in the phone's address book did not come. Imported people are not counted at all. */
function countCame(lines: readonly FigureLine[]): number {
  return keysOf(lines, 'contact').reduce(
    (all, { key, count }) => (key === `${fromPhoneBook.sourceType}:` ? all : all + count),
    0,
  );
}

function share(part: number, all: number, context: CommandContext): string {
  return showShare(part / all, context.operator.locale);
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : `−${-n}`;
}
