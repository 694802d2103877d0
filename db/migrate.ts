import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { connectTo, type Db } from './client.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/** Brings the database up to date, as its owner. Everything that is pending happens in one transaction, or nothing does. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = connectTo(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await runMigrations(drizzle(client), { migrationsFolder: folder });
    // The app reads which migrations there are, to refuse to start on an older database.
    await client.unsafe(
      'GRANT USAGE ON SCHEMA drizzle TO hilo_system; GRANT SELECT ON drizzle.__drizzle_migrations TO hilo_system',
    );
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** How many migrations this version brings. */
export function migrationCount(): number {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { when: number }[] };
  return journal.entries.length;
}

/** How many of them the database has not had yet. Asked as `hilo_system`; a database without any answers with all of them. */
export async function pendingMigrations(db: Db): Promise<number> {
  const done = await db.orm
    .transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'hilo_system', true)`);
      const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from drizzle.__drizzle_migrations`);
      return row?.n ?? 0;
    })
    .catch((error: { code?: string; cause?: { code?: string } }) => {
      // No such role, schema or table: nothing was ever migrated here.
      const code = error.cause?.code ?? error.code;
      if (code === '22023' || code === '3F000' || code === '42P01' || code === '42501') return 0;
      throw error;
    });
  return Math.max(0, migrationCount() - done);
}
