import { phoneCountry } from '../kit/phone.ts';
import { zonesOf } from './customer-time.ts';
import type { Quiet } from './notice.ts';
import type { Tenant } from './tenant.ts';

/**
 * When a customer is left in peace: the business's quiet hours, by their own clock where their number says which that is. A country with several
 * clocks does not, and there the business's counts.
 */
export function clockOf(phone: string | null, { country, timezone, settings }: Tenant): Quiet {
  const { quietFrom: from, quietUntil: until } = settings;
  const theirs = phone === null ? null : phoneCountry(phone);
  return {
    hours: { quiet: from === until ? null : { from, until } },
    timezone: theirs === null || theirs === country ? timezone : (onlyZone(theirs) ?? timezone),
  };
}

function onlyZone(country: string): string | null {
  const zones = zonesOf(country);
  return zones.length === 1 ? zones[0]! : null;
}
