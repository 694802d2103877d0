import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents } from '../../db/schema/crm.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import type { Marketing } from './merge.ts';

/** Whether somebody agreed to marketing or stopped it: the newest line of the record holds. */
export async function readMarketing(tx: Tx, tenantId: TenantId, id: ContactId): Promise<Marketing> {
  const [row] = await tx
    .select({ state: consents.state })
    .from(consents)
    .where(and(eq(consents.tenantId, tenantId), eq(consents.contactId, id), eq(consents.purpose, 'marketing')))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  return row?.state ?? 'unasked';
}
