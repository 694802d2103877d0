import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, tasks } from '../../db/schema/crm.ts';
import { cards, drafts } from '../../db/schema/followups.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import type { ResponsibleRead } from './responsible.ts';
import { viewsOf } from './views.store.ts';

/** Opens what is asked about who is responsible for whom, for one business. */
export function openResponsibleRead(tx: Tx, tenantId: TenantId): ResponsibleRead {
  const list = async (which: SQL | undefined, order: SQL[], limit: number) => {
    const mine = and(eq(conversations.tenantId, tenantId), eq(conversations.isTest, false), which);
    const rows = await tx
      .select({ id: conversations.contactId })
      .from(conversations)
      .where(mine)
      .orderBy(...order)
      .limit(limit);
    const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(conversations).where(mine);
    const ids = rows.map((row) => row.id);
    return { rows: await viewsOf(tx, tenantId, ids), total: count?.n ?? 0 };
  };
  const longestFirst = sql`${conversations.awaitingSince} asc nulls last`;
  return {
    peopleOf: (operator, limit) =>
      list(eq(conversations.responsibleId, operator), [longestFirst, desc(conversations.lastInboundAt)], limit),
    unassigned: (limit) =>
      list(
        and(isNotNull(conversations.awaitingSince), isNull(conversations.responsibleId)),
        [asc(conversations.awaitingSince)],
        limit,
      ),
    async openDraft(id) {
      const [row] = await tx
        .select({ text: drafts.text })
        .from(cards)
        .innerJoin(drafts, and(eq(drafts.tenantId, cards.tenantId), eq(drafts.id, cards.draftId)))
        .where(and(eq(cards.tenantId, tenantId), eq(cards.conversationId, id), eq(cards.state, 'live')))
        .orderBy(desc(cards.createdAt), desc(cards.id))
        .limit(1);
      return row?.text ?? null;
    },
    tasksAbout: (id, limit) =>
      tx
        .select({ text: tasks.text, dueAt: tasks.dueAt, by: operators.name })
        .from(tasks)
        .innerJoin(operators, and(eq(operators.tenantId, tasks.tenantId), eq(operators.id, tasks.operatorId)))
        .where(and(eq(tasks.tenantId, tenantId), eq(tasks.contactId, id), isNull(tasks.doneAt), isNull(tasks.removedAt)))
        .orderBy(sql`${tasks.dueAt} asc nulls last`, asc(tasks.createdAt))
        .limit(limit),
  };
}
