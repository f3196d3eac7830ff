import { defineConfig } from 'vitest/config';
import { PartsReporter } from './tests/reporter.ts';

const shared = {
  globalSetup: ['tests/setup.ts'],
  setupFiles: ['tests/random-cases.ts'],
  // What is waited for comes on a busy machine too; the usual second would make a verdict of time.
  expect: { poll: { timeout: 120_000 } },
};
/** Of the tree itself: nothing is started but small programs. */
const ofTheTree = 'tests/{architecture,delivery}/**/*.test.ts';

/** `unit` is the inner loop; `whole` starts processes, servers and browsers. */
export default defineConfig({
  test: {
    reporters: [new PartsReporter()],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', ofTheTree],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Vitest would leave a core idle: on two cores that is half of them.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [ofTheTree],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Much of it is waiting for processes and browsers.
          maxWorkers: '100%',
        },
      },
    ],
  },
});
