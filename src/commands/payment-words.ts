import type { BusinessRecord } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import { showMoney } from './money.ts';

/** What a payment request is called outside: in the business's payment link, and by the payment system when it reports. */
export function referenceOf({ number }: Pick<BusinessRecord, 'number'>): string {
  return `P${number}`;
}

/** The number of the request a reference names; null where it names none. */
export function numberOf(reference: string): number | null {
  const match = /^p-?0*(\d{1,6})$/i.exec(reference.trim());
  return match ? Number(match[1]) : null;
}

/** Letters of the business's payment words. */
export const mostPaymentWords = 500;

export type PaymentWordsFault = 'too-long' | 'unknown-placeholder' | 'no-address';

/** What is wrong with payment words; null where nothing is. An address in them must be one that opens. */
export function faultInPaymentWords(words: string): PaymentWordsFault | null {
  if (words.length > mostPaymentWords) return 'too-long';
  if ((words.match(/\{[^{}]*\}/g) ?? []).some((one) => one !== '{amount}' && one !== '{reference}')) return 'unknown-placeholder';
  const addresses = words.match(/https?:\S*/gi) ?? [];
  return addresses.every((one) => isAddress(one)) ? null : 'no-address';
}

function isAddress(text: string): boolean {
  try {
    return new URL(text.replaceAll('{amount}', '1').replaceAll('{reference}', 'P1')).hostname.includes('.');
  } catch {
    return false;
  }
}

/** The words with the amount and the reference in them: within an address as plain figures, elsewhere as a person writes them. '' without words. */
export function fillPaymentWords(
  words: string | null,
  { amount, currency, reference }: { amount: number; currency: string; reference: string },
  locale: Locale,
): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const plain = (amount / 10 ** digits).toFixed(digits);
  return (words ?? '').replace(/\S+/g, (word) => {
    const money = /^https?:/i.test(word) ? plain : showMoney(amount, currency, locale);
    return word.replaceAll('{amount}', money).replaceAll('{reference}', reference);
  });
}
