import type { Fact } from './facts.ts';
import { freshKey } from './ids.ts';
import { metaJson } from './signature.ts';
import type { Business, Json } from './state.ts';

/** One change of one field in Meta's envelope, as a webhook that waits to be delivered (meta-cloud-api.md §1.3). */
export function webhookFact(
  business: Business,
  change: { field: string; value: Json; about: string; lane: string; wamids?: string[]; time?: number; delayMs?: number },
): Fact {
  const entry: Json = { id: business.waba, changes: [{ value: change.value, field: change.field }] };
  // `time` appears on management fields only.
  if (change.time !== undefined) entry.time = Math.floor(change.time / 1000);
  return {
    fact: 'webhook',
    delayMs: change.delayMs,
    webhook: {
      id: freshKey(),
      body: metaJson({ object: 'whatsapp_business_account', entry: [entry] }),
      base64: false,
      lane: change.lane,
      about: change.about,
      waba: business.waba,
      wamids: change.wamids ?? [],
    },
  };
}

/** The head that every value about a number carries. */
export function valueHead(business: Business): Json {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: business.phone.slice(1), phone_number_id: business.phoneNumberId },
  };
}

/** Unix seconds as a string, of business time. */
export function stamp(now: number): string {
  return String(Math.floor(now / 1000));
}
