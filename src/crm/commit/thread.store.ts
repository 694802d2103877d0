import { and, eq } from 'drizzle-orm';
import { operators } from '../../../db/schema/tenants.ts';
import { showCard } from '../card.store.ts';
import { queueToOperator } from '../queue.store.ts';
import type { Writers } from './writers.ts';

/** What appears in an operator's thread. */
export const threadWriters: Writers<'show' | 'say' | 'hand' | 'react' | 'ask'> = {
  show: (tx, context, { to, card, push }) => showCard(tx, context, to, card, push ?? null),
  async say(tx, context, { to, text, about = [], quote }) {
    const content = { type: 'text' as const, body: text };
    return (await queueToOperator(tx, context, { to, content, about, priority: 0, ...(quote ? { quote } : {}) })).rings;
  },
  async hand(tx, context, { to, file, filename, caption, about = [] }) {
    const content = { type: 'document' as const, file, filename, caption };
    return (await queueToOperator(tx, context, { to, content, about, priority: 0 })).rings;
  },
  async react(tx, context, { to, wamid, emoji }) {
    const content = { type: 'reaction' as const, wamid, emoji };
    return (await queueToOperator(tx, context, { to, content, about: [], priority: 0 })).rings;
  },
  async ask(tx, context, { operator, asked }) {
    await tx
      .update(operators)
      .set({ asked })
      .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operator)));
    return [];
  },
};
