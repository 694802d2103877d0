import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { checkups } from '../../db/schema/figures.ts';
import { tenants } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Checkup, CheckupRead } from './checkup.ts';
import type { CommitContext } from './commit-context.ts';
import { unkeptTurns } from './coverage.store.ts';
import { fellBack, leftDialogues, readRescues } from './rescue.store.ts';

/** Opens what is asked about a week. Tests are no matter for it. */
export function openCheckupRead(tx: Tx, tenantId: TenantId): CheckupRead {
  return {
    rescues: (from, until) => readRescues({ tx, tenantId, from, until }),
    async neededMore(of, from, until, limit) {
      const span = { tx, tenantId, from, until };
      switch (of.is) {
        case 'coverage':
          return await unkeptTurns(tx, tenantId, { from, until }, limit);
        case 'answer':
          return await fellBack(span, of.type, limit);
        case 'dialogue':
          return await leftDialogues(span, { kind: of.kind, limit });
        case 'follow-up':
          return [];
      }
    },
    async toldOf(week) {
      const [row] = await tx
        .select({ found: checkups.found })
        .from(checkups)
        .where(and(eq(checkups.tenantId, tenantId), eq(checkups.week, week)));
      return (row?.found as Checkup | undefined) ?? null;
    },
  };
}

/** The business whose week is due to be looked at, locked; null where another process was faster. `unplanned`: its first week is yet to come. */
export async function lockCheckup(tx: Tx, { tenant, now }: CommitContext): Promise<{ unplanned: boolean } | null> {
  const [row] = await tx.select({ at: tenants.checkupAt }).from(tenants).where(eq(tenants.id, tenant.id)).for('update');
  return row && row.at <= now ? { unplanned: row.at.getTime() === 0 } : null;
}

export async function planCheckup(tx: Tx, { tenant }: CommitContext, at: Date): Promise<void> {
  await tx.update(tenants).set({ checkupAt: at }).where(eq(tenants.id, tenant.id));
}

/** Keeps what is told of a week; false where it was told before. */
export async function keepCheckup(tx: Tx, { tenant, now }: CommitContext, week: string, found: Checkup): Promise<boolean> {
  const kept = await tx
    .insert(checkups)
    .values({ tenantId: tenant.id, week, found, at: now })
    .onConflictDoNothing()
    .returning({ week: checkups.week });
  return kept.length > 0;
}
