import { defineConfig } from 'vitest/config';

/** What is too long for continuous integration: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['**/*.long.test.ts'],
    exclude: ['node_modules/**'],
    globalSetup: ['tools/test-database.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 3_600_000,
  },
});
