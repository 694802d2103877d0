import type { Locale } from '../crm/locale.ts';

/**
 * An amount in the currency's smallest unit, as a person of that language writes it where the currency is at home ($2,100 in Mexico, $ 2.100 in
 * Colombia: ISO 4217 begins a currency with its country, and Intl leaves aside what is none, as EU); whole amounts without decimals.
 */
export function showMoney(amount: number, currency: string, locale: Locale): string {
  const atHome = `${locale}-${currency.slice(0, 2)}`;
  const digits = new Intl.NumberFormat(atHome, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const units = amount / 10 ** digits;
  const shown = Number.isInteger(units) ? 0 : digits;
  return new Intl.NumberFormat(atHome, {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: digits,
  }).format(units);
}

/** Millionths of a US dollar, in cents; what is less than a cent is said so, what is estimated is marked. */
export function showDollars({ micros, estimated }: { micros: number; estimated: boolean }, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  const mark = estimated ? '≈ ' : '';
  return micros > 0 && micros < 10_000 ? `< ${format.format(0.01)}` : `${mark}${format.format(micros / 1_000_000)}`;
}

export function showCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** A part of one, in whole percents. */
export function showShare(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
