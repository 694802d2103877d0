import type { ErrorCode } from '../kit/errors.ts';

/** What Meta refused, and our own code for it. `detail` is Meta's text: for logs, it holds no message text. */
export type GraphError = { code: ErrorCode; graphCode: number | null; detail: string | null };

/** Our code for one of Meta's (meta-cloud-api.md §5), whether it came in an answer or in a `failed` status. */
export function graphErrorCode(graphCode: number | null, isTransient = false): ErrorCode {
  void [graphCode, isTransient];
  throw new Error('coming');
}

/** Reads an error answer. Null where the body is not Graph's JSON (then nobody knows what happened). */
export function readGraphError(status: number, body: unknown): GraphError | null {
  void [status, body];
  throw new Error('coming');
}

/**
 * How long to wait before try number `attempt` + 1 (attempt counts from 1: the tries so far), in milliseconds; null where it must not be
 * tried again by itself. `random` is in [0, 1).
 */
export function retryDelayMs(code: ErrorCode, attempt: number, random: number): number | null {
  void [code, attempt, random];
  throw new Error('coming');
}
