import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { playbook } from '../../db/schema/followups.ts';
import type { TenantId } from '../kit/ids.ts';
import type { PlaybookLine } from './playbook.ts';

/** The business's own words, in the order it put them. */
export async function readPlaybook(tx: Tx, tenantId: TenantId): Promise<PlaybookLine[]> {
  return await tx.select().from(playbook).where(eq(playbook.tenantId, tenantId)).orderBy(asc(playbook.position));
}
