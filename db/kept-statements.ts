import type postgres from 'postgres';

/** A kept query weighs some 60 kB at the server, on every connection: these many at most. In a day of a business a hundred are nine of ten. */
const mostKept = 300;
/** How often a query is asked until it is kept. */
const often = 3;
/** A query with more arguments is a list, whose length is hardly ever the same again; a sweep has some eighty. */
const mostArguments = 100;
/** Queries that are counted before all are counted anew. */
const mostCounted = 2_000;

/**
 * drizzle hands every query to `unsafe`, which prepares it anew each time: two round trips instead of one, and the server reads again what it
 * knows already. Here each connection keeps what it is asked often. A query without arguments stays a simple one.
 */
export function keepStatements(client: postgres.Sql): postgres.Sql {
  const isKept = openChoice();
  const { begin } = keeping(client, isKept);
  const work = (how: (tx: postgres.TransactionSql) => unknown) => begin((tx) => how(keeping(tx, isKept)));
  return Object.assign(client, { begin: work });
}

function keeping<S extends postgres.Sql | postgres.TransactionSql>(client: S, isKept: (query: string) => boolean): S {
  const { unsafe } = client;
  const ask: typeof unsafe = (query, args = [], options = {}) =>
    unsafe(query, args, { ...options, prepare: args.length > 0 && args.length <= mostArguments && isKept(query) });
  return Object.assign(client, { unsafe: ask });
}

/** Counts what a pool is asked, and says of each query whether its connections keep it. */
function openChoice(): (query: string) => boolean {
  const kept = new Set<string>();
  const counted = new Map<string, number>();
  return (query) => {
    if (kept.has(query)) return true;
    if (kept.size === mostKept) return false;
    const times = (counted.get(query) ?? 0) + 1;
    if (times >= often) {
      counted.delete(query);
      kept.add(query);
      return true;
    }
    if (counted.size === mostCounted) counted.clear();
    counted.set(query, times);
    return false;
  };
}
