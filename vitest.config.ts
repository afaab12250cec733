import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const TESTS = readdirSync(new URL('test', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path}`);

// Who replaces a module or the timers would do so for every file that runs in the same process; who weighs its memory would
// weigh what they have left.
const NEEDS_ITS_OWN_PROCESS =
  /\bvi\.(mock|useFakeTimers|stubGlobal)\(|\/fake-time\.ts'|\bsetFlagsFromString\(|\bmemoryUsage\(/;
const alone = TESTS.filter((path) =>
  NEEDS_ITS_OWN_PROCESS.test(readFileSync(new URL(path, import.meta.url), 'utf8')),
);

export default defineConfig({
  resolve: {
    // Two copies of graphql in one process make our own errors look foreign, and foreign errors are masked.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    // Also on a small machine.
    maxWorkers: '100%',
    // Patience for a machine that is busy with something else: on a quiet one a test takes a few seconds at most, or says so.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Its usual second is not enough for a condition that a busy machine comes to late.
    expect: { poll: { timeout: 20_000 } },
    // No log may hold a secret: each file is watched, and the run as a whole.
    setupFiles: ['test/support/secrets/watch-file.ts'],
    globalSetup: ['test/support/secrets/watch-run.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**', ...alone],
          // Loading the service takes longer than most files: a process loads it once, and runs one file after the other.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'unit-alone', include: alone, exclude: ['test/system/**'] } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
