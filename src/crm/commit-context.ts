import type { Vault } from '../kit/secrets.ts';
import type { Tenant } from './tenant.ts';

/** What writing needs to know besides the transaction: whose business, both clocks' times, and what the log's chain is marked with. */
export type CommitContext = { tenant: Tenant /** Business time. */; now: Date; machineNow: Date; marks: Marks };

/** Marks that only this installation's key can make; it lies outside the database. */
export type Marks = Pick<Vault, 'mark'>;
