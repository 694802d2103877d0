import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Tx } from '../../db/client.ts';
import { mails } from '../../db/schema/mails.ts';
import { operators } from '../../db/schema/tenants.ts';
import { type Id, newId, type OperatorId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Ring } from './work.ts';

export type MailRow = typeof mails.$inferSelect;

/** Writes a mail to an operator who has an address; at most one a matter and hour, whoever else writes one now. */
export async function mailOperator(
  tx: Tx,
  context: CommitContext,
  operatorId: OperatorId,
  matter: MailRow['matter'],
  facts: MailRow['facts'],
): Promise<Ring[]> {
  const rows = await tx
    .insert(mails)
    .values({
      tenantId: context.tenant.id,
      id: newId<Id<'mail'>>(),
      operatorId,
      matter,
      hour: DateTime.fromJSDate(context.now, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH"),
      facts,
      state: 'waiting',
      nextTryMachine: context.machineNow,
      createdAt: context.now,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  return rows.map(({ id }) => ({ work: { do: 'mail', tenant: context.tenant.id, mail: id } }));
}

/** The same for everybody of the business who has an address. */
export async function mailEverybody(
  tx: Tx,
  context: CommitContext,
  matter: MailRow['matter'],
  facts: MailRow['facts'],
): Promise<Ring[]> {
  const there = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(and(eq(operators.tenantId, context.tenant.id), isNull(operators.removedAt), isNotNull(operators.email)));
  const rings: Ring[] = [];
  for (const { id } of there) rings.push(...(await mailOperator(tx, context, id, matter, facts)));
  return rings;
}
