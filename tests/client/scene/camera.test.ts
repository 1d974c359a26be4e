// Where the camera goes for a node: towards it, and never so far that it shows what is empty beyond the picture.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinPicture } from '../../../client/scene/controllers/camera.ts';

const half = { x: 0.6, y: 0.4 };

describe('withinPicture', () => {
  it('stays in the middle when the whole picture is seen, and goes where it is asked when near', () => {
    expect(withinPicture({ x: 0.95, y: 0.05 }, 1, half)).toEqual({ x: 0.5, y: 0.5 });
    expect(withinPicture({ x: 0.95, y: 0.05 }, 2, half)).toEqual({ x: 0.5, y: 0.5 });
    expect(withinPicture({ x: 0.6, y: 0.45 }, 0.3, half)).toEqual({ x: 0.6, y: 0.45 });
  });

  it('sees nothing beyond the picture from wherever it is asked to go', () => {
    const share = fc.double({ min: -2, max: 3, noNaN: true });
    fc.assert(fc.property(share, share, fc.double({ min: 0.08, max: 1, noNaN: true }), (x, y, ratio) => {
      const at = withinPicture({ x, y }, ratio, half);
      expect(Math.abs(at.x - 0.5) + half.x * ratio).toBeLessThanOrEqual(half.x + 1e-9);
      expect(Math.abs(at.y - 0.5) + half.y * ratio).toBeLessThanOrEqual(half.y + 1e-9);
    }));
  });
});
