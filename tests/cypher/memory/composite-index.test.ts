// What an index over several properties finds, on nodes and on relationships, is what reading all of them finds, for values of any kind and after any change;
// its plan is named as Neo4j 5.26.30 names it; and uniqueness over several properties is enforced by it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';
import { float, type Value } from '#cypher/memory/values/value';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Value>(0, 1, 2, 3, 'a', 'ab', 'b') },
  fc.constantFrom<Value>(null, null, float(1), float(-0), float(0.5), float(NaN), float(NaN), 2n ** 62n, '', '\u0000NaN', true, [1], [float(1)], [float(NaN)], ['a', 'b'])
);
const properties = fc.record({ a: value, b: value, c: value });
const equalities = ['x.a = $p', '$p = x.a', 'x.a IN [$p, $q]', 'x.a IN $list', 'x.a = $p AND x.b = $q', 'x.a IN [$p, $q] AND x.b IN [$p, $r]', 'x.b = $q AND x.a IN $list', 'x.a = $p AND x.b = $q AND x.c = $r', 'x.c IN $list AND x.b = $q AND x.a = $p', 'x.a = x.b'];
const nexts = ['x.b = $q', 'x.b > $q', '$q <= x.b', '$p < x.b <= $q', 'x.b >= $p AND x.b < $q', 'x.b STARTS WITH $q', 'x.b CONTAINS $q', 'x.b IS NOT NULL', 'x.b <> $q', 'NOT x.b = $q', 'NOT (x.b < $q < 1)', 'x.b =~ "a.*"', 'x.b IS :: INTEGER NOT NULL', 'x.b IS :: INTEGER', '(x.b = $p OR x.b = $q)', '(x.b = $p OR x.c = $q)', '$p IN x.b', 'NOT x.b IN $list', 'x.b IS NULL'];
const lasts = ['x.c = $r', 'x.c > $r', 'x.c < $r', 'x.c IS NOT NULL', 'true'];
const firsts = ['x.a > $p', 'x.a <= $p', 'x.a STARTS WITH $p', 'x.a IS NOT NULL', 'x.a > $p AND x.a < $r'];
const condition = fc.oneof(
  fc.constantFrom(...equalities),
  fc.tuple(fc.constantFrom(...equalities, ...firsts), fc.constantFrom(...nexts), fc.constantFrom(...lasts)).map((parts) => parts.join(' AND '))
);
const patterns = [
  { declare: '(x:T)', match: '(x:T)' },
  { declare: '()-[x:T]-()', match: '()-[x:T]->()' },
  { declare: '()-[x:T]-()', match: '()-[x:T]-()' },
];
const change = fc.constantFrom(
  'MATCH (n:T {i: $i}) SET n.a = $p WITH 1 AS one MATCH ()-[r:T {i: $i}]->() SET r.a = $p',
  'MATCH (n:T {i: $i}) SET n.b = $q WITH 1 AS one MATCH ()-[r:T {i: $i}]->() SET r.b = $q',
  'MATCH (n:T {i: $i}) SET n += {a: $p, b: $q, c: $r} WITH 1 AS one MATCH ()-[r:T {i: $i}]->() SET r += {a: $p, b: $q, c: $r}',
  'MATCH (n:T {i: $i}) REMOVE n.b WITH 1 AS one MATCH ()-[r:T {i: $i}]->() REMOVE r.c',
  'MATCH (n:T {i: $i}) REMOVE n:T SET n:Once WITH 1 AS one MATCH ()-[r:T {i: $i}]->() DELETE r',
  'MATCH (n:Once) SET n:T, n.a = $p REMOVE n:Once',
  'MATCH (n:T {i: $i}) DETACH DELETE n WITH 1 AS one MATCH (m:A) WITH m LIMIT 1 CREATE (:T {i: $i, a: $p, b: $q, c: $r}), (m)-[:T {i: $i, a: $p, b: $q, c: $r}]->(m)'
);
const question = fc.record({ condition, p: value, q: value, r: value, list: fc.array(value, { maxLength: 3 }), i: fc.integer({ min: 0, max: 30 }), change, fails: fc.boolean() });

