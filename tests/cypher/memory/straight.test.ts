// Which queries may write row by row, and that none of the others does: what it made would then be read by its own later rows.
import { describe, expect, test } from 'vitest';
import { Engine } from '#cypher/memory/engine';
import { parse } from '#cypher/memory/language/parse';
import { straightClauses } from '#cypher/memory/plan/straight';

function straight(text: string, known: readonly string[] = []): readonly string[] {
  const statement = parse(text);
  if (statement.kind !== 'query' || statement.query.kind !== 'single') throw new Error('one query is wanted');
  const found = straightClauses(statement.query, known);
  return statement.query.clauses.filter((clause) => found.has(clause)).map(({ kind }) => kind);
}

describe('clauses that go row by row', () => {
  test.each([
    ['UNWIND $rows AS row CREATE (n:A) SET n = row', ['create', 'set']],
    ['UNWIND $rows AS row CREATE (n:A)-[r:T]->(:B) SET r.x = row, n:C', ['create', 'set']],
    ['UNWIND $rows AS row MATCH (a:A {id: row.a}) MATCH (b:A) WHERE b.id = row.b CREATE (a)-[r:T {x: a.x}]->(b) SET r += row', ['create', 'set']],
    ['UNWIND $rows AS row WITH row ORDER BY row.x LIMIT 3 CREATE (:A {x: row.x})', ['create']],
  ])('%s', (text, kinds) => {
    expect(straight(text)).toEqual(kinds);
  });

  test.each([
    'MATCH (a) CREATE (b)',
    'MATCH (a)-[r]->(b) CREATE (a)-[:T]->(b)',
    'MATCH (a) WHERE (a)--() CREATE (a)-[:T]->(a)',
    'MATCH (a {x: COUNT { (b)--() }}) CREATE (a)-[:T]->(a)',
    'MATCH (a), (b) CREATE (a)-[:T {x: size([(a)--(c) | c])}]->(b)',
    'MATCH (a), (b) CREATE (a)-[r:T {x: a.x}]->(b) SET a.x = 1',
    'UNWIND [1, 2] AS x CREATE (n {x: x}) WITH n MATCH (m) SET n.x = m.x',
    'UNWIND [1, 2] AS x CREATE (n {x: x}) RETURN COUNT { (m) }',
    'UNWIND [1, 2] AS x CALL db.labels() YIELD label CREATE (:B)',
    'UNWIND [1, 2] AS x MERGE (a:A) CREATE (:A)',
    'MATCH (a) SET a.x = 1',
  ])('but not those of %s', (text) => {
    expect(straight(text)).toEqual([]);
  });

  test('not where the name that is set came from outside', () => {
    expect(straight('UNWIND [1, 2] AS x CREATE (n)-[:T]->(m) SET n.x = x', ['n'])).toEqual([]);
  });
});

describe('what a query makes is not read by its own later rows', () => {
  const count = (engine: Engine, what: string): unknown => engine.run(`MATCH ${what} RETURN count(*)`).drain().rows[0]?.[0];

  test('nodes', () => {
    const engine = new Engine();
    engine.run('UNWIND range(1, 5) AS i CREATE (:A {i: i})').drain();
    engine.run('MATCH (a:A) CREATE (:A {i: a.i})').drain();
    expect(count(engine, '(:A)')).toBe(10);
  });

  test('relationships', () => {
    const engine = new Engine();
    engine.run('CREATE (a:A)-[:T]->(:A)').drain();
    engine.run('MATCH (a)-[:T]->(b) CREATE (b)-[:T]->(a)').drain();
    expect(count(engine, '()-[:T]->()')).toBe(2);
    engine.run('MATCH (a:A), (b:A) WITH a, b, COUNT { (a)-->() } AS t CREATE (a)-[:U {t: t}]->(b)').drain();
    expect(count(engine, '()-[u:U {t: 1}]->()')).toBe(4);
  });

  test('a failure in a late row undoes the rows before it', () => {
    const engine = new Engine();
    engine.run('CREATE CONSTRAINT FOR (a:A) REQUIRE a.i IS UNIQUE').drain();
    expect(() => engine.run('UNWIND [1, 2, 3, 1] AS i CREATE (a:A) SET a.i = i').drain()).toThrow(/already/);
    expect(count(engine, '(:A)')).toBe(0);
  });
});
