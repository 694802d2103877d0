import { cleanJson, readJson, sha256 } from './clean-json.ts';
import type { Split } from './item.ts';
import type { Json, JsonObject } from './json.ts';
import { asList, isObject } from './lenient.ts';
import { type ChangePlace, splitChange } from './split-change.ts';

export type { ItemKind, RawItem, Split, Verdict } from './item.ts';

/** Reads the stored bytes of a delivery and splits it. Bytes that are not JSON give one quarantined item, keyed by their hash. Never throws. */
export function splitBytes(bytes: Uint8Array): Split[] {
  const body = readJson(new TextDecoder().decode(bytes));
  return body === undefined ? [quarantined(null, `bytes:${sha256(bytes)}`, 'the body is not JSON')] : splitDelivery(body);
}

/**
 * Splits a parsed delivery into its items: all entries × changes × items (meta-cloud-api.md §1.3). What cannot be anything becomes one
 * quarantined item with the reason in words; its siblings are not touched by it. A change, or a value, that comes without its envelope is
 * recognised where it can be (seen: the declined history). Never throws.
 */
export function splitDelivery(body: unknown): Split[] {
  const clean = cleanJson(body);
  if (!isObject(clean)) return [quarantined(clean, null, 'the body is not an object')];
  if (typeof clean.object === 'string' && clean.object !== 'whatsapp_business_account') {
    return [quarantined(clean, null, `the object ${clean.object.slice(0, 60)} is not WhatsApp's`)];
  }
  if ('entry' in clean) return splitEntries(clean);
  if ('changes' in clean) return splitEntry(clean);
  if ('value' in clean || 'field' in clean) return splitChange(clean, nowhere);
  return 'object' in clean ? [quarantined(clean, null, 'there is no entry')] : splitChange({ value: clean }, nowhere);
}

const nowhere: ChangePlace = { waba: null, time: null };

function splitEntries(body: JsonObject): Split[] {
  const entries = asList(body.entry);
  if (entries === null) return [quarantined(body, null, 'the list of entries is not a list')];
  return entries.length > 0 ? entries.flatMap(splitEntry) : [quarantined(body, null, 'there is no entry')];
}

function splitEntry(entry: Json): Split[] {
  if (!isObject(entry)) return [quarantined(entry, null, 'an entry is not an object')];
  const place = { waba: readWaba(entry.id), time: entry.time ?? null };
  const changes = asList(entry.changes);
  if (changes === null) return [quarantined(entry, null, 'an entry without a list of changes', place)];
  return changes.length > 0 ? changes.flatMap((change) => splitChange(change, place)) : splitChange(null, place);
}

function readWaba(id: Json | undefined): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) || null : null;
}

/** What is no entry at all. */
function quarantined(item: Json, key: string | null, reason: string, place: ChangePlace = nowhere): Split {
  const raw = { field: null, time: place.time, metadata: null, contact: null, item };
  const known = key ?? `q:${sha256(JSON.stringify(item))}`;
  const at = { phoneNumberId: null, lane: `k:${known}`, occurredAt: null };
  return { kind: 'other', key: known, waba: place.waba, ...at, raw, verdict: 'quarantined', reason };
}
