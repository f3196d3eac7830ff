import { defineConfig } from 'vitest/config';

const shared = { globalSetup: ['tests/setup.ts'], passWithNoTests: true };

/** `unit` is the inner loop; `whole` starts processes, servers and browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { ...shared, name: 'whole', include: ['tests/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
