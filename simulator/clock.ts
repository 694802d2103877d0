import { Refusal } from './refusal.ts';
import type { Json } from './state.ts';
import type { World } from './world.ts';

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** What GET /clock answers. */
export function readClock(world: World): { now: string; offsetMs: number } {
  return { now: new Date(world.now()).toISOString(), offsetMs: world.state.offsetMs };
}

/** Moves business time forward, by `{"now"}` or `{"advance"}`. Never back: windows that were closed would open again. */
export function moveClock(world: World, order: Json): void {
  const offsetMs = typeof order.now === 'string' ? offsetTo(order.now) : world.state.offsetMs + durationMs(order.advance);
  if (offsetMs < world.state.offsetMs) {
    throw new Refusal(`The clock never goes back: it is ${readClock(world).now} now; give a later moment.`);
  }
  world.record({ fact: 'clock', offsetMs });
}

function offsetTo(now: string): number {
  const moment = Date.parse(now);
  if (Number.isNaN(moment)) throw new Refusal('"now" must be a moment in ISO 8601, such as "2026-11-21T09:00:00Z".');
  return moment - Date.now();
}

/** Reads "25h", "90m", "1d2h", "5s" into milliseconds. */
export function durationMs(text: unknown): number {
  const parts = typeof text === 'string' ? [...text.matchAll(/(\d+)\s*([dhms])/g)] : [];
  const rest = typeof text === 'string' ? text.replaceAll(/(\d+)\s*([dhms])/g, '').trim() : 'x';
  if (parts.length === 0 || rest !== '') {
    throw new Refusal(
      'Send {"now":"<ISO 8601>"} or {"advance":"25h"}; an advance is made of d, h, m and s, such as "1d2h" or "90m".',
    );
  }
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit as keyof typeof unitMs], 0);
}

/** Tells the app the new time and waits until it says 200, three seconds at most; an app that is not running is no error. */
export async function tellFollower(world: World, followUrl: string | null): Promise<boolean> {
  if (followUrl === null) return false;
  try {
    const answer = await fetch(followUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(readClock(world)),
      signal: AbortSignal.timeout(3_000),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}
