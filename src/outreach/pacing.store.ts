import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';

/** Meta's rule for one recipient: one message in six seconds, up to 45 at once borrowed from later (messages, pair rate limits). */
const pair = { spacingMs: 6_000, burst: 45 };

/**
 * How long this recipient has to be left alone, in milliseconds; 0 when one message may leave now, and then it is counted. Cards may use two
 * thirds of the burst: the last third is kept for answers to what somebody wrote.
 */
export async function takePairAllowance(tx: Tx, pairKey: string, priority: number, machineMs: number): Promise<number> {
  const burst = priority === 0 ? pair.burst : Math.floor((pair.burst * 2) / 3);
  const tolerance = (burst - 1) * pair.spacingMs * 1000;
  const [row] = await tx.execute<{ wait: string }>(
    sql`select hilo_take_allowance(${`pair:${pairKey}`}, ${pair.spacingMs * 1000}, ${tolerance}, ${machineMs * 1000}) as wait`,
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

/** The moment (machine milliseconds) at which this number may send its next message: taken, whether it is used or not. */
export async function takeNumberSlot(tx: Tx, phoneNumberId: string, ratePerSecond: number, machineMs: number): Promise<number> {
  return await advance(tx, phoneNumberId, spacingUs(ratePerSecond), machineMs);
}

/**
 * How much later than its slot a message may leave without the second after it becoming too full, in milliseconds: what the spacing of a
 * second's worth of slots leaves over.
 */
export function slackMs(ratePerSecond: number): number {
  return (spacingUs(ratePerSecond) * ratePerSecond) / 1000 - 1000;
}

/** A message left later than its slack: every slot not yet taken moves by as much. */
export async function moveSlots(tx: Tx, phoneNumberId: string, byMs: number, machineMs: number): Promise<void> {
  await advance(tx, phoneNumberId, Math.ceil(byMs * 1000), machineMs);
}

async function advance(tx: Tx, phoneNumberId: string, byUs: number, machineMs: number): Promise<number> {
  const [row] = await tx.execute<{ at: string }>(
    sql`select hilo_take_slot(${`number:${phoneNumberId}`}, ${byUs}, ${machineMs * 1000}) as at`,
  );
  return Number(row?.at ?? machineMs * 1000) / 1000;
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
