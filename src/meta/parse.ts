import { contentHash } from './clean-json.ts';
import type {
  Inbound,
  InboundCall,
  InboundConsole,
  InboundContactSync,
  InboundEcho,
  InboundHistory,
  InboundHistoryDeclined,
  InboundHistoryMedia,
  InboundMessage,
  InboundPreference,
  InboundStatus,
  InboundUserIdUpdate,
  Referral,
  Said,
  StatusState,
} from './inbound.ts';
import type { ItemKind, RawItem } from './item.ts';
import { isObject, readTime } from './lenient.ts';
import { readPerson } from './person.ts';
import { readContent, readError } from './read-content.ts';
import { readAccount, readFlow, readGroup, readTemplate } from './read-notice.ts';
import { addresseeOf, customerOf, directionOf, senderOf, threadOf } from './spoken.ts';
import {
  type WireMessage,
  wireCall,
  wireChunk,
  wireFailure,
  wireMessage,
  wirePreference,
  wireStateSync,
  wireStatus,
  wireUserIdUpdate,
} from './wire-inbound.ts';

/**
 * Reads one item that was split as ok or unknown. `receivedAt` stands in where Meta gave no readable time, neither with the item nor with
 * its entry. Never throws.
 */
export function readItem(kind: ItemKind, raw: RawItem, receivedAt: Date): Inbound {
  const at = readTime(raw.time) ?? receivedAt;
  switch (kind) {
    case 'message':
      return readMessage(raw, at);
    case 'status':
      return readStatus(raw, at);
    case 'echo':
      return readEcho(raw, at);
    case 'history':
      return readHistory(raw, at);
    case 'contact-sync':
      return readContactSync(raw, at);
    case 'preference':
      return readPreference(raw, at);
    case 'user-id-update':
      return readUserIdUpdate(raw, at);
    case 'call':
      return readCall(raw, at);
    case 'template':
      return readTemplate(raw, at);
    case 'account':
      return readAccount(raw, at);
    case 'group':
      return readGroup(raw, at);
    case 'flow':
      return readFlow(raw, at);
    case 'value-error':
      return { kind, error: readError(wireFailure.parse(bodyOf(raw))), at };
    case 'console':
      return readConsole(raw, at);
    case 'empty':
      return { kind };
    case 'other':
      return { kind, field: raw.field, value: raw.item };
  }
}

function bodyOf(raw: RawItem): object {
  return isObject(raw.item) ? raw.item : {};
}

function readMessage(raw: RawItem, at: Date): InboundMessage {
  const message = wireMessage.parse(bodyOf(raw));
  const product = message.context?.referred_product;
  return {
    kind: 'message',
    ...readSaid(message, raw, at),
    from: senderOf(message, raw),
    referral: readReferral(message.referral),
    product: product ? { catalogId: product.catalog_id, sku: product.product_retailer_id } : null,
  };
}

function readEcho(raw: RawItem, at: Date): InboundEcho {
  const message = wireMessage.parse(bodyOf(raw));
  return { kind: 'echo', ...readSaid(message, raw, at), to: addresseeOf(message, raw) };
}

/** One field, three things: a message of a thread, the file of an earlier one, or the news that there is no history. */
function readHistory(raw: RawItem, at: Date): InboundHistory | InboundHistoryMedia | InboundHistoryDeclined {
  const message = wireMessage.parse(bodyOf(raw));
  if (raw.thread === undefined && message.id === null && message.errors.length > 0) {
    return { kind: 'history-declined', errors: message.errors.map(readError) };
  }
  const said = { ...readSaid(message, raw, at), person: customerOf(message, raw) };
  if (raw.thread === undefined) return { kind: 'history-media', ...said };
  const chunk = wireChunk.parse(isObject(raw.chunk) ? raw.chunk : {});
  return {
    kind: 'history',
    ...said,
    direction: directionOf(message, raw),
    threadId: threadOf(raw).id,
    phase: chunk.phase,
    chunk: chunk.chunk_order,
    progress: chunk.progress,
    status: readHistoryStatus(message.history_context?.status),
  };
}

function readSaid(message: WireMessage, raw: RawItem, at: Date): Said {
  const { context } = message;
  return {
    wamid: message.id ?? `none:${contentHash(raw.item)}`,
    at: message.timestamp ?? at,
    content: readContent(message),
    quoted:
      context && (context.id || (context.from && !context.forwarded && !context.frequently_forwarded))
        ? { wamid: context.id, from: context.from }
        : null,
    forwarded: context?.frequently_forwarded ? 'often' : context?.forwarded ? 'once' : 'no',
    groupId: message.group_id,
    errors: message.errors.map(readError),
  };
}

