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

  it('breaks a name into shorter lines where the wide one fits nowhere, and only there', () => {
    const name = { ...wish('Erkovets agreement', 60, 40, 130), otherForms: [{ lines: ['Erkovets', 'agreement'], width: 62 }] };
    expect(placeLabels([name], [markOf(name)], frame, 60)[0]?.lines).toEqual(['Erkovets agreement']);
    expect(placeLabels([name], [markOf(name)], { width: 150, height: 60 }, 60)[0]?.lines).toEqual(['Erkovets', 'agreement']);
    expect(placeLabels([name], [markOf(name)], { width: 100, height: 60 }, 60)).toEqual([]);
  });

  it('keeps names on one line so far apart that they do not read as one', () => {
    // The frame leaves the second its left side, where the first one's name would end 2 px before it.
    const all = [wish('first', 244, 150), wish('second', 390, 150)];
    const [first, second] = placeLabels(all, all.map(markOf), frame, 60).map((placed) => boxOf(placed, all));
    expect(first).toMatchObject({ left: 256, right: 316 });
    expect(second!.top >= first!.bottom || second!.bottom <= first!.top).toBe(true);
    const further = [wish('first', 238, 150), wish('second', 390, 150)];
    expect(placeLabels(further, further.map(markOf), frame, 60).map((placed) => boxOf(placed, further).left)).toEqual([250, 318]);
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

describe('a name with a verdict', () => {
  const told = wish('told', 200, 150);
  // Names beside it would cover these; the nearest free row is a little further down.
  const ring: Mark[] = [{ x: 240, y: 150, radius: 20 }, { x: 160, y: 150, radius: 20 }, { x: 200, y: 120, radius: 26 }, { x: 150, y: 110, radius: 30 }, { x: 250, y: 110, radius: 30 }, { x: 160, y: 164, radius: 3 }, { x: 240, y: 164, radius: 3 }, { x: 200, y: 164, radius: 3 }];

  it('stands a little off where it fits nowhere near, and other names do not', () => {
    expect(placeLabels([told], [markOf(told), ...ring], frame, 9)).toEqual([]);
    const [placed] = placeLabels([{ ...told, mayStandOff: true }], [markOf(told), ...ring], frame, 9);
    expect(placed?.y).toBeGreaterThanOrEqual(167);
    expect(placed?.y).toBeLessThanOrEqual(172);
  });

  it('covers no mark for that', () => {
    fc.assert(fc.property(wishes, (all) => {
      const boxes = placeLabels(all.map((one) => ({ ...one, mayStandOff: true })), all.map(markOf), frame, 60).map((placed) => boxOf(placed, all));
      for (const box of boxes) for (const { x, y, radius } of all) expect(overlap(box, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })).toBe(false);
    }));
  });
});

describe('a name that must stand', () => {
  const crowded = wish('pole', 200, 150);
  // Marks all round, the fewest pixels of them on the left.
  const crowd: Mark[] = [...[[0, -30], [0, 30], [60, 0], [60, -30], [60, 30], [-60, -30], [-60, 30]].map(([dx, dy]): Mark => ({ x: 200 + dx!, y: 150 + dy!, radius: 24 })), { x: 130, y: 150, radius: 4 }];

  it('is left out without the must, and stands where it covers least with it', () => {
    expect(placeLabels([crowded], [markOf(crowded), ...crowd], frame, 9)).toEqual([]);
    expect(placeLabels([{ ...crowded, mayCover: Infinity }], [markOf(crowded), ...crowd], frame, 9)).toMatchObject([{ id: 'pole', align: 'right', y: 142 }]);
  });

  it('still covers no name, no box of the page and no rim', () => {
    const must = fc.tuple(wishes, fc.boolean()).map(([all, flag]) => all.map((one) => ({ ...one, must: flag })));
    const page = { left: 0, right: 150, top: 0, bottom: 60 };
    fc.assert(fc.property(must, (all) => {
      const boxes = placeLabels(all, all.map(markOf), frame, 60, [], [page]).map((placed) => boxOf(placed, all));
      boxes.forEach((box, i) => {
        expect(box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height).toBe(true);
        for (const other of [page, ...boxes.slice(i + 1)]) expect(overlap(box, other)).toBe(false);
      });
    }));
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
