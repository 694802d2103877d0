import { and, asc, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { cards } from '../../db/schema/followups.ts';
import type { TenantId } from '../kit/ids.ts';
import type { CardSubject, PeopleRead } from './people.ts';
import { viewsOf } from './views.store.ts';

/** Opens what is asked about many people, for one business. */
export function openPeopleRead(tx: Tx, tenantId: TenantId): PeopleRead {
  const quiet = (since: Date) =>
    and(
      eq(conversations.tenantId, tenantId),
      eq(conversations.isTest, false),
      isNotNull(conversations.lastInboundAt),
      lt(conversations.lastInboundAt, since),
    );
  return {
    contacts: (ids) => viewsOf(tx, tenantId, ids),
    async liveCards(operator, ids) {
      if (ids.length === 0) return new Map();
      const rows = await tx
        .select({ id: cards.id, conversationId: cards.conversationId })
        .from(cards)
        .where(
          and(
            eq(cards.tenantId, tenantId),
            eq(cards.operatorId, operator),
            eq(cards.state, 'live'),
            inArray(cards.conversationId, [...ids]),
            inArray(cards.kind, ['turn', 'follow-up']),
          ),
        )
        .orderBy(asc(cards.createdAt), asc(cards.id));
      return new Map(rows.flatMap((row) => (row.conversationId ? [[row.conversationId, row.id]] : [])));
    },
    async quietSince(since, limit) {
      const rows = await tx
        .select({ id: conversations.contactId })
        .from(conversations)
        .where(quiet(since))
        .orderBy(desc(conversations.lastInboundAt), conversations.id)
        .limit(limit);
      return await viewsOf(
        tx,
        tenantId,
        rows.map((row) => row.id),
      );
    },
    async countQuiet(since) {
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(conversations).where(quiet(since));
      return count?.n ?? 0;
    },
    async listShown(operator) {
      const [row] = await tx
        .select({ subject: cards.subject })
        .from(cards)
        .where(
          and(
            eq(cards.tenantId, tenantId),
            eq(cards.operatorId, operator),
            eq(cards.state, 'live'),
            sql`${cards.subject} ? 'source'`,
          ),
        )
        .orderBy(desc(cards.createdAt), desc(cards.id))
        .limit(1);
      return (row?.subject as CardSubject | undefined)?.source ?? null;
    },
  };
}
