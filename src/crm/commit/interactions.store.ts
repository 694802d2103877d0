import { interactions } from '../../../db/schema/interactions.ts';
import { queueToCustomer } from '../queue.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** What goes to a customer without a person. */
export const interactionWriters: Writers<'say-by-itself'> = {
  async 'say-by-itself'(tx, context, { id, conversationId, type, content, record, answersFor, trueUntil }) {
    const queued = await queueToCustomer(tx, context, {
      conversationId,
      content,
      category: 'free',
      because: { what: 'by-itself', note: id },
      approvedBy: answersFor,
      hold: 'none',
    });
    await tx.insert(interactions).values({
      tenantId: context.tenant.id,
      id,
      conversationId,
      type,
      outboxId: queued.id,
      recordId: record?.id ?? null,
      recordVersion: record?.version ?? null,
      at: context.now,
      trueUntil,
    });
    await log(tx, context, {
      actor: 'hilo',
      action: `by-itself:${type}`,
      contactId: queued.contactId,
      detail: { outboxId: queued.id },
    });
    return queued.rings;
  },
};
