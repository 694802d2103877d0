import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { applyFact, type Fact, factsOf } from './facts.ts';
import { emptyState, type State } from './state.ts';

export type Journal = { append(facts: readonly Fact[]): void; close(): void };

/**
 * Reads the folder's journal, writes it again without what no longer matters, and keeps it open for appending.
 * `append` returns after write(2), so a `kill -9` of this process loses nothing; a power cut may, which a development tool can bear.
 */
export function openJournal(folder: string): { state: State; fresh: boolean; journal: Journal } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'journal.jsonl');
  const fresh = !existsSync(path);
  const state = fresh ? emptyState() : replay(readFileSync(path, 'utf8'));
  if (!fresh) compact(path, state);
  const file = openSync(path, 'a');
  let open = true;
  return {
    state,
    fresh,
    journal: {
      append(facts) {
        if (open && facts.length > 0) writeSync(file, lines(facts));
      },
      close() {
        if (open) closeSync(file);
        open = false;
      },
    },
  };
}

function replay(text: string): State {
  const state = emptyState();
  for (const line of text.split('\n')) {
    const fact = line === '' ? null : read(line);
    if (fact) applyFact(state, fact);
  }
  return state;
}

/** A line cut short by a kill in the middle of write(2) was never answered for, so it may be dropped. */
function read(line: string): Fact | null {
  try {
    return JSON.parse(line) as Fact;
  } catch {
    return null;
  }
}

function compact(path: string, state: State): void {
  const next = `${path}.next`;
  const file = openSync(next, 'w');
  for (const fact of factsOf(state)) writeSync(file, lines([fact]));
  closeSync(file);
  renameSync(next, path);
}

function lines(facts: readonly Fact[]): string {
  return facts.map((fact) => `${JSON.stringify(fact)}\n`).join('');
}
