import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, withSystem, withTenant } from '../../db/client.ts';
import { numbers } from '../../db/schema/tenants.ts';
import { codeOf, shownCode } from '../crm/access-code.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { readOwners, readTenant, readThreadNumber } from '../crm/tenant.store.ts';
import { addMs, type Clock, hourMs } from '../kit/clock.ts';
import { type Id, newId } from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { Vault } from '../kit/secrets.ts';

type Needs = { db: Db; vault: Vault; clock: Clock };

/** Makes a business's recovery code anew; the one before ends. Returns it as it is to be written down, or null where nobody has this number. */
export async function renewRecovery(needs: Needs, phoneNumberId: string): Promise<string | null> {
  const id = newId<Id<'recovery-code'>>();
  return await inBusiness(needs, phoneNumberId, async (tx, context) => {
    await commit(tx, context, [{ do: 'renew-recovery', id, by: null }]);
    return shownCode(codeOf(context.marks, context.tenant.id, { what: 'recovery', id }));
  });
}

/**
 * Invites an owner: the way in for a business whose owners have lost phone and number. Returns the code and the link to hand over, or null where
 * nobody has this number.
 */
export async function inviteOwner(
  needs: Needs,
  phoneNumberId: string,
  owner: { name: string; phone: E164 },
): Promise<{ code: string; link: string } | null> {
  const id = newId<Id<'invitation'>>();
  return await inBusiness(needs, phoneNumberId, async (tx, context) => {
    const { tenant, now } = context;
    const [first] = await readOwners(tx, tenant.id);
    if (!first) return null;
    const until = addMs(now, 24 * hourMs);
    await commit(tx, context, [
      { do: 'invite', id, by: first.id, ...owner, role: 'owner', locale: tenant.locale, until, platform: true },
    ]);
    const code = codeOf(context.marks, tenant.id, { what: 'invitation', id });
    const { phone } = await readThreadNumber(tx, tenant.id);
    return { code, link: `https://wa.me/${phone.slice(1)}?text=${code}` };
  });
}

async function inBusiness<T>(
  { db, vault, clock }: Needs,
  phoneNumberId: string,
  work: (tx: Tx, context: CommitContext) => Promise<T>,
): Promise<T | null> {
  const [number] = await withSystem(db, (tx) =>
    tx
      .select({ tenantId: numbers.tenantId })
      .from(numbers)
      .where(and(eq(numbers.phoneNumberId, phoneNumberId), eq(numbers.purpose, 'customers'))),
  );
  if (!number) return null;
  return await withTenant(db, number.tenantId, async (tx) => {
    const tenant = await readTenant(tx, number.tenantId);
    return await work(tx, { tenant, now: clock.now(), machineNow: new Date(clock.machineMs()), marks: vault });
  });
}
