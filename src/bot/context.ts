import type { Db, Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { readTenant } from '../crm/tenant.store.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';

/**
 * Places where a process may die in tests that kill it: each call names one. In the product it does nothing.
 * The list of labels is in docs/decisions/0004-crash-points.md.
 */
export type Reached = (label: string) => void | Promise<void>;

export type BotNeeds = {
  db: Db;
  clock: Clock;
  log: Log;
  reached: Reached /** Whether a model is there to ask. */;
  thinks: boolean;
};

/** What writing needs, for one transaction. */
export async function openContext(tx: Tx, needs: { clock: Clock }, tenantId: TenantId): Promise<CommitContext> {
  return { tenant: await readTenant(tx, tenantId), now: needs.clock.now(), machineNow: new Date(needs.clock.machineMs()) };
}
