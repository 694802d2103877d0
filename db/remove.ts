import { inArray, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './client.ts';

/** Takes rows out of a table by their ids, the oldest first and at most so many, so that no lock is held for long; how many went. */
export async function removeOldest(
  tx: Tx,
  table: PgTable & { id: PgColumn },
  which: SQL | undefined,
  atMost: number,
): Promise<number> {
  const { id } = table;
  const old = tx.select({ id }).from(table).where(which).orderBy(id).limit(atMost);
  return (await tx.delete(table).where(inArray(id, old)).returning({ id })).length;
}
