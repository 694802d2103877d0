import type { Fault, Faults } from '../faults.ts';
import type { Business, Json } from '../state.ts';
import type { World } from '../world.ts';
import type { Pace } from './pace.ts';

/** What Graph's rooms need. */
export type Meta = {
  world: World;
  faults: Faults;
  pace: Pace;
  templateReviewMs: number;
  later(delayMs: number, work: () => void): void;
};

/** One call, with the business whose token it carried. `id` is the path's first part, `edge` the rest. */
export type Call = {
  method: string;
  id: string;
  edge: string;
  business: Business;
  body: Json;
  query: Record<string, string>;
  form: FormData | null;
  raw: Buffer | null;
};

/** An answer, and what the ledger should know of it. `hold` keeps the connection without answering. */
export type Answer = {
  body: unknown;
  status?: number;
  wamid?: string;
  callbackData?: string | null;
  to?: string | null;
  hold?: Fault;
};
