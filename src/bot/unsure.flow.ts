import { withTenant } from '../../db/client.ts';
import { outboxById, setOutboxState } from '../crm/outbox.store.ts';
import type { Ring } from '../crm/work.ts';
import type { OutboxId, TenantId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { unsureForMs } from './send.flow.ts';
import { askUnsure } from './sent.flow.ts';

/**
 * No status came in its time. A customer's message is never sent again by a machine: its sender is asked once. A card in an operator's own
 * thread is shown again, because its loss would hide a customer; a second copy of it can do no harm, its buttons work once.
 */
export async function settleUnsure(needs: BotNeeds, tenantId: TenantId, id: OutboxId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const row = await outboxById(tx, context, id);
    if (row?.state !== 'unsure' || !row.unsureSince) return [];
    const waitMs = row.unsureSince.getTime() + unsureForMs(row.category) - context.now.getTime();
    if (waitMs > 0) return [{ work: { do: 'unsure' as const, tenant: tenantId, outbox: id }, afterMs: waitMs }];
    // Asked or settled once: from here on it is on the list of what could not be confirmed.
    await setOutboxState(tx, context, id, { unsureSince: null });
    if (!row.operatorId) return await askUnsure(tx, context, row);
    if (row.content.type === 'reaction' || row.attempt > 2) return [];
    await setOutboxState(tx, context, id, { state: 'queued', nextTryMachine: context.machineNow });
    return [{ work: { do: 'send' as const, tenant: tenantId, pair: row.pair } }];
  });
}
