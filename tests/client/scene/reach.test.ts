// Where an arrow ends: at the rim of the shape that the node program draws, in every direction.
import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../client/scene/node-program/reach.ts';

/** The distance fields of the node program, in radii. */
const box = (x: number, y: number, w: number, h: number): number => Math.hypot(Math.max(Math.abs(x) - w, 0), Math.max(Math.abs(y) - h, 0)) + Math.min(Math.max(Math.abs(x) - w, Math.abs(y) - h), 0);
const fields: Readonly<Record<number, (x: number, y: number) => number>> = {
  0: (x, y) => Math.hypot(x, y) - 1,
  1: (x, y) => box(x, y, 0.886, 0.886),
  2: (x, y) => box((x + y) * Math.SQRT1_2, (y - x) * Math.SQRT1_2, 0.886, 0.886),
  3: (x, y) => box(x, y, 0.8, 1.02),
  4: (x, y) => Math.max(0.5 * Math.abs(x) + 0.8660254 * Math.abs(y), Math.abs(x)) - 0.952,
  6: (x, y) => Math.hypot(x, y) - 1.25,
};

describe('reachOf', () => {
  it.each(Object.keys(fields).map(Number))('ends at the rim of shape %i', (shape) => {
    for (let degree = 0; degree < 360; degree += 7) {
      const [dx, dy] = [Math.cos((degree * Math.PI) / 180), Math.sin((degree * Math.PI) / 180)];
      const reach = reachOf(shape, 30 * dx, 30 * dy);
      expect(Math.abs(fields[shape]!(reach * dx, reach * dy)), `at ${degree}°`).toBeLessThan(1e-3);
    }
  });
});
