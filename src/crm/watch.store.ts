import { and, asc, eq, gt, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, deals, tasks } from '../../db/schema/crm.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { readTeam } from './team.store.ts';
import { viewsOf } from './views.store.ts';
import type { Watched, WatchRead, WatchTimes } from './watch.ts';

/** Opens what a manager watches, for one business. */
export function openWatchRead(tx: Tx, tenantId: TenantId): WatchRead {
  const open = and(eq(tasks.tenantId, tenantId), isNull(tasks.doneAt), isNull(tasks.removedAt));
  const people = async (rows: { id: ContactId }[], total: number) => {
    const views = await viewsOf(
      tx,
      tenantId,
      rows.map((row) => row.id),
    );
    return { rows: views, total };
  };
  return {
    async watched(what, times, limit) {
      if (what === 'due' || what === 'escalated') {
        const which = and(
          open,
          isNotNull(tasks.contactId),
          what === 'due' ? lte(tasks.dueAt, times.endOfDay) : isNotNull(tasks.askedBy),
        );
        const rows = await tx
          .select({ id: sql<ContactId>`${tasks.contactId}` })
          .from(tasks)
          .where(which)
          .orderBy(sql`${tasks.dueAt} asc nulls last`)
          .limit(limit);
        const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(tasks).where(which);
        return await people(rows, count?.n ?? 0);
      }
      const which = and(eq(conversations.tenantId, tenantId), eq(conversations.isTest, false), talksOf(tenantId, what, times));
      const rows = await tx
        .select({ id: conversations.contactId })
        .from(conversations)
        .where(which)
        .orderBy(sql`${conversations.awaitingSince} asc nulls last`, asc(conversations.lastOutboundAt))
        .limit(limit);
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(conversations).where(which);
      return await people(rows, count?.n ?? 0);
    },
    async escalations(limit) {
      const rows = await tx
        .select()
        .from(tasks)
        .where(and(open, isNotNull(tasks.askedBy), isNotNull(tasks.contactId)))
        .orderBy(sql`${tasks.dueAt} asc nulls last`, asc(tasks.createdAt))
        .limit(limit);
      const team = await readTeam(tx, tenantId);
      const name = (id: string | null) => team.find((one) => one.id === id)?.name ?? '';
      const views = await viewsOf(
        tx,
        tenantId,
        rows.flatMap((row) => row.contactId ?? []),
      );
      return rows.flatMap(({ id, text, dueAt, contactId, askedBy, operatorId }) => {
        const view = views.find((one) => one.contact.id === contactId);
        return view ? [{ id, view, text, dueAt, by: name(askedBy), to: name(operatorId) }] : [];
      });
    },
  };
}

function talksOf(tenantId: TenantId, what: Exclude<Watched, 'due' | 'escalated'>, times: WatchTimes): SQL | undefined {
  const waits = isNotNull(conversations.awaitingSince);
  switch (what) {
    case 'unowned':
      return and(waits, isNull(conversations.responsibleId));
    case 'first-reply':
      return and(waits, isNull(conversations.lastOutboundAt), lt(conversations.awaitingSince, times.firstReplySince));
    case 'on-us':
      return waits;
    case 'on-them':
      return and(
        isNull(conversations.awaitingSince),
        gt(conversations.lastInboundAt, times.onThemSince),
        gt(conversations.lastOutboundAt, conversations.lastInboundAt),
        sql`exists (select from ${deals} as d where d.tenant_id = ${tenantId} and d.contact_id = ${conversations.contactId} and d.closed_at is null)`,
      );
  }
}
