import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { callouts, connections } from '../../db/schema/callouts.ts';
import { contacts } from '../../db/schema/crm.ts';
import { outsideEvents } from '../../db/schema/outside.ts';
import type { ContactId, Id, TenantId } from '../kit/ids.ts';
import { asShown } from './contact.ts';
import type { ReportedEvent } from './outside.ts';

/** What another system reported, as a fact: what it sent stays where it is. */
export type ExportedReport = ReportedEvent & {
  /** What the other system calls it, where it is of no kind we know. */ called: string | null;
  person: string;
};

/** What another system was told, as a fact. `name`: what the team calls that system. */
export type ExportedCall = Pick<typeof callouts.$inferSelect, 'id' | 'at' | 'type' | 'state' | 'tries' | 'status'> & {
  name: string;
  person: string;
};

type Whose = { tenantId: TenantId /** Null: everybody's. */; contactId: ContactId | null };

/** In the order of their ids, which is that of time; the next ones after `after`. */
export async function reportsAfter(
  tx: Tx,
  { tenantId, contactId }: Whose,
  after: Id<'outside-event'> | null,
  limit: number,
): Promise<ExportedReport[]> {
  const { id, at, system, type, reference, state, reason, contactId: about } = outsideEvents;
  const rows = await tx
    .select({
      ...{ id, at, system, type, reference, state, reason, contactId: about },
      called: sql<string | null>`case when ${type} = 'custom' then ${outsideEvents.body} #>> '{data,name}' end`,
      contact: getTableColumns(contacts),
    })
    .from(outsideEvents)
    .leftJoin(contacts, and(eq(contacts.tenantId, outsideEvents.tenantId), eq(contacts.id, about)))
    .where(
      and(eq(outsideEvents.tenantId, tenantId), contactId ? eq(about, contactId) : undefined, after ? gt(id, after) : undefined),
    )
    .orderBy(asc(id))
    .limit(limit);
  return rows.map(({ contact, reason, ...row }) => ({
    ...row,
    reason: reason as ReportedEvent['reason'],
    person: contact ? asShown(contact).name : '',
  }));
}

/** The same of calls. */
export async function callsAfter(
  tx: Tx,
  { tenantId, contactId }: Whose,
  after: Id<'callout'> | null,
  limit: number,
): Promise<ExportedCall[]> {
  const { id, at, type, state, tries, status, contactId: about } = callouts;
  const rows = await tx
    .select({ id, at, type, state, tries, status, name: connections.name, contact: getTableColumns(contacts) })
    .from(callouts)
    .innerJoin(connections, and(eq(connections.tenantId, callouts.tenantId), eq(connections.id, callouts.connectionId)))
    .leftJoin(contacts, and(eq(contacts.tenantId, callouts.tenantId), eq(contacts.id, about)))
    .where(and(eq(callouts.tenantId, tenantId), contactId ? eq(about, contactId) : undefined, after ? gt(id, after) : undefined))
    .orderBy(asc(id))
    .limit(limit);
  return rows.map(({ contact, ...row }) => ({ ...row, person: contact ? asShown(contact).name : '' }));
}
