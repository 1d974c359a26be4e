// The full-text index says at any time what reading every node would say, whatever was changed, undone or deleted before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';

const words = ['pipe', 'pipeline', 'power', 'Évian', 'evian', 'gas', 'gas line', ''];
const searches = ['pipe', 'pipe*', 'p*', 'evian gas', 'gas', 'line gas', 'none', 'Évian'];
const run = (engine: Engine, query: string, parameters: Record<string, string | number> = {}): readonly (readonly unknown[])[] => engine.run(query, new Map(Object.entries(parameters))).drain().rows;

/** What the index must answer, from the texts alone. */
function expected(engine: Engine, search: string): unknown[] {
  const plain = (text: string): string[] => text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = (word: string, one: string): boolean => (one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : word === one);
  const nodes = run(engine, 'MATCH (n) WHERE n:Doc OR n:Note RETURN n.k, coalesce(n.t, ""), coalesce(n.u, "")');
  return nodes.filter(([, t, u]) => plain(search).some((one) => plain(`${String(t)} ${String(u)}`).some((word) => fits(word, one)))).map(([k]) => k).sort();
}

const change = fc.oneof(
  fc.record({ query: fc.constant('CREATE (n:Doc {k: $k, t: $t})'), k: fc.nat(5), t: fc.constantFrom(...words) }),
  fc.record({ query: fc.constantFrom('CREATE (n:Note {k: $k, u: $t})', 'MATCH (n {k: $k}) SET n.u = $t', 'MATCH (n {k: $k}) SET n = {k: $k, t: $t}', 'MATCH (n {k: $k}) REMOVE n:Doc', 'MATCH (n {k: $k}) SET n:Note', 'MATCH (n {k: $k}) REMOVE n.t', 'MATCH (n {k: $k}) DELETE n', 'MATCH (n {k: $k}) SET n.t = $t WITH n DELETE n WITH 1 AS one RETURN 1 / (one - 1)'), k: fc.nat(5), t: fc.constantFrom(...words) }),
);

describe('the full-text index', () => {
  it('finds what reading every node finds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.constantFrom(...searches)), { maxLength: 25 }), (steps) => {
        const engine = new Engine();
        run(engine, 'CREATE FULLTEXT INDEX texts FOR (d:Doc|Note) ON EACH [d.t, d.u]');
        for (const [{ query, k, t }, search] of steps) {
          try {
            run(engine, query, { k, t });
          } catch {
            // undone: the division by zero
          }
          expect(run(engine, "CALL db.index.fulltext.queryNodes('texts', $search) YIELD node RETURN node.k AS k", { search }).map(([key]) => key).sort()).toEqual(expected(engine, search));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the node first of whose words the most were asked for', () => {
    const engine = new Engine();
    run(engine, 'CREATE FULLTEXT INDEX texts FOR (d:Doc) ON EACH [d.t]');
    run(engine, "CREATE (:Doc {t: 'gas of the north'}), (:Doc {t: 'gas'}), (:Doc {t: 'gas line'})");
    expect(run(engine, "CALL db.index.fulltext.queryNodes('texts', 'gas') YIELD node, score RETURN node.t").flat()).toEqual(['gas', 'gas line', 'gas of the north']);
  });
});
