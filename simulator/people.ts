import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { stableDigits } from './ids.ts';
import { Refusal } from './refusal.ts';
import type { Business, Json, Phone, State } from './state.ts';

/** Reads a number of the HTTP contract, with or without `+`, into E.164. */
export function readNumber(text: string): string {
  const digits = text.replace(/^\+/, '');
  if (!/^[1-9]\d{6,14}$/.test(digits))
    throw new Refusal(`"${text}" is no phone number; write it in E.164, such as +34600000111.`);
  return `+${digits}`;
}

/** The phone with this number, or with another spelling of it, or the one that would be made for it. */
export function phoneFor(state: State, number: string): Phone {
  return findPhone(state, number) ?? newPhone(number);
}

/** Brazil, Mexico and Argentina write one mobile in two ways, and Meta takes both for the same person (meta-cloud-api.md §10 no. 1). */
export function findPhone(state: State, number: string): Phone | null {
  const known = state.phones.get(number);
  if (known) return known;
  if (!/^\+5[245]/.test(number)) return null;
  const subscriber = subscriberOf(number);
  for (const phone of state.phones.values()) if (subscriberOf(phone.phone) === subscriber) return phone;
  return null;
}

function subscriberOf(number: string): string {
  return number
    .replace(/^\+55(\d{2})9(\d{8})$/, '+55$1$2')
    .replace(/^\+521(\d{10})$/, '+52$1')
    .replace(/^\+549(\d{10})$/, '+54$1');
}

function newPhone(number: string): Phone {
  return {
    phone: number,
    name: parsePhoneNumberFromString(number)?.formatInternational() ?? number,
    hidePhone: false,
    onWhatsApp: true,
    receipts: true,
    marketing: 'resume',
    userIds: {},
  };
}

/** The phone with what this message says about its person. */
export function withProfile(phone: Phone, business: Business, input: Json): Phone {
  const next = { ...phone, userIds: { ...phone.userIds } };
  if (typeof input.name === 'string' && input.name !== '') next.name = input.name;
  if (typeof input.hidePhone === 'boolean') next.hidePhone = input.hidePhone;
  if (typeof input.userId === 'string' && input.userId !== '') {
    if (!/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(input.userId)) {
      throw new Refusal(
        '"userId" must look like a BSUID: two capital letters, a dot, letters or digits, such as ES.44556677889900112233.',
      );
    }
    next.userIds[business.waba] = input.userId;
  }
  return next;
}

/** The business-scoped user id: the same for one person in one portfolio, another in the next (Meta: BSUID; meta-cloud-api.md §2). */
export function userIdOf(phone: Phone, business: Business): string {
  const given = phone.userIds[business.waba];
  if (given !== undefined) return given;
  const country = parsePhoneNumberFromString(phone.phone)?.country ?? 'US';
  return `${country}.${stableDigits(`${business.waba}:${phone.phone}`, 20)}`;
}

/** Whose BSUID this is in this business's portfolio, among the people it has met. */
export function findByUserId(state: State, business: Business, userId: string): Phone | null {
  for (const phone of state.phones.values()) if (userIdOf(phone, business) === userId) return phone;
  return null;
}

/** The `contacts` entry of a webhook; optional keys are omitted, never empty (meta-cloud-api.md §1.4). */
export function contactOf(phone: Phone, business: Business): Json {
  const contact: Json = { profile: { name: phone.name } };
  if (!phone.hidePhone) contact.wa_id = phone.phone.slice(1);
  contact.user_id = userIdOf(phone, business);
  return contact;
}

/** A number whose area code is American; +1 numbers that no country claims (555…) count as American, the main country of +1. */
export function isAmerican(number: string): boolean {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country === 'US' || (parsed?.country === undefined && number.startsWith('+1'));
}
