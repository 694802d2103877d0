import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readNumber } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Business, Json, State } from './state.ts';

/** Reads the body of POST /businesses: another number with its own WABA (or one more in a known WABA), for tests with several tenants. */
export function readBusiness(state: State, input: Json): Business {
  const phone = readNumber(String(input.phone ?? ''));
  const phoneNumberId = digits(input, 'phoneNumberId');
  const waba = digits(input, 'waba');
  for (const other of state.businesses.values()) {
    if (other.phone === phone && other.phoneNumberId !== phoneNumberId)
      throw new Refusal(`${phone} belongs to ${other.phoneNumberId} already.`);
  }
  if (typeof input.token !== 'string' || input.token === '')
    throw new Refusal('"token" is missing: the Bearer token with which this business will call.');
  return {
    ...{ phoneNumberId, waba, phone, token: input.token },
    name: typeof input.name === 'string' ? input.name : phone,
    country: typeof input.country === 'string' ? input.country : (parsePhoneNumberFromString(phone)?.country ?? 'US'),
    owner: typeof input.owner === 'string' ? readNumber(input.owner) : null,
    subscribed: input.subscribed !== false,
    overrideUrl: null,
  };
}

function digits(input: Json, key: string): string {
  const value = String(input[key] ?? '');
  if (!/^\d{3,20}$/.test(value)) throw new Refusal(`"${key}" must be digits, such as "200300400500601".`);
  return value;
}
