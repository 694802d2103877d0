import { migrate } from '../db/migrate.ts';
import { ConfigError, readMigrateUrl } from './config.ts';

/** `npm run migrate`: brings the database up to date, as its owner. */
try {
  await migrate(readMigrateUrl(process.env));
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  // The driver's own words say what is wrong (no right to create an extension, no such host); the query around them does not.
  const cause = (error as { cause?: Error }).cause ?? (error as Error);
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Migrating failed: ${cause.message}.`}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
