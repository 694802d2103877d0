import { lastDays } from '../crm/business-days.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { countOf, quantile, responseTimes, sumOf } from '../crm/figures.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { CommandContext } from './command.ts';
import { showCount, showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted } from './rows.ts';
import { inPlace, showAge } from './times.ts';

/** Last week in one line, on a Monday, with the row that tells more; null on other days, where nothing happened, and for who may not see it. */
export async function lastWeek(context: CommandContext): Promise<{ line: string; row: Choice } | null> {
  const { now, tenant, operator, read } = context;
  if (operator.role === 'agent' || inPlace(now, placeOf(context)).weekday !== 1) return null;
  const { days } = lastDays(addMs(now, -24 * hourMs), tenant.timezone, 7);
  const figures = await read.figures(days);
  const { week } = wordsOf(context).report;
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
  return {
    line: week.title(parts),
    row: { label: clipText(week.more, cardLimits.row), act: { verb: 'run', command: 'report', rest: 'week' } },
  };
}
