import { DateTime } from 'luxon';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Contact, countryOf } from './contact.ts';
import { isQuiet, nextTime, todayAt } from './hours.ts';
import type { Settings, Tenant } from './tenant.ts';

/**
 * The zone in which most people of a country live, for those with several. A zone that differs from another only in the past (Germany's second)
 * is in the list of the country's all the same, so it stands here too.
 */
const mostLiveIn: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Chuuk',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** Every zone of a country, as the runtime's own data (ICU) has them; none where it knows nothing of the country. */
export function zonesOf(country: string): readonly string[] {
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return region.getTimeZones?.() ?? [];
}

/**
 * By whose clock somebody lives: the business's where it is one of their country's, or nobody knows which country that is; else their country's,
 * and of several the one in which most people live.
 */
export function customerZone(
  contact: Pick<Contact, 'phone' | 'userId'>,
  { timezone, country: ours }: Pick<Tenant, 'timezone' | 'country'>,
): string {
  const country = countryOf(contact);
  if (!country || country === ours) return timezone;
  const zones = zonesOf(country);
  if (zones.includes(timezone)) return timezone;
  const zone = zones.length === 1 ? zones[0]! : mostLiveIn[country];
  return zone && DateTime.local({ zone }).isValid ? zone : timezone;
}

/** The hours in which nothing goes to a customer that they have not just asked for, by their own clock; both the same: there are none. */
export type Night = { from: string; until: string; zone: string };

export function nightOf(contact: Pick<Contact, 'phone' | 'userId'>, tenant: Tenant): Night {
  return { ...nightIn(tenant.settings), zone: customerZone(contact, tenant) };
}

export function nightIn({ customersQuietFrom: from, customersQuietUntil: until }: Settings): { from: string; until: string } {
  return { from, until };
}

/** When something may leave that would leave now: at once, or in their morning. */
export function leavesAt(now: Date, night: Night): Date {
  return isNight(now, night) ? nextTime(night.until, now, night.zone) : now;
}

/** Until when own words can really be sent, where their window closes then: not later than the evening before, if it closes in their night. */
export function reachableUntil(windowUntil: Date, night: Night): Date {
  return nightBegan(windowUntil, night) ?? windowUntil;
}

/** When the night began in which a moment lies; null where it lies in none. */
export function nightBegan(at: Date, night: Night): Date | null {
  if (!isNight(at, night)) return null;
  const evening = todayAt(night.from, at, night.zone);
  return evening <= at ? evening : todayAt(night.from, addMs(at, -24 * hourMs), night.zone);
}

function isNight(at: Date, { from, until, zone }: Night): boolean {
  const quiet = from === until ? null : { from, until };
  return isQuiet({ quiet }, at, zone);
}
