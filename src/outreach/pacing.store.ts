import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';

/** Meta's rule for one recipient: one message in six seconds, up to 45 at once borrowed from later (messages, pair rate limits). */
const pair = { spacingMs: 6_000, burst: 45 };

/**
 * How long this recipient has to be left alone, in milliseconds; 0 when one message may leave now, and then it is counted. Cards may use two
 * thirds of the burst, so that the last third is kept for answers to what somebody wrote; marks that can be left out use one.
 */
export async function takePairAllowance(tx: Tx, pairKey: string, priority: number, machineMs: number): Promise<number> {
  const thirds = priority === 0 ? 3 : priority === 1 ? 2 : 1;
  const burst = Math.floor((pair.burst * thirds) / 3);
  const tolerance = (burst - 1) * pair.spacingMs * 1000;
  // Lanes are nobody's table: a recipient's number is not written there, so that forgetting them leaves nothing behind.
  const lane = `pair:${createHash('sha256').update(pairKey).digest('hex')}`;
  const [row] = await tx.execute<{ wait: string }>(
    sql`select hilo_take_allowance(${lane}, ${pair.spacingMs * 1000}, ${tolerance}, ${machineMs * 1000}) as wait`,
  );
  return Math.ceil(Number(row?.wait ?? 0) / 1000);
}

/**
 * How far apart a number's messages leave, in microseconds: a little further than Meta's rate asks, so that neither a timer's lateness nor
 * the way to Meta makes one of its seconds too full. At low rates a few milliseconds weigh more, so the share left unused is larger.
 */
function spacingUs(ratePerSecond: number): number {
  const share = ratePerSecond < 50 ? 0.95 : 0.985;
  return Math.ceil(1_000_000 / (ratePerSecond * share));
}

/** When a number's next message may leave, and by how much its slots had been moved when it was taken; machine milliseconds. */
export type Slot = { atMs: number; movedMs: number };

/** Takes a number's next slot, whether it is used or not. */
export async function takeNumberSlot(tx: Tx, phoneNumberId: string, ratePerSecond: number, machineMs: number): Promise<Slot> {
  const [taken] = await tx.execute<{ at: string; moved: string }>(
    sql`select hilo_take_slot(${`number:${phoneNumberId}`}, ${spacingUs(ratePerSecond)}, ${machineMs * 1000}) as at,
               hilo_take_slot(${`moved:${phoneNumberId}`}, 0, 0) as moved`,
  );
  return { atMs: Number(taken!.at) / 1000, movedMs: Number(taken!.moved) / 1000 };
}

/**
 * How much later than its slot a message may leave without the second after it becoming too full, in milliseconds: what the spacing of a
 * second's worth of slots leaves over.
 */
function slackMs(ratePerSecond: number): number {
  return (spacingUs(ratePerSecond) * ratePerSecond) / 1000 - 1000;
}

/** How much too late a message leaves now; 0 or less where the slots after it are far enough away. */
export function lateMs(slot: Slot, ratePerSecond: number, machineMs: number): number {
  return machineMs - slot.atMs - slackMs(ratePerSecond);
}

/**
 * A message left too late: every slot not yet taken moves by as much, less what they have moved since its own was taken. Many that a busy
 * process sends late together were late by the same moment, and move them once.
 */
export async function moveSlots(tx: Tx, phoneNumberId: string, slot: Slot, byMs: number, machineMs: number): Promise<void> {
  // The two lanes in the order in which a slot is taken: the other way round, two of these would wait for each other.
  await advance(tx, `number:${phoneNumberId}`, 0, machineMs);
  const sinceMs = (await moved(tx, phoneNumberId, 0)) - slot.movedMs;
  const leftMs = byMs - sinceMs;
  if (leftMs <= 0) return;
  await moved(tx, phoneNumberId, leftMs);
  await advance(tx, `number:${phoneNumberId}`, Math.ceil(leftMs * 1000), machineMs);
}

/** By how much a number's slots were ever moved, before this; the row stays locked until the transaction ends. */
async function moved(tx: Tx, phoneNumberId: string, byMs: number): Promise<number> {
  return await advance(tx, `moved:${phoneNumberId}`, Math.ceil(byMs * 1000), 0);
}

/** What a lane says, in milliseconds, before it advances. */
async function advance(tx: Tx, lane: string, byUs: number, machineMs: number): Promise<number> {
  const [row] = await tx.execute<{ at: string }>(sql`select hilo_take_slot(${lane}, ${byUs}, ${machineMs * 1000}) as at`);
  return Number(row?.at ?? machineMs * 1000) / 1000;
}

/** Whoever writes to a number that is not for them is told so this often. */
const strangerEveryMs = 24 * 3600_000;

/** Whether a stranger may be told now that a number is not for them; then it is counted. */
export async function mayTellStranger(tx: Tx, pairKey: string, machineMs: number): Promise<boolean> {
  const lane = `stranger:${createHash('sha256').update(pairKey).digest('hex')}`;
  const [row] = await tx.execute<{ wait: string }>(
    sql`select hilo_take_allowance(${lane}, ${strangerEveryMs * 1000}, 0, ${machineMs * 1000}) as wait`,
  );
  return Number(row?.wait ?? 1) === 0;
}

/** How often a stopped number tries one message: often enough that nobody waits long once its access is repaired, seldom enough not to annoy Meta. */
const probeEveryMs = 5 * 60_000;

/** Whether a stopped number may try one message now; then it is counted. */
export async function mayProbe(tx: Tx, phoneNumberId: string, machineMs: number): Promise<boolean> {
  const [row] = await tx.execute<{ wait: string }>(
    sql`select hilo_take_allowance(${`probe:${phoneNumberId}`}, ${probeEveryMs * 1000}, 0, ${machineMs * 1000}) as wait`,
  );
  return Number(row?.wait ?? 1) === 0;
}
