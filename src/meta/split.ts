import type { Json, JsonObject } from './json.ts';

/** What an item is about. */
export type ItemKind =
  | 'message'
  | 'status'
  | 'echo'
  | 'history'
  | 'contact-sync'
  | 'preference'
  | 'user-id-update'
  | 'template'
  | 'account'
  | 'call'
  | 'group'
  | 'flow'
  | 'value-error'
  | 'empty'
  | 'other';

/** The slice of a delivery that one item needs later: never another person's contact entry. `thread` and `chunk` are for history only. */
export type RawItem = {
  field: string | null;
  /** The entry's time, unix seconds. */
  time: Json;
  metadata: JsonObject | null;
  contact: JsonObject | null;
  item: Json;
  thread?: JsonObject;
  chunk?: JsonObject;
};

/**
 * One item of a delivery. `key` is the same for a repeat of the same item (content dedupe, trust.md B2); unique with the business number.
 * Items with one `lane` must be handled in order: `p:<phoneKey>`, `u:<bsuid>`, `g:<group>`, `s:<wamid>`, `a:<field>`, or `k:<key>` alone.
 * `reason` says in words why the verdict is not `ok`.
 */
export type Split = {
  kind: ItemKind;
  key: string;
  waba: string | null;
  phoneNumberId: string | null;
  lane: string;
  occurredAt: Date | null;
  raw: RawItem;
  verdict: 'ok' | 'unknown' | 'quarantined';
  reason: string | null;
};

/** Reads the stored bytes of a delivery and splits it. Bytes that are not JSON give one quarantined item. Never throws. */
export function splitBytes(bytes: Uint8Array): Split[] {
  void bytes;
  throw new Error('coming');
}

/** Splits a parsed delivery into its items: all entries × changes × items. Never throws. */
export function splitDelivery(body: unknown): Split[] {
  void body;
  throw new Error('coming');
}
