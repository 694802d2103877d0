import { defineConfig } from 'vitest/config';

/** The suite as `npm test` runs it: nothing but Node and npm; flows run on the embedded database. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 40_000,
    pool: 'forks',
  },
});
