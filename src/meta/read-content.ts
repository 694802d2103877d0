import { readJsonObject } from './clean-json.ts';
import type { InboundCard, InboundContent, InboundMedia, InboundSystem } from './content.ts';
import type { MetaError } from './inbound.ts';
import type { Json } from './json.ts';
import { isObject } from './lenient.ts';
import { phoneDigits } from './person.ts';
import { type WireMessage, wireCards, wireMessage } from './wire-inbound.ts';

type WireMedia = NonNullable<WireMessage['image']>;
type WireInteractive = WireMessage['interactive'];

/** What a message says. A type that is new, or whose body is missing, becomes `unknown` with Meta's name for it. Never throws. */
export function readContent(message: WireMessage): InboundContent {
  const type = message.type ?? typeFromBody(message);
  switch (type) {
    case 'text':
      return message.text?.body ? { type, body: message.text.body } : unknown(type);
    case 'image':
    case 'video':
      return { type, ...readMedia(message[type]) };
    case 'audio':
    case 'voice': // the name of old versions
      return { type: 'audio', ...readMedia(message[type]), voice: type === 'voice' || message.audio?.voice === true };
    case 'document':
      return { type, ...readMedia(message.document), filename: message.document?.filename ?? null };
    case 'sticker':
      return { type, ...readMedia(message.sticker), animated: message.sticker?.animated === true };
    case 'location':
      return message.location ? { type, ...message.location } : unknown(type);
    case 'contacts':
      return { type, cards: wireCards.parse({ contacts: message.contacts }).contacts.map(readCard) };
    case 'interactive':
      return readInteractive(message.interactive);
    case 'button':
      return readTap('template', message.button?.payload ?? message.button?.text, message.button?.text, type);
    case 'reaction':
      return message.reaction ? { type, wamid: message.reaction.message_id, emoji: message.reaction.emoji } : unknown(type);
    case 'order':
      return message.order ? readOrder(message.order) : unknown(type);
    case 'system':
      return readSystem(message.system);
    case 'edit':
      return {
        type,
        wamid: message.edit?.original_message_id ?? null,
        content: readContent(wireMessage.parse(message.edit?.message ?? {})),
      };
    case 'revoke':
      return { type, wamid: message.revoke?.original_message_id ?? null };
    case 'request_welcome':
      return { type: 'request-welcome' };
    case 'media_placeholder':
      return { type: 'media-placeholder' };
    case 'unsupported':
    case 'unknown':
    case 'errors':
      return { type: 'unsupported', what: message.unsupported?.type ?? null, reason: firstReason(message) };
    default:
      return unknown(type ?? 'none');
  }
}

/** Meta's error object in our words. */
export function readError(error: WireMessage['errors'][number]): MetaError {
  const detail = error.error_data?.details ?? error.details ?? error.message;
  return { code: error.code, title: error.title, detail };
}

/** In words, why a content is `unknown`. */
export function whyUnknown(name: string): string {
  if (name === 'none') return 'a message without a type';
  const [type = name] = name.split('.');
  const known = 'text image video audio voice document sticker location contacts interactive button reaction order'
    .split(' ')
    .includes(type);
  return known && !/^interactive\.(?!button_reply|list_reply|nfm_reply|call_permission_reply)/.test(name)
    ? `a message of type ${name} without its body`
    : `the message type ${name.slice(0, 60)} is new`;
}

function unknown(name: string): InboundContent {
  return { type: 'unknown', name };
}

/** A message without a type says it by its body. */
function typeFromBody(message: WireMessage): string | null {
  const bodies = [
    'text',
    'image',
    'video',
    'audio',
    'voice',
    'document',
    'sticker',
    'location',
    'interactive',
    'button',
    'reaction',
    'order',
  ] as const;
  return bodies.find((body) => message[body] !== null) ?? (Array.isArray(message.contacts) ? 'contacts' : null);
}

/** The file's facts. A document's export once had `audio\/ogg`: the escape is taken off. */
function readMedia(media: WireMedia | null): InboundMedia {
  return {
    mediaId: media?.id ?? null,
    mime: media?.mime_type?.replaceAll('\\/', '/') ?? null,
    sha256: media?.sha256?.replaceAll('\\/', '/') ?? null,
    caption: media?.caption ?? null,
    url: media?.url ?? media?.link ?? null,
  };
}

