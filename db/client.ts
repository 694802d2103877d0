import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { AppError } from '../src/kit/errors.ts';
import { isId, type TenantId } from '../src/kit/ids.ts';
import { type JoinBegin, joinBegin } from './joined-begin.ts';
import { keepStatements } from './kept-statements.ts';

/** An open database. Nothing is read or written through it but by `withTenant` and `withSystem`. */
export type Db = {
  orm: PostgresJsDatabase;
  /** What a transaction needs before anything else goes along with its begin. */
  join: JoinBegin;
  /** Resolves once the role of `enterRole` is entered where that takes a query of its own; rejects where it could not be. */
  entered: Promise<null>;
  close(): Promise<void>;
};

/** One transaction, already in its role. */
export type Tx = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

export type OpenOptions = {
  /** Connections at most. The embedded database takes exactly one (trust.md §1.12). */
  poolSize: number;
  /**
   * A role every connection enters at once, so that what is asked outside `withTenant` and `withSystem` is asked without a tenant and sees
   * nothing, whatever the login itself may do (embedded: everybody is superuser; native: a login may inherit the rights of its roles).
   */
  enterRole?: 'hilo_app';
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
  // The embedded database ignores what a connection asks for on connecting. It has one session for all of them, so entering once is enough,
  // and the first query of a pool of one is the first to run.
  const entered =
    options.enterRole && isSocket(url) ? client.unsafe(`SET ROLE ${options.enterRole}`).then(() => null) : Promise.resolve(null);
  entered.catch(() => {});
  const asked = keepStatements(refusingNested(client));
  const join = joinBegin(asked);
  return { orm: drizzle(asked), join, entered, close: () => client.end({ timeout: 5 }) };
}

/**
 * With a pool of one, asking the pool from inside a transaction waits for itself for ever; with more it is a second, separate transaction.
 * Both are mistakes, so both fail at once: the pool answers nobody who is inside one.
 */
function refusingNested(client: postgres.Sql): postgres.Sql {
  const { begin, unsafe } = client;
  const outside = <T extends (...args: never[]) => unknown>(ask: T) =>
    ((...args: Parameters<T>) => {
      if (inTransaction.getStore()) throw new AppError('nested-transaction');
      return ask(...args);
    }) as T;
  return Object.assign(client, { begin: outside(begin), unsafe: outside(unsafe) });
}

function isSocket(url: string): boolean {
  return url.startsWith('/');
}

/** A bare driver on a `postgres://` address or, for the embedded database, on the path of its socket. */
export function connectTo(url: string, settings: postgres.Options<Record<string, never>>): postgres.Sql {
  if (!isSocket(url)) return postgres(url, settings);
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
      // A kept query is still planned with the values it is asked for: a plan for any value would find no partial index on a state.
      plan_cache_mode: 'force_custom_plan',
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

/** Everything a transaction needs is set for that transaction alone, as it begins, so nothing can leak to the connection's next user. */
async function transact<T>(
  db: Db,
  role: 'hilo_app' | 'hilo_system',
  tenant: TenantId | '',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (inTransaction.getStore()) throw new AppError('nested-transaction');
  // It stands in the statement itself.
  if (tenant !== '' && !isId(tenant)) throw new Error('That is no id of a business.');
  await db.entered;
  return await db.join(`set local role ${role}; set local hilo.tenant = '${tenant}'`, (check) =>
    db.orm.transaction((tx) =>
      inTransaction.run(true, async () => {
        check();
        return await work(tx);
      }),
    ),
  );
}
