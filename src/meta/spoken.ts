import type { z } from 'zod';
import type { Person } from './inbound.ts';
import type { RawItem } from './item.ts';
import { isObject } from './lenient.ts';
import { isSomebody, phoneDigits, readPerson, samePhone } from './person.ts';
import { readContent } from './read-content.ts';
import { type WireMessage, wireMetadata, wireThread } from './wire-inbound.ts';

/** Who wrote a message to the business. A system message has no contact entry; it may name the person by their former BSUID only. */
export function senderOf(message: WireMessage, raw: RawItem): Person {
  const named = { phone: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id };
  const person = readPerson(named, raw.contact);
  if (isSomebody(person) || message.system === null) return person;
  const system = readContent(message);
  const former = system.type === 'system' ? (system.previousUserId ?? system.newUserId) : null;
  return readPerson({ phone: message.system.customer, userId: former }, null);
}

/** The customer of something the business wrote from its phone: the addressee, unless the addressee is the business itself. */
export function addresseeOf(message: WireMessage, raw: RawItem): Person {
  const backwards = isBusiness(message.to, raw) && message.from !== null && !isBusiness(message.from, raw);
  if (backwards) return readPerson({ phone: message.from, userId: message.from_user_id }, raw.contact);
  return readPerson({ phone: message.to, userId: message.to_user_id, parentUserId: message.to_parent_user_id }, raw.contact);
}

/** Which way a message of the history went. The thread's id is the customer; where there is none, the business number tells. */
export function directionOf(message: WireMessage, raw: RawItem): 'in' | 'out' {
  const thread = threadOf(raw);
  if (isBusiness(message.from, raw)) return 'out';
  if (message.from === null)
    return message.from_user_id === null && (message.to !== null || message.to_user_id !== null) ? 'out' : 'in';
  if (phoneDigits(thread.id) === null || samePhone(thread.id, message.from)) return 'in';
  return 'out';
}

/** The customer of a history message. Never the business's own number, which some exports have as the thread. */
export function customerOf(message: WireMessage, raw: RawItem): Person {
  const { id, context } = threadOf(raw);
  const outward = directionOf(message, raw) === 'out';
  const other = outward ? message.to : message.from;
  const phone = [id, context?.wa_id, other].find(
    (candidate) => phoneDigits(candidate) !== null && !isBusiness(candidate ?? null, raw),
  );
  const userId = context?.user_id ?? (outward ? message.to_user_id : message.from_user_id);
  const parentUserId = context?.parent_user_id ?? (outward ? message.to_parent_user_id : message.from_parent_user_id);
  const person = readPerson({ phone: phone ?? null, userId, parentUserId }, raw.contact);
  return {
    ...person,
    name: person.name ?? context?.name ?? null,
    username: person.username ?? context?.username?.replace(/^@/, '') ?? null,
  };
}

/** The thread a history message came in; empty for any other. */
export function threadOf(raw: RawItem): z.infer<typeof wireThread> {
  return wireThread.parse(isObject(raw.thread) ? raw.thread : {});
}

/** Whether this number is the business's own, as the metadata shows it (with or without `+` and spaces). */
function isBusiness(phone: string | null, raw: RawItem): boolean {
  const metadata = wireMetadata.parse(isObject(raw.metadata) ? raw.metadata : {});
  return phone !== null && (samePhone(phone, metadata.display_phone_number) || phone === metadata.phone_number_id);
}
