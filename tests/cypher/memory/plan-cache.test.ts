// A question asked again is neither parsed nor planned again, and yet sees the graph as it is.
import { describe, expect, it } from 'vitest';
import { Engine } from '#cypher/memory/engine';

const rows = (engine: Engine, query: string): unknown => engine.run(query).drain().rows;
/** The operators of a plan, from the root down its first sources. */
function operators(engine: Engine, query: string): string[] {
  const names: string[] = [];
  for (let at = engine.run(`EXPLAIN ${query}`).drain().summary.plan; at; at = at.children[0] ?? null) names.push(`${at.operator} ${at.details}`.trim());
  return names;
}

describe('the plan cache', () => {
  it('keeps a checked statement by its text', () => {
    const engine = new Engine();
    expect(engine.prepare('RETURN 1')).toBe(engine.prepare('RETURN 1'));
    expect(engine.prepare('RETURN 1')).not.toBe(engine.prepare('RETURN  1'));
  });

  it('lets the least recently used go', () => {
    const engine = new Engine();
    const [first, second] = [engine.prepare('RETURN 1'), engine.prepare('RETURN 2')];
    for (let i = 0; i < 499; i += 1) {
      engine.prepare(`RETURN ${i} AS other`);
      engine.prepare('RETURN 1');
    }
    expect(engine.prepare('RETURN 1')).toBe(first);
    expect(engine.prepare('RETURN 2')).not.toBe(second);
  });

  it('checks again when a procedure was registered', () => {
    const engine = new Engine();
    expect(() => engine.prepare('CALL my.own() YIELD it RETURN it')).toThrow();
    const answer = (it: string): void => engine.procedures.register({ name: 'my.own', parameters: [], results: [{ name: 'it', type: 'STRING' }], mode: 'READ', description: '', run: () => [[it]] });
    answer('first');
    expect(rows(engine, 'CALL my.own() YIELD it RETURN it')).toEqual([['first']]);
    answer('second');
    expect(rows(engine, 'CALL my.own() YIELD it RETURN it')).toEqual([['second']]);
  });

  it('sees what was changed since, and gives each run rows of its own', () => {
    const engine = new Engine();
    const question = 'MATCH (n:A) WHERE EXISTS { (n)-[:T]->(:B {k: 1}) } WITH DISTINCT n.x AS x ORDER BY x RETURN collect(x) AS xs';
    expect(rows(engine, question)).toEqual([[[]]]);
    rows(engine, 'CREATE (:A {x: 1})-[:T]->(:B {k: 1}), (:A {x: 2})-[:T]->(:B {k: 2})');
    expect(rows(engine, question)).toEqual([[[1]]]);
    const [one, other] = [engine.run('MATCH (n:A) RETURN n.x AS x ORDER BY x'), engine.run('MATCH (n:A) RETURN n.x AS x ORDER BY x')];
    expect([one.next(), other.next(), one.next(), other.next()].map((pulled) => pulled.kind === 'row' && pulled.values)).toEqual([[1], [1], [2], [2]]);
    rows(engine, 'MATCH (b:B) SET b.k = 1');
    expect(rows(engine, question)).toEqual([[[1, 2]]]);
  });

  it('plans again for a graph that has much changed', () => {
    const engine = new Engine();
    const question = 'MATCH (a:A)-[:T]->(b:B) RETURN count(*)';
    rows(engine, 'CREATE (:A)-[:T]->(:B)');
    rows(engine, 'UNWIND range(1, 20) AS i CREATE (:B)');
    expect(operators(engine, question)).toContain('NodeByLabelScan a:A');
    rows(engine, 'UNWIND range(1, 200) AS i CREATE (:A)');
    expect(operators(engine, question).join()).toContain('DirectedRelationshipTypeScan (a)-[:T]->(b)');
  });
});
