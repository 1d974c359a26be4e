import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { graphValues } from '../../../client/results/graph-values.ts';
import { layOutParts, partsOf, tile } from '../../../client/results/layout/lay-out-parts.ts';
import { kindCounts, sceneOf } from '../../../client/results/scene-of.ts';
import { list, map, node, none, path, relationship, text } from './typed.ts';

const china = node('1', ['Actor', 'Pacta'], { name: text('China'), shortName: text('CN') });
const promise = node('2', ['Commitment', 'Pacta'], { title: text('$25 bn'), verdict: text('WITHDRAWN') });
const other = node('3', ['Film'], { title: text('Dune') });
const committed = relationship('r', '1', 'COMMITTED_TO', '2');
const loose = relationship('s', '1', 'KNOWS', '9');

describe('the graph of a result', () => {
  it('is found at any depth of the rows, each thing once', () => {
    const found = graphValues([[none, list(map({ p: path(china, committed, promise) })), china], [other, loose]]);
    expect([...found.nodes.keys()]).toEqual(['1', '2', '3']);
    expect([...found.relationships.keys()]).toEqual(['r', 's']);
    expect(graphValues([[Array.from({ length: 20_000 }).reduce((inner: ReturnType<typeof list>) => list(inner), china)]]).nodes.size).toBe(1);
  });

  it('bears the looks of our model and says what it cannot draw', () => {
    const { data, loose: left, leftOut } = sceneOf(graphValues([[china, committed, promise, other, loose]]), 10);
    expect(data.nodes.map(({ label, shortName, verdict, degree }) => [label, shortName, verdict, degree])).toEqual([['Actor', 'CN', null, 1], ['Commitment', '$25 bn', 'WITHDRAWN', 1], ['Statement', 'Dune', null, 0]]);
    expect(data.edges.map(({ id, verdict, directed }) => [id, verdict, directed])).toEqual([['r', 'WITHDRAWN', true]]);
    expect(data.poles).toEqual([]);
    expect([left, leftOut]).toEqual([1, 0]);
    expect(kindCounts(graphValues([[china, promise, other]]).nodes.values())).toEqual([['Actor', 1], ['Commitment', 1], ['Film', 1]]);
  });

  it('draws the first nodes only, and no line to one that is left out', () => {
    const { data, leftOut, loose: left } = sceneOf(graphValues([[china, committed, promise, other]]), 1);
    expect([data.nodes.length, data.edges.length, leftOut, left]).toEqual([1, 0, 2, 0]);
  });
});

describe('its layout', () => {
  const graph = fc.integer({ min: 1, max: 30 }).chain((count) => fc.record({ ids: fc.constant(Array.from({ length: count }, (_, i) => `n${i}`)), links: fc.array(fc.record({ source: fc.nat(count - 1), target: fc.nat(count - 1) }), { maxLength: 40 }) }))
    .map(({ ids, links }) => ({ ids, links: links.map(({ source, target }) => ({ source: ids[source]!, target: ids[target]! })) }));

  it('places every node within the frame, and the same each time', () => {
    fc.assert(fc.property(graph, fc.constantFrom(0.6, 1, 2.5), ({ ids, links }, aspect) => {
      const places = layOutParts(ids, links, aspect);
      expect([...places.keys()].sort()).toEqual([...ids].sort());
      for (const [x, y] of places.values()) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
      expect(layOutParts(ids, links, aspect)).toEqual(places);
    }), { numRuns: 25 });
  });

  it('fills the frame with boxes as large as their weights', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }).map((weights) => weights.sort((a, b) => b - a)), (weights) => {
      const boxes = tile(weights, { x: 0, y: 0, width: 2, height: 1 });
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      boxes.forEach(({ width, height }, at) => expect(width * height).toBeCloseTo((2 * weights[at]!) / total, 6));
    }));
    expect(partsOf(['a', 'b', 'c'], [{ source: 'c', target: 'b' }])).toEqual([['b', 'c'], ['a']]);
  });
});
