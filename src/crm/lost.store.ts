import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, deals } from '../../db/schema/crm.ts';
import type { TenantId } from '../kit/ids.ts';
import { withDeal } from './contact-view.ts';
import type { LostRead } from './lost.ts';
import { viewsOf } from './views.store.ts';

/** Opens what is asked about people who were lost. */
export function openLostRead(tx: Tx, tenantId: TenantId): LostRead {
  const people = sql<number>`count(distinct ${deals.contactId})::int`;
  const itsContact = and(eq(contacts.tenantId, deals.tenantId), eq(contacts.id, deals.contactId));
  const gone = (which?: SQL) => and(eq(deals.tenantId, tenantId), which, lostForGood);
  return {
    async lostReasons(limit) {
      return await tx
        .select({ reason: sql<string>`min(${deals.lostBecause})`, count: people })
        .from(deals)
        .innerJoin(contacts, itsContact)
        .where(gone())
        .groupBy(sql`lower(${deals.lostBecause})`)
        .orderBy(desc(people), sql`lower(${deals.lostBecause})`)
        .limit(limit);
    },
    async lostFor(reasons, limit) {
      const keys = reasons.map((reason) => reason.toLowerCase());
      const which = gone(keys.length === 0 ? sql`false` : inArray(sql`lower(${deals.lostBecause})`, keys));
      const rows = await tx
        .select({ contactId: deals.contactId, dealId: deals.id })
        .from(deals)
        .innerJoin(contacts, itsContact)
        .where(which)
        .orderBy(desc(deals.enteredAt), desc(deals.id))
        .limit(limit);
      const [count] = await tx.select({ n: people }).from(deals).innerJoin(contacts, itsContact).where(which);
      const views = await viewsOf(
        tx,
        tenantId,
        rows.map((row) => row.contactId),
      );
      return {
        rows: views.map((view) => withDeal(view, ({ id }) => rows.some((row) => row.dealId === id))),
        total: count?.n ?? 0,
      };
    },
  };
}

/** Nothing stands against proposing something to them: not blocked, not left alone, and they have not stopped marketing. */
export const mayBeProposed = sql`${contacts.blockedAt} is null and ${contacts.erasedAt} is null and ${contacts.testOf} is null
  and not ${contacts.stopAutomation}
  and coalesce((select c.state from consents c where c.tenant_id = ${contacts.tenantId} and c.contact_id = ${contacts.id}
    and c.purpose = 'marketing' order by c.at desc, c.id desc limit 1), 'unasked') <> 'stopped'`;

/** Closed with a reason, nothing open with them, nothing begun or ended after it, and they may be written to. */
const lostForGood = sql`${deals.lostBecause} is not null and ${deals.closedAt} is not null and ${mayBeProposed}
  and not exists (select from deals other where other.tenant_id = ${deals.tenantId} and other.contact_id = ${deals.contactId}
    and other.id <> ${deals.id} and (other.closed_at is null or other.entered_at > ${deals.enteredAt}))`;
