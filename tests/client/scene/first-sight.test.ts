// What is drawn at first sight: the poles, the folding of small names, and the size of a mark.
import { describe, expect, it } from 'vitest';
import type { Verdict } from '#graph/vocabularies';
import { firstSight, polesOf, radiusOf } from '../../../client/scene/first-sight.ts';
import type { SceneData, SceneEdge, SceneNode } from '../../../client/scene/model.ts';

/** Nodes are named by the edges ("a-b"); the degree is counted from them. */
function network(pairs: readonly string[], verdicts: Readonly<Record<string, Verdict>> = {}, lone: readonly string[] = [], type = 'PARTY'): SceneData {
  const ends = pairs.map((pair) => pair.split('-') as [string, string]);
  const ids = [...new Set([...ends.flat(), ...lone])];
  const degree = (id: string): number => ends.filter((pair) => pair.includes(id)).length;
  return {
    nodes: ids.map((id): SceneNode => ({ id, label: 'Actor', name: id, shortName: id, degree: degree(id), x: 0.5, y: 0.5, verdict: verdicts[id] ?? null })),
    edges: ends.map(([source, target], index): SceneEdge => ({ id: `e${index}`, source, target, type, verdict: null, facts: ['f'], weak: false, directed: false, from: null, to: null })),
  };
}
const star = (hub: string, from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `${hub}-n${from + i}`);
const none: ReadonlySet<string> = new Set();
/** Two hubs with twenty names each and ten between them. */
const twoPoles = [...star('R', 0, 20), ...star('C', 20, 40), ...star('R', 40, 50), ...star('C', 40, 50)];

describe('polesOf', () => {
  it('names the two with most edges, the larger first, and never a third', () => {
    expect(polesOf(network([...twoPoles, 'R-extra']))).toEqual(['R', 'C']);
    expect(polesOf(network([...twoPoles, ...star('T', 50, 75)]))).toEqual(expect.arrayContaining(['R', 'C']));
    expect(polesOf(network([...twoPoles, ...star('T', 50, 75)]))).toHaveLength(2);
  });

  it('finds none in a small or an even network', () => {
    expect(polesOf(network(star('R', 0, 6)))).toEqual([]);
    expect(polesOf(network(Array.from({ length: 60 }, (_, i) => `n${i}-n${(i + 1) % 60}`)))).toEqual([]);
  });

  it('does not depend on the order of the names', () => {
    const data = network(twoPoles);
    expect(polesOf({ ...data, nodes: [...data.nodes].reverse() })).toEqual(polesOf(data));
  });
});

describe('firstSight', () => {
  it('folds nothing while all fit', () => {
    const { shown, folded } = firstSight(network(twoPoles), 130, none, none);
    expect(shown.size).toBe(52);
    expect(folded.size).toBe(0);
  });

  it('folds names of one neighbour first, and counts them after that neighbour', () => {
    const { shown, folded } = firstSight(network(twoPoles), 12, none, none);
    expect(shown).toEqual(new Set(['R', 'C', ...Array.from({ length: 10 }, (_, i) => `n${40 + i}`)]));
    expect(Object.fromEntries(folded)).toEqual({ R: 20, C: 20 });
  });

  it('shows exactly the limit where it can', () => {
    expect(firstSight(network(twoPoles), 30, none, none).shown.size).toBe(30);
  });

  it('never folds poles, verdicts or what is to be kept', () => {
    const { shown } = firstSight(network(twoPoles, { n3: 'RENEGED' }), 1, new Set(['n7']), none);
    for (const id of ['R', 'C', 'n3', 'n7']) expect(shown.has(id)).toBe(true);
    expect(shown.size).toBe(4);
  });

  it('accounts for every name: shown, folded under a shown one, or hidden', () => {
    const data = network([...twoPoles, 'n0-s1', 's1-s2', 's2-s3', 'x-y']);
    for (const limit of [1, 5, 12, 20, 40]) {
      const { shown, folded } = firstSight(data, limit, none, new Set(['n5']));
      const counted = [...folded].filter(([host]) => shown.has(host)).reduce((sum, [, count]) => sum + count, 0);
      const away = data.nodes.length - 1 - shown.size;
      expect(shown.has('n5')).toBe(false);
      expect(counted, `limit ${limit}`).toBeLessThanOrEqual(away);
      expect([...folded.keys()].every((host) => shown.has(host)), `hosts at limit ${limit}`).toBe(true);
    }
  });

  it('carries a folded name’s own count on to its host', () => {
    const { folded } = firstSight(network(['a-b', 'b-c', 'c-d'], { d: 'KEPT' }), 1, none, none);
    expect(Object.fromEntries(folded)).toEqual({ d: 3 });
  });
});

describe('radiusOf', () => {
  it('grows with the root of the degree between 3.5 and 13; a pole is 22', () => {
    expect(radiusOf(0, false)).toBe(3.5);
    expect(radiusOf(1, false)).toBeCloseTo(4.6);
    expect(radiusOf(4, false)).toBeCloseTo(7);
    expect(radiusOf(400, false)).toBe(13);
    expect(radiusOf(1, true)).toBe(22);
  });
});
