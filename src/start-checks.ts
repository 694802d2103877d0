import { sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { type Db, openDb } from '../db/client.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { ConfigError } from './config.ts';

type Login = {
  name: string;
  super: boolean;
  bypass: boolean;
  owns: boolean;
  migrated: boolean;
  backfills: boolean;
  app: boolean;
  system: boolean;
  inherits: boolean;
  vector: string | null;
};

/**
 * Refuses a database that would not protect one business from another, or is not up to date. Returns what only deserves a warning. It logs in
 * without entering a role, because on a database that was never migrated there is none.
 */
export async function checkDatabase(url: string): Promise<string[]> {
  const db = openDb(url, { poolSize: 1 });
  try {
    const login = await readLogin(db);
    refuseTooStrong(login);
    if (!login.migrated)
      throw new ConfigError('The database was never migrated: run `npm run migrate` with MIGRATE_DATABASE_URL.');
    if (!login.app || !login.system)
      throw new ConfigError(`The login ${login.name} may not enter Hilo's roles: run \`${grantTo(login.name)}\` as the owner.`);
    const pending = await pendingMigrations(db);
    if (pending > 0)
      throw new ConfigError(
        `The database lacks ${pending} migration${pending === 1 ? '' : 's'}: run \`npm run migrate\` with MIGRATE_DATABASE_URL.`,
      );
    return warningsOf(login);
  } finally {
    await db.close();
  }
}

function refuseTooStrong({ name, ...login }: Login): void {
  if (login.super)
    throw new ConfigError(
      `DATABASE_URL logs in as ${name}, a superuser: row-level security would not hold. Use a login of its own.`,
    );
  if (login.bypass)
    throw new ConfigError(`DATABASE_URL logs in as ${name}, which may bypass row-level security. Use a login without BYPASSRLS.`);
  if (login.owns)
    throw new ConfigError(
      `DATABASE_URL logs in as ${name}, which owns Hilo's tables or may act as their owner. Migrate as the owner, and serve with another login.`,
    );
  if (login.backfills)
    throw new ConfigError(
      `DATABASE_URL logs in as ${name}, which may enter hilo_backfill and see every business: run \`REVOKE hilo_backfill FROM ${name}\` as the owner.`,
    );
}

function warningsOf(login: Login): string[] {
  const warnings: string[] = [];
  if (login.vector && compareVersions(login.vector, '0.8.4') < 0)
    warnings.push(`pgvector ${login.vector} has known faults: 0.8.4 or newer is advised`);
  if (login.inherits)
    warnings.push(
      `the login ${login.name} has the rights of Hilo's roles without entering them: \`${grantTo(login.name)}\` as the owner takes them away`,
    );
  return warnings;
}

/** Membership that lets a login enter the roles, and gives it nothing before it does. */
function grantTo(name: string): string {
  return `GRANT hilo_app, hilo_system TO ${name} WITH INHERIT FALSE`;
}

async function readLogin(db: Db): Promise<Login> {
  try {
    const [row] = await db.orm.execute<Login>(sql`
      select session_user as name, r.rolsuper as super, r.rolbypassrls as bypass,
        exists (select from pg_tables t join pg_roles o on o.rolname = t.tableowner
          where t.schemaname = 'public' and t.tablename in ('tenants', 'messages') and pg_has_role(session_user, o.oid, 'MEMBER')) as owns,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations') as migrated,
        ${inRole('hilo_backfill', 'MEMBER')} as backfills, ${inRole('hilo_app', 'MEMBER')} as app,
        ${inRole('hilo_system', 'MEMBER')} as system, ${inRole('hilo_app', 'USAGE')} as inherits,
        (select extversion from pg_extension where extname = 'vector') as vector
      from pg_roles r where r.rolname = session_user`);
    return row!;
  } catch (error) {
    const cause = (error as { cause?: Error }).cause ?? (error as Error);
    throw new ConfigError(`The database of DATABASE_URL cannot be used (${cause.message}). Check the address, and that it runs.`);
  }
}

function inRole(role: string, how: 'MEMBER' | 'USAGE') {
  return sql`coalesce((select pg_has_role(session_user, oid, ${how}) from pg_roles where rolname = ${role}), false)`;
}

/** Refuses a Redis that throws keys away. One that is away or without AOF only deserves a warning: it holds hints. */
export async function checkRedis(redis: Redis): Promise<string[]> {
  let memory: string;
  let persistence: string;
  try {
    await redis.connect();
    memory = await redis.info('memory');
    persistence = await redis.info('persistence');
  } catch {
    return ['redis cannot be reached: work goes on inside each process until it can'];
  }
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy && policy !== 'noeviction')
    throw new ConfigError(`The Redis of REDIS_URL evicts (maxmemory-policy ${policy}): set it to noeviction.`);
  return /aof_enabled:1/.test(persistence)
    ? []
    : ['redis keeps no append-only file: rings are lost when it restarts, and rung again within a second'];
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
