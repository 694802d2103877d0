import type { Bubble, Business, Flow, Json, LedgerEntry, Media, Phone, QueuedWebhook, State, Template } from './state.ts';
import { windowKey } from './state.ts';

/** Something that happened; the journal is a list of these and nothing else, and the state is what they add up to. */
export type Fact =
  | { fact: 'clock'; offsetMs: number }
  | { fact: 'business'; business: Business }
  | { fact: 'phone'; phone: Phone }
  | { fact: 'bubble'; bubble: Bubble }
  | { fact: 'seen'; wamids: string[]; status: Bubble['status'] }
  | { fact: 'reaction'; wamid: string; from: 'me' | 'business'; emoji: string }
  | { fact: 'heard'; phone: string; business: string; at: number; wamid: string | null }
  | { fact: 'ledger'; entry: LedgerEntry }
  | { fact: 'media'; media: Media }
  | { fact: 'media-gone'; id: string }
  | { fact: 'template'; template: Template }
  | { fact: 'template-gone'; id: string; blockedName: string | null; at: number }
  | { fact: 'webhook'; webhook: QueuedWebhook; delayMs?: number }
  | { fact: 'acknowledged'; id: string; wamids: string[] }
  | { fact: 'settings'; key: string; value: Json }
  | { fact: 'counter'; key: string; value: number }
  | { fact: 'flow'; flow: Flow }
  | { fact: 'name-blocked'; key: string; at: number }
  | { fact: 'reset' };

/** Adds one fact to the state. Deterministic and without side effects beyond `state`; it changes in place because threads grow to thousands. */
export function applyFact(state: State, fact: Fact): void {
  switch (fact.fact) {
    case 'clock':
      state.offsetMs = fact.offsetMs;
      return;
    case 'business':
      state.businesses.set(fact.business.phoneNumberId, fact.business);
      return;
    case 'phone':
      state.phones.set(fact.phone.phone, fact.phone);
      return;
    case 'bubble':
      addBubble(state, fact.bubble);
      return;
    case 'seen':
      for (const wamid of fact.wamids) raise(state, wamid, fact.status);
      return;
    case 'reaction':
      react(state, fact.wamid, fact.from, fact.emoji);
      return;
    case 'heard':
      hear(state, fact);
      return;
    case 'ledger':
      state.ledger.push(fact.entry);
      return;
    case 'media':
      state.media.set(fact.media.id, fact.media);
      return;
    case 'media-gone':
      state.media.delete(fact.id);
      return;
    case 'template':
      state.templates.set(fact.template.id, fact.template);
      return;
    case 'template-gone':
      state.templates.delete(fact.id);
      if (fact.blockedName !== null) state.blockedNames.set(fact.blockedName, fact.at);
      return;
    case 'flow':
      state.flows.set(fact.flow.id, fact.flow);
      return;
    case 'name-blocked':
      state.blockedNames.set(fact.key, fact.at);
      return;
    case 'webhook':
      state.webhooks.set(fact.webhook.id, fact.webhook);
      return;
    case 'acknowledged':
      acknowledge(state, fact.id, fact.wamids);
      return;
    case 'settings':
      state.settings.set(fact.key, fact.value);
      return;
    case 'counter':
      state.counters.set(fact.key, fact.value);
      return;
    case 'reset':
      forget(state);
      return;
  }
}

function addBubble(state: State, bubble: Bubble): void {
  const thread = state.threads.get(bubble.phone);
  if (thread) thread.push(bubble);
  else state.threads.set(bubble.phone, [bubble]);
  state.bubbles.set(bubble.id, bubble);
}

const rank = { sent: 0, delivered: 1, read: 2 };

function raise(state: State, wamid: string, status: Bubble['status']): void {
  const bubble = state.bubbles.get(wamid);
  if (bubble && rank[bubble.status] < rank[status]) bubble.status = status;
}

function react(state: State, wamid: string, from: 'me' | 'business', emoji: string): void {
  const bubble = state.bubbles.get(wamid);
  if (!bubble) return;
  bubble.reactions = bubble.reactions.filter((reaction) => reaction.from !== from);
  if (emoji !== '') bubble.reactions.push({ from, emoji });
}

function hear(state: State, fact: { phone: string; business: string; at: number; wamid: string | null }): void {
  const key = windowKey(fact.phone, fact.business);
  state.windows.set(key, Math.max(fact.at, state.windows.get(key) ?? 0));
  if (fact.wamid !== null) state.heard.set(fact.wamid, { phone: fact.phone, business: fact.business, at: fact.at });
}

function acknowledge(state: State, id: string, wamids: string[]): void {
  for (const wamid of wamids) raise(state, wamid, 'delivered');
  state.webhooks.delete(id);
}

/** POST /reset: the clock, the businesses, their settings, templates and flows stay, and so do the windows: Meta would not forget who wrote to whom. */
function forget(state: State): void {
  state.phones.clear();
  state.threads.clear();
  state.bubbles.clear();
  state.heard.clear();
  state.ledger.length = 0;
  state.media.clear();
  state.webhooks.clear();
  state.counters.clear();
}

/** The shortest list of facts that leads to the same state: what compaction writes. */
export function factsOf(state: State): Fact[] {
  const facts: Fact[] = [{ fact: 'clock', offsetMs: state.offsetMs }];
  for (const business of state.businesses.values()) facts.push({ fact: 'business', business });
  for (const phone of state.phones.values()) facts.push({ fact: 'phone', phone });
  for (const thread of state.threads.values()) for (const bubble of thread) facts.push({ fact: 'bubble', bubble });
  for (const [key, at] of state.windows) {
    const [phone = '', business = ''] = key.split('|');
    facts.push({ fact: 'heard', phone, business, at, wamid: null });
  }
  for (const [wamid, heard] of state.heard) facts.push({ fact: 'heard', ...heard, wamid });
  for (const entry of state.ledger) facts.push({ fact: 'ledger', entry });
  for (const media of state.media.values()) facts.push({ fact: 'media', media });
  for (const template of state.templates.values()) facts.push({ fact: 'template', template });
  for (const [key, at] of state.blockedNames) facts.push({ fact: 'name-blocked', key, at });
  for (const flow of state.flows.values()) facts.push({ fact: 'flow', flow });
  for (const webhook of state.webhooks.values()) facts.push({ fact: 'webhook', webhook });
  for (const [key, value] of state.settings) facts.push({ fact: 'settings', key, value });
  for (const [key, value] of state.counters) facts.push({ fact: 'counter', key, value });
  return facts;
}
