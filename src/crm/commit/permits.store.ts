import { and, eq, ne } from 'drizzle-orm';
import { permits, verdicts } from '../../../db/schema/followups.ts';
import { type Id, newId } from '../../kit/ids.ts';
import { goingBy, lookAgainAtGoing } from '../autopilot.store.ts';
import { grantedPermit, readPermit } from '../permit.store.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Writers } from './writers.ts';

/** Follow-ups that earn to go without a tap, kind by kind. What was on its way when that ends is looked at anew, and asks. */
export const permitWriters: Writers<'verdict' | 'offer-permit' | 'answer-permit' | 'end-permit'> = {
  async verdict(tx, context, { operatorId, stageId, step, followUpId, verdict }) {
    const id = newId<Id<'verdict'>>();
    const kind = { operatorId, stageId, step };
    await tx.insert(verdicts).values({ tenantId: context.tenant.id, id, ...kind, followUpId, verdict, at: context.now });
    return [];
  },
  async 'offer-permit'(tx, context, { permit }) {
    await tx.insert(permits).values({ tenantId: context.tenant.id, ...permit, state: 'offered', offeredAt: context.now });
    return [];
  },
  async 'answer-permit'(tx, context, { permitId, yes, by, undone }) {
    const permit = await readPermit(tx, context, permitId);
    // Given back after they earned it anew: it holds already.
    if (!permit || (yes && (await grantedPermit(tx, context, permit)))) return [];
    const which = and(eq(permits.tenantId, context.tenant.id), eq(permits.id, permitId), ne(permits.state, 'granted'));
    const [answered] = await tx
      .update(permits)
      .set({ state: yes ? 'granted' : 'refused', answeredAt: context.now, endedAt: null })
      .where(which)
      .returning();
    if (!answered || !yes) return [];
    await log(tx, context, {
      operatorId: by,
      action: 'permit',
      detail: { permitId, stageId: answered.stageId, step: answered.step, earnedBy: answered.earnedBy },
      undo: undoSetting({ do: 'end-permit', permitId, by, undone }, undone),
    });
    return [];
  },
  async 'end-permit'(tx, context, { permitId, by, undone }): Promise<Ring[]> {
    const which = and(eq(permits.tenantId, context.tenant.id), eq(permits.id, permitId), eq(permits.state, 'granted'));
    const [ended] = await tx.update(permits).set({ state: 'ended', endedAt: context.now }).where(which).returning();
    if (!ended) return [];
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: 'permit-off',
      detail: { permitId, stageId: ended.stageId, step: ended.step },
      ...(by ? { undo: undoSetting({ do: 'answer-permit', permitId, yes: true, by, undone }, undone) } : {}),
    });
    return await lookAgainAtGoing(tx, context, goingBy(permitId));
  },
};
