// Room for names: boxes of mark and name come apart where the frame has room, and nothing else is disturbed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disc } from '../../../client/scene/layout/push-apart.ts';
import { pushNames, type NamedDisc } from '../../../client/scene/layout/push-names.ts';
import type { SceneNode } from '../../../client/scene/model.ts';
import { wantedNames } from '../../../client/scene/wanted-names.ts';

const frame = { width: 900, height: 600 };
const gap = 4;
const crowd = (n: number, x: number, y: number): Disc[] => Array.from({ length: n }, (_, i) => ({ id: `n${i}`, x: x + (i % 5) * 12, y: y + Math.floor(i / 5) * 12, r: 10 }));
const named = (discs: readonly Disc[]): NamedDisc[] => discs.map(({ id }) => ({ id, width: 90, height: 16 }));

/** The box of a mark and its name, on the side that the frame leaves. */
function boxOf({ x, y, r }: Disc, width: number, height: number): { left: number; right: number; low: number; high: number } {
  const wide = r + gap + width;
  const right = x + wide <= frame.width;
  return { left: x - (right ? r : wide), right: x + (right ? wide : r), low: y - Math.max(r, height / 2), high: y + Math.max(r, height / 2) };
}

describe('pushNames', () => {
  it('frees the boxes of a crowd that has room', () => {
    const discs = crowd(15, 300, 250);
    pushNames(discs, named(discs), new Set(), frame);
    const boxes = discs.map((disc) => boxOf(disc, 90, 16));
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(Math.min(a.right, b.right) - Math.max(a.left, b.left) <= 0.5 || Math.min(a.high, b.high) - Math.max(a.low, b.low) <= 0.5).toBe(true)));
  });

  it('clears bare marks from under a name', () => {
    const discs: Disc[] = [{ id: 'named', x: 200, y: 200, r: 10 }, { id: 'bare', x: 260, y: 202, r: 6 }];
    pushNames(discs, [{ id: 'named', width: 90, height: 16 }], new Set(['named']), frame);
    expect(discs[0]).toMatchObject({ x: 200, y: 200 });
    expect(discs[1]!.y - discs[0]!.y).toBeGreaterThanOrEqual(16);
  });

  it('leaves bare marks to others, and a picture without overlaps as it is', () => {
    const bare = crowd(10, 300, 250);
    pushNames(bare, [], new Set(), frame);
    expect(bare).toEqual(crowd(10, 300, 250));
    const apart: Disc[] = [{ id: 'a', x: 100, y: 100, r: 10 }, { id: 'b', x: 100, y: 200, r: 10 }];
    pushNames(apart, named(apart), new Set(), frame);
    expect(apart.map(({ x, y }) => [x, y])).toEqual([[100, 100], [100, 200]]);
  });

  it('keeps to the frame, leaves the fixed where they stand, and does the same to the same', () => {
    const place = fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }), r: fc.integer({ min: 2, max: 22 }) }), { maxLength: 40 });
    fc.assert(fc.property(place, fc.nat(5), (places, count) => {
      const made = (): Disc[] => places.map((at, i) => ({ id: `n${i}`, ...at }));
      const fixed = new Set(made().slice(0, count).map(({ id }) => id));
      const [once, again] = [made(), made()];
      pushNames(once, named(once), fixed, frame);
      pushNames(again, named(again), fixed, frame);
      expect(once).toEqual(again);
      once.forEach(({ id, x, y }, i) => {
        if (fixed.has(id)) expect([x, y]).toEqual([places[i]!.x, places[i]!.y]);
        expect(x >= 0 && x <= frame.width && y >= 0 && y <= frame.height).toBe(true);
      });
    }), { numRuns: 40 });
  });

  it('costs little among thousands of bare marks', () => {
    const discs: Disc[] = Array.from({ length: 5000 }, (_, i) => ({ id: `n${i}`, x: (i * 37) % 900, y: (i * 91) % 600, r: 4 }));
    const begin = performance.now();
    pushNames(discs, named(discs.slice(0, 46)), new Set(), frame);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('wantedNames', () => {
  const node = (id: string, degree: number, verdict: SceneNode['verdict'] = null): SceneNode => ({ id, label: 'Actor', name: id, shortName: id, degree, x: 0, y: 0, verdict });
  it('gives room to poles, then to verdicts, then to the most connected, and to none that is folded', () => {
    const nodes = [node('small', 1), node('big', 40), node('kept', 1, 'KEPT'), node('pole', 90), node('folded', 99)];
    const names = wantedNames(nodes, { poles: ['pole'], shown: new Set(['small', 'big', 'kept', 'pole']), folded: new Map([['big', 12]]) }, 3);
    expect(names.map(({ id }) => id)).toEqual(['pole', 'kept', 'big']);
    expect(names[2]!.width).toBeCloseTo(6.6 * 'big +12'.length);
  });
  it('gives it to what was kept or broken before what nobody knows, and breaks names shorter on a phone', () => {
    const nodes = [node('unknown', 30, 'UNKNOWN'), node('declined', 20, 'DECLINED'), node('withdrawn', 1, 'WITHDRAWN'), node('a name of three words', 2)];
    const sight = { poles: [], shown: new Set(nodes.map(({ id }) => id)), folded: new Map<string, number>() };
    expect(wantedNames(nodes, sight, 9).map(({ id }) => id)).toEqual(['withdrawn', 'unknown', 'declined', 'a name of three words']);
    expect(wantedNames(nodes, sight, 9).at(-1)!.height).toBe(16);
    expect(wantedNames(nodes, sight, 9, true).at(-1)!.height).toBe(32);
  });
});
