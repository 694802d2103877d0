import { and, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consoleLetters, items } from '../../db/schema/queues.ts';
import { readCode } from '../crm/access-code.ts';
import { chooseSeat, invitedBy, newestSeat, seatIn, seatsOf, whoseAct, whoseMessage } from '../crm/console.store.ts';
import { chosenOf, readBusinessPick, type SeatAtConsole } from '../crm/console.ts';
import type { Purpose } from '../crm/tenant.ts';
import { addMs, type Clock, hourMs, minuteMs } from '../kit/clock.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type TenantId } from '../kit/ids.ts';
import { answeredBy, saysSomething } from './content.ts';
import type { InboundMessage } from './inbound.ts';
import type { AtConsole } from './item.ts';
import { isObject } from './lenient.ts';
import { readItem } from './parse.ts';
import type { ItemKind, RawItem, Split } from './split.ts';

/** A number as one business has entered it. */
export type Entry = { tenantId: TenantId; id: NumberId; wabaId: string; phoneNumberId: string; app: string; purpose: Purpose };

/** Something of a delivery, and with whom it goes on. */
export type Dealt = { entry: Entry; split: Split };

/** What became of it: items of these businesses, a letter that waits for its business (or had come before), or nobody's. */
export type Deal = { items: Dealt[]; repeats?: boolean } | { reason: string };

export type Delivered = { deliveryId: DeliveryId; receivedMachine: Date };

/**
 * Deals out what came to a console that several businesses use. A message is whoever's it answers: a tap's and a quote's business is known, words
 * are for the business that person turned to last. Who never did is asked, and their words wait as a letter. Nothing here reads what is said to
 * act on it.
 */
export async function dealOut(
  tx: Tx,
  clock: Clock,
  split: Split,
  entries: readonly Entry[],
  delivered: Delivered,
): Promise<Deal> {
  const all = entries.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  const users = all.some((one) => one.purpose !== 'former') ? all.filter((one) => one.purpose !== 'former') : all;
  switch (split.kind) {
    case 'message':
      return await dealMessage(tx, clock, split, { users, all }, delivered);
    case 'status':
      return await dealStatus(tx, split, all);
    // What happened to the WABA happened to everybody who uses it.
    case 'template':
    case 'account':
    case 'flow':
      return { items: users.map((entry) => copyFor(entry, split)) };
    case 'user-id-update': {
      const told = readItem('user-id-update', split.raw, new Date(clock.machineMs()));
      const who = told.kind === 'user-id-update' ? told.who : { phone: null, userId: null };
      const theirs = forSeats(users, await seatsOf(tx, tenantsOf(users), who));
      return theirs.length > 0
        ? { items: theirs.map((entry) => copyFor(entry, split)) }
        : { reason: 'It is about nobody of the businesses that use this console.' };
    }
    // Kept, and nothing comes of it: a console has no customers.
    default:
      return { items: [{ entry: users[0]!, split }] };
  }
}

