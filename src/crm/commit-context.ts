import type { Id } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Tenant } from './tenant.ts';

/** What writing needs to know besides the transaction: whose business, both clocks' times, and what the log's chain is marked with. */
export type CommitContext = {
  tenant: Tenant;
  /** Business time. */
  now: Date;
  machineNow: Date;
  marks: Marks;
  firing?: ByRule;
  /** What an answer of theirs brought about: nobody's own act, in whoever's name it is written. */
  unattended?: true;
};

/** A rule does it: which, by which firing, behind which others, and under which batch all it does is found in the log and taken back. */
export type ByRule = { id: Id<'firing'>; ruleId: Id<'rule'>; chain: readonly Id<'rule'>[]; batch: Id<'batch'> };

/** What only this installation's key can make, which lies outside the database: marks, and what is sealed. */
export type Marks = Pick<Vault, 'mark' | 'seal'>;
