import type { Tenant } from './tenant.ts';

/** What writing needs to know besides the transaction: whose business, and both clocks' times. */
export type CommitContext = { tenant: Tenant /** Business time. */; now: Date; machineNow: Date };
