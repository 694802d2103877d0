import type { Locale } from '../crm/locale.ts';

/** An amount in the currency's smallest unit, as a person of that language writes it; whole amounts without decimals. */
export function showMoney(amount: number, currency: string, locale: Locale): string {
  const digits = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const units = amount / 10 ** digits;
  const shown = Number.isInteger(units) ? 0 : digits;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: digits,
  }).format(units);
}
