import { and, desc, eq, gte, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { audit } from '../../db/schema/audit.ts';
import { conversations } from '../../db/schema/crm.ts';
import { turns } from '../../db/schema/followups.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { type CoverageRead, entriesLooked, keepingActions, keptWithinHours, turnsLooked } from './coverage.ts';

/** Reads how much of what customers wrote left something in the CRM. */
export function openCoverageRead(tx: Tx, tenantId: TenantId): CoverageRead {
  return {
    async coverage(from, until) {
      const looked = turnsIn(tx, tenantId, { from, until });
      const [row] = await tx
        .select({ turns: sql<number>`count(*)::int`, kept: sql<number>`(count(*) filter (where kept))::int` })
        .from(looked);
      return row ?? { turns: 0, kept: 0 };
    },
  };
}

/** Whose words left nothing, of the same turns; the newest first. */
export async function unkeptTurns(
  tx: Tx,
  tenantId: TenantId,
  span: { from: Date; until: Date },
  limit: number,
): Promise<{ contactId: ContactId; at: Date }[]> {
  const looked = turnsIn(tx, tenantId, span);
  return await tx
    .select({ contactId: looked.contactId, at: looked.at })
    .from(looked)
    .where(sql`not ${looked.kept}`)
    .orderBy(desc(looked.at))
    .limit(limit);
}

/** The newest turns of a time, each with whether it left something. */
function turnsIn(tx: Tx, tenantId: TenantId, { from, until }: { from: Date; until: Date }) {
  // Both ids are in the order in which they were made, whatever the business's clock shows.
  const changed = sql<boolean>`exists (select from (
      select ${audit.action} as action, ${audit.at} as at from ${audit} where ${audit.tenantId} = ${turns.tenantId}
      and ${audit.contactId} = ${conversations.contactId} and ${audit.id} > ${turns.id} order by ${audit.id} limit ${entriesLooked}
    ) soon where soon.at < ${turns.startedAt} + make_interval(hours => ${keptWithinHours})
    and split_part(soon.action, ':', 1) in ${[...keepingActions]})`;
  return tx
    .select({
      contactId: conversations.contactId,
      at: turns.startedAt,
      kept: sql<boolean>`${or(isNotNull(turns.intent), changed)}`.as('kept'),
    })
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
}