function readCard(card: ReturnType<typeof wireCards.parse>['contacts'][number]): InboundCard {
  const full = [card.name?.first_name, card.name?.last_name].filter(Boolean).join(' ');
  return {
    name: (card.name?.formatted_name ?? full) || null,
    phones: card.phones.map((phone) => ({ phone: phone.phone, waId: phoneDigits(phone.wa_id) })),
    emails: card.emails.flatMap((email) => email.email ?? []),
    org: card.org?.company ?? null,
    ownNumber: card.origin === 'contact_request',
  };
}

function readInteractive(interactive: WireInteractive): InboundContent {
  const { button_reply: tap, list_reply: row, nfm_reply: form, call_permission_reply: call } = interactive ?? {};
  if (tap) return readTap('button', tap.id, tap.title, 'interactive.button_reply');
  if (row) {
    const [id, title] = [row.id ?? row.title, row.title ?? row.id];
    return id && title ? { type: 'pick', id, title, description: row.description } : unknown('interactive.list_reply');
  }
  if (form) return readFlowReply(form);
  if (call) {
    const response = call.response === 'accept' || call.response === 'reject' ? call.response : 'unknown';
    return { type: 'call-permission', response, permanent: call.is_permanent === true, expiresAt: call.expiration_timestamp };
  }
  return unknown(interactive?.type ? `interactive.${interactive.type}` : 'interactive');
}

function readTap(
  from: 'button' | 'template',
  id: string | null | undefined,
  title: string | null | undefined,
  name: string,
): InboundContent {
  const [key, label] = [id ?? title, title ?? id];
  return key && label ? { type: 'tap', id: key, title: label, from } : unknown(name);
}

/** `response_json` is JSON in a string; an object has been seen as well, and things that are neither. */
function readFlowReply(form: { name: string | null; body: string | null; response_json: Json }): InboundContent {
  const { response_json: given } = form;
  const values = typeof given === 'string' ? readJsonObject(given) : isObject(given) ? given : null;
  const rawJson = typeof given === 'string' ? given : given === null ? null : JSON.stringify(given);
  const token = values?.flow_token;
  return {
    type: 'flow-reply',
    name: form.name,
    body: form.body,
    values,
    rawJson,
    flowToken: typeof token === 'string' && token ? token : null,
  };
}

function readOrder(order: NonNullable<WireMessage['order']>): InboundContent {
  const items = order.product_items.map((item) => ({
    sku: item.product_retailer_id,
    quantity: item.quantity,
    price: item.item_price,
    currency: item.currency,
  }));
  return { type: 'order', catalogId: order.catalog_id, text: order.text, items };
}

const changes: Record<string, InboundSystem['change']> = {
  user_changed_number: 'number',
  customer_changed_number: 'number',
  user_changed_user_id: 'user-id',
  customer_identity_changed: 'identity',
  user_identity_changed: 'identity',
};

function readSystem(system: WireMessage['system']): InboundSystem {
  const name = system?.type ?? null;
  return {
    type: 'system',
    change: (name && changes[name]) || 'other',
    name,
    body: system?.body ?? null,
    newPhone: phoneDigits(system?.wa_id) ?? phoneDigits(system?.new_wa_id),
    newUserId: system?.user_id ?? null,
    previousUserId: system?.previous_user_id ?? previousFromBody(system?.body, system?.user_id),
    newParentUserId: system?.parent_user_id ?? null,
  };
}

/** `user_changed_user_id` has no previous id in Meta's own example, only the sentence "… changed from US.1 to US.2". */
function previousFromBody(body: string | null | undefined, current: string | null | undefined): string | null {
  const ids: string[] = body?.match(/\b[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{4,128}\b/g) ?? [];
  return current && ids.includes(current) ? (ids.find((id) => id !== current) ?? null) : null;
}

function firstReason(message: WireMessage): string | null {
  const [error] = message.errors;
  return error ? (readError(error).detail ?? error.title) : null;
}
