import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+` and digits (E.164). */
export type E164 = string & { readonly __brand: 'e164' };

/** Reads a phone number as people and Meta write it; digits without `+` are taken as international. Null where it cannot be one. */
export function readPhone(raw: string, country?: string): E164 | null {
  const digits = raw.replace(/[^\d+]/g, '');
  if (digits.replace('+', '').length < 5 || digits.replace('+', '').length > 15) return null;
  const national = country && !raw.trim().startsWith('+') ? parsePhoneNumberFromString(raw, country as never) : undefined;
  if (national?.isValid()) return national.number as unknown as E164;
  return `+${digits.replaceAll('+', '')}` as E164;
}

/**
 * Reads a phone number out of a list, where nobody looks at it again: null unless the numbering plan knows it, as a number of this country or an
 * international one with or without its `+` or `00`.
 */
export function readPhoneStrictly(raw: string, country: string): E164 | null {
  const text = raw.replace(/[\u200E\u200F\u202A-\u202E\u00A0]/g, ' ').trim();
  const digits = text.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 17 || /\p{L}/u.test(text)) return null;
  const isForeign = text.startsWith('+') || digits.startsWith('00');
  const national = isForeign ? undefined : parsePhoneNumberFromString(text, country as never);
  if (national?.isValid()) return national.number as unknown as E164;
  const abroad = parsePhoneNumberFromString(`+${todaysForm(isForeign ? digits.replace(/^00/, '') : digits)}`);
  return abroad?.isValid() ? (abroad.number as unknown as E164) : null;
}

/** Old lists have old numbers: Mexico's 1 before the area, Brazil's mobiles before their ninth digit. */
function todaysForm(digits: string): string {
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`;
  return /^55\d{2}[6-9]\d{7}$/.test(digits) ? `${digits.slice(0, 4)}9${digits.slice(4)}` : digits;
}

/**
 * One key for the forms under which WhatsApp knows one phone, so that a person is found again whichever form arrives.
 * Brazil: mobiles with and without the ninth digit. Mexico: 52 and 521. Argentina: 54 and 549. (meta-cloud-api.md §10.1)
 * The key is for looking up only; what is dialled is the form that was given.
 */
export function phoneKey(raw: string): string {
  const digits = raw.replace(/\D/g, '');
  if (digits.startsWith('55') && digits.length === 13 && digits[4] === '9') return digits.slice(0, 4) + digits.slice(5);
  if (digits.startsWith('521') && digits.length === 13) return `52${digits.slice(3)}`;
  if (digits.startsWith('549') && digits.length === 13) return `54${digits.slice(3)}`;
  return digits;
}

/** The number as a person reads it, in international form. */
export function showPhone(phone: string): string {
  return parsePhoneNumberFromString(phone.startsWith('+') ? phone : `+${phone}`)?.formatInternational() ?? phone;
}

/** The last four digits, enough to tell two people of one name apart. */
export function lastFour(phone: string): string {
  return phone.replace(/\D/g, '').slice(-4);
}

/** The two-letter country of a number, or null. */
export function phoneCountry(phone: string): string | null {
  return parsePhoneNumberFromString(phone.startsWith('+') ? phone : `+${phone}`)?.country ?? null;
}

/** The two-letter country of an address: of the number or, where there is none, the one a BSUID begins with (`US.4455…`). */
export function addressCountry(address: { phone?: string; userId?: string }): string | null {
  return address.phone ? phoneCountry(address.phone) : (/^([A-Z]{2})\./.exec(address.userId ?? '')?.[1] ?? null);
}
