import type { ContactId, OperatorId } from '../kit/ids.ts';
import { addressCountry, lastFour, showPhone } from '../kit/phone.ts';

/** A person or company that writes to the business. `phone` is null for one who shows no number. */
export type Contact = {
  id: ContactId;
  name: string;
  nameFrom: 'phone' | 'profile' | 'operator';
  phone: string | null;
  userId: string | null;
  username: string | null;
  /** Since then nothing of theirs becomes a card, and nothing goes to them. */
  blockedAt: Date | null;
  /** Nothing is proposed for them any more: somebody said so. */
  stopAutomation: boolean;
  /** Who let their follow-ups go without a tap, and since when; null: nobody. */
  autopilotBy: OperatorId | null;
  autopilotSince: Date | null;
  /** No customer: this one of the business's people tries what it is like to be one. */
  testOf: OperatorId | null;
  createdAt: Date;
};

/** The country somebody's number or WhatsApp id belongs to, two letters; null where neither says. */
export function countryOf({ phone, userId }: Pick<Contact, 'phone' | 'userId'>): string | null {
  return addressCountry({ ...(phone ? { phone } : {}), ...(userId ? { userId } : {}) });
}

/** What tells two people of one name apart: the last four digits, else the @username, else nothing. */
export function contactMark(contact: Pick<Contact, 'phone' | 'username'>): string {
  if (contact.phone) return `…${lastFour(contact.phone)}`;
  return contact.username ? `@${contact.username}` : '';
}

/**
 * A name as it may be shown: no control or direction characters, which tear a line, and none of WhatsApp's markup, which would end or begin
 * bold type in the middle of a card.
 */
export function plainName(name: string): string {
  return name
    .replace(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu, ' ')
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The name somebody gave themselves, or null where it is none: a telephone number, an emoji, nothing. */
export function givenName(name: string | null): string | null {
  const plain = plainName(name ?? '');
  return /\p{L}/u.test(plain) ? plain : null;
}

/** How a contact is called, without a mark: their name, else their number or @username. */
export function contactName(contact: Pick<Contact, 'name' | 'nameFrom' | 'phone' | 'username'>): string {
  if (contact.nameFrom === 'phone') return contact.name;
  const given = givenName(contact.name);
  if (given) return given;
  return contact.phone || contact.username
    ? nameFromAddress(contact.phone, contact.username)
    : plainName(contact.name) || nameFromAddress(null, null);
}

/** A contact as the thread shows it, whatever an older row or an import holds: a name that names nobody is told by the address. */
export function asShown<C extends Pick<Contact, 'name' | 'nameFrom' | 'phone' | 'username'>>(contact: C): C {
  return { ...contact, name: contactName(contact), nameFrom: givenName(contact.name) ? contact.nameFrom : 'phone' };
}

/** Name and mark, as confirmations repeat the target: "Ana Ruiz …4412". A name that is the number itself needs no mark. */
export function contactLabel(contact: Pick<Contact, 'name' | 'nameFrom' | 'phone' | 'username'>): string {
  const mark = contact.nameFrom === 'phone' || !givenName(contact.name) ? '' : contactMark(contact);
  return mark ? `${contactName(contact)} ${mark}` : contactName(contact);
}

/** The name of somebody who gave none. */
export function nameFromAddress(phone: string | null, username: string | null): string {
  if (phone) return showPhone(phone);
  return username ? `@${username}` : 'Somebody without a number';
}

/** The first word of a name, for greeting; nothing where there is no name. */
export function firstName(contact: Pick<Contact, 'name' | 'nameFrom'>): string {
  if (contact.nameFrom === 'phone') return '';
  const words = givenName(contact.name)?.split(' ') ?? [];
  return (words.find((word) => /\p{L}/u.test(word)) ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.]+$/gu, '');
}

/** How a template calls them, where Meta refuses an empty value. */
export function addressedAs(contact: Pick<Contact, 'name' | 'nameFrom'>): string {
  return firstName(contact) || contact.name;
}

/** What brought somebody who did not come but stood in the phone's address book: kept where an advertisement's referral is kept otherwise. */
export const fromPhoneBook = { sourceType: 'phone-book' } as const;
