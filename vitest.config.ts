import { defineConfig } from 'vitest/config';

// `pacta-source` makes `#graph/x`, `#cypher/x` and `#server/x` resolve to the TypeScript files, as in tsc. Workers and the client are always the built ones.
const shared = {
  resolve: { conditions: ['pacta-source'] },
  ssr: { resolve: { conditions: ['pacta-source', 'node'] } },
};

export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'units', include: ['tests/{graph,cypher,server,client,datasets}/**/*.test.ts', 'tests/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' } },
      {
        ...shared,
        test: {
          name: 'product', include: ['tests/{contract,start,tck,e2e,visual,safety,differential}/**/*.test.ts'], globalSetup: ['tests/setup/build.ts', 'tests/setup/neo4j.ts'],
          testTimeout: 120_000, hookTimeout: 300_000, pool: 'forks', fileParallelism: false,
        },
      },
    ],
  },
});
