import { and, desc, eq, gte, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations } from '../../db/schema/crm.ts';
import { drafts, followUps, ratings } from '../../db/schema/followups.ts';
import type { TenantId } from '../kit/ids.ts';
import { inOrderToRate, type RatingRead, ratingsLooked } from './rating.ts';

/** Opens what is asked about whether follow-ups were right. */
export function openRatingRead(tx: Tx, tenantId: TenantId): RatingRead {
  return {
    async toRate(since, limit) {
      // The newest first, and then whose they are: else the whole week would be joined and sorted.
      const newest = tx
        .select()
        .from(followUps)
        .where(
          and(
            eq(followUps.tenantId, tenantId),
            eq(followUps.state, 'settled'),
            gte(followUps.settledAt, since),
            eq(followUps.kind, 'silence'),
            inArray(followUps.settledAs, ['sent', 'edited', 'by-itself']),
            notExists(
              tx
                .select({ id: ratings.followUpId })
                .from(ratings)
                .where(and(eq(ratings.tenantId, tenantId), eq(ratings.followUpId, followUps.id), isNotNull(ratings.rating))),
            ),
          ),
        )
        .orderBy(desc(followUps.settledAt))
        .limit(ratingsLooked)
        .as('newest');
      const rows = await tx
        .select({
          id: newest.id,
          contactId: conversations.contactId,
          name: contacts.name,
          stageId: newest.stageId,
          step: newest.step,
          byItself: sql<boolean>`${newest.settledAs} = 'by-itself'`,
          at: newest.settledAt,
          wroteBack: sql<boolean>`coalesce(${conversations.lastInboundAt} > ${newest.settledAt}, false)`,
        })
        .from(newest)
        .innerJoin(conversations, and(eq(conversations.tenantId, tenantId), eq(conversations.id, newest.conversationId)))
        .innerJoin(contacts, and(eq(contacts.tenantId, tenantId), eq(contacts.id, conversations.contactId)))
        .where(and(eq(conversations.isTest, false), isNull(contacts.erasedAt)));
      const chosen = inOrderToRate(rows.map((row) => ({ ...row, at: row.at! }))).slice(0, limit);
      const words = await lastWords(
        tx,
        tenantId,
        chosen.map(({ id }) => id),
      );
      return chosen.map((row) => ({ ...row, text: words.get(row.id) ?? '' }));
    },
    async unrated(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .select({ id: ratings.followUpId })
        .from(ratings)
        .where(and(eq(ratings.tenantId, tenantId), inArray(ratings.followUpId, [...ids]), isNotNull(ratings.rating)));
      const rated = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => !rated.has(id));
    },
  };
}

/** What was sent of each: the last of its drafts. */
async function lastWords(tx: Tx, tenantId: TenantId, ids: (typeof followUps.$inferSelect)['id'][]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: drafts.followUpId, text: drafts.text })
    .from(drafts)
    .where(and(eq(drafts.tenantId, tenantId), inArray(drafts.followUpId, ids)))
    .orderBy(drafts.createdAt, drafts.id);
  return new Map(rows.flatMap(({ id, text }) => (id ? [[id, text] as const] : [])));
}
