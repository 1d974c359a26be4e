/**
 * Queries whose types are told only as they run, on the embedded engine and on the real Neo4j. A known seed, so that a run does not depend on luck;
 * `npm run differential -- --untyped --seed N --count M` asks others.
 */
import { expect, describe, inject, it } from 'vitest';
import { compareFile } from './compare.ts';
import { untypedQueries } from './untyped.ts';

const url = inject('neo4jUrl');
const COUNT = 3000;

describe.skipIf(url === '')(`values without a known type, as in Neo4j ${inject('neo4jAbsent')}`, () => {
  it(`answers ${COUNT} queries of seed 1 alike`, async () => {
    const told: string[] = [];
    const count = await compareFile(url, untypedQueries(1, COUNT).join('\n'), false, (line) => told.push(line));
    expect(told).toEqual([]);
    expect(count).toBe(0);
  }, 600_000);
});
