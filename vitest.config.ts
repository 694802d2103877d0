import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first: begun last, one of them keeps one core busy for a minute while the other has nothing left. By itself vitest goes by size. */
class CrashesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const crashes = (file: TestSpecification) => file.moduleId.includes('/test/crash/');
    return [...sorted.filter(crashes), ...sorted.filter((file) => !crashes(file))];
  }
}

/** The suite as `npm test` runs it: nothing but Node and npm; flows run on the embedded database. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need servers or a browser: `npm run test:services` and `.ci/run` bring them.
    exclude: ['test/services/**', 'test/page/**'],
    setupFiles: ['test/another-day.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // No module of ours keeps state, so files share a process: loading everything anew for each was a quarter of the time.
    isolate: false,
    // Most files wait as much as they work; by itself vitest would leave one of two cores idle.
    maxWorkers: 2,
    sequence: { sequencer: CrashesFirst },
  },
});
