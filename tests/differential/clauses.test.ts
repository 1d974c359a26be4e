/**
 * What stands in the `.txt` files beside this one, a query a line, on the embedded engine and on the real Neo4j: the same rows,
 * counters and graph afterwards, or an error on both. Without a Neo4j it is skipped, and says why.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { compareFile } from './compare.ts';

const url = inject('neo4jUrl');

describe.skipIf(url === '')(`clauses as in Neo4j ${inject('neo4jAbsent')}`, () => {
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))) {
    it(file, async () => {
      const told: string[] = [];
      await compareFile(url, readFileSync(`${import.meta.dirname}/${file}`, 'utf8'), false, (line) => told.push(line));
      expect(told).toEqual([]);
    }, 300_000);
  }
});