function run(engine: Engine, query: string, parameters: Record<string, Value> = {}): readonly (readonly Value[])[] {
  return engine.run(query, new Map(Object.entries(parameters))).drain().rows;
}

/** The same query and, when it is to fail, an error after it did its work: all of it is undone. */
function runOrUndo(engine: Engine, query: string, parameters: Record<string, Value>, fails: boolean): void {
  if (!fails) run(engine, query, parameters);
  else expect(() => run(engine, `${query} WITH count(*) AS c RETURN 1 / (c - c)`, parameters)).toThrow();
}

const storable = (one: Value): Value => (Array.isArray(one) && one.some((item) => item === null) ? null : one);
const kept = ({ a, b, c }: { a: Value; b: Value; c: Value }): Value => new Map(Object.entries({ a, b, c }).map(([key, one]) => [key, storable(one)]));

function filled(rows: readonly Value[]): Engine {
  const engine = new Engine();
  run(engine, 'UNWIND range(0, $last) AS i CREATE (n:T {i: i}), (:A)-[r:T {i: i}]->(:B) SET n += $rows[i], r += $rows[i]', { last: rows.length - 1, rows });
  return engine;
}

const operators = (engine: Engine, query: string): string => JSON.stringify(engine.run(`EXPLAIN ${query}`, new Map()).drain().summary.plan);

