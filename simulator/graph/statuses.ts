import { stamp, valueHead, webhookFact } from '../envelope.ts';
import type { Fact } from '../facts.ts';
import { contactOf, userIdOf } from '../people.ts';
import type { Billing, Business, Json, Phone } from '../state.ts';
import { webhookError } from './errors.ts';

/** What a status needs to know of a message that left. */
export type SentMessage = { id: string; callbackData: string | null; billing: Billing | null };

/** One entry of `statuses[]` in a webhook of its own (meta-cloud-api.md §1.5). `pricing` goes with sent and with delivered or read. */
export function statusFact(
  business: Business,
  phone: Phone,
  message: SentMessage,
  status: 'sent' | 'delivered' | 'read',
  now: number,
  delayMs = 0,
): Fact {
  const entry: Json = { id: message.id, status, timestamp: stamp(now) };
  if (!phone.hidePhone) entry.recipient_id = phone.phone.slice(1);
  entry.recipient_user_id = userIdOf(phone, business);
  if (message.callbackData !== null) entry.biz_opaque_callback_data = message.callbackData;
  if (message.billing !== null) entry.pricing = message.billing;
  const value = { ...valueHead(business), contacts: [contactOf(phone, business)], statuses: [entry] };
  return webhookFact(business, { field: 'messages', value, about: 'statuses', lane: phone.phone, delayMs });
}

/** A `failed` status: no contacts, and no recipient_user_id when the send named a phone (§1.5). */
export function failedFact(
  business: Business,
  phone: Phone,
  message: SentMessage,
  failure: { code: number; details: string; byUserId: boolean },
  now: number,
  delayMs: number,
): Fact {
  const entry: Json = { id: message.id, status: 'failed', timestamp: stamp(now) };
  if (failure.byUserId) entry.recipient_user_id = userIdOf(phone, business);
  else entry.recipient_id = phone.phone.slice(1);
  if (message.callbackData !== null) entry.biz_opaque_callback_data = message.callbackData;
  entry.errors = [webhookError(failure.code, failure.details)];
  const value = { ...valueHead(business), statuses: [entry] };
  return webhookFact(business, { field: 'messages', value, about: 'statuses', lane: phone.phone, delayMs });
}
