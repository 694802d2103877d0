import { DateTime } from 'luxon';
import type { Days } from '../crm/business-days.ts';
import type { Locale } from '../crm/locale.ts';

/** "9 Nov – 15 Nov", or "Fri 20 Nov" for one day. */
export function showDays({ from, to }: Days, locale: Locale): string {
  if (from === to) return showDayIn(to, 'ccc d LLL', locale);
  return `${showDayIn(from, 'd LLL', locale)} – ${showDayIn(to, 'd LLL', locale)}`;
}

/** A business's day ("2026-11-20") as luxon's format says, without the dots of short months. */
export function showDayIn(day: string, format: string, locale: Locale): string {
  return DateTime.fromISO(day).setLocale(locale).toFormat(format).replaceAll('.', '');
}
