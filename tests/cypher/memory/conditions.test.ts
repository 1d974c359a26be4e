// What a condition that is neither true nor false comes to, and what CREATE may read of what it makes: each answer as Neo4j 5.26.30 gave it.
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';
import type { Value } from '#cypher/memory/values/value';

const engine = new Engine();
const rows = (query: string): readonly (readonly Value[])[] => engine.run(query).drain().rows;
rows("CREATE (:A:B {k: 1, i: 1, s: 'x', l: [1], e: []})-[:R {i: 1}]->(:C {i: 2}), (:A {k: 2, i: 0})");

describe('a list where true or false is asked for', () => {
  it.each([
    ['counts as true when something is in it', 'MATCH (n:A) WHERE n.l RETURN n.k', [[1]]],
    ['counts as false when it is empty', 'MATCH (n:A) WHERE NOT n.e RETURN n.k', [[1]]],
    ['in AND, OR and XOR', 'MATCH (n:B) RETURN n.l AND n.e, n.e OR n.l, n.e XOR n.l', [[false, true, true]]],
    ['in CASE', 'MATCH (n:B) RETURN CASE WHEN n.e THEN 1 WHEN n.l THEN 2 END', [[2]]],
    ['in a list comprehension', 'MATCH (n:B) RETURN [x IN [1] WHERE n.l], [x IN [1] WHERE n.e]', [[[1], []]]],
    ['in any() and all()', 'MATCH (n:B) RETURN any(x IN [1] WHERE n.l), all(x IN [1] WHERE n.e)', [[true, false]]],
    ['after WITH', 'MATCH (n:A) WITH n.k AS k, n.l AS x WHERE x RETURN k', [[1]]],
  ])('%s', (_name, query, answer) => expect(rows(query)).toEqual(answer));

  it.each(['MATCH (n:A) WHERE [] RETURN n', 'MATCH (n:A) WHERE n.l[0..1] RETURN n', 'MATCH (n:A) WHERE labels(n) RETURN n'])('is refused where it surely is one: %s', (query) => expect(() => rows(query)).toThrow('a list'));
});

describe('a sum that is tested alone leaves the row out', () => {
  it.each([
    'MATCH (n:A) WHERE n.i + 1 RETURN n', "MATCH (n:A) WHERE n.s + 'x' RETURN n", 'MATCH (n:B) WHERE n.l + n.l RETURN n', 'MATCH (n:A WHERE n.i + 1) RETURN n', 'MATCH (n:A) WHERE n.i + 1 AND true RETURN n', 'MATCH (n:A) WHERE n.i + 1 OR false RETURN n',
    'MATCH (n:A) WHERE NOT NOT (n.i + 1) RETURN n', 'MATCH (n:A) WITH n WHERE n.i + 1 RETURN n', 'MATCH (n:A) WITH n WHERE NOT NOT (n.i + 1) RETURN n', 'MATCH (n)-[r:R]->(m) WHERE n.i + m.i RETURN n', 'MATCH (n:A), (m:C) WHERE n.i + m.i RETURN n', 'MATCH (n:A) WHERE EXISTS { (n)-->(m) WHERE m.i + 1 } RETURN n',
    'MATCH p = shortestPath((n:A)-[*]->(m:C)) WHERE n.i + m.i RETURN n',
  ])('%s', (query) => expect(rows(query)).toEqual([]));
});

describe('what is neither true nor false is refused otherwise', () => {
  it.each([
    'MATCH (n:A) WHERE n.i RETURN n', "MATCH (n:A) WHERE n.s || 'x' RETURN n", 'MATCH (n:A:B) WHERE n.i + 1 RETURN n', 'MATCH (n {i: 1}) WHERE n.i + 1 RETURN n', 'MATCH (n:A)-->(m) WHERE n.i + 1 RETURN n', 'MATCH (n:A) WHERE n.i + 1 XOR true RETURN n', 'MATCH (n:A) WHERE n.i + 1 AND n.i + 1 RETURN n',
    'MATCH (n:A) WHERE NOT (n.i + 1) RETURN n', 'MATCH (n:A) WITH n WHERE n.i + 1 AND n.i + 2 RETURN n', 'MATCH (n:A) RETURN CASE WHEN n.i + 1 THEN 1 END', 'MATCH (n:A) RETURN [x IN [1] WHERE n.i + 1]', 'MATCH p = shortestPath((n:A)-[*]->(m:C)) WHERE length(p) + n.i RETURN n',
    'MATCH (n:A) RETURN n.i + 1 AND true', "MATCH (n:A) RETURN n.s || 'x' OR false", 'MATCH (n:A) RETURN NOT NOT (n.i + 1)',
  ])('%s', (query) => expect(() => rows(query)).toThrow('Expected true or false'));

  it('but for what is left when a constant beside it vanishes', () => expect(rows('MATCH (n:B) RETURN n.i AND true, n.i OR false, n.i XOR false, NOT NOT n.i, n.l + 1 AND true')).toEqual([[1, 1, 1, 1, true]]));
});

describe('what is made cannot be read by what makes it', () => {
  it.each(['CREATE (a {x: a.y})', 'CREATE (a)-[r:T {x: a.y}]->(b)', 'CREATE (a {x: COUNT { (a)-->() }})', 'CREATE (a {x: size([(a)-->() | 1])})', 'CREATE (a)-[r:T {x: COUNT { ()-[r]->() }}]->(b)', 'CREATE (a {x: b.y}), (b)', 'CREATE (a {x: COUNT { (b)-->() }}), (b)'])('%s', (query) => expect(() => rows(query)).toThrow(/not (defined here|there yet)/));

  it.each([
    ['of an earlier path', 'CREATE (b {y: 3})-[:T]->(), (a {x: b.y + COUNT { (b)-->() }}) RETURN a.x', [[4]]],
    ['nor meant by a name of a comprehension', 'CREATE (a {x: [a IN [1] | a]}) RETURN a.x', [[[1]]]],
    ['nor by one of a pattern that nothing makes', 'CREATE (a {x: COUNT { (c:C)<--() }}) RETURN a.x', [[1]]],
  ])('but %s', (_name, query, answer) => expect(rows(query)).toEqual(answer));

  it.each(['MERGE (a {x: COUNT { (b)-->() }})', 'MERGE (a {x: 1}) ON CREATE SET a.x = COUNT { (a)-->() }', "MERGE (a:$(head(COLLECT { RETURN 'L' })))"])('no subquery stands in MERGE: %s', (query) => expect(() => rows(query)).toThrow('cannot stand in MERGE'));
});
