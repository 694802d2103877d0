import { contentHash } from './clean-json.ts';
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
  /** Made by us, of a message to a console that several businesses use. */
  | 'console'
  | 'empty'
  | 'other';

/**
 * The slice of a delivery that one item needs later: never another person's contact entry. A type, not an interface over the envelope, so
 * that it is stored as jsonb as it is. `thread` and `chunk` are for history only, `console` for what came to a console.
 */
export type RawItem = {
  field: string | null;
  /** The entry's time, unix seconds. */
  time: Json;
  metadata: JsonObject | null;
  contact: JsonObject | null;
  item: Json;
  thread?: JsonObject;
  chunk?: JsonObject;
  console?: AtConsole;
};

/** What was found out about something that came to a console, when it was split. */
export type AtConsole = {
  /** Several businesses use it. */
  shared: boolean;
  /** The newest message in their chat is another business's: a bare "yes" may mean that one. */
  elsewhere?: boolean;
  /** It waited until it was said for which business it is. */
  waited?: boolean;
  /** For an item of our own: they are to be asked for which business something is, or are only known to have written. */
  notice?: 'ask' | 'heard';
};

/**
 * `unknown`: it is what `kind` says, but of a type, state or event nobody had heard of; show it. `quarantined`: nothing can be made of it.
 */
export type Verdict = 'ok' | 'unknown' | 'quarantined';

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
  verdict: Verdict;
  reason: string | null;
};

/** The key of an item that has no id of its own: what it says, when, and under which field. */
export function hashKey(raw: RawItem): string {
  return contentHash({ field: raw.field, time: raw.time, item: raw.item });
}
