import { migrate } from '../db/migrate.ts';
import { ConfigError, readMigrateUrl } from './config.ts';

/** `npm run migrate`: brings the database up to date, as its owner. */
try {
  await migrate(readMigrateUrl(process.env));
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Migrating failed: ${(error as Error).message}`}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
