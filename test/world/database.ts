import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type Db, openDb, type Tx } from '../../db/client.ts';
import { openEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';

/** A database of a test's own, migrated and empty. */
export type TestDatabase = {
  db: Db;
  kind: 'embedded' | 'native';
  /** The owner's address. The embedded database takes one connection only: there, nobody can use it while `db` is open. */
  ownerUrl: string;
  /** Where the app logs in. */
  appUrl: string;
  /** One transaction as a superuser, for looking underneath row-level security. */
  underneath<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** The native server of `DATABASE_URL` (a superuser's) where there is one, else the embedded database. The tests are the same. */
export function openTestDatabase(): Promise<TestDatabase> {
  return process.env.DATABASE_URL ? openNative(process.env.DATABASE_URL) : openCopy();
}

/** Changes with every migration, so that an old template is never used for a new schema. */
const version = (() => {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort())
    hash.update(readFileSync(new URL(file, folder)));
  return hash.digest('hex').slice(0, 12);
})();

/** The embedded database from a prepared folder: copying one takes a tenth of the time of making one. */
async function openCopy(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-test-'));
  await copyPrepared(folder);
  const embedded = await openEmbedded(folder);
  const db = openDb(embedded.url, { poolSize: 1, enterRole: 'hilo_app' });
  return {
    db,
    kind: 'embedded',
    ownerUrl: embedded.url,
    appUrl: embedded.url,
    underneath: (work) =>
      db.orm.transaction(async (tx) => {
        await tx.execute(sql`set local role postgres`);
        return await work(tx);
      }),
    async close() {
      await db.close();
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts a migrated, empty embedded database into a folder. */
export async function copyPrepared(folder: string): Promise<void> {
  const prepared = join(tmpdir(), `hilo-test-template-${version}`);
  if (!existsSync(prepared)) await prepare(prepared);
  cpSync(prepared, folder, { recursive: true });
}

/** Made beside its place and moved there whole, because several test files may find it missing at once. */
async function prepare(prepared: string): Promise<void> {
  const beside = mkdtempSync(join(tmpdir(), 'hilo-test-preparing-'));
  const embedded = await openEmbedded(beside);
  await migrate(embedded.url);
  await embedded.close();
  try {
    renameSync(beside, prepared);
  } catch {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** A database cloned from a migrated template, and the login the app would have: neither owner nor superuser. */
async function openNative(serverUrl: string): Promise<TestDatabase> {
  const template = `hilo_template_${version}`;
  const name = `hilo_test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.begin(async (tx) => {
    // Several test files start at once; one makes the template.
    await tx`select pg_advisory_xact_lock(4711)`;
    const there = await tx`select from pg_database where datname = ${template} and datistemplate`;
    if (there.length === 0) await makeTemplate(serverUrl, template);
  });
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const ownerUrl = withDatabase(serverUrl, name);
  const url = new URL(ownerUrl);
  url.username = 'hilo_login';
  url.password = 'hilo_login';
  const db = openDb(url.toString(), { poolSize: 10, enterRole: 'hilo_app' });
  const owner = openDb(ownerUrl, { poolSize: 1 });
  return {
    db,
    kind: 'native',
    ownerUrl,
    appUrl: url.toString(),
    underneath: (work) => owner.orm.transaction(work),
    async close() {
      await db.close();
      await owner.close();
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  const making = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await making.unsafe(`DROP DATABASE IF EXISTS ${template}_making`);
  await making.unsafe(`CREATE DATABASE ${template}_making`);
  await migrate(withDatabase(serverUrl, `${template}_making`));
  await making.unsafe(
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hilo_login') THEN CREATE ROLE hilo_login LOGIN NOINHERIT PASSWORD 'hilo_login'; END IF; END $$`,
  );
  await making.unsafe('GRANT hilo_app, hilo_system TO hilo_login');
  await making.unsafe(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
  await making.unsafe(`ALTER DATABASE ${template} WITH IS_TEMPLATE true`);
  await making.end();
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
