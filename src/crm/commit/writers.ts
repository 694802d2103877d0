import type { Tx } from '../../../db/client.ts';
import type { Id } from '../../kit/ids.ts';
import type { CommitContext } from '../commit-context.ts';
import type { Settled } from '../effect.ts';
import type { Ring } from '../work.ts';

/** One call of `commit`: what it writes into the log belongs together. `undoing`: it takes something back. */
export type Committing = CommitContext & { batch: Id<'batch'>; undoing: boolean };

/** How each of some effects is written; what they return is rung once the transaction is committed. */
export type Writers<D extends Settled['do']> = {
  [K in D]: (tx: Tx, context: Committing, effect: Extract<Settled, { do: K }>) => Promise<Ring[]>;
};
