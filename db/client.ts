import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { AppError } from '../src/kit/errors.ts';
import type { TenantId } from '../src/kit/ids.ts';

/** An open database. Nothing is read or written through it but by `withTenant` and `withSystem`. */
export type Db = { orm: PostgresJsDatabase; close(): Promise<void> };

/** One transaction, already in its role. */
export type Tx = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

export type OpenOptions = {
  /** Connections at most. The embedded database takes exactly one (trust.md §1.12). */
  poolSize: number;
  /** A role to enter on connecting, where the login itself has too many rights (embedded: everybody is superuser). */
  enterRole?: string;
  /** Milliseconds for connecting. */
  connectTimeoutMs?: number;
};

/**
 * Opens a pool. `max_pipeline` is lifted out of reach because of a hole in postgres 3.4.9: at that boundary `begin` goes out without
 * reserving its connection, and later writes are acknowledged inside somebody else's open transaction (porsager/postgres #1189, #823;
 * pinned by test/services/pipeline-hole.test.ts).
 */
export function openDb(url: string, options: OpenOptions): Db {
  const client = connectTo(url, poolSettings(options));
  return { orm: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/** A bare driver on a `postgres://` address or, for the embedded database, on the path of its socket. */
export function connectTo(url: string, settings: postgres.Options<Record<string, never>>): postgres.Sql {
  if (!url.startsWith('/')) return postgres(url, settings);
  return postgres({ ...settings, path: url, user: 'postgres', database: 'postgres' });
}

export function poolSettings(options: OpenOptions) {
  // `max_pipeline` is missing from the driver's types.
  const pipeline: object = { max_pipeline: 1e9 };
  return {
    ...pipeline,
    max: options.poolSize,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: Math.ceil((options.connectTimeoutMs ?? 10_000) / 1000),
    onnotice: () => {},
    connection: {
      application_name: 'hilo',
      idle_in_transaction_session_timeout: 30_000,
      ...(options.enterRole ? { role: options.enterRole } : {}),
    },
  } satisfies postgres.Options<Record<string, never>>;
}

const inTransaction = new AsyncLocalStorage<true>();

/** Runs one transaction as `hilo_app` for one business: row-level security hides every other one. */
export function withTenant<T>(db: Db, tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, 'hilo_app', tenantId, work);
}

/** Runs one transaction as `hilo_system`: the machinery's columns of every business, and no message text. */
export function withSystem<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, 'hilo_system', '', work);
}

/** Everything a transaction needs is set for that transaction alone, in one round trip, so nothing can leak to the connection's next user. */
function transact<T>(db: Db, role: string, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  // With a pool of one, asking the pool from inside a transaction waits for itself for ever; with more it is a second, separate transaction.
  // Both are mistakes, so both fail at once.
  if (inTransaction.getStore()) return Promise.reject(new AppError('nested-transaction'));
  return inTransaction.run(true, () =>
    db.orm.transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', ${role}, true), set_config('hilo.tenant', ${tenant}, true)`);
      return work(tx);
    }),
  );
}

/** Leaves the mark of an open transaction behind: for work that is rung inside one and runs after it. */
export function outsideTransaction<T>(work: () => T): T {
  return inTransaction.exit(work);
}
