import { and, desc, eq, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { acts } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { invitations, numbers, operators } from '../../db/schema/tenants.ts';
import { type ActId, isId, type OutboxId, type TenantId } from '../kit/ids.ts';
import { phoneKey } from '../kit/phone.ts';
import type { SeatAtConsole } from './console.ts';

/*
 * What the machinery asks about a console that several businesses use, in transactions of `hilo_system`: whose a person, a tap or a message is, by
 * keys and ids only. It sees no word of any of them.
 */

type Who = { phone: string | null; userId: string | null };

/** One person's seats in these businesses. Who is locked out of some is of the others; `proposed` is who WhatsApp says they have become. */
export async function seatsOf(tx: Tx, tenantIds: readonly TenantId[], who: Who): Promise<SeatAtConsole[]> {
  const key = who.phone ? phoneKey(who.phone) : null;
  if (tenantIds.length === 0 || (!key && !who.userId)) return [];
  const known = or(
    key ? eq(operators.phoneKey, key) : undefined,
    who.userId ? eq(operators.userId, who.userId) : undefined,
    and(isNotNull(operators.proposed), isNotNull(operators.lockedAt)),
  );
  const rows = await tx
    .select({
      tenantId: operators.tenantId,
      operatorId: operators.id,
      phoneKey: operators.phoneKey,
      userId: operators.userId,
      proposed: operators.proposed,
      lockedAt: operators.lockedAt,
      chosenAt: operators.consoleChosenAt,
      lastInboundAt: operators.lastInboundAt,
    })
    .from(operators)
    .where(and(inArray(operators.tenantId, [...tenantIds]), isNull(operators.removedAt), known))
    .orderBy(operators.tenantId);
  const theirs = rows.filter(({ proposed, ...row }) => {
    const became = proposed as { phone?: string; userId?: string } | null;
    const byPhone = key !== null && (row.phoneKey === key || (became?.phone && phoneKey(became.phone) === key));
    return byPhone || (who.userId !== null && (row.userId === who.userId || became?.userId === who.userId));
  });
  const open = theirs.filter((row) => row.lockedAt === null);
  return (open.length > 0 ? open : theirs).map(({ tenantId, operatorId, lockedAt, chosenAt, lastInboundAt }) => ({
    ...{ tenantId, operatorId, lockedAt, chosenAt, lastInboundAt },
  }));
}

/** The businesses that use this console. */
export async function usersOf(tx: Tx, phoneNumberId: string): Promise<TenantId[]> {
  const rows = await tx
    .select({ tenantId: numbers.tenantId })
    .from(numbers)
    .where(and(eq(numbers.phoneNumberId, phoneNumberId), eq(numbers.purpose, 'console')));
  return rows.map((row) => row.tenantId);
}

/** They turn to this business: what they write without saying for which is for it from now on. */
export async function chooseSeat(tx: Tx, { tenantId, operatorId }: SeatAtConsole, at: Date): Promise<void> {
  await tx
    .update(operators)
    .set({ consoleChosenAt: at })
    .where(and(eq(operators.tenantId, tenantId), eq(operators.id, operatorId)));
}

/** Whose button or row this is. */
export async function whoseAct(tx: Tx, tenantIds: readonly TenantId[], id: string): Promise<TenantId | null> {
  if (!isId(id) || tenantIds.length === 0) return null;
  const [row] = await tx
    .select({ tenantId: acts.tenantId })
    .from(acts)
    .where(and(inArray(acts.tenantId, [...tenantIds]), eq(acts.id, id as ActId)));
  return row?.tenantId ?? null;
}

/** Whose message of ours this is, by our own id of it or by WhatsApp's. */
export async function whoseMessage(
  tx: Tx,
  tenantIds: readonly TenantId[],
  named: { id?: string | null; wamid: string | null },
): Promise<TenantId | null> {
  if (tenantIds.length === 0) return null;
  const ofTheirs = inArray(outbox.tenantId, [...tenantIds]);
  const ask = async (which: Parameters<typeof and>[0]) =>
    (await tx.select({ tenantId: outbox.tenantId }).from(outbox).where(and(ofTheirs, which)).limit(1))[0]?.tenantId ?? null;
  const byId = named.id && isId(named.id) ? await ask(eq(outbox.id, named.id as OutboxId)) : null;
  return byId ?? (named.wamid ? await ask(eq(outbox.wamid, named.wamid)) : null);
}

/** The seat that the newest message in their chat is from, marks left out; null where there is none. */
export async function newestSeat(tx: Tx, seats: readonly SeatAtConsole[]): Promise<SeatAtConsole | null> {
  let newest: { id: OutboxId; seat: SeatAtConsole } | null = null;
  for (const seat of seats) {
    const [row] = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.tenantId, seat.tenantId),
          eq(outbox.operatorId, seat.operatorId),
          isNotNull(outbox.messageId),
          notInArray(outbox.state, ['held', 'cancelled']),
        ),
      )
      .orderBy(desc(outbox.id))
      .limit(1);
    if (row && (!newest || row.id > newest.id)) newest = { id: row.id, seat };
  }
  return newest?.seat ?? null;
}

/** The business of these that invited this phone last and still waits for its code. */
export async function invitedBy(tx: Tx, tenantIds: readonly TenantId[], phone: string): Promise<TenantId | null> {
  if (tenantIds.length === 0) return null;
  const [row] = await tx
    .select({ tenantId: invitations.tenantId })
    .from(invitations)
    .where(
      and(
        inArray(invitations.tenantId, [...tenantIds]),
        eq(invitations.phoneKey, phoneKey(phone)),
        eq(invitations.state, 'open'),
      ),
    )
    .orderBy(sql`${invitations.createdAt} desc`)
    .limit(1);
  return row?.tenantId ?? null;
}

/** Whoever this is, as an operator of that business. */
export function seatIn(seats: readonly SeatAtConsole[], tenantId: TenantId | null): SeatAtConsole | null {
  return seats.find((one) => one.tenantId === tenantId) ?? null;
}
