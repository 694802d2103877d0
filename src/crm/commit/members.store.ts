import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { cards } from '../../../db/schema/followups.ts';
import { invitations, operators, recoveryCodes } from '../../../db/schema/tenants.ts';
import { addMs } from '../../kit/clock.ts';
import type { OperatorId } from '../../kit/ids.ts';
import { phoneKey, readPhone } from '../../kit/phone.ts';
import { bringRing } from '../attention.store.ts';
import { triesForMs } from '../member.ts';
import { becomeColleague, leaveTeam, parkForLocked } from '../member-change.store.ts';
import type { Proposed } from '../operator.ts';
import { putInOutbox } from '../outbox.store.ts';
import { lockOperator, readNumber } from '../tenant.store.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** Who is of the business: who may join, who joined, who is locked out, and whose access ends. */
export const memberWriters: Writers<
  | 'invite'
  | 'set-invitation'
  | 'join'
  | 'count-try'
  | 'remove-operator'
  | 'lock-operator'
  | 'propose'
  | 'let-in'
  | 'renew-recovery'
  | 'turn-away'
> = {
  async invite(tx, context, { id, by, name, role, locale, phone, until, platform }) {
    const key = phoneKey(phone);
    await tx
      .update(invitations)
      .set({ state: 'ended' })
      .where(and(eq(invitations.tenantId, context.tenant.id), eq(invitations.phoneKey, key), eq(invitations.state, 'open')));
    await tx.insert(invitations).values({
      tenantId: context.tenant.id,
      id,
      name,
      role,
      locale,
      phone,
      phoneKey: key,
      invitedBy: by,
      state: 'open',
      expiresAt: until,
      createdAt: context.now,
    });
    await log(tx, context, {
      ...(platform ? { actor: 'hilo' } : { operatorId: by }),
      action: 'invite',
      detail: { invitation: id, role },
      undo: {
        what: 'effects',
        effects: [{ do: 'set-invitation', id, open: false, by }],
        undone: { kind: 'invite', detail: name },
      },
    });
    return [];
  },
  async 'set-invitation'(tx, context, { id, open, by }) {
    const which = and(eq(invitations.tenantId, context.tenant.id), eq(invitations.id, id));
    const [row] = await tx.select().from(invitations).where(which).for('update');
    if (row?.state !== (open ? 'ended' : 'open')) return [];
    if (open && (await hasOpen(tx, context, row.phoneKey))) return [];
    await tx
      .update(invitations)
      .set({ state: open ? 'open' : 'ended' })
      .where(which);
    await log(tx, context, {
      operatorId: by,
      action: open ? 'invite' : 'uninvite',
      detail: { invitation: id },
      undo: {
        what: 'effects',
        effects: [{ do: 'set-invitation', id, open: !open, by }],
        undone: { kind: open ? 'invite' : 'uninvite', detail: row.name },
      },
    });
    return [];
  },
  async join(tx, context, { invitation, operatorId, userId, identityKeyHash, at }) {
    const { id: tenantId } = context.tenant;
    const [row] = await tx
      .update(invitations)
      .set({ state: 'used', operatorId })
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, invitation), eq(invitations.state, 'open')))
      .returning();
    if (!row) return [];
    const { name, role, locale, phone, phoneKey: key } = row;
    await tx.insert(operators).values({
      tenantId,
      id: operatorId,
      name,
      role,
      locale,
      phone,
      phoneKey: key,
      userId,
      identityKeyHash,
      lastInboundAt: at,
      createdAt: context.now,
    });
    await becomeColleague(tx, context, operatorId, { phone, userId });
    await log(tx, context, { operatorId, action: 'join', detail: { invitation, by: row.invitedBy, role } });
    return [];
  },
  async 'count-try'(tx, context, { on }) {
    if ('invitation' in on) {
      await tx
        .update(invitations)
        .set({ tries: sql`${invitations.tries} + 1` })
        .where(and(eq(invitations.tenantId, context.tenant.id), eq(invitations.id, on.invitation)));
      return [];
    }
    // They are counted within a day of each other.
    const since = addMs(context.now, -triesForMs).toISOString();
    const codeTries = sql`case when ${operators.codeTriedAt} > ${since} then ${operators.codeTries} else 0 end + 1`;
    await setOperator(tx, context, on.operator, { codeTries, codeTriedAt: context.now });
    return [];
  },
  async 'remove-operator'(tx, context, { operatorId, by }) {
    // Whatever they are doing at this moment ends first, and is seen by what follows.
    if (!(await lockOperator(tx, context.tenant.id, operatorId))) return [];
    await setOperator(tx, context, operatorId, { removedAt: context.now, asked: null, listAt: null, mailAt: null });
    await settleAsked(tx, context, operatorId, 'removed', by);
    const rings = await leaveTeam(tx, context, operatorId, by);
    await log(tx, context, { operatorId: by, action: 'remove', detail: { operatorId } });
    return rings;
  },
  async 'lock-operator'(tx, context, { operatorId, because, by, proposed }) {
    const operator = await lockOperator(tx, context.tenant.id, operatorId);
    if (!operator || operator.lockedAt) return [];
    await setOperator(tx, context, operatorId, {
      lockedAt: context.now,
      lockedBecause: because,
      lockedBy: by,
      proposed,
      asked: null,
      mailAt: null,
      codeTries: 0,
      turnedAwayAt: null,
    });
    const rings = await parkForLocked(tx, context, operatorId, { takesBack: because === 'lost' });
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: `lock:${because}`,
      detail: { operatorId },
    });
    return rings;
  },
  async propose(tx, context, { operatorId, proposed, toldAt }) {
    await setOperator(tx, context, operatorId, { proposed, ...(toldAt ? { turnedAwayAt: toldAt } : {}) });
    return [];
  },
  async 'let-in'(tx, context, { operatorId, by }) {
    const operator = await lockOperator(tx, context.tenant.id, operatorId);
    if (!operator?.lockedAt) return [];
    const known = knownAs(operator.proposed);
    await setOperator(tx, context, operatorId, {
      ...known,
      lockedAt: null,
      lockedBecause: null,
      lockedBy: null,
      proposed: null,
      codeTries: 0,
      letInAt: context.now,
    });
    if (known.phone || known.userId)
      await becomeColleague(tx, context, operatorId, { phone: known.phone ?? operator.phone, userId: known.userId ?? null });
    await settleAsked(tx, context, operatorId, 'let-in', by ?? operatorId);
    if (!by)
      await tx
        .update(recoveryCodes)
        .set({ endedAt: context.now })
        .where(and(eq(recoveryCodes.tenantId, context.tenant.id), isNull(recoveryCodes.endedAt)));
    await log(tx, context, { operatorId: by ?? operatorId, action: by ? 'let-in' : 'recover', detail: { operatorId } });
    return [bringRing(context, operatorId)];
  },
  async 'renew-recovery'(tx, context, { id, by }) {
    await tx
      .update(recoveryCodes)
      .set({ endedAt: context.now })
      .where(and(eq(recoveryCodes.tenantId, context.tenant.id), isNull(recoveryCodes.endedAt)));
    await tx.insert(recoveryCodes).values({ tenantId: context.tenant.id, id, madeBy: by, createdAt: context.now });
    await log(tx, context, { ...(by ? { operatorId: by } : { actor: 'hilo' }), action: 'renew-recovery', detail: {} });
    return [];
  },
  async 'turn-away'(tx, context, { numberId, to, text }) {
    const number = await readNumber(tx, context.tenant.id, numberId);
    const phone = to.phone ? readPhone(to.phone) : null;
    if (!phone && !to.userId) return [];
    const pair = `${number.phoneNumberId}:${phone ?? to.userId}`;
    await putInOutbox(tx, context, {
      by: 'hilo',
      numberId,
      pair,
      address: phone ? { phone } : { userId: to.userId ?? '' },
      content: { type: 'text', body: text },
      category: 'free',
      priority: 0,
      state: 'queued',
      nextTryMachine: context.machineNow,
    });
    return [{ work: { do: 'send', tenant: context.tenant.id, pair } }];
  },
};

