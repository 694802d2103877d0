import type { CallProblem } from '../crm/callout.ts';
import { hourMs, minuteMs, secondMs } from '../kit/clock.ts';

/** What came of one try. `retryAfter`: the header, as it was sent. */
export type CallAnswer =
  | { ok: true; status: number }
  | {
      ok: false;
      code: Exclude<CallProblem, 'call-off'>;
      status: number | null;
      retryAfter: string | null;
      detail: string;
    };

/**
 * What is made of it. `ends`: the receiver wants no calls any more. `restMs`: so long its other calls wait as well, since it is not there, or has
 * too much to do.
 */
export type CallVerdict =
  | { is: 'done' }
  | { is: 'ends' }
  | { is: 'again'; afterMs: number; restMs: number }
  | { is: 'failed'; restMs: number };

/** How long after each try the next one is made: the specification's example, three days in all. */
const waitsMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** So often a call is tried. */
export const mostTries = waitsMs.length + 1;

/** What a receiver may ask us to wait, and the longest rest that we give it by ourselves. */
const [longestAskedMs, longestRestMs] = [24 * hourMs, 5 * minuteMs];

/**
 * As Standard Webhooks says: 2xx is success, 410 the end, and anything else a failure that is tried again, whatever its status, since what is
 * refused today is often a mistake that somebody mends tomorrow. `attempt` is from one; `troubles`: failures in a row, of whatever call, with this
 * one; `spread`: 0 to 1, another one for each call, so that what failed together does not come again together.
 */
export function judgeCall(
  answer: CallAnswer,
  { attempt, troubles, spread, machineMs }: { attempt: number; troubles: number; spread: number; machineMs: number },
): CallVerdict {
  if (answer.ok) return { is: 'done' };
  if (answer.code === 'call-gone') return { is: 'ends' };
  const asked = readRetryAfter(answer.retryAfter, machineMs);
  const restMs = isOverloaded(answer)
    ? Math.max(asked, Math.min(longestRestMs, 5 * secondMs * 2 ** (Math.max(troubles, 1) - 1)))
    : 0;
  const waitMs = waitsMs[attempt - 1];
  if (waitMs === undefined) return { is: 'failed', restMs };
  return { is: 'again', afterMs: Math.max(asked, Math.round(waitMs * (0.9 + 0.2 * spread))), restMs };
}

/** The receiver is not there or has too much to do; any other refusal is of this one call. */
function isOverloaded({ code, status }: Extract<CallAnswer, { ok: false }>): boolean {
  return code === 'call-unreachable' || status === 429 || (status !== null && status >= 500);
}

/** `Retry-After` in milliseconds, as seconds or as a date (RFC 9110 §10.2.3); 0 where it says nothing. */
function readRetryAfter(header: string | null, machineMs: number): number {
  if (header === null) return 0;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * secondMs : Date.parse(header) - machineMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestAskedMs) : 0;
}
