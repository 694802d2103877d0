import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { OperatorId, TenantId } from '../kit/ids.ts';
import { countPushed } from './attention.store.ts';
import type { BusinessRecord } from './business-record.ts';
import type { CommitContext } from './commit-context.ts';
import type { Conversation } from './conversation.ts';
import type { Operator } from './operator.ts';
import { type TeamRead, whoGets } from './team.ts';
import { asOperator } from './tenant.store.ts';

export function openTeamRead(tx: Tx, tenantId: TenantId): TeamRead {
  return {
    team: () => readTeam(tx, tenantId),
    cardsSince: (operator, since) => countPushed(tx, tenantId, operator, since),
  };
}

/** Everybody of the business who was not removed, in the order in which they came. */
export async function readTeam(tx: Tx, tenantId: TenantId): Promise<Operator[]> {
  const rows = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), isNull(operators.removedAt)))
    .orderBy(operators.createdAt, operators.id);
  return rows.map(asOperator);
}

/** Who gets what comes for somebody, or for nobody in particular. Null only where there is nobody. */
export async function chooseOperator(
  tx: Tx,
  { tenant, now }: Pick<CommitContext, 'tenant' | 'now'>,
  responsible: OperatorId | null,
): Promise<Operator | null> {
  return whoGets(await readTeam(tx, tenant.id), responsible, now);
}

/** Who looks after a record: whoever is responsible for its customer, else who opened it, or who stands in for them. */
export function keeperOf(
  tx: Tx,
  context: Pick<CommitContext, 'tenant' | 'now'>,
  talk: Pick<Conversation, 'responsibleId'> | null,
  record: Pick<BusinessRecord, 'createdBy'>,
): Promise<Operator | null> {
  return chooseOperator(tx, context, talk?.responsibleId ?? record.createdBy);
}