async function hasOpen(tx: Tx, context: Committing, key: string): Promise<boolean> {
  const rows = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, context.tenant.id),
        eq(invitations.phoneKey, key),
        inArray(invitations.state, ['open', 'used']),
      ),
    );
  return rows.length > 0;
}

async function setOperator(
  tx: Tx,
  context: Committing,
  id: typeof operators.$inferSelect.id,
  change: Parameters<ReturnType<typeof tx.update<typeof operators>>['set']>[0],
): Promise<void> {
  await tx
    .update(operators)
    .set(change)
    .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, id)));
}

/** What WhatsApp showed of them while they were locked out; what it did not show is learnt anew. */
function knownAs(proposed: Proposed | null): Partial<typeof operators.$inferInsert> {
  if (!proposed) return {};
  const phone = proposed.phone ? readPhone(proposed.phone) : null;
  return {
    ...(phone ? { phone, phoneKey: phoneKey(phone) } : {}),
    userId: proposed.userId ?? null,
    identityKeyHash: proposed.identityKeyHash ?? null,
  };
}

/** Whoever decided first about a colleague decided for everybody who was asked. */
async function settleAsked(tx: Tx, context: Committing, id: OperatorId, as: 'let-in' | 'removed', by: OperatorId): Promise<void> {
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: `colleague:${as}`, settledBy: by, settledAt: context.now })
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.state, 'live'), sql`${cards.subject} ->> 'colleague' = ${id}`));
}
