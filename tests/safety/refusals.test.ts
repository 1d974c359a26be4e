/** Ten thousand ways to write, refused: by the rule, over HTTP on both databases, and by the databases themselves; nothing that they hold has changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFolders } from '#cypher/dataset-folder';
import { assertReadOnly } from '#cypher/access';
import type { Database } from '#cypher/database';
import { DatabaseUnavailable, QueryForbidden, QuerySyntaxError } from '#cypher/failures';
import { openers } from '../contract/open.ts';
import { openHouse, type House } from '../server/house.ts';
import { fingerprintOf } from './fingerprint.ts';
import { randomOf } from './random.ts';
import { plainWays, waysToWrite } from './writes.ts';

const count = Number(process.env['PACTA_REFUSALS'] ?? 10_000);
const seed = Number(process.env['PACTA_SEED'] ?? Date.now() % 2 ** 31);
const ways = waysToWrite(count, randomOf(seed));

/** So many at once. */
async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await act(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

function refusalOf(query: string): 'forbidden' | 'syntax' | 'let through' {
  try {
    assertReadOnly(query);
    return 'let through';
  } catch (error) {
    if (error instanceof QueryForbidden) return 'forbidden';
    if (error instanceof QuerySyntaxError) return 'syntax';
    throw error;
  }
}

describe('the rule', () => {
  it(`refuses ${count} ways to write (PACTA_SEED=${seed})`, () => {
    const tally = { forbidden: 0, syntax: 0, 'let through': 0 };
    const through: string[] = [];
    for (const way of ways) {
      const refusal = refusalOf(way);
      tally[refusal] += 1;
      if (refusal === 'let through') through.push(way);
    }
    console.log(`refusals, seed ${seed}: ${JSON.stringify(tally)}`);
    expect(through.slice(0, 20)).toEqual([]);
    // most must be refused for what they do, not because they cannot be read
    expect(tally.forbidden).toBeGreaterThan(count / 2);
  });

  it.each(plainWays)('forbids, having read it: %s', (way) => {
    expect(refusalOf(way)).toBe('forbidden');
  });

  it('lets through what only reads, however it looks', () => {
    for (const query of [
      'MATCH (n) RETURN n.create, n.set, n.`delete`', 'RETURN "CREATE (n)" AS merge', 'MATCH (set:DELETE {merge: 1}) RETURN set // CREATE', 'EXPLAIN MATCH (n) RETURN n', 'PROFILE MATCH (n) RETURN n', 'CYPHER 5 MATCH (n) RETURN n', 'CALL db.labels() YIELD label RETURN label', 'SHOW INDEXES', 'CALL { RETURN 1 AS x } RETURN x',
      'M\\u0041TCH (n) RETURN n', 'WITH [1] AS foreach RETURN foreach', 'MATCH (n) WHERE EXISTS { (n)-[:CREATE]->() } RETURN n;',
    ]) expect(refusalOf(query), query).toBe('let through');
  });
});

describe.each(openers)('on $name', ({ name, open }) => {
  let database: Database;
  let house: House;
  let before: string;
  beforeAll(async () => {
    database = await open();
    for (const dataset of await compileFolders('graph/datasets')) await database.load(dataset, { today: '2026-11-24' });
    house = await openHouse(database, { requestsPerMinute: 10_000_000 });
    before = await fingerprintOf(database);
  });
  afterAll(async () => {
    await house.close();
    await database.close();
  });

  it('the server refuses each, and nothing has changed', async () => {
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    await each(ways, async (query) => {
      const { status } = await house.post('/api/cypher', { query });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== (refusalOf(query) === 'forbidden' ? 403 : 400)) wrong.push(`${status}: ${query}`);
    });
    console.log(`refusals on ${name}: ${JSON.stringify([...statuses])}`);
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(await fingerprintOf(database)).toBe(before);
  }, 600_000);

  it('the database itself changes nothing when it is asked to read', async () => {
    // Neo4j in READ mode would go and fetch what LOAD CSV and apoc name, and end others' transactions
    const sent = name === 'memory' ? ways : ways.filter((query) => !/load|csv|\\u|apoc|terminate|kill/i.test(query));
    let done = 0;
    await each(sent, async (query) => {
      try {
        await database.run(query, {}, { mode: 'read', timeoutMs: 5000, maxRows: 10 });
        done += 1;
      } catch (error) {
        if (error instanceof DatabaseUnavailable) throw error;
      }
    });
    console.log(`sent to ${name} in read mode: ${sent.length}, answered without refusal: ${done}`);
    expect(await fingerprintOf(database)).toBe(before);
  }, 900_000);
});
