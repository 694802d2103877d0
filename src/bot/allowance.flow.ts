import type { Tx } from '../../db/client.ts';
import { allowanceLine, levelReached, warnedAt } from '../commands/allowance-line.ts';
import { monthOf } from '../crm/business-days.ts';
import { noteWarned, openChargesRead, readCharges, warnedOf } from '../crm/charges.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { readOwners } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { NumberId } from '../kit/ids.ts';
import { lastFour } from '../kit/phone.ts';

/**
 * One more free-form message was delivered: the owner is told once when 80 and when 100 of a hundred free ones are used. Once both were said,
 * this is one look at a key; until then a number counts a thousand messages at most.
 */
export async function warnOfAllowance(tx: Tx, context: CommitContext, numberId: NumberId): Promise<Ring[]> {
  const { tenant, now } = context;
  const month = monthOf(now, tenant.timezone);
  const told = await warnedOf(tx, tenant.id, numberId, month.month);
  if (told.includes(Math.max(...warnedAt))) return [];
  const lines = await readCharges(tx, tenant.id, month.days[0]!, month.days.at(-1)!, numberId);
  const level = levelReached(lines);
  if (level === null || told.includes(level)) return [];
  // Both levels at once are one line.
  const percents = warnedAt.filter((percent) => percent <= level && !told.includes(percent));
  if (!(await noteWarned(tx, { tenantId: tenant.id, numberId, month: month.month, percents, at: now }))) return [];
  const numbers = await openChargesRead(tx, tenant.id).numbers();
  const phone = numbers.find((one) => one.id === numberId)?.phone ?? '';
  const owners = await readOwners(tx, tenant.id);
  return await commit(
    tx,
    context,
    owners.map((owner) => ({
      do: 'show' as const,
      push: 'idle' as const,
      to: owner.id,
      card: {
        kind: 'notice' as const,
        body: allowanceLine(lines, month, numbers.length > 1 ? `…${lastFour(phone)}` : '', owner.locale),
        choices: [],
      },
    })),
  );
}
