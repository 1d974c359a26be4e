// What TEXT, POINT and RANGE indexes find, on nodes and on relationships, is what reading all of them finds, for values of any kind and after any change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';
import { boxAround } from '#cypher/memory/run/point-box';
import { float, PointValue, type Srid, type Value } from '#cypher/memory/values/value';

const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', '\u0002', '\u0003', '\ud83d\ude00'), maxLength: 6 }), fc.constantFrom('abab', 'name12', 'xname12x'));
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(0, 89.999, -89.999, 179.9999, -179.9999, 1e-9));
const point = fc.tuple(fc.constantFrom<Srid>(7203, 9157, 4326, 4979), number, number, number).map(([srid, x, y, z]) => {
  const onEarth = srid === 4326 || srid === 4979;
  return new PointValue(srid, x, onEarth ? Math.max(-90, Math.min(90, y)) : y, srid === 9157 || srid === 4979 ? z : null);
});
const other = fc.constantFrom<Value>(1, 2, float(1), true, null, float(NaN), ['a'], ['abab']);
const value = fc.oneof({ weight: 3, arbitrary: text }, { weight: 4, arbitrary: point }, other);
const far = fc.oneof(fc.double({ min: 0, max: 400, noNaN: true }), fc.constantFrom(0, 1e5, 1e6, 9e6, 3e7, Infinity, -1)).map((n): Value => float(n));

const kinds = [
  { type: 'TEXT', conditions: ['x.v CONTAINS $s', 'x.v STARTS WITH $s', 'x.v ENDS WITH $s', 'x.v = $s', 'x.v IN [$s, $v]', "x.v CONTAINS 'ab' AND x.v ENDS WITH $s"] },
  { type: 'RANGE', conditions: ['x.v = $v', '$v = x.v', 'x.v IN [$v, $w]', 'x.v > $v', '$v <= x.v', 'x.v STARTS WITH $s', 'x.v > $s'] },
  {
    type: 'POINT',
    conditions: [
      'x.v = $v', 'point.withinBBox(x.v, $v, $w)', 'point.distance(x.v, $v) < $d', 'point.distance($v, x.v) <= $d', '$d > point.distance(x.v, $v)', '0 <= point.distance(x.v, $v) <= $d', 'point.distance(x.v, point({x: 0, y: -1})) < 2',
      'point.distance(x.v, point({longitude: 179.9, latitude: 1})) < $d',
    ],
  },
];
const patterns = [
  { declare: '(x:T)', match: '(x:T)' },
  { declare: '()-[x:T]-()', match: '()-[x:T]->()' },
  { declare: '()-[x:T]-()', match: '()<-[x:T]-(b:B)' },
  { declare: '()-[x:T]-()', match: '()-[x:T]-()' },
];

function run(engine: Engine, query: string, parameters: Record<string, Value> = {}): readonly (readonly Value[])[] {
  return engine.run(query, new Map(Object.entries(parameters))).drain().rows;
}

function filled(values: readonly Value[]): Engine {
  const engine = new Engine();
  run(engine, 'UNWIND range(0, $last) AS i CREATE (:T {i: i, v: $values[i]}), (:A)-[:T {i: i, v: $values[i]}]->(:B)', { last: values.length - 1, values: values.map((one) => (Array.isArray(one) ? null : one)) });
  run(engine, 'MATCH (n:T {i: 1}) SET n.v = ["a", "abab"] WITH 1 AS one MATCH (b) WITH b LIMIT 1 CREATE (b)-[:T {i: 1000, v: "abab"}]->(b)');
  return engine;
}

const operators = (engine: Engine, query: string, parameters: Record<string, Value> = {}): string => JSON.stringify(engine.run(`EXPLAIN ${query}`, new Map(Object.entries(parameters))).drain().summary.plan);

