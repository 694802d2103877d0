import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, contactTags, conversations, deals } from '../../db/schema/crm.ts';
import type { ContactId, DealId, TenantId } from '../kit/ids.ts';
import { situationsOf } from './event.store.ts';
import { anchorOf, type Condition, type EventSituation } from './rule.ts';

/**
 * Whom a rule that goes by the clock may mean: everybody in a stage, with a tag, or with a colleague, and what is known of them; whether the rest
 * holds as well is for the caller to ask. Nobody where no condition says whom.
 */
export async function whoMayBeMeant(
  tx: Tx,
  tenantId: TenantId,
  conditions: readonly Condition[],
  limit: number,
): Promise<EventSituation[]> {
  const anchor = anchorOf(conditions);
  if (!anchor) return [];
  const there = and(
    eq(contacts.tenantId, tenantId),
    isNull(contacts.erasedAt),
    isNull(contacts.mergedInto),
    isNull(contacts.forgetAt),
  );
  const found = await peopleBy(tx, tenantId, anchor, there, limit);
  return await situationsOf(
    tx,
    tenantId,
    found.map((one) => ({ kind: 'lead', facts: {}, ...one })),
  );
}

async function peopleBy(
  tx: Tx,
  tenantId: TenantId,
  anchor: NonNullable<ReturnType<typeof anchorOf>>,
  there: SQL | undefined,
  limit: number,
): Promise<{ contactId: ContactId; dealId: DealId | null }[]> {
  switch (anchor.is) {
    case 'stage':
      return await tx
        .select({ contactId: deals.contactId, dealId: deals.id })
        .from(deals)
        .innerJoin(contacts, and(there, eq(contacts.id, deals.contactId)))
        .where(and(eq(deals.tenantId, tenantId), eq(deals.stageId, anchor.stage)))
        .orderBy(deals.id)
        .limit(limit);
    case 'tagged': {
      const rows = await tx
        .select({ contactId: contactTags.contactId })
        .from(contactTags)
        .innerJoin(contacts, and(there, eq(contacts.id, contactTags.contactId)))
        .where(and(eq(contactTags.tenantId, tenantId), eq(contactTags.tagKey, anchor.tag)))
        .orderBy(contactTags.contactId)
        .limit(limit);
      return rows.map((row) => ({ ...row, dealId: null }));
    }
    case 'responsible': {
      const rows = await tx
        .selectDistinct({ contactId: conversations.contactId })
        .from(conversations)
        .innerJoin(contacts, and(there, eq(contacts.id, conversations.contactId)))
        .where(and(eq(conversations.tenantId, tenantId), eq(conversations.responsibleId, anchor.who)))
        .orderBy(conversations.contactId)
        .limit(limit);
      return rows.map((row) => ({ ...row, dealId: null }));
    }
  }
}
