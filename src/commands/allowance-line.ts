import { DateTime } from 'luxon';
import { type ChargeLine, forecastMonth, monthCost } from '../crm/cost.ts';
import type { Locale } from '../crm/locale.ts';
import { freeServiceMessages } from '../crm/rates.ts';
import { showCount, showDollars } from './money.ts';
import { wordsFor } from './words.ts';

/** At so many of a hundred free messages the owner is told, once each. */
export const warnedAt = [80, 100] as const;

/** From this share on it is the cards to the business's own people that cost most. */
const mostlyOwn = 0.4;

/** The highest level that a number's free messages have reached this month; null below all of them. */
export function levelReached(lines: readonly ChargeLine[]): (typeof warnedAt)[number] | null {
  const used = monthCost(lines).numbers[0]?.service ?? 0;
  return warnedAt.findLast((percent) => used * 100 >= percent * freeServiceMessages) ?? null;
}

/**
 * One line at 80 % and 100 % of a number's free messages: how far it is, how long they last at this pace, what a day costs after that, and
 * what would save it. `number` is the one meant where the business has several, '' otherwise.
 */
export function allowanceLine(
  lines: readonly ChargeLine[],
  month: { elapsed: number; days: readonly string[] },
  number: string,
  locale: Locale,
): string {
  const { warning } = wordsFor(locale).cost;
  const spent = monthCost(lines);
  const used = spent.numbers[0]?.service ?? 0;
  const { servicePerDay, microsPerDay, estimated, freeUntil } = forecastMonth(lines, Math.max(month.elapsed, 0.5), month.days);
  const free = showCount(freeServiceMessages, locale);
  const allUsed = used >= freeServiceMessages;
  const until = freeUntil[0] && DateTime.fromISO(freeUntil[0].day).setLocale(locale).toFormat('ccc d LLL').replaceAll('.', '');
  const own = spent.families.service.messages > 0 ? spent.ownThreads.messages / spent.families.service.messages : 0;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return [
    allUsed ? warning.allUsed(number, free) : warning.almost(number, showCount(used, locale), free),
    (allUsed || until) &&
      warning.pace(
        showCount(servicePerDay, locale),
        allUsed ? null : until!,
        showDollars({ micros: microsPerDay, estimated }, locale),
      ),
    own >= mostlyOwn ? warning.ownShare(percent.format(Math.min(1, own))) : warning.oneMessage,
  ]
    .filter(Boolean)
    .join(' ');
}