describe('an index over several properties', () => {
  it.each([{ over: '(x.a, x.b)' }, { over: '(x.a, x.b, x.c)' }, { over: '(x.b, x.a)' }])('finds what reading everything finds: $over', ({ over }) => {
    let used = 0;
    fc.assert(
      fc.property(fc.array(properties, { minLength: 1, maxLength: 60 }), fc.constantFrom(...patterns), fc.array(question, { minLength: 1, maxLength: 6 }), (rows, { declare, match }, questions) => {
        const [engine, plain] = [filled(rows.map(kept)), filled(rows.map(kept))];
        run(engine, `CREATE INDEX several FOR ${declare} ON ${over}`);
        for (const { condition: asked, p, q, r, list, i, change: changed, fails } of questions) {
          const parameters = { p, q, r, list };
          const read = run(plain, `MATCH ${match} WITH x WHERE ${asked} RETURN x.i AS i ORDER BY i`, parameters);
          // the first question after a change reads all of a range, the second puts it in order
          for (let time = 0; time < 2; time += 1) expect(run(engine, `MATCH ${match} WHERE ${asked} RETURN x.i AS i ORDER BY i`, parameters)).toEqual(read);
          if (operators(engine, `MATCH ${match} WHERE ${asked} RETURN x`).includes('INDEX')) used += 1;
          for (const one of [engine, plain]) runOrUndo(one, changed, { p: storable(p), q: storable(q), r: storable(r), i }, fails);
        }
      }),
      { numRuns: 100 }
    );
    expect(used).toBeGreaterThan(25);
  });

  // what nodes without b meet, or a NaN that has gone
  it.each(['NOT (x.b < 2 < 1)', '(x.b = 1 OR x.c = 1)', 'NOT x.b IN []', 'x.b IS NOT NULL', 'x.b IS :: INTEGER', 'NOT x.b IS :: INTEGER NOT NULL'])('finds what reading everything finds: x.a = 1 AND %s', (rest) => {
    const engine = new Engine();
    run(engine, 'CREATE INDEX several FOR (n:T) ON (n.a, n.b)');
    run(engine, 'UNWIND [null, 1, 2, 0.0 / 0, 0.0 / 0, [0.0 / 0], [1, 0.0 / 0]] AS b UNWIND [null, 1] AS c CREATE (:T {a: 1, b: b, c: c, i: 1})');
    run(engine, 'MATCH (n:T) WHERE n.c = 1 AND n.b <> 1 OR n.b IS :: LIST<FLOAT NOT NULL> NOT NULL SET n.b = 3');
    run(engine, 'MATCH (n:T) WHERE n.c IS NULL AND n.b IS :: FLOAT NOT NULL DELETE n');
    const count = run(engine, `MATCH (x:T) WITH x WHERE x.a = 1 AND ${rest} RETURN count(*)`);
    expect(count).not.toEqual([[0]]);
    expect(run(engine, `MATCH (x:T) WHERE x.a = 1 AND ${rest} RETURN count(*)`)).toEqual(count);
  });

  it('reads only what it finds', () => {
    const engine = new Engine();
    run(engine, 'CREATE INDEX several FOR (n:T) ON (n.a, n.b)');
    run(engine, 'UNWIND range(0, 1999) AS i CREATE (:T {a: i % 10, b: i})');
    const lookups = (condition: string): number => {
      run(engine, `MATCH (n:T) WHERE ${condition} RETURN n`);
      let sum = 0;
      for (let plan = engine.run(`PROFILE MATCH (n:T) WHERE ${condition} RETURN n`).drain().summary.plan ?? undefined; plan !== undefined; plan = plan.children[0]) sum += plan.lookups ?? 0;
      return sum;
    };
    expect(lookups('n.a = 3 AND n.b = 1003')).toBeLessThan(5);
    expect(lookups('n.a = 3 AND 1000 < n.b < 1030')).toBeLessThan(15);
    expect(lookups('n.a IN [3, 4] AND n.b IN [1003, 1004]')).toBeLessThan(10);
  });

  it('is let go when it is dropped, and made anew when it comes again', () => {
    const engine = new Engine();
    const found = (): readonly unknown[] => [operators(engine, 'MATCH (n:T) WHERE n.a = 1 AND n.b > 2 RETURN n').includes('RANGE INDEX n:T(a, b)'), run(engine, 'MATCH (n:T) WHERE n.a = 1 AND n.b > 2 RETURN count(*)')[0]?.[0]];
    run(engine, 'UNWIND range(1, 40) AS i CREATE (:T {a: i % 2, b: i})');
    run(engine, 'CREATE INDEX several FOR (n:T) ON (n.a, n.b)');
    expect(found()).toEqual([true, 19]);
    run(engine, 'DROP INDEX several');
    run(engine, 'CREATE (:T {a: 1, b: 99})');
    expect(found()).toEqual([false, 20]);
    run(engine, 'CREATE CONSTRAINT several FOR (n:T) REQUIRE (n.a, n.b) IS UNIQUE');
    expect([operators(engine, 'MATCH (n:T {b: 2, a: 1}) RETURN n').includes('NodeUniqueIndexSeek'), found()[1]]).toEqual([true, 20]);
    run(engine, 'DROP CONSTRAINT several');
    run(engine, 'CREATE (:T {a: 1, b: 99})');
    run(engine, 'CREATE INDEX several FOR (n:T) ON (n.a, n.b)');
    expect(found()).toEqual([true, 21]);
    for (const statement of ['DROP INDEX several', 'CREATE CONSTRAINT several FOR (n:T) REQUIRE (n.a, n.b, n.c) IS UNIQUE', 'DROP CONSTRAINT several']) {
      const before = [['a', 'b'], ['a', 'b', 'c']].map((over) => engine.store.indexes.nodes.composite('T', over));
      run(engine, statement);
      const after = [['a', 'b'], ['a', 'b', 'c']].map((over) => engine.store.indexes.nodes.composite('T', over));
      expect(after.map((index, at) => index === before[at])).toEqual(statement === 'DROP INDEX several' ? [false, true] : statement.startsWith('CREATE') ? [true, true] : [true, false]);
    }
  });
});

