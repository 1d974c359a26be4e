// Places for facts among names that have theirs: in the middle of what they join, none on another, the names unmoved.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../../../client/scene/layout/settle.ts';

const at = (id: string, x: number, y: number) => ({ id, x, y });
const loose = (id: string) => at(id, 0, 0);
const edge = (source: string, target: string) => ({ source, target, type: 'CONCERNS' });

describe('settle', () => {
  it('stands a fact between those that it joins', () => {
    const places = settle([at('a', 0.2, 0.2), at('b', 0.6, 0.4), loose('fact')], [edge('a', 'fact'), edge('fact', 'b')]);
    expect(places.get('fact')![0]).toBeCloseTo(0.4);
    expect(places.get('fact')![1]).toBeCloseTo(0.3);
    expect([places.get('a'), places.get('b')]).toEqual([[0.2, 0.2], [0.6, 0.4]]);
  });

  it('follows a chain of facts', () => {
    const places = settle([at('a', 0.1, 0.5), at('b', 0.7, 0.5), loose('promise'), loose('step')], [edge('a', 'promise'), edge('step', 'promise'), edge('b', 'step')]);
    expect(places.get('promise')![0]).toBeCloseTo(0.3, 2);
    expect(places.get('step')![0]).toBeCloseTo(0.5, 2);
  });

  it('lays many facts of one pair around their middle, none on another', () => {
    const facts = Array.from({ length: 12 }, (_, i) => `f${i}`);
    const places = settle([at('a', 0.2, 0.5), at('b', 0.8, 0.5), ...facts.map(loose)], facts.flatMap((fact) => [edge('a', fact), edge(fact, 'b')]));
    const spots = facts.map((fact) => places.get(fact)!);
    spots.forEach(([x, y], i) => {
      expect(Math.hypot(x - 0.5, y - 0.5)).toBeLessThan(0.05);
      spots.slice(0, i).forEach(([ox, oy]) => expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(0.005));
    });
  });

  it('keeps all in the frame, and does the same to the same', () => {
    const graph = fc.record({ names: fc.array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })), { maxLength: 8 }), facts: fc.nat(12), links: fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 40 }) });
    fc.assert(fc.property(graph, ({ names, facts, links }) => {
      const nodes = [...names.map(([x, y], i) => at(`n${i}`, x, y)), ...Array.from({ length: facts }, (_, i) => loose(`f${i}`))];
      const edges = links.filter(([a, b]) => a !== b && a < nodes.length && b < nodes.length).map(([a, b]) => edge(nodes[a]!.id, nodes[b]!.id));
      const places = settle(nodes, edges);
      expect(settle(nodes, edges)).toEqual(places);
      for (const [x, y] of places.values()) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
    }), { numRuns: 60 });
  });
});
