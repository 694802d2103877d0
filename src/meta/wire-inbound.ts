/**
 * The shapes of Meta's webhooks (meta-cloud-api.md §1.4–1.6), leniently: nothing here can fail. Names are Meta's, values are what
 * `lenient.ts` makes of them.
 */
import { z } from 'zod';
import { flag, json, list, number, object, part, text, time, word } from './lenient.ts';

export const wireError = { code: number, title: text, message: text, details: text, error_data: part({ details: text }) };

/** One of Meta's errors on its own. */
export const wireFailure = z.object(wireError);

export const wireContact = z.object({
  profile: part({ name: text, username: word }),
  name: text,
  wa_id: word,
  user_id: word,
  parent_user_id: word,
  username: word,
  identity_key_hash: word,
});

const media = part({
  id: word,
  mime_type: word,
  sha256: word,
  caption: text,
  url: word,
  link: word,
  filename: text,
  voice: flag,
  animated: flag,
});

const card = {
  name: part({ formatted_name: text, first_name: text, last_name: text }),
  phones: list({ phone: word, wa_id: word }),
  emails: list({ email: word }),
  org: part({ company: text }),
  origin: word,
};

const interactive = part({
  type: word,
  button_reply: part({ id: text, title: text }),
  list_reply: part({ id: text, title: text, description: text }),
  nfm_reply: part({ name: word, body: text, response_json: json }),
  call_permission_reply: part({ response: word, is_permanent: flag, expiration_timestamp: time }),
});

const system = part({
  type: word,
  body: text,
  wa_id: word,
  new_wa_id: word,
  customer: word,
  user_id: word,
  previous_user_id: word,
  parent_user_id: word,
});

/** A message of `messages`, `message_echoes` or a history thread: the same shape with other addressees. */
export const wireMessage = z.object({
  id: word,
  from: word,
  from_user_id: word,
  from_parent_user_id: word,
  to: word,
  to_user_id: word,
  to_parent_user_id: word,
  group_id: word,
  timestamp: time,
  type: word,
  context: part({
    from: word,
    id: word,
    forwarded: flag,
    frequently_forwarded: flag,
    referred_product: part({ catalog_id: word, product_retailer_id: word }),
  }),
  referral: part({
    source_type: word,
    source_id: word,
    source_url: word,
    headline: text,
    body: text,
    media_type: word,
    ctwa_clid: word,
    welcome_message: part({ text }),
  }),
  history_context: part({ status: word }),
  errors: list(wireError),
  text: part({ body: text }),
  image: media,
  video: media,
  audio: media,
  voice: media,
  document: media,
  sticker: media,
  location: part({ latitude: number, longitude: number, name: text, address: text, url: word }),
  contacts: json,
  interactive,
  button: part({ payload: text, text }),
  reaction: part({ message_id: word, emoji: word }),
  order: part({
    catalog_id: word,
    text,
    product_items: list({ product_retailer_id: word, quantity: number, item_price: number, currency: word }),
  }),
  system,
  edit: part({ original_message_id: word, message: object }),
  revoke: part({ original_message_id: word }),
  unsupported: part({ type: word }),
});
export type WireMessage = z.infer<typeof wireMessage>;

/** The cards of a `contacts` message. */
export const wireCards = z.object({ contacts: list(card) });

/** One of `statuses`. Three names have been seen for the parent id and two for a group's participant. */
export const wireStatus = z.object({
  id: word,
  status: word,
  type: word,
  timestamp: time,
  recipient_id: word,
  recipient_user_id: word,
  recipient_type: word,
  recipient_participant_id: word,
  participant_recipient_id: word,
  recipient_participant_user_id: word,
  biz_opaque_callback_data: text,
  template_id: word,
  pricing: part({ category: word, type: word, billable: flag }),
  errors: list(wireError),
});

export const wireStateSync = z.object({
  type: word,
  action: word,
  contact: part({ full_name: text, first_name: text, phone_number: word, user_id: word, username: word }),
  metadata: part({ timestamp: time }),
  wa_id: word,
  user_id: word,
  name: text,
});

export const wirePreference = z.object({
  category: word,
  value: word,
  signup_id: word,
  timestamp: time,
  wa_id: word,
  user_id: word,
});

const moved = part({ previous: word, current: word });
export const wireUserIdUpdate = z.object({ wa_id: word, user_id: moved, parent_user_id: moved, timestamp: time });

export const wireTemplate = z.object({
  event: word,
  message_template_id: word,
  message_template_name: word,
  message_template_language: word,
  message_template_category: word,
  reason: word,
  rejection_info: part({ reason: text, recommendation: text }),
  other_info: part({ title: text, description: text }),
  previous_category: word,
  new_category: word,
  correct_category: word,
  previous_quality_score: word,
  new_quality_score: word,
});

export const wireAccount = z.object({ event: word, decision: word, status: word, display_phone_number: word });

export const wireCall = z.object({
  id: word,
  from: word,
  to: word,
  from_user_id: word,
  to_user_id: word,
  recipient_id: word,
  recipient_user_id: word,
  event: word,
  status: word,
  direction: word,
  duration: number,
  biz_opaque_callback_data: text,
  errors: list(wireError),
  timestamp: time,
});

export const wireGroup = z.object({ type: word, group_id: word, timestamp: time });
export const wireFlow = z.object({ event: word, flow_id: word, old_status: word, new_status: word });

/** What stands around a history message: the thread and the chunk it came in. */
export const wireThread = z.object({
  id: word,
  context: part({ wa_id: word, user_id: word, parent_user_id: word, username: word, name: text }),
});
export const wireChunk = z.object({ phase: number, chunk_order: number, progress: number });
export const wireMetadata = z.object({ display_phone_number: word, phone_number_id: word });

/** Every key under which an item of any list names its people. */
export const wireNames = z.object({
  wa_id: word,
  user_id: word,
  from: word,
  from_user_id: word,
  to: word,
  to_user_id: word,
  recipient_id: word,
  recipient_user_id: word,
  direction: word,
});
