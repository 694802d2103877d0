import type { Address, Check, Outgoing } from './outgoing.ts';

/** What Meta would refuse, before it is asked. */
export function checkOutgoing(outgoing: Outgoing, to?: Address): Check {
  void [outgoing, to];
  throw new Error('coming');
}
