import { stamp, valueHead, webhookFact } from './envelope.ts';
import type { Fact } from './facts.ts';
import { statusFact } from './graph/statuses.ts';
import { freshWamid } from './ids.ts';
import { spoken } from './inbound.ts';
import { contactOf, findPhone, phoneFor, userIdOf, withProfile } from './people.ts';
import { practiceBusiness } from './practice-world.ts';
import { Refusal } from './refusal.ts';
import type { Bubble, Business, Json, Phone, State } from './state.ts';
import type { World } from './world.ts';

/** Somebody does something on their phone: the thread shows it, the window opens and the business is told (meta-cloud-api.md §1.4). */
export function writeFromPhone(world: World, number: string, input: Json): { id: string } {
  const facts = factsOfWriting(world, number, input);
  world.record(...facts.facts);
  return { id: facts.id };
}

/** The same as facts, so that a first start can write everything down at once. */
export function factsOfWriting(world: World, number: string, input: Json): { id: string; facts: Fact[] } {
  const known = phoneFor(world.state, number);
  const business = businessFor(world.state, known, input);
  const phone = withProfile(known, business, input);
  phone.userIds[business.waba] = userIdOf(phone, business);
  const now = world.now();
  const id = freshWamid(phone.phone);
  const said = spoken(world, phone, business, input);

  const head: Json = {};
  if (!phone.hidePhone) head.from = phone.phone.slice(1);
  Object.assign(head, { from_user_id: userIdOf(phone, business), id, timestamp: stamp(now), type: said.type });
  const value: Json = { ...valueHead(business), contacts: [contactOf(phone, business)], messages: [{ ...head, ...said.wire }] };
  // System messages carry no contacts (§1.4).
  if (said.type === 'system') delete value.contacts;

  const facts: Fact[] = [{ fact: 'phone', phone }, ...said.facts];
  facts.push({ fact: 'heard', phone: phone.phone, business: business.phoneNumberId, at: now, wamid: said.look ? null : id });
  if (said.look) {
    const bubble: Bubble = {
      ...said.look,
      ...{ id, phone: phone.phone, business: business.phoneNumberId, from: 'me', replyTo: said.replyTo, reactions: [] },
      ...{ status: 'sent', at: new Date(now).toISOString(), callbackData: null, billing: null },
    };
    facts.push({ fact: 'bubble', bubble });
  }
  facts.push(webhookFact(business, { field: 'messages', value, about: 'messages', lane: phone.phone, wamids: [id] }));
  return { id, facts };
}

/** The chat in which something is written: the quoted message's, else the named business's, else the practice business's. */
function businessFor(state: State, phone: Phone, input: Json): Business {
  const quoted = input.message ?? input.replyTo;
  const bubble = typeof quoted === 'string' ? state.bubbles.get(quoted) : undefined;
  const wanted = input.business ?? (bubble?.phone === phone.phone ? bubble.business : practiceBusiness.phoneNumberId);
  for (const business of state.businesses.values()) {
    if (business.phoneNumberId === wanted || business.phone === wanted) return business;
  }
  throw new Refusal(`There is no business "${String(wanted)}"; add it with POST /businesses or leave "business" out.`, 404);
}

/** The phone looks at a chat: what the business wrote is read, and Meta says so unless the person has receipts off (§1.5). */
export function lookAt(world: World, number: string, businessId?: string): { read: number } {
  const phone = findPhone(world.state, number);
  const thread = phone ? (world.state.threads.get(phone.phone) ?? []) : [];
  const unread = thread.filter(
    (bubble) =>
      bubble.from === 'business' && bubble.status !== 'read' && (businessId === undefined || bubble.business === businessId),
  );
  if (!phone || unread.length === 0) return { read: 0 };
  const facts: Fact[] = [{ fact: 'seen', wamids: unread.map((bubble) => bubble.id), status: 'read' }];
  for (const bubble of phone.receipts ? unread : []) {
    const business = world.state.businesses.get(bubble.business);
    if (business) facts.push(statusFact(business, phone, bubble, 'read', world.now()));
  }
  world.record(...facts);
  return { read: unread.length };
}

/** Switches in the person's own app: name, receipts, stopping a business's marketing (field `user_preferences`), leaving WhatsApp. */
export function changePhone(world: World, number: string, input: Json): Phone {
  const known = phoneFor(world.state, number);
  const business = businessFor(world.state, known, input);
  const phone = withProfile(known, business, input);
  if (typeof input.onWhatsApp === 'boolean') phone.onWhatsApp = input.onWhatsApp;
  if (typeof input.receipts === 'boolean') phone.receipts = input.receipts;
  const facts: Fact[] = [{ fact: 'phone', phone }];
  if (input.marketing === 'stop' || input.marketing === 'resume') {
    phone.marketing = input.marketing;
    facts.push(preferenceFact(business, phone, input.marketing, world.now()));
  } else if (input.marketing !== undefined) {
    throw new Refusal('"marketing" must be "stop" or "resume".');
  }
  world.record(...facts);
  return phone;
}

function preferenceFact(business: Business, phone: Phone, value: 'stop' | 'resume', now: number): Fact {
  const preference: Json = phone.hidePhone ? {} : { wa_id: phone.phone.slice(1) };
  Object.assign(preference, {
    user_id: userIdOf(phone, business),
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(now / 1000),
  });
  const body = { ...valueHead(business), contacts: [contactOf(phone, business)], user_preferences: [preference] };
  return webhookFact(business, { field: 'user_preferences', value: body, about: 'user_preferences', lane: phone.phone });
}
