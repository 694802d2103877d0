import type { Connection } from '../crm/callout.ts';
import { nameKey } from '../crm/locale.ts';

/** Which connection is meant: by its number, its name, or (from a button) its id. */
export function findConnection(words: string, connections: readonly Connection[]): Connection | null {
  const said = words.trim();
  if (said.startsWith('#')) return connections.find(({ id }) => `#${id}` === said) ?? null;
  if (/^\d{1,4}$/.test(said)) return connections.find(({ number }) => number === Number(said)) ?? null;
  return connections.find(({ name }) => nameKey(name) === nameKey(said)) ?? null;
}
