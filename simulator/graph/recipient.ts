import { findByUserId, phoneFor } from '../people.ts';
import type { Business, Json, Phone, State } from '../state.ts';
import { GraphRefusal } from './errors.ts';

export type Recipient = { phone: Phone; input: string; byUserId: boolean };

/** Finds out who is meant by `to` or `recipient`; `to` wins when both are there (Meta: BSUID page; meta-cloud-api.md §2, §3). */
export function readRecipient(state: State, business: Business, body: Json): Recipient {
  if (body.to !== undefined) return byPhone(state, business, body.to);
  if (body.recipient !== undefined) return byUserId(state, business, body.recipient);
  throw new GraphRefusal(100, "The parameter to is required: give 'to' (+E.164) or 'recipient' (BSUID).");
}

function byPhone(state: State, business: Business, to: unknown): Recipient {
  if (typeof to !== 'string') throw new GraphRefusal(100, "Param 'to' must be a string.");
  const number = to.replaceAll(/[\s\-()[\].]/g, '');
  // Without `+` Meta may prepend the sender's own country code and write to a stranger (§3); the judge refuses what it may not mean.
  if (!number.startsWith('+')) {
    throw new GraphRefusal(
      100,
      `Param 'to' has no +: the country code of ${business.country} could be put before it. Send +E.164.`,
    );
  }
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw new GraphRefusal(100, "Param 'to' is not a phone number in E.164.");
  if (number === business.phone) {
    throw new GraphRefusal(131021, 'Recipient phone number cannot be the same as the sender phone number.');
  }
  return { phone: phoneFor(state, number), input: to, byUserId: false };
}

function byUserId(state: State, business: Business, recipient: unknown): Recipient {
  if (typeof recipient !== 'string' || !/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient)) {
    throw new GraphRefusal(100, "Param 'recipient' is not a business-scoped user id.");
  }
  const phone = findByUserId(state, business, recipient);
  // A BSUID of another portfolio means nobody here (§2, "scope").
  if (!phone) throw new GraphRefusal(131026, 'The business-scoped user id is not known in this business portfolio.');
  return { phone, input: recipient, byUserId: true };
}
