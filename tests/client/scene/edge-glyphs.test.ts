// The glyph in the middle of an edge: on the bowed line, where there is room, and on nothing else.
import { describe, expect, it } from 'vitest';
import { edgeGlyphs, middleOf, type VerdictLine } from '../../../client/scene/edge-glyphs.ts';

const frame = { width: 400, height: 300 };
const line = (x1: number, y1: number, x2: number, y2: number, bow = 0): VerdictLine => ({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 }, bow, mark: 'kept' });

describe('middleOf', () => {
  it('lies off the straight line by the bow, to the side that the sign names', () => {
    expect(middleOf({ x: 0, y: 100 }, { x: 100, y: 100 }, 0.07)).toEqual({ x: 50, y: 93 });
    expect(middleOf({ x: 0, y: 100 }, { x: 100, y: 100 }, -0.07)).toEqual({ x: 50, y: 107 });
    expect(middleOf({ x: 100, y: 0 }, { x: 100, y: 100 }, 0.07)).toEqual({ x: 107, y: 50 });
  });

  it('turns to the other side when the line is drawn the other way', () => {
    expect(middleOf({ x: 100, y: 100 }, { x: 0, y: 100 }, 0.07)).toEqual({ x: 50, y: 107 });
  });
});

describe('edgeGlyphs', () => {
  it('stands in the middle of a long line and not on a short one', () => {
    expect(edgeGlyphs([line(50, 100, 250, 100), line(50, 200, 100, 200)], [], frame)).toEqual([{ x: 150, y: 100, mark: 'kept' }]);
  });

  it('keeps off marks, off glyphs before it and inside the frame', () => {
    const long = line(50, 100, 250, 100);
    expect(edgeGlyphs([long], [{ x: 150, y: 115, radius: 9 }], frame)).toEqual([]);
    expect(edgeGlyphs([long], [{ x: 150, y: 117, radius: 9 }], frame)).toHaveLength(1);
    expect(edgeGlyphs([long, line(50, 110, 250, 110)], [], frame)).toHaveLength(1);
    expect(edgeGlyphs([line(50, 5, 250, 5), line(350, 100, 550, 100)], [], frame)).toEqual([]);
  });
});
