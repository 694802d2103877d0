import { fieldShape, guessField, type ListName, listNames } from './fields.ts';
import type { RawItem, Split } from './item.ts';
import type { Json, JsonObject } from './json.ts';
import { asList, isObject, readTime } from './lenient.ts';
import { type ContactBook, type Named, openContacts } from './person.ts';
import { type Judged, judgeListed, judgeWhole, settle } from './split-item.ts';
import { wireMetadata, wireNames } from './wire-inbound.ts';

/** Where a change came: the WABA (the entry's id) and the entry's time. */
export type ChangePlace = { waba: string | null; time: Json };

type Change = ChangePlace & { field: string; value: JsonObject; metadata: JsonObject | null; contacts: ContactBook };

/** Splits one change, or null for an entry that has none. */
export function splitChange(change: Json, place: ChangePlace): Split[] {
  if (change === null) return [unread(null, null, place, { kind: 'empty' })];
  if (!isObject(change)) return [unread(null, change, place, { kind: 'other', broken: 'a change is not an object' })];
  const given = typeof change.field === 'string' && change.field !== '' ? change.field : null;
  if (!isObject(change.value)) {
    const broken =
      given === null && change.value === undefined
        ? 'a change with neither field nor value'
        : 'the value of a change is not an object';
    return [unread(given, change, place, { kind: 'other', broken })];
  }
  const field = given ?? guessField(change.value);
  if (field === null)
    return [unread(null, change.value, place, { kind: 'other', broken: 'a value without a field that looks like none known' })];
  const metadata = isObject(change.value.metadata) ? change.value.metadata : null;
  return splitValue({ ...place, field, value: change.value, metadata, contacts: openContacts(change.value.contacts) });
}

function splitValue(change: Change): Split[] {
  const shape = fieldShape(change.field);
  if (shape === 'lists') return splitLists(change);
  const raw = rawOf(change, change.value);
  if (shape === null)
    return [finish(change, raw, settle(raw, { kind: 'other', unknown: `the field ${change.field.slice(0, 60)} is new` }))];
  return [finish(change, raw, judgeWhole(shape, raw))];
}

/** Every list of the value; whatever the field, a list is never passed over. */
function splitLists(change: Change): Split[] {
  const splits = listNames.flatMap((name) => splitList(change, name));
  if (splits.length > 0) return splits;
  if (change.field === 'user_preferences' && typeof change.value.value === 'string')
    return [listed(change, 'user_preferences', withoutEnvelope(change.value))];
  if (change.field === 'smb_app_state_sync')
    splits.push(...(asList(change.value.contacts) ?? []).map((entry) => listed(change, 'state_sync', entry)));
  return splits.length > 0 ? splits : [finish(change, rawOf(change, null), settle(rawOf(change, null), { kind: 'empty' }))];
}

function splitList(change: Change, name: ListName): Split[] {
  const items = listOrOne(change.value[name]);
  return name === 'history'
    ? items.flatMap((chunk) => splitChunk(change, chunk))
    : items.map((item) => listed(change, name, item));
}

/** A chunk of history: its threads' messages, or the error with which the business declined to share it. */
function splitChunk(change: Change, chunk: Json): Split[] {
  if (!isObject(chunk)) return [listed(change, 'history', chunk)];
  const about = isObject(chunk.metadata) ? chunk.metadata : {};
  const messages = listOrOne(chunk.threads).flatMap((thread) => {
    if (!isObject(thread)) return [listed(change, 'history', thread)];
    const named: JsonObject = { id: thread.id ?? null, context: thread.context ?? null };
    return listOrOne(thread.messages).map((message) => listed(change, 'history', message, { thread: named, chunk: about }));
  });
  if (messages.length > 0 && !('errors' in chunk)) return messages;
  const raw = rawOf(change, chunk);
  const rest = 'errors' in chunk ? settle(raw, { kind: 'history', lane: 'a:history' }) : settle(raw, { kind: 'empty' });
  return [...messages, finish(change, messages.length > 0 ? { ...raw, item: { errors: chunk.errors ?? null } } : raw, rest)];
}

function listed(change: Change, list: ListName, item: Json, around: Pick<RawItem, 'thread' | 'chunk'> = {}): Split {
  const contact = isObject(item) ? change.contacts(namesIn(item, list)) : null;
  const raw = { ...rawOf(change, item), contact, ...around };
  return finish(change, raw, judgeListed(list, raw));
}

/** The ids under which the contact entry of an item's person is found: the addressee's where the business speaks. */
function namesIn(item: JsonObject, list: ListName): Named {
  const names = wireNames.parse(item);
  if (list === 'message_echoes' || names.direction === 'BUSINESS_INITIATED') return { phone: names.to, userId: names.to_user_id };
  return {
    phone: names.wa_id ?? names.recipient_id ?? names.from,
    userId: names.from_user_id ?? names.recipient_user_id ?? names.user_id,
  };
}

/** A list, the one thing that stands where a list should, or nothing. */
function listOrOne(value: Json | undefined): Json[] {
  if (value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0)) return [];
  return asList(value) ?? [value];
}

function rawOf(change: Change, item: Json): RawItem {
  return { field: change.field, time: change.time, metadata: change.metadata, contact: null, item };
}

/** The flat form of a preference, without what is the delivery's. */
function withoutEnvelope(value: JsonObject): JsonObject {
  const { messaging_product: _product, metadata: _metadata, contacts: _contacts, ...item } = value;
  return item;
}

function finish(change: Change, raw: RawItem, judged: Judged): Split {
  const phoneNumberId = wireMetadata.parse(change.metadata ?? {}).phone_number_id;
  return { ...place(judged, raw), waba: change.waba, phoneNumberId, raw };
}

/** An item outside any value that could be read. */
function unread(field: string | null, item: Json, at: ChangePlace, finding: Parameters<typeof settle>[1]): Split {
  const raw: RawItem = { field, time: at.time, metadata: null, contact: null, item };
  return { ...place(settle(raw, finding), raw), waba: at.waba, phoneNumberId: null, raw };
}

function place({ kind, key, lane, at, verdict, reason }: Judged, raw: RawItem): Omit<Split, 'waba' | 'phoneNumberId' | 'raw'> {
  return { kind, key, lane: lane ?? `k:${key}`, occurredAt: at ?? readTime(raw.time), verdict, reason };
}
