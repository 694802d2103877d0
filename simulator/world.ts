import { applyFact, type Fact } from './facts.ts';
import type { Journal } from './journal.ts';
import type { State } from './state.ts';

/** Everything the rooms share: what is so, a way to make it so for good, and what time it is in business. */
export type World = {
  readonly state: State;
  readonly folder: string;
  /** Writes the facts down, applies them, then tells whoever watches; in this order, so that nobody sees what a kill could undo. */
  record(...facts: Fact[]): void;
  watch(listener: (fact: Fact) => void): () => void;
  /** Things worth a look that are not facts: typing. */
  whisper(event: string, data: unknown): void;
  overhear(listener: (event: string, data: unknown) => void): () => void;
  /** Business time in milliseconds: machine time plus the offset. */
  now(): number;
  /** The simulator's own address, for media urls. */
  url: string;
  /** How long after an answer its statuses come, machine time. */
  statusAfterMs: { sent: number; delivered: number };
};

/** Puts a state and its journal together. */
export function openWorld(state: State, journal: Journal, folder: string): World {
  const watchers = new Set<(fact: Fact) => void>();
  const ears = new Set<(event: string, data: unknown) => void>();
  return {
    state,
    folder,
    url: '',
    statusAfterMs: { sent: 30, delivered: 90 },
    now: () => Date.now() + state.offsetMs,
    record(...facts) {
      journal.append(facts);
      for (const fact of facts) applyFact(state, fact);
      for (const fact of facts) for (const watcher of watchers) watcher(fact);
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    whisper(event, data) {
      for (const ear of ears) ear(event, data);
    },
    overhear(listener) {
      ears.add(listener);
      return () => ears.delete(listener);
    },
  };
}
