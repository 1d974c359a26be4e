// Questions, on every database: the library, parameters, null and types, caps, timeouts, cancellation, and the refusal of anything that writes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertReadOnly } from '#cypher/access';
import { library } from '#cypher/catalogue';
import type { Database, Result } from '#cypher/database';
import { compileFolders } from '#cypher/dataset-folder';
import { QueryCancelled, QueryFailed, QueryForbidden, QuerySyntaxError, QueryTimedOut } from '#cypher/failures';
import { drawnEdgesByYear } from '#cypher/library/drawn-edges-by-year';
import { drawnEvidenceByYear } from '#cypher/library/drawn-evidence-by-year';
import { plain } from '#cypher/typed';
import { GraphIndex } from '#graph/graph-index';
import { replaceDataset } from '#graph/merge';
import type { Graph } from '#graph/model';
import { networkOf } from '#graph/projection';
import { withVerdicts } from '#graph/stored-verdicts';
import { View } from '#graph/visibility';
import { yearsOf } from '../../client/state/years.ts';
import type { Opener } from './open.ts';
import { openers } from './open.ts';
import { dialect } from './dialect.ts';
import { typedParameters } from './typed-parameters.ts';

const today = '2026-11-24';
const opened = new Map<Opener['name'], Database>();
let graph: Graph = { nodes: [], edges: [] };
beforeAll(async () => {
  const datasets = await compileFolders('graph/datasets');
  graph = withVerdicts(datasets.reduce(replaceDataset, graph), today);
  for (const opener of openers) {
    const database = await opener.open();
    opened.set(opener.name, database);
    for (const dataset of datasets) await database.load(dataset, { today });
  }
});
afterAll(async () => { for (const database of opened.values()) await database.close(); });

describe.each(openers)('questions on $name', ({ name }) => {
  const read = (query: string, parameters = {}, options = {}): Promise<Result> => opened.get(name)!.run(query, parameters, { mode: 'read', ...options });

  it.each([...dialect, ...typedParameters].map((entry) => [entry.query, entry] as const))('%s', async (_, { query, parameters, columns, rows }) => {
    const result = await read(query, parameters ?? {});
    expect(result.columns).toEqual(columns);
    expect(result.rows).toEqual(rows);
  });

  it('stops at the row cap and says so', async () => {
    const capped = await read('UNWIND range(1, 100000) AS n RETURN n', {}, { maxRows: 10 });
    expect(capped.rows.length).toBe(10);
    expect(capped.truncated).toBe(true);
    expect((await read('UNWIND range(1, 10) AS n RETURN n', {}, { maxRows: 10 })).truncated).toBe(false);
  });

  it('stops a question at its time', async () => {
    const started = performance.now();
    await expect(read('UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = -b RETURN count(*) AS n', {}, { timeoutMs: 400 })).rejects.toThrow(QueryTimedOut);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect((await read('RETURN 1 AS one')).rows).toEqual([[{ $type: 'Integer', _value: '1' }]]);
  });

  it('stops a question that is cancelled, and answers others meanwhile', async () => {
    const control = new AbortController();
    const endless = read('UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = -b RETURN count(*) AS n', {}, { signal: control.signal });
    endless.catch(() => undefined);
    expect((await read('RETURN "meanwhile" AS word')).rows).toEqual([[{ $type: 'String', _value: 'meanwhile' }]]);
    control.abort();
    await expect(endless).rejects.toThrow(QueryCancelled);
  });

  it('names the place of a syntax error', async () => {
    await expect(read('MATCH (n)\nRETRUN n')).rejects.toThrow(QuerySyntaxError);
    const error = await read('MATCH (n)\nRETRUN n').catch((caught: unknown) => caught);
    expect((error as QuerySyntaxError).position).toEqual({ line: 2, column: 1 });
  });

  it.each([['entities', today], ['entities', '2015-06-01'], ['evidence', today], ['evidence', '2015-06-01']] as const)('returns the edges that the histogram of %s counts, as of %s', async (view, asOf) => {
    const question = view === 'entities' ? drawnEdgesByYear : drawnEvidenceByYear;
    const { edges } = networkOf(new View(new GraphIndex(graph), { asOf, knownBy: today, sources: null }), view);
    const { columns, rows } = await read(question.query, { asOf });
    const drawn = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, plain(row[i]!)])) as Record<string, unknown>).map((row) => {
      const [one, other] = [row['name'] ?? row['one'], row['other']].map((node) => (node as { id: string }).id);
      return [`${one}~${row['type'] as string}~${other}`, row['firstYear'], row['lastYear']];
    });
    const counted = edges.flatMap((edge) => { const years = yearsOf(edge); return years ? [[edge.id, ...years]] : []; });
    expect(counted.length).toBeGreaterThan(100);
    expect(drawn.sort()).toEqual(counted.sort());
  });

  it('fails on a missing parameter and a wrong type', async () => {
    await expect(read('RETURN $absent AS x')).rejects.toThrow(QueryFailed);
    await expect(read('UNWIND [1] AS x RETURN x + {a: 1} AS y')).rejects.toThrow();
  });

  it.each(['CREATE (n:Pacta {id: "evil"})', 'MATCH (n) SET n.x = 1', 'MATCH (n) DETACH DELETE n', 'MERGE (n:A)', 'CREATE INDEX x FOR (n:A) ON (n.b)', 'MATCH (n) FOREACH (x IN [1] | SET n.a = x)', 'CALL { CREATE (n) } RETURN 1', 'DROP CONSTRAINT pacta_id'])('refuses to write when it reads: %s', async (query) => {
    const count = 'MATCH (n) RETURN count(n) AS n, count(n.x) AS x';
    const before = (await read(count)).rows;
    await expect(read(query)).rejects.toThrow();
    expect((await read(count)).rows).toEqual(before);
  });
});

