// How far a mark reaches from its middle in one direction, so that an arrow can end at its rim: the same shapes as the node program draws. Pure.

/** Half the side of the square, the diamond and the page, in radii. */
const half = 0.886;

/** In radii of the mark, towards the direction (`dx`, `dy`) of any length; `shape` as the node program counts them. */
export function reachOf(shape: number, dx: number, dy: number): number {
  const length = Math.hypot(dx, dy);
  if (length === 0) return 1;
  const [x, y] = [Math.abs(dx) / length, Math.abs(dy) / length];
  switch (shape) {
    case 1: return half / Math.max(x, y);
    case 2: return (half * Math.SQRT2) / (x + y);
    case 3: return Math.min(0.8 / Math.max(x, 1e-6), 1.02 / Math.max(y, 1e-6));
    case 4: return 0.952 / Math.max(x, 0.5 * x + 0.866 * y);
    case 5: return 1.02;
    case 6: return 1.25;
    default: return 1;
  }
}
