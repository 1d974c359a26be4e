import { defineConfig } from 'vitest/config';

// `pacta-source` makes `#graph/x`, `#cypher/x` and `#server/x` resolve to the TypeScript files, as in tsc. Workers and the client are always the built ones.
const shared = {
  resolve: { conditions: ['pacta-source'] },
  ssr: { resolve: { conditions: ['pacta-source', 'node', 'import', 'module', 'default'] } },
};

export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'units', include: ['tests/{graph,cypher,server,client,datasets}/**/*.test.ts', 'tests/*.test.ts'], testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' } },
      { ...shared, test: { name: 'databases', globalSetup: ['tests/setup/build.ts'], include: ['tests/contract/**/*.test.ts', 'tests/start/**/*.test.ts', 'tests/tck/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000, pool: 'forks', fileParallelism: false } },
      { ...shared, test: { name: 'browser', globalSetup: ['tests/setup/build.ts'], include: ['tests/e2e/**/*.test.ts', 'tests/visual/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, pool: 'forks', fileParallelism: false } },
    ],
  },
});
