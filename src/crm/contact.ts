import type { ContactId } from '../kit/ids.ts';
import { lastFour, showPhone } from '../kit/phone.ts';

/** A person or company that writes to the business. `phone` is null for one who shows no number. */
export type Contact = {
  id: ContactId;
  name: string;
  nameFrom: 'phone' | 'profile' | 'operator';
  phone: string | null;
  userId: string | null;
  username: string | null;
  createdAt: Date;
};

/** What tells two people of one name apart: the last four digits, else the @username, else nothing. */
export function contactMark(contact: Pick<Contact, 'phone' | 'username'>): string {
  if (contact.phone) return `…${lastFour(contact.phone)}`;
  return contact.username ? `@${contact.username}` : '';
}

/** Name and mark, as confirmations repeat the target: "Ana Ruiz …4412". A name that is the number itself needs no mark. */
export function contactLabel(contact: Pick<Contact, 'name' | 'nameFrom' | 'phone' | 'username'>): string {
  const mark = contact.nameFrom === 'phone' ? '' : contactMark(contact);
  return mark ? `${contact.name} ${mark}` : contact.name;
}

/** The name of somebody who gave none. */
export function nameFromAddress(phone: string | null, username: string | null): string {
  if (phone) return showPhone(phone);
  return username ? `@${username}` : 'Somebody without a number';
}

/** The first word of a name, for greeting; the whole name where it is a number. */
export function firstName(contact: Pick<Contact, 'name' | 'nameFrom'>): string {
  if (contact.nameFrom === 'phone') return '';
  return contact.name.trim().split(/\s+/)[0] ?? '';
}
