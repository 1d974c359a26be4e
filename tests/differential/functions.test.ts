/**
 * Every built-in function, operator and literal, on the embedded engine and on the real Neo4j: the same value, or an error on both.
 * Without a Neo4j it is skipped, and says why. All are asked in CI; elsewhere one in eight, since Neo4j takes minutes for all.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { WireValue } from '#cypher/memory/wire';
import { difference } from './answer.ts';
import { AGGREGATIONS, LISTS, NUMERIC, SCALARS, SPATIAL, STRINGS, TEMPORAL } from './functions.ts';
import { MemorySide } from './memory.ts';
import { Neo4jSide } from './neo4j.ts';

const GRAPH = "CREATE (:A:B {name: 'Ann', age: 1})-[:R {w: 1.5}]->(:B {name: 'Bob'})";
const parameters = new Map<string, WireValue>([['nothing', null]]);
const LANES = 4;
const GROUP = 16;
const STEP = process.env['CI'] === 'true' ? 1 : 8;
const asked = (all: readonly string[]): string[] => all.filter((_, i) => i % STEP === 0);
const queryOf = (expressions: readonly string[]): string => `MATCH p = (n:A)-[r]->() RETURN ${expressions.map((expression, i) => `${expression} AS about${i}`).join(', ')}`;
const url = inject('neo4jUrl');

describe.skipIf(url === '')(`functions as in Neo4j ${inject('neo4jAbsent')}`, () => {
  const memory = new MemorySide();
  let neo4j: Neo4jSide;
  beforeAll(async () => {
    neo4j = new Neo4jSide(url);
    memory.reset([GRAPH]);
    await neo4j.reset([GRAPH]);
  });
  afterAll(() => neo4j.close());

  const told = async (query: string): Promise<string | null> => difference(memory.ask(query, parameters, null), await neo4j.ask(query, parameters, null), 'total');

  /** What is wrong with each of `works`, in some order. */
  async function inLanes<T>(works: readonly T[], look: (work: T) => Promise<readonly string[]>): Promise<string[]> {
    const found: string[] = [];
    const left = [...works];
    const lane = async (): Promise<void> => {
      for (let work = left.pop(); work !== undefined; work = left.pop()) found.push(...(await look(work)));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return found;
  }

  const one = async (query: string): Promise<string[]> => {
    const found = await told(query);
    return found === null ? [] : [`${query}\n  ${found}`];
  };

  /** Those that have a value are asked together, for it is compiling that takes Neo4j's time; an error needs a query of its own. */
  async function differences(expressions: readonly string[]): Promise<string[]> {
    const valued = expressions.filter((expression) => memory.ask(queryOf([expression]), parameters, null).kind === 'rows');
    const groups = Array.from({ length: Math.ceil(valued.length / GROUP) }, (_, i) => valued.slice(i * GROUP, (i + 1) * GROUP));
    const alone = expressions.filter((expression) => !valued.includes(expression));
    const apart = await inLanes(groups, async (group) => ((await told(queryOf(group))) === null ? [] : group));
    return inLanes([...alone, ...apart], (expression) => one(queryOf([expression])));
  }

  const tables = { SCALARS, LISTS, NUMERIC, STRINGS, TEMPORAL, SPATIAL };
  for (const [name, all] of Object.entries(tables)) {
    const expressions = asked(all);
    it(`${name.toLowerCase()}: ${expressions.length} expressions`, async () => {
      expect(await differences(expressions)).toEqual([]);
    }, 300_000);
  }
  it(`aggregations: ${asked(AGGREGATIONS).length} queries`, async () => {
    expect(await inLanes(asked(AGGREGATIONS), one)).toEqual([]);
  }, 300_000);
});