describe('the plan', () => {
  const engine = new Engine();
  run(engine, 'CREATE INDEX ab FOR (n:A) ON (n.a, n.b)');
  run(engine, 'CREATE INDEX abc FOR (n:B) ON (n.a, n.b, n.c)');
  run(engine, 'CREATE INDEX rab FOR ()-[r:R]-() ON (r.a, r.b)');
  run(engine, 'CREATE CONSTRAINT uab FOR (n:U) REQUIRE (n.a, n.b) IS UNIQUE');
  run(engine, 'CREATE CONSTRAINT sab FOR ()-[r:S]-() REQUIRE (r.a, r.b) IS UNIQUE');
  run(engine, 'UNWIND range(1, 100) AS i CREATE (:A {a: i % 10, b: i}), (:B {a: i % 10, b: i % 20, c: i}), (:U {a: i % 10, b: i}), (:X)-[:R {a: i % 10, b: i}]->(:Y), (:X)-[:S {a: i % 10, b: i}]->(:Y)');

  it.each([
    ['MATCH (n:A) WHERE n.a = 1 AND n.b = 2 RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A {b: 2, a: 1}) RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a = 1 AND n.b > 2 RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a = 1 AND n.b IS NOT NULL RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a IN [1, 2] AND n.b > 3 RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ["MATCH (n:A) WHERE n.a = 1 AND n.b STARTS WITH 'x' RETURN n", 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ["MATCH (n:A) WHERE n.a = 1 AND n.b ENDS WITH 'x' RETURN n", 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a = 1 AND n.b <> 3 RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a > 1 AND n.b IS NOT NULL RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:A) WHERE n.a = 1 AND point.distance(n.b, point({x: 1, y: 1})) < 2 RETURN n', 'NodeIndexSeek RANGE INDEX n:A(a, b)'],
    ['MATCH (n:B) WHERE n.a = 1 AND n.b = 2 AND n.c > 3 RETURN n', 'NodeIndexSeek RANGE INDEX n:B(a, b, c)'],
    ['MATCH (n:B) WHERE n.a = 1 AND n.b > 2 AND n.c = 3 RETURN n', 'NodeIndexSeek RANGE INDEX n:B(a, b, c)'],
    ['MATCH (n:U {a: 1, b: 2}) RETURN n', 'NodeUniqueIndexSeek UNIQUE n:U(a, b)'],
    ['MATCH ()-[r:R {a: 1, b: 2}]-() RETURN r', 'UndirectedRelationshipIndexSeek RANGE INDEX (_)-[r:R(a, b)]-(_)'],
    ['MATCH ()-[r:R]->() WHERE r.a = 1 AND r.b > 2 RETURN r', 'DirectedRelationshipIndexSeek RANGE INDEX (_)-[r:R(a, b)]->(_)'],
    ['MATCH ()-[r:S]->() WHERE r.a = 1 AND r.b IS NOT NULL RETURN r', 'DirectedRelationshipUniqueIndexSeek RANGE INDEX (_)-[r:S(a, b)]->(_)'],
  ])('uses it: %s', (query, operator) => {
    expect(operators(engine, query).replace(/\((?: |anon|_)?[^()]*\)(?=-\[|"| WHERE)/g, (end) => (end.includes(',') || end.includes(':') ? end : '(_)'))).toContain(operator.replace(' ', '","details":"'));
  });

  it.each(['MATCH (n:A) WHERE n.a = 1 RETURN n', 'MATCH (n:A) WHERE n.b = 1 RETURN n', 'MATCH (n:A) WHERE n.a = 1 AND n.b IS NULL RETURN n', 'MATCH (n:A) WHERE n.a = 1 AND n.b + 1 = 2 RETURN n', 'MATCH (n:B) WHERE n.a = 1 AND n.b = 2 RETURN n'])(
    'cannot use it, since nodes without a property are not in it: %s',
    (query) => expect(operators(engine, query)).not.toContain('RANGE INDEX')
  );
});

describe('uniqueness over several properties', () => {
  // each answer as Neo4j 5.26.30 gave it
  it.each([
    ['CREATE (:U {a: 1, b: 1})', false],
    ['CREATE (:U {a: 1.0, b: 1})', false],
    ['CREATE (:U {a: 1})', true],
    ['CREATE (:U {a: 7}), (:U {a: 7})', true],
    ['CREATE (:U {a: 0.0 / 0, b: 1}), (:U {a: 0.0 / 0, b: 1})', true],
    ['CREATE (:U {a: [1], b: 1}), (:U {a: [1.0], b: 1})', false],
    ['CREATE (:U {a: 0.0, b: 1}), (:U {a: -0.0, b: 1})', false],
    ["CREATE (:U {a: '1', b: 1}), (:U {a: 1, b: '1'})", true],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n.b = 3', true],
    ['MATCH (n:U {a: 2}) SET n += {a: 1, b: 3}', true],
    ['MATCH (n:U {a: 2}) SET n = {a: 1, b: 3}', true],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n.x = 5, n.b = 3', true],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n.b = null', true],
    ['MATCH (n:U {a: 2}) SET n.a = 1 SET n.b = 3', false],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n:W, n.b = 3', false],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n += {b: 3}', false],
    ['MATCH (n:U {a: 2}) SET n += {a: 1}, n.b = 3', false],
    ['MATCH (n:U {a: 2}) SET n.a = 1, n.b = n.a', false],
    ['MATCH (n:U {a: 2}) FOREACH (x IN [1] | SET n.a = 1, n.b = 3)', true],
    ['MERGE (n:U {a: 2, b: 2}) ON MATCH SET n.a = 1, n.b = 3', true],
    ['CREATE (n {a: 1, b: 2}) SET n:U, n.b = 3', false],
    ['CREATE (n {a: 1, b: 2}) SET n.b = 3, n:U', true],
    ['MATCH (n:U {a: 1, b: 1}), (m:U {a: 1, b: 2}) SET n.b = 2, m.b = 1', false],
    ['MATCH (n:U {a: 1, b: 1}), (m:U {a: 1, b: 2}) SET m.b = 3, n.b = 2', true],
    ['CREATE (x)-[r:S {a: 1, b: 2}]->(y), (x)-[s:S {a: 2, b: 2}]->(y) SET s += {a: 1, b: 1}', true],
    ['MATCH (n:U {a: 2}) SET n += {a: 1, b: 2}', false],
    ['MATCH (n:U {a: 7}) SET n.b = 7', true],
    ['MATCH (n:U {a: 7}), (m:U {b: 7}) SET n.b = 7, m.a = 7', false],
    ['CREATE (n {a: 1, b: 1}) SET n:U', false],
    ['CREATE (:V {a: 1, b: 1})', true],
    ['MATCH (n:U {a: 1, b: 1}) DELETE n CREATE (:U {a: 1, b: 1})', true],
    ['MATCH (n:U {a: 1, b: 1}) REMOVE n:U CREATE (:U {a: 1, b: 1})', true],
    ['CREATE (x)-[:S {a: 1, b: 1}]->(y), (x)-[:S {a: 1, b: 1}]->(y)', false],
    ['CREATE (x)-[:S {a: 1, b: 1}]->(y), (x)-[:S {a: 1, b: 2}]->(y)', true],
    ['CREATE (x)-[r:S {a: 1, b: 1}]->(y), (x)-[:S {a: 1, b: 2}]->(y) SET r.b = 2', false],
  ])('%s', (query, allowed) => {
    const engine = new Engine();
    run(engine, 'CREATE CONSTRAINT uab FOR (n:U) REQUIRE (n.a, n.b) IS UNIQUE');
    run(engine, 'CREATE CONSTRAINT sab FOR ()-[r:S]-() REQUIRE (r.a, r.b) IS UNIQUE');
    run(engine, 'CREATE (:U {a: 1, b: 1}), (:U {a: 1, b: 2}), (:U {a: 2, b: 2}), (:U {a: 7}), (:U {b: 7})');
    if (allowed) run(engine, query);
    else expect(() => run(engine, query)).toThrow(/a = .*, b = .* already/);
  });

  it('holds of what is there when the constraint comes, and is quick where the first values repeat', () => {
    const engine = new Engine();
    run(engine, 'UNWIND range(1, 20000) AS i CREATE (:U {a: i % 2, b: i})');
    const began = performance.now();
    run(engine, 'CREATE CONSTRAINT uab FOR (n:U) REQUIRE (n.a, n.b) IS UNIQUE');
    expect(performance.now() - began).toBeLessThan(3000);
    run(engine, 'DROP CONSTRAINT uab');
    run(engine, 'CREATE (:U {a: 0, b: 20000})');
    expect(() => run(engine, 'CREATE CONSTRAINT uab FOR (n:U) REQUIRE (n.a, n.b) IS UNIQUE')).toThrow('already');
  });
});
