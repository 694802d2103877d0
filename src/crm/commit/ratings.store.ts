import { and, eq, inArray, isNull } from 'drizzle-orm';
import { followUps, ratings } from '../../../db/schema/followups.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Writers } from './writers.ts';

/** Whether follow-ups that went were right. What somebody has said already stays, unless they take it back. */
export const ratingWriters: Writers<'rate'> = {
  async rate(tx, context, { followUps: ids, as, by, undone }) {
    const tenantId = context.tenant.id;
    if (as === null) {
      await tx
        .update(ratings)
        .set({ rating: null, operatorId: by, at: context.now })
        .where(and(eq(ratings.tenantId, tenantId), inArray(ratings.followUpId, ids)));
      return [];
    }
    const found = await tx
      .select({ followUpId: followUps.id, settledAt: followUps.settledAt })
      .from(followUps)
      .where(and(eq(followUps.tenantId, tenantId), inArray(followUps.id, ids), eq(followUps.state, 'settled')));
    const said = { rating: as, operatorId: by, at: context.now };
    if (found.length === 0) return [];
    const rated = await tx
      .insert(ratings)
      .values(found.map((row) => ({ tenantId, followUpId: row.followUpId, wentAt: row.settledAt!, ...said })))
      .onConflictDoUpdate({
        target: [ratings.tenantId, ratings.followUpId],
        set: said,
        setWhere: isNull(ratings.rating),
      })
      .returning({ id: ratings.followUpId });
    if (rated.length === 0) return [];
    await log(tx, context, {
      operatorId: by,
      action: 'rate',
      detail: { as, count: rated.length },
      undo: undoSetting({ do: 'rate', followUps: rated.map(({ id }) => id), as: null, by, undone }, undone),
    });
    return [];
  },
};
