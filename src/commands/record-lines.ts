import type { RecordLine } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import { oneLine } from '../kit/clip.ts';
import { showMoney } from './money.ts';

/** Lines as a person checks them: "20 × chairs · €60 each = €1,200". What has no price says only what it is. */
export function showLines(lines: readonly RecordLine[], currency: string, locale: Locale): string[] {
  return lines.map(({ text, count, unit }) => {
    const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(count);
    const what = count === 1 ? oneLine(text) : `${amount} × ${oneLine(text)}`;
    if (unit === null) return what;
    const whole = showMoney(Math.round(count * unit), currency, locale);
    return count === 1 ? `${what} · ${whole}` : `${what} · ${showMoney(unit, currency, locale)} = ${whole}`;
  });
}
