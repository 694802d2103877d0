import { defineConfig } from 'vitest/config';

/** The simulator's page in a real browser, against a real `npm start`. Run by .ci/run, which installs the browser. */
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
    // One story told in steps: what follows a step that failed says nothing.
    bail: 1,
  },
});
