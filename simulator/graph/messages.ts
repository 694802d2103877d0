import type { Fact } from '../facts.ts';
import type { Fault } from '../faults.ts';
import { freshWamid } from '../ids.ts';
import { isAmerican, userIdOf } from '../people.ts';
import type { Billing, Bubble, Business, Json, Look, Template } from '../state.ts';
import { windowKey } from '../state.ts';
import type { World } from '../world.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { readInteractive } from './interactive-limits.ts';
import { hasBlocked } from './number-settings.ts';
import { readPlain } from './plain-content.ts';
import { readReaction } from './reactions.ts';
import { markRead } from './read-marks.ts';
import { type Recipient, readRecipient } from './recipient.ts';
import { objectAt } from './shape.ts';
import { failedFact, statusFact } from './statuses.ts';
import { readTemplateSend } from './template-send.ts';

const dayMs = 86_400_000;
/** Free service messages a month and number from 2026-10-01 (meta-cloud-api.md §4.2). */
const freeServiceMessages = 1_000;

const kinds = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'template',
  'reaction',
];
const head = ['messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'context', 'biz_opaque_callback_data'];
const rare = ['recipient_identity_key_hash', 'category'];

/** What leaves: how it looks (nothing for a reaction), which template it is, and which failure is already certain. */
type Outgoing = {
  look: Look | null;
  template: Template | null;
  facts: Fact[];
  failure: { code: number; details: string } | null;
};

/** POST /{phone_number_id}/messages (meta-cloud-api.md §3). */
export function postMessage(meta: Meta, call: Call): Answer {
  const { world, faults, pace } = meta;
  const { business, body } = call;
  if (body.status !== undefined) return markRead(world, business, body);
  const callbackData = readHead(body);
  const fault = faults.takeGraph('error', 'messages');
  if (fault?.as === 'answer') return faultAnswer(fault, callbackData);

  const type = readType(body);
  const recipient = readRecipient(world.state, business, body);
  if (hasBlocked(meta, business.phoneNumberId, recipient.phone.phone.slice(1))) {
    throw new GraphRefusal(130403, 'This user is blocked by this business number.');
  }
  const outgoing = readContent(world, business, recipient, type, body);
  checkWindow(world, business, recipient, outgoing.template);
  pace.spend(business.phoneNumberId, recipient.phone.phone);
  if (fault) outgoing.failure = { code: fault.code, details: fault.details ?? 'A fault that was switched on in the simulator.' };

  const wamid = freshWamid(recipient.phone.phone);
  world.record(...factsOfSending(world, business, recipient, outgoing, body, { wamid, callbackData }));
  const message: Json = { id: wamid };
  // Only templates report how they were taken (§3).
  if (outgoing.template) message.message_status = 'accepted';
  return {
    body: { messaging_product: 'whatsapp', contacts: [contact(recipient, business)], messages: [message] },
    ...{ wamid, callbackData, to: recipient.phone.phone },
    hold: faults.takeGraph('timeout-after-accept', 'messages') ?? undefined,
  };
}

/** A fault's answer: a Graph error, or with `bare` a status without a body, as a broken gateway gives it. */
function faultAnswer(fault: Fault, callbackData: string | null): Answer {
  if (fault.bare) return { status: fault.code >= 400 && fault.code <= 599 ? fault.code : 500, body: null, callbackData };
  throw new GraphRefusal(fault.code, fault.details ?? 'A fault that was switched on in the simulator.');
}

/** Checks the head and returns the callback data (≤ 512, echoed in every status). */
function readHead(body: Json): string | null {
  if (body.messaging_product !== 'whatsapp')
    throw new GraphRefusal(100, "The parameter messaging_product is required and must be 'whatsapp'.");
  const stranger = Object.keys(body).find((key) => ![...head, ...rare, ...kinds].includes(key));
  if (stranger !== undefined) throw new GraphRefusal(100, `Unexpected key "${stranger}" in the body of a message.`);
  if (body.category !== undefined) throw new GraphRefusal(100, 'Direct Send is not enabled for this WhatsApp Business Account.');
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    throw new GraphRefusal(100, "Param recipient_type must be 'individual'; this number has no groups.");
  }
  const data = body.biz_opaque_callback_data;
  if (data === undefined) return null;
  if (typeof data !== 'string' || data.length > 512)
    throw new GraphRefusal(100, 'Param biz_opaque_callback_data must be a string of at most 512 characters.');
  return data;
}

function readType(body: Json): string {
  const type = body.type ?? 'text';
  if (typeof type !== 'string' || !kinds.includes(type)) {
    throw new GraphRefusal(100, `Param type must be one of ${kinds.join(', ')} - got "${String(type)}".`);
  }
  const other = kinds.find((kind) => kind !== type && body[kind] !== undefined);
  if (other !== undefined) throw new GraphRefusal(100, `Unexpected key "${other}" in a message of type ${type}.`);
  return type;
}

function readContent(world: World, business: Business, recipient: Recipient, type: string, body: Json): Outgoing {
  if (body.context !== undefined) readContext(body);
  if (type === 'reaction') return { template: null, ...readReaction(world, business, recipient.phone, body) };
  if (type === 'template') {
    const { look, template } = readTemplateSend(world, business, body);
    return { look, template, facts: [], failure: templateFailure(recipient, template) };
  }
  const look = type === 'interactive' ? readInteractive(world, business, body) : readPlain(world, business, type, body);
  return { look, template: null, facts: [], failure: null };
}

