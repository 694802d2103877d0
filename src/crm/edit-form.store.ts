import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { numbers } from '../../db/schema/tenants.ts';
import type { NumberId, TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { readThreadNumber } from './tenant.store.ts';

/** Why a form of the business is not sent. */
export type FormStopped = 'blocked' | 'throttled' | 'gone';

/** The form in which drafts are changed, where the number of the operators' thread has one that may be sent. */
export async function editFormOf(tx: Tx, { tenant }: Pick<CommitContext, 'tenant'>): Promise<string | null> {
  const { editFormId, editFormStopped } = await readThreadNumber(tx, tenant.id);
  return editFormStopped === null ? editFormId : null;
}

/** Gives a number its form, or takes it away; what had stopped an earlier one is forgotten. */
export async function keepEditForm(tx: Tx, tenantId: TenantId, numberId: NumberId, id: string | null): Promise<void> {
  await tx
    .update(numbers)
    .set({ editFormId: id, editFormStopped: null })
    .where(and(eq(numbers.tenantId, tenantId), eq(numbers.id, numberId)));
}

/** Meta does not let a form through, of this number or of whichever has it. Answers whether that is news: of several who find out one tells it. */
export async function stopEditForm(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  id: string,
  because: FormStopped,
  numberId?: NumberId,
): Promise<boolean> {
  const stopped = await tx
    .update(numbers)
    .set({ editFormStopped: because })
    .where(
      and(
        eq(numbers.tenantId, tenant.id),
        eq(numbers.editFormId, id),
        isNull(numbers.editFormStopped),
        numberId ? eq(numbers.id, numberId) : undefined,
      ),
    )
    .returning({ id: numbers.id });
  return stopped.length > 0;
}

/** Meta lets it through again. */
export async function letEditForm(tx: Tx, { tenant }: Pick<CommitContext, 'tenant'>, id: string): Promise<void> {
  await tx
    .update(numbers)
    .set({ editFormStopped: null })
    .where(and(eq(numbers.tenantId, tenant.id), eq(numbers.editFormId, id)));
}
