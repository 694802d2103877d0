import type { RecordLine } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import type { ReadLines } from './read-lines.ts';
import { readyWords } from './words/ready.ts';

/** Lines as a person checks them: "20 × chairs · €60 = €1,200". What has no price says only what it is. */
export function showLines(lines: readonly RecordLine[], currency: string, locale: Locale): string[] {
  return lines.map(({ text, count, unit }) => {
    const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(count);
    const what = count === 1 ? clipText(oneLine(text), 120) : `${amount} × ${clipText(oneLine(text), 120)}`;
    if (unit === null) return what;
    const whole = showMoney(Math.round(count * unit), currency, locale);
    return count === 1 ? `${what} · ${whole}` : `${what} · ${showMoney(unit, currency, locale)} = ${whole}`;
  });
}

/** What was read, for whoever typed it: the lines, the total, and what a price was taken for where it did not say. */
export function readBack({ lines, amount, taken }: ReadLines, context: CommandContext): string[] {
  const { orders } = wordsOf(context);
  const { locale } = context.operator;
  const money = (value: number) => showMoney(value, context.tenant.currency, locale);
  const count = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
  return [
    ...showLines(lines, context.tenant.currency, locale),
    amount === null ? orders.noTotal : orders.total(money(amount)),
    ...(taken ? [orders.takenForAll(money(taken.amount), count(taken.count))] : []),
  ];
}

/** The same for the customer, in the business's language. */
export function linesForThem({ lines, amount }: Pick<ReadLines, 'lines' | 'amount'>, { tenant }: CommandContext): string {
  const total = amount === null ? [] : [readyWords[tenant.locale].total(showMoney(amount, tenant.currency, tenant.locale))];
  return [...showLines(lines, tenant.currency, tenant.locale), ...total].join('\n');
}
