// Placing names: none over another, none over a mark, none outside the frame, the important ones first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, wrap, type Mark, type Placed, type Wish } from '../../../client/scene/labels.ts';

const frame = { width: 400, height: 300 };
const wish = (id: string, x: number, y: number, width = 60): Wish => ({ id, x, y, radius: 8, lines: [id], width, lineHeight: 16 });
const markOf = ({ x, y, radius }: Wish): Mark => ({ x, y, radius });

/** The rectangle a placed name covers, from its anchor and alignment. */
function boxOf(placed: Placed, wishes: readonly Wish[]): { left: number; right: number; top: number; bottom: number } {
  const { width, lines, lineHeight } = wishes.find(({ id }) => id === placed.id)!;
  const left = placed.align === 'left' ? placed.x : placed.align === 'right' ? placed.x - width : placed.x - width / 2;
  return { left, right: left + width, top: placed.y, bottom: placed.y + lines.length * lineHeight };
}
type Box = ReturnType<typeof boxOf>;
const overlap = (a: Box, b: Box): boolean => a.left < b.right - 1e-6 && b.left < a.right - 1e-6 && a.top < b.bottom - 1e-6 && b.top < a.bottom - 1e-6;

const wishes = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 5 }), x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }), width: fc.integer({ min: 10, max: 150 }) }),
  { selector: ({ id }) => id, maxLength: 40 },
).map((all) => all.map(({ id, x, y, width }) => wish(id, x, y, width)));

describe('placeLabels', () => {
  it('keeps names off each other, off the marks and inside the frame', () => {
    fc.assert(fc.property(wishes, (all) => {
      const boxes = placeLabels(all, all.map(markOf), frame, 60).map((placed) => boxOf(placed, all));
      boxes.forEach((box, i) => {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(frame.width);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(frame.height);
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
        for (const { x, y, radius } of all) expect(overlap(box, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })).toBe(false);
      });
    }));
  });

  it('places no more than the limit, the most important first', () => {
    const all = [wish('first', 60, 60), wish('second', 200, 150), wish('third', 320, 250)];
    expect(placeLabels(all, all.map(markOf), frame, 2).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('goes to another side when the right one is taken or outside', () => {
    const free = wish('free', 200, 150);
    expect(placeLabels([free], [markOf(free)], frame, 9)[0]!.align).toBe('left');
    const atRim = wish('rim', 390, 150);
    expect(placeLabels([atRim], [markOf(atRim)], frame, 9)[0]!.align).toBe('right');
  });

  it('leaves a name out where nothing fits, and keeps off what the page reserves', () => {
    const one = wish('one', 200, 150);
    expect(placeLabels([one], [markOf(one)], frame, 9)).toHaveLength(1);
    expect(placeLabels([one], [markOf(one)], frame, 9, [{ x: 200, y: 150, radius: 160 }])).toEqual([]);
  });
});

describe('wrap', () => {
  it('breaks between words at the width', () => {
    expect(wrap('Power of Siberia pipeline', 20)).toEqual(['Power of Siberia', 'pipeline']);
    expect(wrap('China', 20)).toEqual(['China']);
  });

  it('never breaks a word, and ends the third line of a longer name with an ellipsis', () => {
    expect(wrap('Sanktpeterburgskaya', 10)).toEqual(['Sanktpeterburgskaya']);
    expect(wrap('one two three four five', 5)).toEqual(['one', 'two', 'three…']);
  });

  it('keeps the folded count with the last word', () => {
    expect(wrap('Historical museum in Aihui\u00a0+1', 20)).toEqual(['Historical museum in', 'Aihui\u00a0+1']);
  });
});
