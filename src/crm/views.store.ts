import { and, eq, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, deals } from '../../db/schema/crm.ts';
import { records } from '../../db/schema/records.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { asShown } from './contact.ts';
import type { ContactView } from './contact-view.ts';
import { newestFirst, readStages } from './deal.store.ts';

/** Contacts with their conversation, deal and stage, in the order asked. Whoever was merged into somebody is that one. */
export async function viewsOf(tx: Tx, tenantId: TenantId, ids: readonly ContactId[]): Promise<ContactView[]> {
  if (ids.length === 0) return [];
  const present = await presentContacts(tx, tenantId, ids);
  const people = [...new Map(ids.flatMap((id) => present.get(id) ?? []).map((one) => [one.id, one])).values()];
  const wanted = people.map((one) => one.id);
  const [talks, theirDeals, allStages, standing] = [
    await tx
      .select()
      .from(conversations)
      .where(and(eq(conversations.tenantId, tenantId), inArray(conversations.contactId, wanted))),
    await tx
      .select()
      .from(deals)
      .where(and(eq(deals.tenantId, tenantId), inArray(deals.contactId, wanted)))
      .orderBy(...newestFirst),
    await readStages(tx, tenantId),
    await tx
      .select({
        contactId: records.contactId,
        kind: records.kind,
        isOpen: sql<boolean>`bool_or(${records.closedAt} is null)`,
        closedAt: max(records.closedAt),
        endsAt: max(records.endsAt),
      })
      .from(records)
      .where(
        and(
          eq(records.tenantId, tenantId),
          inArray(records.contactId, wanted),
          or(eq(records.kind, 'case'), and(eq(records.kind, 'appointment'), isNull(records.closedAt))),
          isNull(records.removedAt),
        ),
      )
      .groupBy(records.contactId, records.kind),
  ];
  const of = (contactId: ContactId, kind: 'case' | 'appointment') =>
    standing.find((one) => one.contactId === contactId && one.kind === kind);
  return people.map((contact) => {
    const { id } = contact;
    const own = theirDeals
      .filter((row) => row.contactId === id)
      .map((deal) => ({ deal, stage: allStages.find((one) => one.id === deal.stageId) ?? null }));
    const theirs = [...own.filter(({ deal }) => !deal.closedAt), ...own.filter(({ deal }) => deal.closedAt)];
    const talk = talks
      .filter((row) => row.contactId === id)
      .sort((a, b) => (b.lastInboundAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? 0))[0];
    const { deal, stage } = theirs[0] ?? { deal: null, stage: null };
    return {
      ...{ contact: asShown(contact), conversation: talk ?? null, deal, stage, deals: theirs },
      ...{ openCase: of(id, 'case')?.isOpen ?? false, caseSolvedAt: of(id, 'case')?.closedAt ?? null },
      appointmentUntil: of(id, 'appointment')?.endsAt ?? null,
    };
  });
}

/** Who these are now, by the id they are asked for. */
async function presentContacts(
  tx: Tx,
  tenantId: TenantId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, typeof contacts.$inferSelect>> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), inArray(contacts.id, [...new Set(ids)])));
  const gone = rows.flatMap((row) => row.mergedInto ?? []);
  const into = gone.length > 0 ? await presentContacts(tx, tenantId, gone) : new Map();
  return new Map(rows.map((row) => [row.id, (row.mergedInto && into.get(row.mergedInto)) || row]));
}