/** The people whose messages are dealt out one after the other, so that a choice and the words it is for cannot miss each other. */
export async function lockPeople(tx: Tx, splits: readonly Split[]): Promise<void> {
  const people = new Set(splits.filter((one) => one.kind === 'message').map((one) => `${one.phoneNumberId}/${one.lane}`));
  for (const one of [...people].sort()) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${one}, 2))`);
}

async function dealMessage(
  tx: Tx,
  clock: Clock,
  split: Split,
  { users, all }: { users: readonly Entry[]; all: readonly Entry[] },
  delivered: Delivered,
): Promise<Deal> {
  const first = users[0]!;
  const message = readItem('message', split.raw, delivered.receivedMachine);
  if (message.kind !== 'message' || message.groupId) return { items: [{ entry: first, split }] };
  // Meta delivers again: what was decided the first time stands.
  if (await isKnown(tx, split)) return { items: [{ entry: first, split }] };
  const at: AtConsole = { shared: users.length > 1 };
  const to = (entry: Entry, more: Partial<AtConsole> = {}): Dealt => ({ entry, split: marked(split, { ...at, ...more }) });
  const seats = await seatsOf(tx, tenantsOf(users), message.from);
  if (message.content.type === 'system') {
    const theirs = forSeats(users, seats);
    return { items: theirs.length > 0 ? theirs.map((entry) => copyFor(entry, split)) : [to(first)] };
  }
  const inviter = await inviterOf(tx, users, seats, message);
  if (inviter) return { items: [to(inviter)] };
  if (seats.length === 0) {
    const [former] = forSeats(all, await seatsOf(tx, tenantsOf(all.filter((one) => !users.includes(one))), message.from));
    return { items: [to(former ?? first)] };
  }
  const heard = (but: SeatAtConsole | null) =>
    seats
      .filter((seat) => seat !== but && isLongAgo(seat, message.at))
      .map((seat) => notice(entryOf(users, seat), split, 'heard'));
  const dealt = (seat: SeatAtConsole, more: Partial<AtConsole> = {}): Deal => ({
    items: [to(entryOf(users, seat), more), ...heard(seat)],
  });
  if (seats.length === 1) return dealt(seats[0]!);

  const before = chosenOf(seats);
  const turnedTo = await whoseAnswer(tx, seats, message);
  if (turnedTo) {
    if (turnedTo !== before) await chooseSeat(tx, turnedTo, laterThan(before?.chosenAt ?? null, clock.now()));
    if (picked(message)) await deliverLetters(tx, clock, split, entryOf(users, turnedTo));
    return dealt(turnedTo);
  }
  if (before) {
    const newest = message.content.type === 'text' ? await newestSeat(tx, seats) : null;
    return dealt(before, newest && newest !== before ? { elsewhere: true } : {});
  }
  if (!isSaid(message)) return dealt(seats[0]!);
  const asks = !(await askedLately(tx, split, clock));
  const isNew = await keepLetter(tx, split, delivered);
  const asked = asks && isNew ? [notice(entryOf(users, seats[0]!), split, 'ask')] : [];
  return { items: [...asked, ...heard(asked.length > 0 ? seats[0]! : null)], repeats: !isNew };
}

/** A business that was picked, or whose button, card or message this answers; null where it answers nothing of theirs. */
async function whoseAnswer(
  tx: Tx,
  seats: readonly SeatAtConsole[],
  { content, quoted }: InboundMessage,
): Promise<SeatAtConsole | null> {
  const tenants = seats.map((one) => one.tenantId);
  if (content.type === 'tap' || content.type === 'pick') {
    const pick = readBusinessPick(content.id);
    if (pick) return 'business' in pick ? seatIn(seats, pick.business) : null;
  }
  const act = answeredBy(content);
  const ofAct = act ? seatIn(seats, await whoseAct(tx, tenants, act)) : null;
  if (ofAct) return ofAct;
  const wamid = content.type === 'reaction' ? content.wamid : (quoted?.wamid ?? null);
  return wamid ? seatIn(seats, await whoseMessage(tx, tenants, { wamid })) : null;
}

function picked({ content }: InboundMessage): boolean {
  const pick = content.type === 'tap' || content.type === 'pick' ? readBusinessPick(content.id) : null;
  return pick !== null && 'business' in pick;
}

/** What is worth asking about: a mark, a correction or a button that is nobody's any more is not. */
function isSaid({ content }: InboundMessage): boolean {
  return saysSomething(content) && content.type !== 'tap' && content.type !== 'pick';
}

/** Whoever is invited to one more business sends its code; what they are already does not matter to it. */
async function inviterOf(
  tx: Tx,
  users: readonly Entry[],
  seats: readonly SeatAtConsole[],
  { content, from }: InboundMessage,
): Promise<Entry | null> {
  if (content.type !== 'text' || !from.phone || !readCode(content.body, 'invitation')) return null;
  const others = users.filter((one) => !seatIn(seats, one.tenantId));
  const tenantId = await invitedBy(tx, tenantsOf(others), from.phone);
  return users.find((one) => one.tenantId === tenantId) ?? null;
}

async function dealStatus(tx: Tx, split: Split, entries: readonly Entry[]): Promise<Deal> {
  const status = readItem('status', split.raw, new Date(0));
  if (status.kind !== 'status') return { reason: 'It is no status.' };
  const tenantId = await whoseMessage(tx, tenantsOf(entries), { id: status.callbackData, wamid: status.wamid });
  const entry = entries.find((one) => one.tenantId === tenantId);
  return entry ? { items: [{ entry, split }] } : { reason: 'It is about no message of the businesses that use this console.' };
}

/** The window with a console is one for all its businesses: those that have not heard of them for a while are told that they wrote. */
function isLongAgo({ lastInboundAt }: SeatAtConsole, at: Date): boolean {
  return lastInboundAt === null || addMs(lastInboundAt, hourMs) < at;
}

function notice(entry: Entry, split: Split, what: 'ask' | 'heard'): Dealt {
  const { id, from, from_user_id, from_parent_user_id, timestamp } = isObject(split.raw.item) ? split.raw.item : {};
  const who = Object.fromEntries(
    Object.entries({ id, from, from_user_id, from_parent_user_id, timestamp }).filter(([, value]) => value !== undefined),
  ) as RawItem['item'];
  const raw: RawItem = { ...split.raw, item: who, console: { shared: true, notice: what } };
  return {
    entry,
    split: {
      ...split,
      kind: 'console' as ItemKind,
      key: `${what}:${split.key}@${entry.tenantId}`,
      raw,
      verdict: 'ok',
      reason: null,
    },
  };
}

async function isKnown(tx: Tx, split: Split): Promise<boolean> {
  const rows = await tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.scope, split.phoneNumberId ?? '-'), eq(items.key, split.key)));
  return rows.length > 0;
}

/** So long one question about the business is enough for whatever else they write. */
const askEveryMs = minuteMs;

async function askedLately(tx: Tx, split: Split, clock: Clock): Promise<boolean> {
  const rows = await tx
    .select({ id: consoleLetters.id })
    .from(consoleLetters)
    .where(and(ofPerson(split), gt(consoleLetters.receivedMachine, new Date(clock.machineMs() - askEveryMs))))
    .limit(1);
  return rows.length > 0;
}

/** False where it is kept already. */
async function keepLetter(tx: Tx, split: Split, { deliveryId, receivedMachine }: Delivered): Promise<boolean> {
  const rows = await tx
    .insert(consoleLetters)
    .values({
      id: newId<ItemId>(),
      deliveryId,
      phoneNumberId: split.phoneNumberId ?? '-',
      person: split.lane,
      key: split.key,
      raw: marked(split, { shared: true, waited: true }).raw,
      reason: split.reason,
      receivedMachine,
    })
    .onConflictDoNothing()
    .returning({ id: consoleLetters.id });
  return rows.length > 0;
}

/** They said for which business it was: it goes there in its order, before what they said it with. */
async function deliverLetters(tx: Tx, clock: Clock, split: Split, entry: Entry): Promise<void> {
  const letters = await tx.delete(consoleLetters).where(ofPerson(split)).returning();
  if (letters.length === 0) return;
  await tx.insert(items).values(
    letters.map(({ id, deliveryId, phoneNumberId, person, key, raw, reason, receivedMachine }) => ({
      id,
      deliveryId,
      tenantId: entry.tenantId,
      numberId: entry.id,
      kind: 'message',
      scope: phoneNumberId,
      key,
      lane: `${entry.tenantId}/${person}`,
      raw,
      state: 'waiting' as const,
      reason,
      receivedMachine,
      nextTryMachine: new Date(clock.machineMs()),
    })),
  );
}

function ofPerson(split: Split) {
  return and(eq(consoleLetters.phoneNumberId, split.phoneNumberId ?? '-'), eq(consoleLetters.person, split.lane));
}

function marked(split: Split, console: AtConsole): Split {
  return { ...split, raw: { ...split.raw, console } };
}

function copyFor(entry: Entry, split: Split): Dealt {
  return { entry, split: { ...split, key: `${split.key}@${entry.tenantId}` } };
}

function tenantsOf(entries: readonly Entry[]): TenantId[] {
  return entries.map((one) => one.tenantId);
}

function forSeats(entries: readonly Entry[], seats: readonly SeatAtConsole[]): Entry[] {
  return entries.filter((one) => seatIn(seats, one.tenantId));
}

function entryOf(entries: readonly Entry[], seat: SeatAtConsole): Entry {
  return entries.find((one) => one.tenantId === seat.tenantId)!;
}

/** The newest choice counts, also of two within one millisecond. */
function laterThan(before: Date | null, now: Date): Date {
  return before && before >= now ? addMs(before, 1) : now;
}
