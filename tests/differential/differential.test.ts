/**
 * Made-up queries on both databases for a fixed time, with a new seed each time: PACTA_DIFFERENTIAL_MINUTES (2 in CI, 0.5 elsewhere), PACTA_DIFFERENTIAL_SEED.
 * Where there is no Neo4j it is one skip that says why.
 */
import { describe, expect, inject, it } from 'vitest';
import { compareSeed } from './compare.ts';

const url = inject('neo4jUrl');
const minutes = Number(process.env['PACTA_DIFFERENTIAL_MINUTES'] ?? (process.env['CI'] === 'true' ? 2 : 0.5));
const seed = Number(process.env['PACTA_DIFFERENTIAL_SEED'] ?? Date.now() % 1_000_000_000);

describe('differential', () => {
  it.skipIf(url === '')(url === '' ? inject('neo4jAbsent') : `made-up queries are answered as Neo4j answers them, seed ${seed}`, async () => {
    const { compared, differences, failed } = await compareSeed(url, { seed, count: Infinity, minutes, tell: () => undefined });
    console.log(`differential: ${compared} compared, ${differences.length} differences, ${failed} refused; seed ${seed}`);
    expect(differences.map(({ graph, shrunk, query, found }) => `${shrunk}\nof ${query}\n${found}\non ${graph}`), `seed ${seed}: npm run differential -- --seed ${seed}`).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  }, minutes * 60_000 + 120_000);
});