function readReferral(referral: WireMessage['referral']): Referral | null {
  if (!referral) return null;
  return {
    sourceType: referral.source_type,
    sourceId: referral.source_id,
    sourceUrl: referral.source_url,
    headline: referral.headline,
    body: referral.body,
    mediaType: referral.media_type,
    clickId: referral.ctwa_clid,
    welcome: referral.welcome_message?.text ?? null,
  };
}

function readHistoryStatus(status: string | null | undefined): InboundHistory['status'] {
  const word = status?.toLowerCase();
  const known = ['pending', 'sent', 'delivered', 'read', 'played', 'error'] as const;
  return known.find((one) => one === word) ?? null;
}

function readStatus(raw: RawItem, at: Date): InboundStatus {
  const status = wireStatus.parse(bodyOf(raw));
  const known: StatusState[] = ['sent', 'delivered', 'read', 'played', 'failed'];
  const toGroup = status.recipient_type === 'group';
  const person = readPerson({ phone: toGroup ? null : status.recipient_id, userId: status.recipient_user_id }, raw.contact);
  return {
    kind: 'status',
    wamid: status.id ?? '',
    state: known.find((state) => state === status.status) ?? 'unknown',
    stateName: status.status ?? '',
    at: status.timestamp ?? at,
    recipient: {
      phone: person.phone,
      userId: person.userId,
      groupId: toGroup ? status.recipient_id : null,
      participant: status.recipient_participant_id ?? status.participant_recipient_id ?? status.recipient_participant_user_id,
    },
    callbackData: status.biz_opaque_callback_data,
    pricing: status.pricing,
    templateId: status.template_id,
    errors: status.errors.map(readError),
  };
}

function readConsole(raw: RawItem, at: Date): InboundConsole {
  const message = wireMessage.parse(bodyOf(raw));
  return { kind: 'console', notice: raw.console?.notice ?? 'heard', from: senderOf(message, raw), at: message.timestamp ?? at };
}

function readContactSync(raw: RawItem, at: Date): InboundContactSync {
  const entry = wireStateSync.parse(bodyOf(raw));
  const { contact } = entry;
  const named = { phone: contact?.phone_number ?? entry.wa_id, userId: contact?.user_id ?? entry.user_id };
  const fullName = contact?.full_name ?? entry.name;
  return {
    kind: 'contact-sync',
    action: entry.action === 'remove' ? 'remove' : entry.action === 'add' || entry.action === null ? 'add' : 'unknown',
    at: entry.metadata?.timestamp ?? at,
    person: { ...readPerson(named, null), name: fullName, username: contact?.username?.replace(/^@/, '') ?? null },
    fullName,
    firstName: contact?.first_name ?? null,
  };
}

function readPreference(raw: RawItem, at: Date): InboundPreference {
  const preference = wirePreference.parse(bodyOf(raw));
  const known = ['stop', 'resume', 'signup'] as const;
  return {
    kind: 'preference',
    who: readPerson({ phone: preference.wa_id, userId: preference.user_id }, raw.contact),
    category: preference.category,
    value: known.find((value) => value === preference.value?.toLowerCase()) ?? 'unknown',
    signupId: preference.signup_id,
    at: preference.timestamp ?? at,
  };
}

/** Who the person was; the new id is not theirs until the reader says so. */
function readUserIdUpdate(raw: RawItem, at: Date): InboundUserIdUpdate {
  const update = wireUserIdUpdate.parse(bodyOf(raw));
  const previous = update.user_id?.previous ?? null;
  const previousParent = update.parent_user_id?.previous ?? null;
  return {
    kind: 'user-id-update',
    who: readPerson({ phone: update.wa_id, userId: previous, parentUserId: previousParent }, raw.contact),
    previous,
    current: update.user_id?.current ?? null,
    previousParent,
    currentParent: update.parent_user_id?.current ?? null,
    at: update.timestamp ?? at,
  };
}

function readCall(raw: RawItem, at: Date): InboundCall {
  const call = wireCall.parse(bodyOf(raw));
  const outward = call.direction === 'BUSINESS_INITIATED' || call.recipient_id !== null;
  const named = outward
    ? { phone: call.recipient_id ?? call.to, userId: call.recipient_user_id ?? call.to_user_id }
    : { phone: call.from, userId: call.from_user_id };
  return {
    kind: 'call',
    callId: call.id,
    event: call.event ?? call.status ?? 'unknown',
    direction: outward ? 'out' : call.direction === 'USER_INITIATED' ? 'in' : 'unknown',
    person: readPerson(named, raw.contact),
    durationSeconds: call.duration,
    callbackData: call.biz_opaque_callback_data,
    errors: call.errors.map(readError),
    at: call.timestamp ?? at,
  };
}
