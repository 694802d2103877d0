import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { outbox } from '../../../db/schema/queues.ts';
import { operators } from '../../../db/schema/tenants.ts';
import type { OperatorId } from '../../kit/ids.ts';
import { showCard } from '../card.store.ts';
import { queueToOperator } from '../queue.store.ts';
import { readOperator } from '../tenant.store.ts';
import type { Committing, Writers } from './writers.ts';

/** What appears in an operator's thread. */
export const threadWriters: Writers<'show' | 'say' | 'hand' | 'react' | 'ask' | 'list-businesses'> = {
  show: (tx, context, { to, card, push }) => showCard(tx, context, to, card, push ?? null),
  async say(tx, context, { to, text, about = [], quote, secret }) {
    const content = { type: 'text' as const, body: text, ...(secret ? { secret } : {}) };
    return (await queueToOperator(tx, context, { to, content, about, priority: 0, ...(quote ? { quote } : {}) })).rings;
  },
  async hand(tx, context, { to, file, filename, caption, about = [] }) {
    const content = { type: 'document' as const, file, filename, caption };
    return (await queueToOperator(tx, context, { to, content, about, priority: 0 })).rings;
  },
  async 'list-businesses'(tx, context, { operatorId, text, page }) {
    const { locale } = await readOperator(tx, context.tenant.id, operatorId);
    const content = { type: 'businesses' as const, body: text, page, locale };
    return (await queueToOperator(tx, context, { to: operatorId, content, about: [], priority: 0 })).rings;
  },
  async react(tx, context, { to, wamid, emoji, optional }) {
    await dropOlderMark(tx, context, to, wamid);
    const content = { type: 'reaction' as const, wamid, emoji };
    return (await queueToOperator(tx, context, { to, content, about: [], priority: optional ? 2 : 0 })).rings;
  },
  async ask(tx, context, { operator, asked }) {
    await tx
      .update(operators)
      .set({ asked })
      .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operator)));
    return [];
  },
};

/** A message bears one mark, the last: one that has not left need not, and must not come after it. */
async function dropOlderMark(tx: Tx, context: Committing, to: OperatorId, wamid: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: 'replaced' })
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.operatorId, to),
        eq(outbox.state, 'queued'),
        sql`${outbox.content} ->> 'type' = 'reaction' and ${outbox.content} ->> 'wamid' = ${wamid}`,
      ),
    );
}
