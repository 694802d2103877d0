import { defineConfig } from 'vitest/config';

/** The suite as `npm test` runs it: nothing but Node and npm; flows run on the embedded database. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need servers or a browser: `npm run test:services` and `.ci/run` bring them.
    exclude: ['test/services/**', 'test/page/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // No module of ours keeps state, so files share a process: loading everything anew for each was a quarter of the time.
    isolate: false,
    // Most files wait as much as they work; by itself vitest would leave one of two cores idle.
    maxWorkers: 2,
  },
});
