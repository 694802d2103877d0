import { weekBefore } from '../crm/business-days.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { countOf, quantile, responseTimes, sumOf } from '../crm/figures.ts';
import { clipText } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showCount, showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { readToRate } from './rate.ts';
import { dotted } from './rows.ts';
import { inPlace, showAge } from './times.ts';

/** From so many follow-ups on that went, somebody is asked on a Monday whether they were right. */
const worthRating = 5;

/** Last week in one line, on a Monday, with the rows that tell more; null on other days, where nothing happened, and for who may not see it. */
export async function lastWeek(context: CommandContext): Promise<{ line: string; rows: Choice[] } | null> {
  const { now, tenant, operator, read } = context;
  if (operator.role === 'agent' || inPlace(now, placeOf(context)).weekday !== 1) return null;
  const figures = await read.figures(weekBefore(now, tenant.timezone));
  const { report, rating } = wordsOf(context);
  const { week } = report;
  const count = (n: number) => showCount(n, operator.locale);
  const [people, won, lost] = [countOf(figures, 'contact'), countOf(figures, 'won'), countOf(figures, 'lost')];
  const half = quantile(responseTimes(figures), 0.5);
  const worth = sumOf(figures, 'won');
  const parts = dotted(
    people > 0 && week.people(count(people)),
    half !== null && week.answered(showAge(half)),
    won > 0 && week.won(count(won), worth > 0 ? showMoney(worth, tenant.currency, operator.locale) : ''),
    lost > 0 && week.lost(count(lost)),
  );
  if (parts === '') return null;
  const toRate = (await readToRate(context)).length;
  const row = (label: string, command: string, rest: string): Choice => ({
    label: clipText(label, cardLimits.row),
    act: { verb: 'run', command, rest },
  });
  // It comes by itself where they want that.
  const rows = tenant.settings.weekPicture ? [] : [row(week.more, 'report', 'last week')];
  if (toRate >= worthRating) rows.push(row(rating.row(toRate), 'rate', ''));
  return { line: week.title(parts), rows };
}
