import { defineConfig } from 'vitest/config';

const missing = ['DATABASE_URL', 'REDIS_URL'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(
    `These tests need a PostgreSQL and a Redis, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set: \`eval "$(.ci/services env)"\` starts both.\n`,
  );
  process.exit(2);
}

/** `npm run test:services`: the flow tests again, on native PostgreSQL and Redis, and those that make sense only there. */
export default defineConfig({
  test: {
    include: ['flows', 'contracts', 'db', 'services'].map((folder) => `test/${folder}/**/*.test.ts`),
    // Counts billed messages, which no database changes, and takes a minute to do so.
    exclude: ['test/flows/day.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // No module of ours keeps state, so files share a process: loading everything anew for each was a quarter of the time.
    isolate: false,
    // A file is an app, a database and its share of the two servers, which run on the same two cores.
    maxWorkers: 2,
  },
});
