import { and, desc, eq, gte, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { audit } from '../../db/schema/audit.ts';
import { conversations } from '../../db/schema/crm.ts';
import { turns } from '../../db/schema/followups.ts';
import type { TenantId } from '../kit/ids.ts';
import { type CoverageRead, entriesLooked, keepingActions, keptWithinHours, turnsLooked } from './coverage.ts';

/** Reads how much of what customers wrote left something in the CRM. */
export function openCoverageRead(tx: Tx, tenantId: TenantId): CoverageRead {
  return {
    async coverage(from, until) {
      // Both ids are in the order in which they were made, whatever the business's clock shows.
      const changed = sql<boolean>`exists (select from (
          select ${audit.action} as action, ${audit.at} as at from ${audit} where ${audit.tenantId} = ${turns.tenantId}
          and ${audit.contactId} = ${conversations.contactId} and ${audit.id} > ${turns.id} order by ${audit.id} limit ${entriesLooked}
        ) soon where soon.at < ${turns.startedAt} + make_interval(hours => ${keptWithinHours})
        and split_part(soon.action, ':', 1) in ${[...keepingActions]})`;
      const looked = tx
        .select({ kept: sql<boolean>`${or(isNotNull(turns.intent), changed)}`.as('kept') })
        .from(turns)
        .innerJoin(conversations, and(eq(conversations.tenantId, turns.tenantId), eq(conversations.id, turns.conversationId)))
        .where(
          and(
            eq(turns.tenantId, tenantId),
            gte(turns.startedAt, from),
            lt(turns.startedAt, until),
            ne(turns.state, 'open'),
            sql`${turns.settledAs} is distinct from 'farewell'`,
            eq(conversations.isTest, false),
          ),
        )
        .orderBy(desc(turns.startedAt))
        .limit(turnsLooked)
        .as('looked');
      const [row] = await tx
        .select({ turns: sql<number>`count(*)::int`, kept: sql<number>`(count(*) filter (where kept))::int` })
        .from(looked);
      return row ?? { turns: 0, kept: 0 };
    },
  };
}
