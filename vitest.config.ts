import { defineConfig } from 'vitest/config';
import { PartsReporter } from './tests/reporter.ts';

const shared = { globalSetup: ['tests/setup.ts'] };
const architecture = 'tests/architecture/**/*.test.ts';

/** `unit` is the inner loop; `whole` starts processes, servers and browsers. */
export default defineConfig({
  test: {
    reporters: [new PartsReporter()],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', architecture],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Vitest would leave a core idle: on two cores that is half of them.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [architecture],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
