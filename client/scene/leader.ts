// Where a name goes that must be told and fits nowhere at its mark: some way off, joined to it by a thin line. Pure, in screen pixels, y downwards.
import { boxOf, overlap, within, type Box, type Broken, type Mark, type Point, type Size } from './boxes.ts';

/** From the rim of the mark to the nearest edge of its name. */
export interface Leader { readonly from: Point; readonly to: Point }
export interface Led { readonly box: Box; readonly align: 'left' | 'right'; readonly lines: readonly string[]; readonly leader: Leader }

/** Pixels from the rim of a mark to its name: nearer it needs no line, further off nobody would find it. */
const nearest = 14;
const furthest = 90;
const step = 6;
const directions = 32;
/** Pixels kept between the end of the line and the letters. */
const end = 2;
/** Pixels of line for which one box is kept free, and half the width of that box. */
const every = 3;
const halfWidth = 1;

/** The nearest place to the mark at which one of the forms, and the line to it, is clear of the `others` (for a line they are round) and of the boxes that are `closed`. */
export function leadAway(mark: Mark & { readonly lineHeight: number }, forms: readonly Broken[], frame: Size, others: readonly Mark[], closed: readonly Box[]): Led | undefined {
  const squares = others.map(boxOf);
  const overlapsNone = (box: Box, taken: readonly Box[]): boolean => !taken.some((other) => overlap(box, other));
  for (let away = mark.radius + nearest; away <= mark.radius + furthest; away += step) for (let turn = 0; turn < directions; turn++) {
    const angle = (2 * Math.PI * turn) / directions;
    for (const { lines, width } of forms) {
      const box = boxTowards(mark, { x: Math.cos(angle), y: Math.sin(angle) }, away, width, lines.length * mark.lineHeight);
      if (!within(box, frame) || !overlapsNone(box, closed) || !overlapsNone(box, squares)) continue;
      const leader = leadersTo(mark, box).find((line) => !others.some((other) => distance(other, line) < other.radius) && boxesOf(line).every((small) => !overlap(small, box) && overlapsNone(small, closed)));
      if (leader) return { box, align: leader.to.x > (box.left + box.right) / 2 ? 'right' : 'left', lines, leader };
    }
  }
  return undefined;
}

/** From a point to the nearest of a line. */
function distance({ x, y }: Point, { from, to }: Leader): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = clamp(((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y);
}

/** The box that touches the circle of this radius around the mark in this direction. */
function boxTowards({ x, y }: Point, towards: Point, away: number, width: number, height: number): Box {
  const left = x + towards.x * away - (width * (1 - sided(towards.x))) / 2;
  const top = y + towards.y * away - (height * (1 - sided(towards.y))) / 2;
  return { left, right: left + width, top, bottom: top + height };
}
/** -1 and 1 for a name that stands wholly before or behind the mark on an axis; between them it slides from one to the other. */
const sided = (share: number): number => Math.max(-1, Math.min(1, share * 1.4));

/** To the nearest point of the box, and where that line is not free to the corners and the middles of its sides. */
function leadersTo(mark: Mark, { left, right, top, bottom }: Box): Leader[] {
  const [before, behind, middle] = [left - end, right + end, (top + bottom) / 2];
  return [{ x: clamp(mark.x, before, behind), y: clamp(mark.y, top, bottom) }, ...[top, middle, bottom].flatMap((y) => [{ x: before, y }, { x: behind, y }]), ...[top, bottom].map((y) => ({ x: (left + right) / 2, y }))].map((to) => leaderTo(mark, to));
}
function leaderTo({ x, y, radius }: Mark, to: Point): Leader {
  const share = Math.min(1, radius / (Math.hypot(to.x - x, to.y - y) || 1));
  return { from: { x: x + (to.x - x) * share, y: y + (to.y - y) * share }, to };
}
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** What a line keeps free: small boxes along it, but for its ends, which touch the mark and the name. */
export function boxesOf({ from, to }: Leader): Box[] {
  const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / every);
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const share = (index + 1) / count;
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    return { left: x - halfWidth, right: x + halfWidth, top: y - halfWidth, bottom: y + halfWidth };
  });
}
