import { defineConfig } from 'vitest/config';

/** `pacta-source` makes `#graph/x`, `#cypher/x` and `#server/x` resolve to the TypeScript files, as in tsc. */
export default defineConfig({
  resolve: { conditions: ['pacta-source'] },
  ssr: { resolve: { conditions: ['pacta-source', 'node', 'import', 'module', 'default'] } },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' },
});
