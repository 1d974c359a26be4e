// The layout: the same data gives the same places, inside the frame, marks apart, poles on their sides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type LaidEdge, type LaidNode } from '../../../client/scene/layout/lay-out.ts';
import { pushApart, type Disc } from '../../../client/scene/layout/push-apart.ts';

const options = { width: 960, height: 700, iterations: 120, seed: 1 };
const edge = (source: string, target: string): LaidEdge => ({ source, target, type: 'PARTY' });

/** Two hubs of forty names each, a chain of ten, and an island of two. */
function network(): { nodes: LaidNode[]; edges: LaidEdge[] } {
  const edges = [
    ...Array.from({ length: 40 }, (_, i) => edge('R', `n${i}`)), ...Array.from({ length: 30 }, (_, i) => edge('C', `n${i + 20}`)),
    ...Array.from({ length: 9 }, (_, i) => edge(`n${i}`, `n${i + 1}`)), edge('island', 'shore'),
  ];
  const ids = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
  return { nodes: ids.map((id) => ({ id, degree: edges.filter((one) => one.source === id || one.target === id).length, verdict: id === 'n3' })), edges };
}

describe('layOut', () => {
  const { nodes, edges } = network();
  const places = layOut(nodes, edges, options);

  it('places every node inside the frame', () => {
    expect([...places.keys()].sort()).toEqual(nodes.map(({ id }) => id).sort());
    for (const [x, y] of places.values()) for (const value of [x, y]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same places for the same seed', () => {
    expect([...layOut(nodes, edges, options)]).toEqual([...places]);
    expect([...layOut(nodes, edges, { ...options, seed: 2 })]).not.toEqual([...places]);
  });

  it('sets the larger pole left and the other right', () => {
    expect(places.get('R')![0]).toBeLessThan(0.2);
    expect(places.get('C')![0]).toBeGreaterThan(0.8);
  });

  it('keeps no two marks on each other', () => {
    const pixels = [...places.values()].map(([x, y]) => [x * options.width, y * options.height] as const);
    pixels.forEach(([x, y], i) => {
      for (const [u, v] of pixels.slice(i + 1)) expect(Math.hypot(u - x, v - y)).toBeGreaterThan(7);
    });
  });

  it('sets what hangs together with nothing in a row beneath', () => {
    for (const id of ['island', 'shore']) expect(places.get(id)![1]).toBeLessThan(0.15);
  });

  it('copes with nothing, one name and loops', () => {
    expect(layOut([], [], options).size).toBe(0);
    const [x, y] = layOut([{ id: 'a', degree: 1 }], [edge('a', 'a')], options).get('a')!;
    expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});

describe('pushApart', () => {
  const frame = { width: 600, height: 600 };
  const discs = fc.array(fc.record({ x: fc.double({ min: 0, max: 600, noNaN: true }), y: fc.double({ min: 0, max: 600, noNaN: true }), r: fc.integer({ min: 3, max: 12 }) }), { maxLength: 40 })
    .map((all): Disc[] => all.map((one, index) => ({ id: `d${index}`, ...one })));

  it('leaves free discs apart (to within a pixel) and inside the frame', () => {
    fc.assert(fc.property(discs, (all) => {
      pushApart(all, new Set(), frame);
      all.forEach((a, i) => {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.x).toBeLessThanOrEqual(frame.width);
        for (const b of all.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.r + b.r - 1);
      });
    }), { numRuns: 60 });
  });

  it('does not move the fixed ones', () => {
    const all: Disc[] = [{ id: 'pole', x: 100, y: 100, r: 20 }, { id: 'near', x: 105, y: 100, r: 10 }];
    pushApart(all, new Set(['pole']), frame);
    expect(all[0]).toMatchObject({ x: 100, y: 100 });
    expect(all[1]!.x).toBeGreaterThan(129);
  });

  it('ends soon with thousands that cannot all be free, and keeps them in the frame', { timeout: 20_000 }, () => {
    const crowd: Disc[] = Array.from({ length: 4000 }, (_, i) => ({ id: `d${i}`, x: (i * 37) % 600, y: (i * 91) % 600, r: 10 }));
    pushApart(crowd, new Set(), frame);
    for (const { x, y } of crowd) expect(x >= 0 && x <= 600 && y >= 0 && y <= 600).toBe(true);
    expect(new Set(crowd.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBeGreaterThan(3900);
  });

  it('parts many with the sweep as it parts few', () => {
    const many: Disc[] = Array.from({ length: 700 }, (_, i) => ({ id: `d${i}`, x: 300 + (i % 30), y: 300 + Math.floor(i / 30), r: 3 }));
    pushApart(many, new Set(), frame);
    const nearest = Math.min(...many.map((a, i) => Math.min(Infinity, ...many.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)))));
    expect(nearest).toBeGreaterThan(4.5);
  });

  it('parts two that lie on the same spot', () => {
    const all: Disc[] = [{ id: 'a', x: 300, y: 300, r: 10 }, { id: 'b', x: 300, y: 300, r: 10 }];
    pushApart(all, new Set(), frame);
    expect(Math.hypot(all[0]!.x - all[1]!.x, all[0]!.y - all[1]!.y)).toBeGreaterThan(19.9);
  });
});
