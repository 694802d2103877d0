import { phoneKey } from '../kit/phone.ts';
import type { Person } from './inbound.ts';
import type { JsonObject } from './json.ts';
import { asList, isObject } from './lenient.ts';
import { wireContact } from './wire-inbound.ts';

/** How an item names a person, before anything is known of them. */
export type Named = { phone: string | null; userId: string | null; parentUserId?: string | null };

/** The digits of a wa_id as Meta writes it (`+`, spaces, dashes and brackets occur), or null where it is no number. */
export function phoneDigits(raw: string | null | undefined): string | null {
  if (!raw || !/^\+?[\d\s().-]+$/.test(raw)) return null;
  return raw.replace(/\D/g, '') || null;
}

/** The published form of a BSUID (meta-cloud-api.md §2). Others occur; they count only where there is no phone. */
const bsuid = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * The person an item speaks of, with what their contact entry adds. A BSUID may stand where a number is expected; it is taken as one. An id
 * that has not the published form is ignored beside a phone (it would tie strangers together) and used without one (better than nobody).
 */
export function readPerson(named: Named, contact: unknown): Person {
  const entry = wireContact.parse(isObject(contact) ? contact : {});
  const phone = phoneDigits(named.phone) ?? phoneDigits(entry.wa_id);
  const given = [
    named.userId,
    entry.user_id,
    phoneDigits(named.phone) ? null : named.phone,
    phoneDigits(entry.wa_id) ? null : entry.wa_id,
  ];
  const userId = given.find((id) => id && bsuid.test(id)) ?? (phone ? null : (given.find((id) => id) ?? null));
  return {
    phone,
    userId,
    parentUserId: named.parentUserId ?? entry.parent_user_id,
    name: entry.profile?.name?.trim() || entry.name?.trim() || null,
    username: (entry.profile?.username ?? entry.username)?.replace(/^@/, '') || null,
    identityKeyHash: entry.identity_key_hash,
  };
}

/** Whether anything says who this is. */
export function isSomebody(person: Person): boolean {
  return person.phone !== null || person.userId !== null;
}

/** The key under which this person's items wait for each other. A phone comes first: it is what most items know. */
export function personLane(person: Person): string | null {
  if (person.phone) return `p:${phoneKey(person.phone)}`;
  return person.userId ? `u:${person.userId}` : null;
}

/** Finds the contact entry of one person among a value's. */
export type ContactBook = (named: Named) => JsonObject | null;

/**
 * Reads a value's contact entries once (there can be a thousand), so that each item is stored with its own person's only: by id, else by
 * phone, else the only entry where it does not contradict. An item that names nobody is nobody's: words must not be put into the wrong mouth.
 */
export function openContacts(contacts: unknown): ContactBook {
  const entries = (asList(contacts) ?? []).filter(isObject);
  const byId = new Map<string, JsonObject>();
  const byPhone = new Map<string, JsonObject>();
  for (const entry of entries) {
    const { user_id: userId, wa_id: phone } = wireContact.parse(entry);
    if (userId !== null && !byId.has(userId)) byId.set(userId, entry);
    if (phone !== null && !byPhone.has(comparable(phone))) byPhone.set(comparable(phone), entry);
  }
  return ({ phone, userId }) => {
    if (phone === null && userId === null) return null;
    const found =
      byId.get(userId ?? '') ?? byId.get(phone ?? '') ?? (phone === null ? undefined : byPhone.get(comparable(phone)));
    if (found) return found;
    const contradicts = (byPhone.size > 0 && phone !== null) || (byId.size > 0 && userId !== null);
    return entries.length === 1 && !contradicts ? (entries[0] ?? null) : null;
  };
}

/** Whether two ways of writing mean one WhatsApp number. */
export function samePhone(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && comparable(a) === comparable(b);
}

/** One text for the forms of a number; anything else as it is. */
function comparable(phone: string): string {
  const digits = phoneDigits(phone);
  return digits === null ? phone : phoneKey(digits);
}
