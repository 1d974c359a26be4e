// What a finger meant: the nearest mark or line within its tolerance.
import { describe, expect, it } from 'vitest';
import { middleOf } from '../../../client/scene/edge-glyphs.ts';
import { nearestLine, nearestMark, type Line } from '../../../client/scene/hits.ts';

const mark = (id: string, x: number, y: number, radius: number) => ({ id, x, y, radius });
const line = (id: string, x1: number, y1: number, x2: number, y2: number, bow = 0): Line => ({ id, from: { x: x1, y: y1 }, to: { x: x2, y: y2 }, bow });

describe('nearestMark', () => {
  const marks = [mark('small', 100, 100, 4), mark('large', 140, 100, 22)];
  it('measures from the rim', () => {
    expect(nearestMark(marks, { x: 112, y: 100 }, 10)?.id).toBe('large');
    expect(nearestMark(marks, { x: 109, y: 100 }, 10)?.id).toBe('small');
    expect(nearestMark(marks, { x: 100, y: 114 }, 10)?.id).toBe('small');
  });
  it('finds none beyond the tolerance', () => {
    expect(nearestMark(marks, { x: 100, y: 115 }, 10)).toBe(null);
    expect(nearestMark([], { x: 0, y: 0 }, 10)).toBe(null);
  });
});

describe('nearestLine', () => {
  it('finds the nearer of two, between their ends and no farther', () => {
    const lines = [line('upper', 0, 0, 200, 0), line('lower', 0, 20, 200, 20)];
    expect(nearestLine(lines, { x: 100, y: 8 }, 14)?.id).toBe('upper');
    expect(nearestLine(lines, { x: 100, y: 12 }, 14)?.id).toBe('lower');
    expect(nearestLine(lines, { x: 212, y: 20 }, 14)?.id).toBe('lower');
    expect(nearestLine(lines, { x: 216, y: 20 }, 14)).toBe(null);
    expect(nearestLine(lines, { x: 100, y: 35 }, 14)).toBe(null);
  });
  it('follows the bow', () => {
    const bowed = line('bowed', 0, 0, 400, 0, 0.07);
    const middle = middleOf(bowed.from, bowed.to, bowed.bow);
    expect(Math.abs(middle.y)).toBeCloseTo(28);
    expect(nearestLine([bowed], middle, 1)?.id).toBe('bowed');
    expect(nearestLine([bowed], { x: middle.x, y: -middle.y }, 14)).toBe(null);
  });
  it('takes a line of no length as a point', () => expect(nearestLine([line('dot', 5, 5, 5, 5)], { x: 8, y: 9 }, 5)?.id).toBe('dot'));
});
