/**
 * The statements in `schema/*.txt` one after the other, each kept, on the embedded engine and on the real Neo4j: the same rows and
 * counters, or an error of the same code. Without a Neo4j it is skipped, and says why.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { difference } from './answer.ts';
import { MemorySide } from './memory.ts';
import { Neo4jSide } from './neo4j.ts';

const url = inject('neo4jUrl');
const folder = `${import.meta.dirname}/schema`;

/** Drops what other files have declared, and all data. */
async function empty(neo4j: Neo4jSide): Promise<void> {
  await neo4j.reset([]);
  for (const [what, list] of [['CONSTRAINT', 'SHOW CONSTRAINTS YIELD name'], ['INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"]] as const) {
    const told = await neo4j.ask(list, new Map(), null);
    for (const row of told.kind === 'rows' ? told.rows : []) await neo4j.ask(`DROP ${what} \`${String((JSON.parse(row) as unknown[])[0])}\``, new Map(), null);
  }
}

async function differences(file: string): Promise<string[]> {
  const found: string[] = [];
  const memory = new MemorySide();
  const neo4j = new Neo4jSide(url);
  await empty(neo4j);
  for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter((l) => l !== '' && !l.startsWith('#'))) {
    if (line === 'await') {
      await neo4j.ask('CALL db.awaitIndexes(60)', new Map(), null);
      continue;
    }
    const [mine, theirs] = [memory.keep(line), await neo4j.ask(line, new Map(), null)];
    const codes = mine.kind === 'error' && theirs.kind === 'error' && mine.code !== theirs.code ? `code ${mine.code}; neo4j ${theirs.code}` : null;
    const told = difference(mine, theirs, /ORDER BY/.test(line) ? 'total' : 'free') ?? codes;
    if (told !== null) found.push(`${line}\n  ${told}`);
  }
  await empty(neo4j);
  await neo4j.close();
  return found;
}

describe.skipIf(url === '')(`schema as in Neo4j ${inject('neo4jAbsent')}`, () => {
  for (const file of readdirSync(folder)) it(file, async () => expect(await differences(file)).toEqual([]), 300_000);
});
