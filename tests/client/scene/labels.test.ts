// Placing names: none over another, none over a mark, none outside the frame, the important ones first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../client/scene/boxes.ts';
import { placeLabels, wrap, type Placed, type Wish } from '../../../client/scene/labels.ts';

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

describe('a name that must be told', () => {
  const told: Wish = { ...wish('told', 200, 150), mayStandOff: true };
  // Closed all round but for a lane to the lower left, too narrow for the name.
  const crowd: Mark[] = Array.from({ length: 24 }, (_, i) => (i * Math.PI) / 12).filter((angle) => Math.abs(angle - (5 * Math.PI) / 6) > 0.3).map((angle) => ({ x: 200 + 42 * Math.cos(angle), y: 150 + 42 * Math.sin(angle), radius: 12 }));
  const lines = (all: readonly Placed[]): [number, number][][] => all.flatMap(({ leader }) => (leader ? [Array.from({ length: 41 }, (_, i): [number, number] => [leader.from.x + ((leader.to.x - leader.from.x) * i) / 40, leader.from.y + ((leader.to.y - leader.from.y) * i) / 40])] : []));

  it('is led off along a line where it fits nowhere at its mark', () => {
    expect(placeLabels([told], [markOf(told), ...crowd], frame, 9)).toEqual([]);
    const [placed] = placeLabels([{ ...told, mayBeLed: true }], [markOf(told), ...crowd], frame, 9);
    const box = boxOf(placed!, [told]);
    const { from, to } = placed!.leader!;
    expect(Math.hypot(from.x - 200, from.y - 150)).toBeCloseTo(8);
    expect(to.x < from.x && to.y > from.y).toBe(true);
    expect([placed!.align, placed!.x - to.x]).toEqual(['right', -2]);
    expect(to.y >= box.top && to.y <= box.bottom).toBe(true);
    expect(crowd.every(({ x, y, radius }) => lines([placed!]).flat().every(([px, py]) => Math.hypot(px - x, py - y) >= radius))).toBe(true);
  });

  it('needs no line where it fits', () => {
    expect(placeLabels([{ ...told, mayBeLed: true }], [markOf(told)], frame, 9)[0]?.leader).toBeUndefined();
  });

  it('is not told of a mark outside the frame, or under what the page reserves', () => {
    const led = { ...told, mayBeLed: true };
    expect(placeLabels([{ ...led, x: -20 }], [], frame, 9)).toEqual([]);
    expect(placeLabels([led], [markOf(led), ...crowd], frame, 9, [], [{ left: 190, right: 210, top: 140, bottom: 160 }])).toEqual([]);
  });

  it('crosses no name, mark or box of the page by its line, and stays on the frame', () => {
    const page = { left: 0, right: 150, top: 0, bottom: 60 };
    let led = 0;
    fc.assert(fc.property(fc.array(wishes, { minLength: 3, maxLength: 3 }), (groups) => {
      const all = groups.flatMap((group, i) => group.map((one) => ({ ...one, id: `${i}${one.id}`, lines: [`${i}${one.id}`], mayBeLed: true })));
      const placed = placeLabels(all, all.map(markOf), frame, 60, [], [page]);
      const boxes = placed.map((name) => boxOf(name, all));
      boxes.forEach((box, i) => { for (const other of [page, ...boxes.slice(i + 1)]) expect(overlap(box, other)).toBe(false); });
      for (const name of placed.filter(({ leader }) => leader)) {
        led++;
        const own = all.find(({ id }) => id === name.id)!;
        // Its ends touch its mark and its own name.
        for (const [x, y] of lines([name])[0]!.slice(1, -1)) {
          expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true);
          for (const { left, right, top, bottom } of [page, ...boxes]) expect(x > left && x < right && y > top && y < bottom).toBe(false);
          for (const mark of all) if (mark.x !== own.x || mark.y !== own.y) expect(Math.hypot(x - mark.x, y - mark.y)).toBeGreaterThanOrEqual(mark.radius - 1e-6);
        }
      }
    }));
    expect(led).toBeGreaterThan(50);
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
