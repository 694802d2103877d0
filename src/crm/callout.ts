import type { ErrorCode } from '../kit/errors.ts';
import type { Id, TenantId } from '../kit/ids.ts';

/** Another system that is called when a rule says so. Its address is sealed; of it only the host is shown. */
export type Connection = {
  id: Id<'connection'>;
  /** What the team calls it by, beside its name. */
  number: number;
  name: string;
  host: string;
  state: 'on' | 'off';
  /** Why it is off, where nobody switched it off: it answered 410, or took nothing for days. */
  offBecause: OffBecause | null;
  /** Since when it has taken nothing; null: it took the last one, or there was none. */
  failingSince: Date | null;
};

export type OffBecause = 'gone' | 'failing';

/** How the calls of a connection went: those that are kept. */
export type CallCounts = { done: number; waiting: number; failed: number; lastDoneAt: Date | null };

/** A call that did not arrive yet, or will not. */
export type CallLine = {
  id: Id<'callout'>;
  type: string;
  state: 'waiting' | 'failed';
  tries: number;
  /** Why the last try failed; null: there was none. */
  problem: CallProblem | null;
  /** The status that was answered, where there was an answer. */
  status: number | null;
  at: Date;
};

export type CallProblem = Extract<ErrorCode, `call-${string}`>;

/** As many as a business can keep in view. */
export const mostConnections = 20;

/** What may be asked about other systems that are called. */
export type CalloutRead = {
  /** By number; without those that are removed. */
  connections(): Promise<Connection[]>;
  /** The number the next one gets. */
  nextConnectionNumber(): Promise<number>;
  callCounts(): Promise<Map<Id<'connection'>, CallCounts>>;
  /** Of one connection, newest first: what failed or waits after a try that failed. */
  callTroubles(id: Id<'connection'>, limit: number): Promise<CallLine[]>;
  /** Of all, since then. */
  callsSince(since: Date): Promise<{ failed: number; waiting: number }>;
};

/** What the address of a connection is sealed for. */
export function connectionPlace(tenantId: TenantId, id: Id<'connection'>): string {
  return `${tenantId}/connection/${id}`;
}
