import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contactTags } from '../../db/schema/crm.ts';
import type { TenantId } from '../kit/ids.ts';

import type { TagRead } from './tag.ts';
import { viewsOf } from './views.store.ts';

/** Opens the tags of one business for reading. */
export function openTagRead(tx: Tx, tenantId: TenantId): TagRead {
  return {
    async tagsOf(id) {
      const rows = await tx
        .select({ tag: contactTags.tag })
        .from(contactTags)
        .where(and(eq(contactTags.tenantId, tenantId), eq(contactTags.contactId, id)))
        .orderBy(asc(contactTags.at), asc(contactTags.tagKey))
        .limit(20);
      return rows.map((row) => row.tag);
    },
    async tags(limit) {
      const count = sql<number>`count(*)::int`;
      return await tx
        .select({ tag: sql<string>`min(${contactTags.tag})`, count })
        .from(contactTags)
        .where(eq(contactTags.tenantId, tenantId))
        .groupBy(contactTags.tagKey)
        .orderBy(desc(count), asc(contactTags.tagKey))
        .limit(limit);
    },
    async taggedWith(key, limit) {
      const which = and(eq(contactTags.tenantId, tenantId), eq(contactTags.tagKey, key));
      const rows = await tx
        .select({ id: contactTags.contactId, tag: contactTags.tag })
        .from(contactTags)
        .where(which)
        .orderBy(desc(contactTags.at), asc(contactTags.contactId))
        .limit(limit);
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(contactTags).where(which);
      const ids = rows.map((row) => row.id);
      return { rows: await viewsOf(tx, tenantId, ids), total: count?.n ?? 0, tag: rows[0]?.tag ?? key };
    },
  };
}
