// What a finger meant: the mark or line nearest to where it fell, within a tolerance. A mouse needs none of it. Pure, in screen pixels, y downwards.
import type { Mark } from './boxes.ts';

interface Point { readonly x: number; readonly y: number }
/** A line as the edge program bows it, by `bow` of its length to one side. */
export interface Line { readonly id: string; readonly from: Point; readonly to: Point; readonly bow: number }

/** The mark whose rim is nearest, at most `tolerance` away; `null` when none is. */
export function nearestMark<T extends Mark>(marks: readonly T[], at: Point, tolerance: number): T | null {
  return nearest(marks, (mark) => Math.max(0, Math.hypot(at.x - mark.x, at.y - mark.y) - mark.radius), tolerance);
}

/** The line nearest to a point, at most `tolerance` away; `null` when none is. */
export function nearestLine<T extends Line>(lines: readonly T[], at: Point, tolerance: number): T | null {
  return nearest(lines, (line) => distanceTo(line, at), tolerance);
}

function nearest<T>(things: readonly T[], distance: (thing: T) => number, tolerance: number): T | null {
  let best: T | null = null;
  let least = tolerance;
  for (const thing of things) {
    const away = distance(thing);
    if (away > least || (away === least && best !== null)) continue;
    best = thing;
    least = away;
  }
  return best;
}

const pieces = 12;

/** From a point to a bowed line, taken as straight pieces. */
function distanceTo({ from, to, bow }: Line, at: Point): number {
  const control = { x: (from.x + to.x) / 2 + 2 * bow * (to.y - from.y), y: (from.y + to.y) / 2 - 2 * bow * (to.x - from.x) };
  const point = (t: number): Point => ({ x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * control.x + t * t * to.x, y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * control.y + t * t * to.y });
  return Math.min(...Array.from({ length: pieces }, (_, i) => toPiece(point(i / pieces), point((i + 1) / pieces), at)));
}

function toPiece(a: Point, b: Point, at: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(at.x - a.x - t * dx, at.y - a.y - t * dy);
}
