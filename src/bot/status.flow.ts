import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { outbox, outboxEvents } from '../../db/schema/queues.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type OutboxRow, outboxByWamid, setOutboxState } from '../crm/outbox.store.ts';
import { afterReport } from '../crm/send-state.ts';
import type { Ring } from '../crm/work.ts';
import { type Id, isId, newId, type OutboxId } from '../kit/ids.ts';
import { graphErrorCode } from '../meta/graph-errors.ts';
import type { InboundStatus } from '../meta/inbound.ts';
import { warnOfAllowance } from './allowance.flow.ts';
import type { Arrived } from './arrived.ts';
import { refused, setStopped, stopsNumber } from './refused.flow.ts';
import { tellFailure, wasAccepted } from './sent.flow.ts';

/**
 * What became of a sent message. It is found by the id we sent along, so that a status which overtakes the answer to the send finds it too,
 * and settles one that was unsure. A message that is not ours is written down and nothing else.
 */
export async function statusTold({ tx, context }: Arrived, status: InboundStatus): Promise<Ring[]> {
  const tenantId = context.tenant.id;
  const id = status.callbackData && isId(status.callbackData) ? (status.callbackData as OutboxId) : null;
  const [byId] = id
    ? await tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.tenantId, tenantId), eq(outbox.id, id)))
        .for('update')
    : [];
  const row = byId ?? (await outboxByWamid(tx, context, status.wamid));
  await tx.insert(outboxEvents).values({
    tenantId,
    id: newId<Id<'outbox-event'>>(),
    outboxId: row?.id ?? null,
    wamid: status.wamid,
    state: status.stateName,
    errors: status.errors.length > 0 ? status.errors.map((error) => ({ code: error.code, title: error.title })) : null,
    at: status.at,
  });
  if (!row || status.state === 'unknown') return [];
  const reported = status.state === 'played' ? 'read' : status.state;
  const rings = reported === 'failed' ? [] : await wasAccepted(tx, context, row, status.wamid);
  const state = afterReport(row.state, reported);
  const code = status.errors[0]?.code ?? null;
  await setOutboxState(tx, context, row.id, {
    state,
    wamid: row.wamid ?? status.wamid,
    unsureSince: null,
    leaseUntilMachine: null,
    ...(status.pricing ? { pricing: status.pricing } : {}),
    ...(reported === 'sent' ? { sentAt: row.sentAt ?? status.at } : {}),
    ...(reported === 'delivered' ? { deliveredAt: row.deliveredAt ?? status.at } : {}),
    ...(reported === 'read' ? { readAt: row.readAt ?? status.at } : {}),
    ...(state === 'failed' && row.state !== 'failed'
      ? { failedAt: status.at, errorCode: graphErrorCode(code), graphCode: code }
      : {}),
  });
  if (state === 'failed' && row.state !== 'failed') rings.push(...(await failedLater(tx, context, row, code)));
  const arrived = reported === 'delivered' || reported === 'read';
  if (arrived && row.category === 'free') rings.push(...(await warnOfAllowance(tx, context, row.numberId)));
  return rings;
}

/**
 * Meta took it and then could not deliver it. A card in an operator's thread is tried again or parked as if it had been refused at once: its
 * loss would hide a customer. What was meant for a customer is told to a person, who decides.
 */
async function failedLater(tx: Tx, context: CommitContext, row: OutboxRow, graphCode: number | null): Promise<Ring[]> {
  const code = graphErrorCode(graphCode);
  if (row.operatorId) return await refused(tx, context, row, code, graphCode);
  const mails = stopsNumber(code) ? await setStopped(tx, context, row.numberId, code) : [];
  return [...mails, ...(await tellFailure(tx, context, row, code))];
}
