// The engines behind one face: fill, ask, find, close, and empty where that is quick. Each is asked as its users ask it, and its rows are read to the end.
// The embedded one comes twice: in its worker, as the server has it, and in this thread, as the native engine is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';

const schema = [
  'CREATE CONSTRAINT person_id FOR (n:Person) REQUIRE n.id IS UNIQUE',
  'CREATE INDEX person_score FOR (n:Person) ON (n.score)',
  'CREATE FULLTEXT INDEX person_names FOR (n:Person) ON EACH [n.name]',
];
const createNodes = 'UNWIND $rows AS row CREATE (n:Person) SET n = row';
const createLinks = 'UNWIND $rows AS row MATCH (a:Person {id: row.from}) MATCH (b:Person {id: row.to}) CREATE (a)-[:KNOWS {since: row.since}]->(b)';
const findNames = 'CALL db.index.fulltext.queryNodes("person_names", $word) YIELD node RETURN node.id AS id';
const batch = 20_000;
const batches = (rows) => Array.from({ length: Math.ceil(rows.length / batch) }, (_, i) => rows.slice(i * batch, (i + 1) * batch));

/** Fills through Cypher: whole batches as parameters. Gives the milliseconds of nodes and of relationships. */
async function fillByCypher(run, graph) {
  for (const statement of schema) await run(statement, {});
  const started = performance.now();
  for (const rows of batches(graph.people)) await run(createNodes, { rows });
  const between = performance.now();
  for (const rows of batches(graph.links)) await run(createLinks, { rows });
  return { nodes: between - started, links: performance.now() - between };
}

/** The embedded engine, in its worker, behind the interface that the server uses. */
export async function memoryEngine(dist) {
  const { openMemory } = await import(`${dist}/cypher/memory-database.js`);
  const { plain } = await import(`${dist}/cypher/typed.js`);
  const open = () => openMemory({ timeoutMs: 120_000, maxMegabytes: 3000 });
  let database = await open();
  const run = (query, parameters, mode = 'write') => database.run(query, parameters, { mode });
  return {
    name: 'memory',
    fill: (graph) => fillByCypher(run, graph),
    ask: (query, parameters) => run(query, parameters, 'read'),
    find: (parameters) => run(findNames, parameters, 'read'),
    rows: (answer) => answer.rows.map((row) => row.map(plain)),
    empty: async () => {
      await database.close();
      database = await open();
    },
    close: () => database.close(),
  };
}

/** Rows and parameters of JavaScript as the engine's values: plain objects become Maps. */
function valueOf(value) {
  if (Array.isArray(value)) return value.map(valueOf);
  if (typeof value !== 'object' || value === null) return value;
  const map = new Map();
  for (const key in value) map.set(key, valueOf(value[key]));
  return map;
}

/** The embedded engine in the thread that asks: what it takes without the way to the worker and back. */
export async function inProcessEngine(dist) {
  const { Engine } = await import(`${dist}/cypher/memory/engine.js`);
  let engine = new Engine();
  const run = (query, parameters) => engine.run(query, valueOf(parameters)).drain();
  return {
    name: 'in process',
    fill: (graph) => fillByCypher(run, graph),
    ask: run,
    find: (parameters) => run(findNames, parameters),
    rows: ({ rows }) => rows.map((row) => row.map((value) => (typeof value === 'object' ? (value?.valueOf() ?? null) : value))),
    empty: () => void (engine = new Engine()),
    close: () => undefined,
  };
}

/** Neo4j 5 over loopback, by its official driver; whole numbers go and come as integers. */
export async function neo4jEngine(url) {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  const integers = (value) => {
    if (Number.isInteger(value)) return neo4j.int(value);
    if (Array.isArray(value)) return value.map(integers);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, integers(item)])) : value;
  };
  const run = async (query, parameters, access) => {
    const session = driver.session({ defaultAccessMode: access });
    try {
      return await session.run(query, parameters);
    } finally {
      await session.close();
    }
  };
  return {
    name: 'neo4j',
    fill: async (graph) => {
      const ready = { people: graph.people.map(integers), links: graph.links.map(integers) };
      const times = await fillByCypher((query, parameters) => run(query, parameters, 'WRITE'), ready);
      await run('CALL db.awaitIndexes(120)', {}, 'WRITE');
      return times;
    },
    ask: (query, parameters) => run(query, integers(parameters), 'READ'),
    find: (parameters) => run(findNames, parameters, 'READ'),
    rows: (answer) => answer.records.map((record) => [...record.values()]),
    close: () => driver.close(),
  };
}

const nativePackage = '@grafeo-db/js@0.6.0';

/** Fetches the native engine into .cache/bench, never into the product's own packages. Gives why not, as a sentence, or undefined. */
export function fetchNative(folder) {
  if (existsSync(join(folder, 'node_modules', '@grafeo-db', 'js'))) return undefined;
  mkdirSync(folder, { recursive: true });
  const fetched = spawnSync('npm', ['i', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, nativePackage], { encoding: 'utf8', timeout: 180_000 });
  return fetched.status === 0 ? undefined : `${nativePackage} could not be fetched; the comparison with a native engine is left out.`;
}

/** The native embedded engine, by its own bulk calls and its own Cypher. Its relationships name their ends by its own numbers, kept at hand here: it needs to look nothing up. */
export function nativeEngine(folder) {
  const { GrafeoDB } = createRequire(join(folder, 'x.cjs'))('@grafeo-db/js');
  let database = GrafeoDB.create();
  return {
    name: 'grafeo',
    fill: async (graph) => {
      // an index in place of the constraint, which it checks by reading every node
      await database.executeCypher('CREATE INDEX person_id FOR (n:Person) ON (n.id)');
      await database.executeCypher(schema[1]);
      await database.createTextIndex('Person', 'name');
      const started = performance.now();
      const numbers = new Map();
      for (const rows of batches(graph.people)) (await database.batchCreateNodesWithProps('Person', rows)).forEach((number, i) => numbers.set(rows[i].id, number));
      const between = performance.now();
      for (const rows of batches(graph.links)) await database.batchCreateEdges(rows.map(({ from, to, since }) => ({ src: numbers.get(from), dst: numbers.get(to), type: 'KNOWS', properties: { since } })));
      return { nodes: between - started, links: performance.now() - between };
    },
    ask: async (query, parameters) => (await database.executeCypher(query, parameters)).rows(),
    find: async ({ word }) => (await database.textSearch('Person', 'name', word, 100_000)).map(([number]) => [database.getNode(number).get('id')]),
    rows: (answer) => answer,
    empty: () => {
      database.close();
      database = GrafeoDB.create();
    },
    close: () => database.close(),
  };
}