describe('the library', () => {
  it.each(library.map((question) => [question.name, question] as const))('%s answers alike on every database', async (_, { query, parameters, name }) => {
    const values = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.example]));
    const answers = await Promise.all([...opened.values()].map((database) => database.run(query, values, { mode: 'read' })));
    const [first, ...others] = answers.map(({ columns, rows }) => ({ columns, rows: name === 'load-stamps' || name === 'datasets-loaded' ? rows.map((row) => row.filter((_cell, index) => columns[index] !== 'stamp')) : rows }));
    for (const other of others) expect(other).toEqual(first);
    if (!name.startsWith('invariant') && name !== 'node-names') expect(first!.rows.length).toBeGreaterThan(0);
    if (name.startsWith('invariant')) expect(first!.rows).toEqual([]);
  });
});

describe('read-only is decided on the parsed query', () => {
  it.each([
    ['CREATE (n)', 'write'], ['MATCH (n) WHERE true WITH n CALL (n) { SET n.x = 1 } RETURN n', 'write'], ['EXPLAIN CREATE (n)', 'write'], ['/* RETURN */ MERGE (n:X) RETURN n', 'write'],
    ['MATCH (n) RETURN n UNION MATCH (m) DELETE m RETURN m AS n', 'write'], ['LOAD CSV FROM "file:///etc/passwd" AS line RETURN line', 'load-csv'], ['CALL { LOAD CSV FROM "x" AS l RETURN l } RETURN l', 'load-csv'],
    ['CREATE INDEX x FOR (n:A) ON (n.b)', 'schema'], ['CALL dbms.listConfig()', 'procedure'], ['CALL db.createLabel("x")', 'procedure'], ['CALL `db`.`createLabel`("x")', 'procedure'], ['CALL apoc.load.json("x") YIELD value RETURN value', 'procedure'],
  ])('%s', (query, reason) => {
    expect(() => assertReadOnly(query)).toThrow(QueryForbidden);
    try { assertReadOnly(query); } catch (error) { expect((error as QueryForbidden).reason).toBe(reason); }
  });
  it.each(['MATCH (n) RETURN n', 'CALL db.labels()', 'CALL dbms.components()', 'RETURN "CREATE (n)" AS text', 'MATCH (n:`SET`) RETURN n // DELETE', 'EXPLAIN MATCH (n) RETURN n', 'SHOW INDEXES'])('lets %s pass', (query) => {
    expect(() => assertReadOnly(query)).not.toThrow();
  });
  it('reports a syntax error before anything else', () => {
    expect(() => assertReadOnly('CREATE (n')).toThrow(QuerySyntaxError);
  });
});
