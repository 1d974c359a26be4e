// Where names go: greedy placement in order of importance, eight positions around a mark, no name over a mark or another name. Pure.

export interface Mark { readonly x: number; readonly y: number; readonly radius: number }
export interface Wish extends Mark { readonly id: string; readonly lines: readonly string[]; readonly width: number; readonly lineHeight: number }
export interface Placed { readonly id: string; readonly x: number; readonly y: number; readonly align: 'left' | 'center' | 'right'; readonly lines: readonly string[] }
export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const gap = 4;
/** Right, left, below, above, then the corners. */
const sides: readonly (readonly [number, number])[] = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]];

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const boxOf = ({ x, y, radius }: Mark): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });

/** Places at most `limit` of `wishes` (most important first) inside the frame; a name that fits nowhere is left out. `keepOut` are boxes of the page over the canvas. */
export function placeLabels(wishes: readonly Wish[], marks: readonly Mark[], frame: { readonly width: number; readonly height: number }, limit: number, taken: readonly Mark[] = [], keepOut: readonly Box[] = []): Placed[] {
  const boxes = [...[...marks, ...taken].map(boxOf), ...keepOut];
  const placed: Placed[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    const height = wish.lines.length * wish.lineHeight;
    for (const [dx, dy] of sides) {
      const reach = wish.radius + gap;
      const left = wish.x + (dx === 0 ? -wish.width / 2 : dx > 0 ? (dy === 0 ? reach : reach * 0.7) : -(dy === 0 ? reach : reach * 0.7) - wish.width);
      const top = wish.y + (dy === 0 ? -height / 2 : dy > 0 ? (dx === 0 ? reach : reach * 0.5) : -(dx === 0 ? reach : reach * 0.5) - height);
      const box = { left, right: left + wish.width, top, bottom: top + height };
      if (box.left < 2 || box.right > frame.width - 2 || box.top < 2 || box.bottom > frame.height - 2) continue;
      if (boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.push({ id: wish.id, x: dx === 0 ? wish.x : dx > 0 ? left : left + wish.width, y: top, align: dx === 0 ? 'center' : dx > 0 ? 'left' : 'right', lines: wish.lines });
      break;
    }
  }
  return placed;
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
