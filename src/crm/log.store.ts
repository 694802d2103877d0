import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { audit } from '../../db/schema/audit.ts';
import { contacts } from '../../db/schema/crm.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import { asShown } from './contact.ts';
import type { LogRead } from './log-line.ts';
import { mergedFamily } from './merge.store.ts';

/** Reads the log by its key, which sorts by time, or by the index of one contact. */
export function openLogRead(tx: Tx, tenantId: TenantId): LogRead {
  return {
    async log({ contactId, since }, limit) {
      const people = contactId ? [contactId, ...(await mergedFamily(tx, tenantId, contactId))] : [];
      const about = people.length > 1 ? inArray(audit.contactId, people) : contactId && eq(audit.contactId, contactId);
      const rows = await tx
        .select({ entry: audit, operator: operators.name, contact: contacts })
        .from(audit)
        .leftJoin(operators, and(eq(operators.tenantId, audit.tenantId), eq(operators.id, audit.operatorId)))
        .leftJoin(contacts, and(eq(contacts.tenantId, audit.tenantId), eq(contacts.id, audit.contactId)))
        .where(and(eq(audit.tenantId, tenantId), about || undefined))
        .orderBy(desc(audit.id))
        .limit(limit);
      // Ids sort by time: asking the index for the moment instead would look through all that lies before it.
      const wanted = since ? rows.filter(({ entry }) => entry.at >= since) : rows;
      return wanted.map(({ entry, operator, contact }) => ({ ...entry, operator, contact: contact && asShown(contact) }));
    },
  };
}