describe('an index', () => {
  it.each(kinds)('finds what reading everything finds: $type', ({ type, conditions }) => {
    const one = type === 'TEXT' ? fc.oneof({ weight: 9, arbitrary: text }, other) : type === 'POINT' ? fc.oneof({ weight: 9, arbitrary: point }, other) : value;
    const question = fc.record({ condition: fc.constantFrom(...conditions), s: fc.oneof({ weight: 9, arbitrary: text }, other), v: one, w: one, d: far, next: value });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 90 }), fc.constantFrom(...patterns), fc.array(question, { minLength: 1, maxLength: 5 }), (values, { declare, match }, questions) => {
        const [engine, plain] = [filled(values), filled(values)];
        run(engine, `CREATE ${type} INDEX kept FOR ${declare} ON (x.v)`);
        for (const { condition, s, v, w, d, next } of questions) {
          const parameters = { s, v, w, d };
          const read = run(plain, `MATCH ${match} WITH x WHERE ${condition} RETURN x.i AS i ORDER BY i`, parameters);
          for (let time = 0; time < 2; time += 1) expect(run(engine, `MATCH ${match} WHERE ${condition} RETURN x.i AS i ORDER BY i`, parameters)).toEqual(read);
          for (const one of [engine, plain]) {
            run(one, 'MATCH (n:T {i: 2}) SET n.v = $next WITH 1 AS one MATCH ()-[r:T {i: 2}]->() SET r.v = $next', { next: Array.isArray(next) ? null : next });
            run(one, 'MATCH (n:T {i: 3}) REMOVE n:T WITH 1 AS one MATCH ()-[r:T {i: 4}]->() DELETE r');
            run(one, 'MATCH (n:T {i: 5}) DELETE n WITH 1 AS one MATCH (m {i: 3}) SET m:T, m.v = $next CREATE (m)-[:T {i: 6, v: $next}]->(:B)', { next: Array.isArray(next) ? null : next });
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the plan', () => {
  const engine = filled([]);
  for (const [type, key] of [['TEXT', 's'], ['POINT', 'p'], ['RANGE', 'i']]) {
    run(engine, `CREATE ${type} INDEX nodes_${type} FOR (n:T) ON (n.${key})`);
    run(engine, `CREATE ${type} INDEX rels_${type} FOR ()-[r:T]-() ON (r.${key})`);
  }
  run(engine, 'CREATE CONSTRAINT FOR (n:T) REQUIRE n.u IS UNIQUE');
  run(engine, 'CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.u IS UNIQUE');
  run(engine, 'UNWIND range(0, 30) AS i CREATE (a:T)-[:T]->(b:T), (:U)-[:S]->(a)');

  it.each([
    ["MATCH (n:T) WHERE n.s CONTAINS 'x' RETURN n", "NodeIndexContainsScan TEXT INDEX n:T(s) WHERE n.s CONTAINS 'x'"],
    ["MATCH (n:T) WHERE n.s ENDS WITH 'x' RETURN n", "NodeIndexEndsWithScan TEXT INDEX n:T(s) WHERE n.s ENDS WITH 'x'"],
    ["MATCH (n:T) WHERE n.s STARTS WITH 'x' RETURN n", "NodeIndexSeekByRange TEXT INDEX n:T(s) WHERE n.s STARTS WITH 'x'"],
    ["MATCH (n:T {s: 'x'}) RETURN n", "NodeIndexSeek TEXT INDEX n:T(s) WHERE n.s = 'x'"],
    ['MATCH (n:T) WHERE n.p = point({x: 1, y: 1}) RETURN n', 'NodeIndexSeek POINT INDEX n:T(p) WHERE n.p = point({x: 1, y: 1})'],
    ['MATCH (n:T) WHERE point.distance(n.p, point({x: 1, y: 1})) < 3 RETURN n', 'NodeIndexSeekByRange POINT INDEX n:T(p) WHERE point.distance(n.p, point({x: 1, y: 1})) < 3'],
    ['MATCH (n:T) WHERE point.withinBBox(n.p, $a, $b) RETURN n', 'NodeIndexSeekByRange POINT INDEX n:T(p) WHERE point.withinBBox(n.p, $a, $b)'],
    ['MATCH (n:T) WHERE n.i > 3 RETURN n', 'NodeIndexSeekByRange RANGE INDEX n:T(i) WHERE n.i > 3'],
    ['MATCH (n:T {u: 1}) RETURN n', 'NodeUniqueIndexSeek UNIQUE n:T(u) WHERE n.u = 1'],
    ['MATCH (a)-[r:T {i: 1}]->(b) RETURN r', 'DirectedRelationshipIndexSeek RANGE INDEX (a)-[r:T(i)]->(b) WHERE r.i = 1'],
    ['MATCH (a)-[r:T {u: 1}]-(b) RETURN r', 'UndirectedRelationshipUniqueIndexSeek RANGE INDEX (a)-[r:T(u)]-(b) WHERE r.u = 1'],
    ["MATCH (a)<-[r:T]-(b) WHERE r.s CONTAINS 'x' RETURN r", "DirectedRelationshipIndexContainsScan TEXT INDEX (a)<-[r:T(s)]-(b) WHERE r.s CONTAINS 'x'"],
    ["MATCH (a)-[r:T]-(b) WHERE r.s ENDS WITH 'x' RETURN r", "UndirectedRelationshipIndexEndsWithScan TEXT INDEX (a)-[r:T(s)]-(b) WHERE r.s ENDS WITH 'x'"],
    ['MATCH (a)-[r:T]->(b) WHERE point.distance(r.p, $a) < 3 RETURN r', 'DirectedRelationshipIndexSeekByRange POINT INDEX (a)-[r:T(p)]->(b) WHERE point.distance(r.p, $a) < 3'],
    ['MATCH (a)-[r:T]->(b) RETURN r', 'DirectedRelationshipTypeScan (a)-[r:T]->(b)'],
    ['MATCH (a)-[r:T|S]->(b) RETURN r', 'DirectedUnionRelationshipTypesScan (a)-[r:T|S]->(b)'],
    ['MATCH (a)-[r]-(b) RETURN r', 'UndirectedAllRelationshipsScan (a)-[r]-(b)'],
  ])('%s', (query, operator) => {
    expect(operators(engine, query)).toContain(JSON.stringify(operator).slice(1, -1).replace(' ', '","details":"'));
  });

  it('is made anew when an index comes or goes', () => {
    const own = new Engine();
    run(own, "UNWIND range(1, 50) AS i CREATE (:T {s: 'name' + i})");
    const question = "MATCH (n:T) WHERE n.s CONTAINS 'e1' RETURN count(*) AS n";
    const asked = (): readonly [string, Value] => [operators(own, question), run(own, question)[0]?.[0] ?? null];
    expect(asked()).toEqual([expect.stringContaining('NodeByLabelScan'), 11]);
    run(own, 'CREATE TEXT INDEX t FOR (n:T) ON (n.s)');
    expect(asked()).toEqual([expect.stringContaining('NodeIndexContainsScan'), 11]);
    run(own, 'DROP INDEX t');
    run(own, "CREATE (:T {s: 'e1'})");
    expect(asked()).toEqual([expect.stringContaining('NodeByLabelScan'), 12]);
    run(own, 'CREATE TEXT INDEX t FOR (n:T) ON (n.s)');
    expect(() => run(own, "MATCH (n:T) SET n.s = 'e1' WITH count(*) AS c RETURN 1 / (c - c)")).toThrow();
    expect(asked()).toEqual([expect.stringContaining('NodeIndexContainsScan'), 12]);
  });
});

describe('a uniqueness constraint on relationships', () => {
  it('does not read all relationships on each write', () => {
    const engine = new Engine();
    run(engine, 'CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE (r.a, r.b) IS UNIQUE');
    const began = performance.now();
    run(engine, 'CREATE (x), (y) WITH x, y UNWIND range(1, 20000) AS i CREATE (x)-[:T {a: i, b: i % 7}]->(y)');
    expect(performance.now() - began).toBeLessThan(3000);
    expect(() => run(engine, 'MATCH (x) WITH x LIMIT 1 CREATE (x)-[:T {a: 20000, b: 1}]->(x)')).toThrow('already');
    expect(run(engine, 'MATCH (x) WITH x LIMIT 1 CREATE (x)-[r:T {a: 20000, b: 2}]->(x) RETURN r.b')).toEqual([[2]]);
  });
});

describe('the box around a point', () => {
  it('holds every point that is no farther, on a plane and on the earth', () => {
    const engine = new Engine();
    const step = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -1e-6, max: 1e-6, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom<Srid>(7203, 4326), number, number, step, step, (srid, x, y, dx, dy) => {
        const [centre, at] = [{ x, y }, { x: x + dx, y: y + dy }].map((one) => new PointValue(srid, srid === 7203 ? one.x : ((((one.x + 180) % 360) + 360) % 360) - 180, srid === 7203 ? one.y : Math.max(-90, Math.min(90, one.y)), null));
        if (centre === undefined || at === undefined) return;
        const box = boxAround(centre, run(engine, 'RETURN point.distance($centre, $at)', { centre, at })[0]?.[0] ?? null);
        expect(box === null || [box.x[0] <= at.x, at.x <= box.x[1], box.y[0] <= at.y, at.y <= box.y[1]].join()).toBe('true,true,true,true');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('PROFILE', () => {
  it('tells what each operator looks up', () => {
    const engine = new Engine();
    run(engine, 'UNWIND range(1, 40) AS i CREATE (:P {i: i})-[:R]->(:Q)');
    const lookups = (query: string): unknown[] => {
      const told: unknown[] = [];
      for (let plan = engine.run(query).drain().summary.plan ?? undefined; plan !== undefined; plan = plan.children[0]) told.push(plan.operator, plan.lookups);
      return told;
    };
    expect(lookups('PROFILE MATCH (n:P) WHERE n.i % 2 = 0 RETURN n.i')).toEqual(['ProduceResults', 0, 'Projection', 20, 'NodeByLabelScan', expect.toSatisfy((count: number) => count >= 80 && count <= 120), 'Argument', 0]);
    expect(lookups('PROFILE MATCH (n:P {i: 3})-->(m) RETURN count(m)')).toEqual(['ProduceResults', 0, 'Projection', 0, 'EagerAggregation', 0, 'Expand(All)', 1, 'NodeIndexSeek', expect.toSatisfy((count: number) => count <= 3), 'Argument', 0]);
    expect(lookups('EXPLAIN MATCH (n:P) RETURN n')).toEqual(['ProduceResults', undefined, 'NodeByLabelScan', undefined, 'Argument', undefined]);
  });
});
