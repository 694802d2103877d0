import { dayOf } from '../crm/business-days.ts';
import { type Contact, countryOf } from '../crm/contact.ts';
import type { Locale } from '../crm/locale.ts';
import { priceOf } from '../crm/rates.ts';
import type { Tenant } from '../crm/tenant.ts';
import { showDollars } from './money.ts';

/** What a template of this category costs today where somebody lives, as it is shown. */
export function templateCost(
  category: string,
  contact: Pick<Contact, 'phone' | 'userId'>,
  { tenant, now }: { tenant: Pick<Tenant, 'timezone'>; now: Date },
  locale: Locale,
): string {
  return costIn(category, countryOf(contact) ?? '', { tenant, now }, locale);
}

/** The same in a country, two letters; '' where nobody knows which. */
export function costIn(
  category: string,
  country: string,
  { tenant, now }: { tenant: Pick<Tenant, 'timezone'>; now: Date },
  locale: Locale,
): string {
  const day = dayOf(now, tenant.timezone);
  return showDollars(priceOf({ day, category, kind: 'regular', country }), locale);
}
