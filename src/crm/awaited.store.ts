import { and, asc, desc, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, deals } from '../../db/schema/crm.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import { type AwaitedRead, awaitedDays } from './awaited.ts';
import { viewsOf } from './views.store.ts';

/** So many of each are looked at; whoever is neither among the longest silent nor among the most valuable is not urgent. */
const atMost = 100;

/** Opens what is asked about people who have not answered us; each part stops at its index. */
export function openAwaitedRead(tx: Tx, tenantId: TenantId): AwaitedRead {
  return {
    async awaited(now) {
      const day = 24 * hourMs;
      const silent = await tx
        .select({ id: conversations.contactId })
        .from(conversations)
        .where(
          and(
            eq(conversations.tenantId, tenantId),
            eq(conversations.isTest, false),
            isNull(conversations.awaitingSince),
            sql`${conversations.lastOutboundAt} > ${conversations.lastInboundAt}`,
            gte(conversations.lastOutboundAt, addMs(now, -awaitedDays.most * day)),
            lte(conversations.lastOutboundAt, addMs(now, -awaitedDays.least * day)),
          ),
        )
        .orderBy(asc(conversations.lastOutboundAt))
        .limit(atMost);
      const valuable = await tx
        .select({ id: deals.contactId })
        .from(deals)
        .where(and(eq(deals.tenantId, tenantId), isNull(deals.closedAt), isNotNull(deals.value)))
        .orderBy(desc(deals.value))
        .limit(atMost);
      return await viewsOf(
        tx,
        tenantId,
        [...silent, ...valuable].map((row) => row.id),
      );
    },
  };
}
