import type { JsonObject } from './json.ts';
import type { Address, Outgoing, SendOptions } from './outgoing.ts';

/** The body of `POST /{phone_number_id}/messages` for one message. Does not judge: see `checkOutgoing`. */
export function graphMessage(to: Address, outgoing: Outgoing, options: SendOptions = {}): JsonObject {
  void [to, outgoing, options];
  throw new Error('coming');
}
