import { type Contact, firstName } from '../crm/contact.ts';
import type { Tenant } from '../crm/tenant.ts';
import { showMoney } from './money.ts';
import { fillPaymentWords, referenceOf } from './payment-words.ts';
import { readyWords } from './words/ready.ts';

/** How somebody is asked for a payment, in the business's language, with its own words of how to pay. */
export function paymentText(
  { contact, title, amount, number }: { contact: Contact; title: string; amount: number; number: number },
  { settings, currency, locale }: Tenant,
): string {
  const how = fillPaymentWords(settings.paymentWords, { amount, currency, reference: referenceOf({ number }) }, locale);
  const asked = readyWords[locale].askPayment(firstName(contact), title, showMoney(amount, currency, locale));
  return [asked, ...(how === '' ? [] : [how])].join('\n');
}
