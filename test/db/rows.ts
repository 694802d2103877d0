import type { SQL } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';

/** The rows of a query, without the driver's decoration. */
export async function rowsOf<T extends Record<string, unknown>>(tx: Pick<Tx, 'execute'>, query: SQL): Promise<T[]> {
  return (await tx.execute(query)).map((row) => ({ ...row }) as T);
}
