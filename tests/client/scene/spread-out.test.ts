// Opening crowds: an even spread at the full share, the order kept, the fixed left where they stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disc } from '../../../client/scene/layout/push-apart.ts';
import { spreadOut } from '../../../client/scene/layout/spread-out.ts';

const frame = { width: 300, height: 600 };
const none: ReadonlySet<string> = new Set();
const disc = (id: string, x: number, y: number): Disc => ({ id, x, y, r: 5 });

describe('spreadOut', () => {
  it('spreads evenly at the full share, and moves nothing at none', () => {
    const discs = [disc('a', 10, 10), disc('b', 11, 12), disc('c', 12, 11)];
    spreadOut(discs, none, frame, 0);
    expect(discs).toEqual([disc('a', 10, 10), disc('b', 11, 12), disc('c', 12, 11)]);
    spreadOut(discs, none, frame, 1);
    expect(discs).toEqual([disc('a', 50, 100), disc('b', 150, 500), disc('c', 250, 300)]);
  });

  it('keeps the order on each axis, the frame and the fixed', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 600 })), { maxLength: 30 });
    fc.assert(fc.property(places, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), (at, share, count) => {
      const before = at.map(([x, y], i) => disc(`n${i}`, x, y));
      const after = before.map((one) => ({ ...one }));
      const fixed = new Set(before.slice(0, count).map(({ id }) => id));
      spreadOut(after, fixed, frame, share);
      before.forEach((a, i) => {
        if (fixed.has(a.id)) expect(after[i]).toEqual(a);
        expect(after[i]!.x >= 0 && after[i]!.x <= 300 && after[i]!.y >= 0 && after[i]!.y <= 600).toBe(true);
        before.forEach((b, j) => { if (!fixed.has(a.id) && !fixed.has(b.id) && a.x < b.x) expect(after[i]!.x).toBeLessThan(after[j]!.x + 1e-9); });
      });
    }), { numRuns: 60 });
  });
});
