import { and, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { permits, verdicts } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { FollowUpKind, Permit, PermitRead } from './permit.ts';

/** Opens what is asked about follow-ups that earned to go without a tap. */
export function openPermitRead(tx: Tx, tenantId: TenantId): PermitRead {
  return {
    async permits(limit) {
      const rows = await tx
        .select()
        .from(permits)
        .where(and(eq(permits.tenantId, tenantId), eq(permits.state, 'granted')))
        .orderBy(desc(permits.answeredAt))
        .limit(limit);
      const went = await wentBy(
        tx,
        tenantId,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({ ...row, went: went.get(row.id) ?? 0 }));
    },
  };
}

async function wentBy(tx: Tx, tenantId: TenantId, ids: readonly Permit['id'][]): Promise<Map<Permit['id'] | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: outbox.permitId, n: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        inArray(outbox.permitId, [...ids]),
        inArray(outbox.state, ['accepted', 'sent', 'delivered', 'read']),
      ),
    )
    .groupBy(outbox.permitId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** The permit by which a kind goes without a tap now; null: it is asked about. */
export async function grantedPermit(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  kind: FollowUpKind,
): Promise<Permit | null> {
  const [row] = await tx
    .select()
    .from(permits)
    .where(and(eq(permits.tenantId, tenant.id), isOf(permits, kind), eq(permits.state, 'granted')))
    .limit(1);
  return row ?? null;
}

export async function readPermit(tx: Tx, { tenant }: Pick<CommitContext, 'tenant'>, id: Id<'permit'>): Promise<Permit | null> {
  const [row] = await tx
    .select()
    .from(permits)
    .where(and(eq(permits.tenantId, tenant.id), eq(permits.id, id)))
    .for('update');
  return row ?? null;
}

/** How many of a kind were approved unchanged in a row since they were last offered, changed, left out or taken back; at most `most`. */
export async function approvedInARow(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  kind: FollowUpKind,
  most: number,
): Promise<number> {
  const [last] = await tx
    .select({ at: sql<Date>`greatest(${permits.offeredAt}, ${permits.endedAt})`.mapWith(permits.offeredAt) })
    .from(permits)
    .where(and(eq(permits.tenantId, tenant.id), isOf(permits, kind)))
    .orderBy(desc(permits.offeredAt))
    .limit(1);
  const rows = await tx
    .select({ verdict: verdicts.verdict })
    .from(verdicts)
    .where(and(eq(verdicts.tenantId, tenant.id), isOf(verdicts, kind), last ? gt(verdicts.at, last.at) : undefined))
    .orderBy(desc(verdicts.at), desc(verdicts.id))
    .limit(most);
  const broken = rows.findIndex(({ verdict }) => verdict !== 'approved');
  return broken === -1 ? rows.length : broken;
}

/** Whether nothing of a kind was changed, left out or taken back since then. */
export async function isUnbroken(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  kind: FollowUpKind,
  since: Date,
): Promise<boolean> {
  const rows = await tx
    .select({ id: verdicts.id })
    .from(verdicts)
    .where(
      and(
        eq(verdicts.tenantId, tenant.id),
        isOf(verdicts, kind),
        gt(verdicts.at, since),
        inArray(verdicts.verdict, ['edited', 'skipped', 'undone', 'wrong']),
      ),
    )
    .limit(1);
  return rows.length === 0;
}

function isOf(table: typeof permits | typeof verdicts, { operatorId, stageId, step }: FollowUpKind) {
  return and(eq(table.operatorId, operatorId), eq(table.stageId, stageId), eq(table.step, step));
}
