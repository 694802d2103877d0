import type { z } from 'zod';
import { phoneKey } from '../kit/phone.ts';
import type { Person } from './inbound.ts';
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

export const nobody: Person = {
  phone: null,
  userId: null,
  parentUserId: null,
  name: null,
  username: null,
  identityKeyHash: null,
};

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

/**
 * The contact entry of this one person, so that nobody else's is kept with their item: by id, else by phone, else the only entry where it
 * does not contradict. An item that names nobody is nobody's: words must not be put into the wrong mouth.
 */
export function contactOf(named: Named, contacts: unknown): Record<string, unknown> | null {
  const entries = (asList(contacts) ?? []).filter(isObject);
  const read: [Record<string, unknown>, z.infer<typeof wireContact>][] = entries.map((entry) => [
    entry,
    wireContact.parse(entry),
  ]);
  const byId = read.find(
    ([, entry]) => entry.user_id !== null && (entry.user_id === named.userId || entry.user_id === named.phone),
  );
  if (byId) return byId[0];
  const byPhone = read.find(([, entry]) => named.phone !== null && entry.wa_id !== null && samePhone(entry.wa_id, named.phone));
  if (byPhone) return byPhone[0];
  const [only] = read;
  if (read.length !== 1 || !only || (named.phone === null && named.userId === null)) return null;
  const contradicts = (only[1].wa_id !== null && named.phone !== null) || (only[1].user_id !== null && named.userId !== null);
  return contradicts ? null : only[0];
}

/** Whether two ways of writing mean one WhatsApp number. */
export function samePhone(a: string | null, b: string | null): boolean {
  const [left, right] = [phoneDigits(a), phoneDigits(b)];
  return left !== null && right !== null ? phoneKey(left) === phoneKey(right) : a !== null && a === b;
}
