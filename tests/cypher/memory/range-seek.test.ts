// What an inequality finds by an index in order is what reading every node finds, for values of any kind and after any change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';
import { float, type Value } from '#cypher/memory/values/value';

const value: fc.Arbitrary<Value> = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -5, max: 5 }).map((n) => float(n)), fc.constantFrom<Value>(float(NaN), float(-0), 2n ** 62n, '', 'a', 'ab', 'abc', 'b', '\u0000s', '\u0000', '\ud83d\ude00', '\uffee', true, null, [1], ['a']));
const conditions = ['n.x > $a', 'n.x >= $a', 'n.x < $a', 'n.x <= $a', '$a <= n.x < $b', 'n.x >= $a AND n.x <= $b', '$b > n.x AND n.y > 1', 'n.x STARTS WITH $a', 'n.x STARTS WITH $a AND n.x < $b'];

function run(engine: Engine, query: string, parameters: Record<string, Value> = {}): readonly (readonly Value[])[] {
  return engine.run(query, new Map(Object.entries(parameters))).drain().rows;
}

/** A graph large enough to be worth an index. */
function filled(values: readonly Value[]): Engine {
  const engine = new Engine();
  run(engine, 'UNWIND range(0, $last) AS i CREATE (:T {i: i, x: $values[i], y: i % 3})', { last: values.length - 1, values: values.map((one) => (Array.isArray(one) ? null : one)) });
  run(engine, 'MATCH (n:T) WHERE n.i % 10 = 3 SET n.x = ["a", "b"]');
  return engine;
}

describe('a range', () => {
  it('is found by the index as by reading every node', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 30, maxLength: 60 }), fc.array(fc.tuple(fc.constantFrom(...conditions), value, value, value), { minLength: 1, maxLength: 6 }), (values, questions) => {
        const engine = filled(values);
        for (const [condition, a, b, next] of questions) {
          const read = run(engine, `MATCH (n:T) WITH n WHERE ${condition} RETURN n.i`, { a, b });
          // the first question after a change reads every node, the second puts the values in order
          for (let time = 0; time < 3; time += 1) expect(run(engine, `MATCH (n:T) WHERE ${condition} RETURN n.i`, { a, b })).toEqual(read);
          run(engine, 'MATCH (n:T {i: 7}) SET n.x = $next', { next });
          run(engine, 'MATCH (n:T {i: 9}) DETACH DELETE n');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is sought where the label has many nodes, and two sides together', () => {
    const engine = filled(Array.from({ length: 100 }, (_, i) => i));
    const plan = engine.run('EXPLAIN MATCH (n:T) WHERE 3 <= n.x AND n.x < 6 RETURN n.x').drain().summary.plan;
    expect(JSON.stringify(plan)).toContain('NodeIndexSeekByRange');
    const profiled = (): unknown => engine.run('PROFILE MATCH (n:T) WHERE 4 <= n.x AND n.x < 6 AND n.i + 0 > 0 RETURN n.x').drain().rows;
    expect([profiled(), profiled()]).toEqual([[[4], [5]], [[4], [5]]]);
  });
});
