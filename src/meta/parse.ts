import type { Inbound } from './inbound.ts';
import type { ItemKind, RawItem } from './split.ts';

/** Reads one item that was split as ok or unknown. `receivedAt` stands in where Meta gave no readable time. Never throws. */
export function readItem(kind: ItemKind, raw: RawItem, receivedAt: Date): Inbound {
  void [kind, raw, receivedAt];
  throw new Error('coming');
}