function readContext(body: Json): void {
  const context = objectAt(body.context, 'context');
  if (typeof context.message_id !== 'string' || !context.message_id.startsWith('wamid.')) {
    throw new GraphRefusal(100, "Param context['message_id'] must be the id of a message.");
  }
  if (body.type === 'reaction') throw new GraphRefusal(100, 'A reaction has no context.');
}

/** Authentication needs a phone (131062); a stopped person's marketing is refused (131050); marketing to the US is taken and then not delivered (§0, §4.4: 131049). */
function templateFailure(recipient: Recipient, template: Template): Outgoing['failure'] {
  if (template.category === 'AUTHENTICATION' && recipient.byUserId) {
    throw new GraphRefusal(131062, 'Authentication templates need a phone number.');
  }
  if (template.category !== 'MARKETING') return null;
  if (recipient.phone.marketing === 'stop')
    throw new GraphRefusal(131050, 'The user has stopped marketing messages from this business.');
  if (!isAmerican(recipient.phone.phone)) return null;
  return { code: 131049, details: 'Marketing templates are not delivered to numbers of the United States since 2025-04-01.' };
}

/** Free-form words only within 24 hours of the user's last message, tap or reaction (§4.1). Meta may also say it later; here always at once. */
function checkWindow(world: World, business: Business, recipient: Recipient, template: Template | null): void {
  const heard = world.state.windows.get(windowKey(recipient.phone.phone, business.phoneNumberId));
  if (template !== null || (heard !== undefined && world.now() - heard < dayMs)) return;
  throw new GraphRefusal(
    131047,
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  );
}

function factsOfSending(
  world: World,
  business: Business,
  recipient: Recipient,
  outgoing: Outgoing,
  body: Json,
  made: { wamid: string; callbackData: string | null },
): Fact[] {
  const { phone } = recipient;
  const now = world.now();
  const known = { ...phone, userIds: { ...phone.userIds, [business.waba]: userIdOf(phone, business) } };
  const message = { id: made.wamid, callbackData: made.callbackData, billing: null };
  const failure = outgoing.failure ?? undeliverable(world, recipient);
  if (failure)
    return [failedFact(business, phone, message, { ...failure, byUserId: recipient.byUserId }, now, world.statusAfterMs.sent)];
  const facts: Fact[] = [{ fact: 'phone', phone: known }, ...outgoing.facts];
  // A reaction is only ever `sent` (§1.5).
  if (!outgoing.look) return [...facts, statusFact(business, known, message, 'sent', now, world.statusAfterMs.sent)];

  const { billing, fact } = bill(world, business, outgoing.template, now);
  const bubble: Bubble = {
    ...outgoing.look,
    ...{
      id: made.wamid,
      phone: phone.phone,
      business: business.phoneNumberId,
      from: 'business',
      reactions: [],
      status: 'delivered',
    },
    ...{
      replyTo: quoted(world, body, outgoing.template),
      at: new Date(now).toISOString(),
      callbackData: made.callbackData,
      billing,
    },
  };
  facts.push({ fact: 'bubble', bubble }, ...fact);
  facts.push(statusFact(business, known, bubble, 'sent', now, world.statusAfterMs.sent));
  facts.push(statusFact(business, known, bubble, 'delivered', now, world.statusAfterMs.delivered));
  return facts;
}

/** Nobody there, or an API number writing to another (§10 no. 9): taken, then failed. */
function undeliverable(world: World, recipient: Recipient): Outgoing['failure'] {
  const business = [...world.state.businesses.values()].some((one) => one.phone === recipient.phone.phone);
  if (business) return { code: 131026, details: 'A number on the Cloud API cannot write to another number on the Cloud API.' };
  return recipient.phone.onWhatsApp ? null : { code: 131026, details: 'Message undeliverable.' };
}

/** No quote when the parent is not in this thread, or when the reply is a template (§3.1). */
function quoted(world: World, body: Json, template: Template | null): string | null {
  const id = (body.context as Json | undefined)?.message_id;
  return template === null && typeof id === 'string' && (world.state.bubbles.has(id) || world.state.heard.has(id)) ? id : null;
}

/** Templates are billed by category, in the window too; service messages after the month's free thousand (§4.2). */
function bill(world: World, business: Business, template: Template | null, now: number): { billing: Billing; fact: Fact[] } {
  if (template) {
    return {
      billing: { billable: true, pricing_model: 'PMP', type: 'regular', category: template.category.toLowerCase() },
      fact: [],
    };
  }
  const key = `service ${business.phoneNumberId} ${new Date(now).toISOString().slice(0, 7)}`;
  const count = (world.state.counters.get(key) ?? 0) + 1;
  const free = count <= freeServiceMessages;
  const billing: Billing = {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: 'service',
  };
  return { billing, fact: [{ fact: 'counter', key, value: count }] };
}

function contact(recipient: Recipient, business: Business): Json {
  if (recipient.byUserId) return { input: recipient.input, user_id: userIdOf(recipient.phone, business) };
  return { input: recipient.input, wa_id: recipient.phone.phone.slice(1) };
}
