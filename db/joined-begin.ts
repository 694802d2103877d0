import type postgres from 'postgres';

/** Begins what it is given with these statements, in the message that says `begin`; throws where the transaction did not take them along. */
export type JoinBegin = <T>(statements: string, begin: (check: () => void) => Promise<T>) => Promise<T>;

/**
 * The driver sends `begin` as a statement of its own and lets nobody add to it, so whatever a transaction needs first is one more round trip:
 * two of five where it reads and commits. Here what it needs goes along. The driver asks for `begin` synchronously through the client's own
 * `unsafe`; one that does so in another way is found out by `check`, before the transaction has done anything.
 */
export function joinBegin(client: postgres.Sql): JoinBegin {
  const { unsafe } = client;
  let along: string | null = null;
  const ask: typeof unsafe = (query, args, options) => {
    if (along === null || !query.startsWith('begin')) return unsafe(query, args, options);
    const joined = `${query}; ${along}`;
    along = null;
    return unsafe(joined, args, options);
  };
  Object.assign(client, { unsafe: ask });
  return (statements, begin) => {
    along = statements;
    const begun = begin(() => {
      if (!wentAlong) throw new Error('The driver begins in a way of its own: nothing went along.');
    });
    const wentAlong = along === null;
    along = null;
    return begun;
  };
}
