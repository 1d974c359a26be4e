// Which edges carry the glyph of their verdict at their middle, and where: a colour alone would not say it. Pure, in screen pixels, y downwards.
import type { VerdictMark } from '#graph/verdict-words';
import type { Mark } from './boxes.ts';

interface Point { readonly x: number; readonly y: number }
export interface VerdictLine { readonly from: Point; readonly to: Point; readonly bow: number; readonly mark: VerdictMark }
export interface EdgeGlyph extends Point { readonly mark: VerdictMark }

/** Half the width that a glyph keeps free. */
export const glyphRadius = 7;
/** Shorter lines have no room beside the marks at their ends. */
const shortest = 64;

/** The middle of a line as the edge program bows it: `bow` of its length to one side. */
export function middleOf(from: Point, to: Point, bow: number): Point {
  return { x: (from.x + to.x) / 2 + (to.y - from.y) * bow, y: (from.y + to.y) / 2 - (to.x - from.x) * bow };
}

/** A glyph for each line that is long enough, unless it would lie on a mark, outside the frame or on a glyph before it. */
export function edgeGlyphs(lines: readonly VerdictLine[], marks: readonly Mark[], frame: { readonly width: number; readonly height: number }): EdgeGlyph[] {
  const placed: EdgeGlyph[] = [];
  for (const { from, to, bow, mark } of lines) {
    if (Math.hypot(to.x - from.x, to.y - from.y) < shortest) continue;
    const at = middleOf(from, to, bow);
    if (at.x < glyphRadius || at.y < glyphRadius || at.x > frame.width - glyphRadius || at.y > frame.height - glyphRadius) continue;
    const free = (other: Point, radius: number): boolean => Math.hypot(at.x - other.x, at.y - other.y) >= radius + glyphRadius;
    if (marks.every((one) => free(one, one.radius)) && placed.every((one) => free(one, glyphRadius))) placed.push({ ...at, mark });
  }
  return placed;
}
