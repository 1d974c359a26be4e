/**
 * Every difference ever found, on the embedded engine and, where it is there, on the real Neo4j: both must give the answer that is written down.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from './answer.ts';
import { found, graph } from './found.ts';
import { MemorySide } from './memory.ts';
import { Neo4jSide } from './neo4j.ts';

const NONE = new Map<string, never>();
const NOTHING_MORE = 'RETURN 1';
const url = inject('neo4jUrl');

/** Without the rows of the query that only makes the transaction end in an undoing. */
function judged(answer: Answer): { rows: readonly string[] | null; counters: string } {
  return answer.kind === 'error' ? { rows: null, counters: '' } : { rows: answer.rows.filter((row) => !row.startsWith('after: ')).sort(), counters: answer.counters };
}

describe('differences found, on memory', () => {
  const memory = new MemorySide();
  beforeAll(() => memory.reset([graph]));
  it.each(found)('$name', ({ query, rows, counters = '' }) => {
    expect(judged(memory.ask(query, NONE, null))).toEqual({ rows, counters });
  });
});

describe.skipIf(url === '')(`differences found, on neo4j ${inject('neo4jAbsent')}`, () => {
  let neo4j: Neo4jSide;
  beforeAll(async () => {
    neo4j = new Neo4jSide(url);
    await neo4j.reset([graph]);
  });
  afterAll(async () => {
    await neo4j.reset([]);
    await neo4j.close();
  });
  it.each(found)('$name', async ({ query, rows, counters = '' }) => {
    expect(judged(await neo4j.ask(query, NONE, NOTHING_MORE))).toEqual({ rows, counters });
  });
});
