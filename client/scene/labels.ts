// Where names go: greedy placement in order of importance, eight positions around a mark and then some between them, no name over a mark or another name. Pure.
import { boxOf, holds, overlap, within, type Box, type Broken, type Mark, type Size } from './boxes.ts';
import { boxesOf, leadAway, type Leader } from './leader.ts';

export interface Wish extends Mark, Broken { readonly id: string; /** The name broken otherwise, for where the first does not fit. */ readonly otherForms?: readonly Broken[]; /** Whether it may stand a little off its mark where it fits nowhere near it. */ readonly mayStandOff?: boolean; /** Whether it may stand far off, at the end of a line, where it fits nowhere else. */ readonly mayBeLed?: boolean; readonly lineHeight: number; /** So many square pixels of the marks it may cover; none when not given. */ readonly mayCover?: number }
export interface Placed { readonly id: string; readonly x: number; readonly y: number; readonly align: 'left' | 'center' | 'right'; readonly lines: readonly string[]; /** The line to a name that stands far off its mark. */ readonly leader?: Leader }

const gap = 4;
/** As far off its mark a name may stand that fits nowhere nearer. */
const wideGap = 11;
/** Pixels between two names on one line: less, and they read as one. */
const between = 6;
/** Right, left, below, above, then the corners; then those that slide along a side, by halves of the name. */
const sides: readonly (readonly [number, number])[] = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]];
interface Side { readonly dx: number; readonly dy: number; readonly slide: number }
const tries: readonly Side[] = [...sides.map(([dx, dy]) => ({ dx, dy, slide: 0 })), ...[-0.5, 0.5, -0.9, 0.9].flatMap((slide) => sides.slice(0, 4).map(([dx, dy]) => ({ dx, dy, slide })))];

/**
 * Places at most `limit` of `wishes` (most important first) inside the frame; a name that fits nowhere is left out, unless it may cover
 * marks: then it covers as little of them as it can, and still no name; or may be led: then it stands some way off, at the end of a line. `keepOut` are boxes of the page over the canvas.
 */
export function placeLabels(wishes: readonly Wish[], marks: readonly Mark[], frame: Size, limit: number, taken: readonly Mark[] = [], keepOut: readonly Box[] = []): Placed[] {
  const closed = [...keepOut];
  const placed: Placed[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    // Its own mark is round or pointed: a corner of the name may enter the mark's square.
    const others = [...marks.filter(({ x, y }) => x !== wish.x || y !== wish.y), ...taken];
    const squares = others.map(boxOf);
    const forms = [wish, ...(wish.otherForms ?? []).map((form) => ({ ...wish, ...form }))];
    const openAt = (off: number): Try[] => forms.flatMap((form) => tries.map((side) => ({ side, box: boxAt(form, side, off), lines: form.lines })).filter(({ box }) => within(box, frame) && !closed.some((other) => overlap(box, other))));
    const isFree = ({ box }: Try): boolean => !squares.some((other) => overlap(box, other));
    const open = openAt(gap);
    const best = open.find(isFree) ?? (wish.mayStandOff ? openAt(wideGap).find(isFree) : undefined) ?? leastCovering(open, squares, wish.mayCover ?? 0);
    const led = !best && wish.mayBeLed && isSeen(wish, frame, keepOut) ? leadAway(wish, forms, frame, others, closed) : undefined;
    const found = best ?? led;
    if (!found) continue;
    closed.push(spaced(found.box), ...(led ? boxesOf(led.leader) : []));
    const align = led?.align ?? alignOf(best!.side);
    placed.push({ id: wish.id, x: align === 'center' ? (found.box.left + found.box.right) / 2 : found.box[align], y: found.box.top, align, lines: found.lines, ...(led ? { leader: led.leader } : {}) });
  }
  return placed;
}

const alignOf = ({ dx }: Side): Placed['align'] => (dx === 0 ? 'center' : dx > 0 ? 'left' : 'right');
const spaced = (box: Box): Box => ({ ...box, left: box.left - between, right: box.right + between });
/** A line to a mark outside the frame, or under the page's own boxes, would end at nothing. */
const isSeen = ({ x, y }: Mark, { width, height }: Size, keepOut: readonly Box[]): boolean => holds({ left: 0, top: 0, right: width, bottom: height }, { x, y }) && !keepOut.some((box) => holds(box, { x, y }));

interface Try { readonly side: Side; readonly box: Box; readonly lines: readonly string[] }

/** Where a name stands on one side of its mark; a corner is nearer on both axes, so that it is as far along the diagonal. */
function boxAt(wish: Wish, { dx, dy, slide }: Side, off: number): Box {
  const height = wish.lines.length * wish.lineHeight;
  // A name that slides along a side would touch the badge at the corner of its own mark.
  const reach = slide === 0 ? (wish.radius + off) * (dx === 0 || dy === 0 ? 1 : 0.75) : wish.radius + off + 2;
  const left = wish.x + (dx === 0 ? ((slide - 1) * wish.width) / 2 : dx > 0 ? reach : -reach - wish.width);
  const top = wish.y + (dy === 0 ? ((slide - 1) * height) / 2 : dy > 0 ? reach : -reach - height);
  return { left, right: left + wish.width, top, bottom: top + height };
}

const shared = (a: Box, b: Box): number => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

function leastCovering(open: readonly Try[], others: readonly Box[], atMost: number): Try | undefined {
  if (atMost <= 0) return undefined;
  const cost = ({ box }: Try): number => others.reduce((sum, other) => sum + shared(box, other), 0);
  const best = open.map((one) => ({ one, cost: cost(one) })).sort((a, b) => a.cost - b.cost)[0];
  return best && best.cost <= atMost ? best.one : undefined;
}

/** Breaks a name at about `width` characters, at most three lines. */
export function wrap(name: string, width = 22): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 3 ? [lines[0]!, lines[1]!, `${lines[2]!}…`] : lines;
}
