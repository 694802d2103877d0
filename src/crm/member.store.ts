import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import { invitations, recoveryCodes } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import type { RecoveryCode } from './access.ts';
import { nearestLocale } from './locale.ts';
import { type Invitation, type MemberRead, mostTries } from './member.ts';

export function openMemberRead(tx: Tx, tenantId: TenantId): MemberRead {
  return {
    async invitations(now) {
      const rows = await tx
        .select()
        .from(invitations)
        .where(
          and(
            eq(invitations.tenantId, tenantId),
            eq(invitations.state, 'open'),
            lt(invitations.tries, mostTries),
            gt(invitations.expiresAt, now),
          ),
        )
        .orderBy(invitations.createdAt, invitations.id);
      return rows.map(asInvitation);
    },
    async waitingFor() {
      const rows = await tx
        .select({ id: conversations.responsibleId, count: sql<number>`count(*)::int` })
        .from(conversations)
        .where(
          and(
            eq(conversations.tenantId, tenantId),
            eq(conversations.isTest, false),
            isNotNull(conversations.awaitingSince),
            isNotNull(conversations.responsibleId),
          ),
        )
        .groupBy(conversations.responsibleId);
      return new Map(rows.flatMap(({ id, count }) => (id ? [[id, count] as const] : [])));
    },
    recoveryCode: () => readRecoveryCode(tx, tenantId),
    async notYetSent(operator) {
      const [row] = await tx
        .select({ count: sql<number>`count(*)::int` })
        .from(outbox)
        .where(
          and(
            eq(outbox.tenantId, tenantId),
            eq(outbox.approvedBy, operator),
            isNotNull(outbox.conversationId),
            inArray(outbox.state, ['held', 'queued']),
          ),
        );
      return row?.count ?? 0;
    },
  };
}

/** The newest invitation of a phone, locked: of two codes at once one is counted after the other. */
export async function lockInvitation(tx: Tx, tenantId: TenantId, phone: string): Promise<Invitation | null> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.phoneKey, phoneKey(phone))))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(1)
    .for('update');
  return row ? asInvitation(row) : null;
}

/** The business's recovery code; null where there is none. */
export async function readRecoveryCode(tx: Tx, tenantId: TenantId): Promise<RecoveryCode | null> {
  const [row] = await tx
    .select({ id: recoveryCodes.id, madeBy: recoveryCodes.madeBy })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.tenantId, tenantId), isNull(recoveryCodes.endedAt)));
  return row ?? null;
}

function asInvitation(row: typeof invitations.$inferSelect): Invitation {
  return { ...row, locale: nearestLocale(row.locale), phone: row.phone as E164 };
}
