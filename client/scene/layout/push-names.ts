// Makes room for names: a mark and the name beside it are one box, and boxes are pushed apart. Pure and deterministic, in the pixels of a frame, y upwards; it measures no font.
import type { Disc } from './push-apart.ts';

/** The name of a mark, most important first. `width` and `height` are pixels. */
export interface NamedDisc { readonly id: string; readonly width: number; readonly height: number }
interface Frame { readonly width: number; readonly height: number }
interface Block { readonly disc: Disc; readonly left: number; readonly right: number; readonly half: number; readonly named: boolean }

const rounds = 120;
const gap = 4;
/** A step in one round, in pixels at most: a crowd opens slowly, and keeps its order. */
const stride = 6;

/** Pushes the discs until no box of mark and name covers another's, or the rounds are over; `fixed` ones stay. Two bare marks are the business of `pushApart`. */
export function pushNames(discs: readonly Disc[], names: readonly NamedDisc[], fixed: ReadonlySet<string>, frame: Frame): void {
  const byId = new Map(names.map((name) => [name.id, name]));
  for (let round = 0; round < rounds; round++) {
    // The named ones first: only they are held against all others, so that thousands of bare marks cost little.
    const all = discs.map((disc) => blockOf(disc, byId.get(disc.id), frame));
    const blocks = [...all.filter(({ named }) => named), ...all.filter(({ named }) => !named)];
    let moved = false;
    for (let i = 0; i < blocks.length && blocks[i]!.named; i++) for (let j = i + 1; j < blocks.length; j++) if (part(blocks[i]!, blocks[j]!, fixed)) moved = true;
    if (!moved) return;
    for (const disc of discs) if (!fixed.has(disc.id)) {
      disc.x = Math.max(0, Math.min(frame.width, disc.x));
      disc.y = Math.max(0, Math.min(frame.height, disc.y));
    }
  }
}

/** The name stands on the right where the frame has room for it, else on the left. */
function blockOf(disc: Disc, name: NamedDisc | undefined, frame: Frame): Block {
  if (!name) return { disc, left: disc.r, right: disc.r, half: disc.r, named: false };
  const wide = disc.r + gap + name.width;
  const right = disc.x + wide <= frame.width;
  return { disc, left: right ? disc.r : wide, right: right ? wide : disc.r, half: Math.max(disc.r, name.height / 2), named: true };
}

/** Moves two blocks apart by the shortest way: past an end on the x axis, where a box is not in the middle of its mark, or up and down. */
function part(a: Block, b: Block, fixed: ReadonlySet<string>): boolean {
  const toLeft = a.disc.x + a.right - (b.disc.x - b.left);
  const toRight = b.disc.x + b.right - (a.disc.x - a.left);
  const overY = a.half + b.half - Math.abs(a.disc.y - b.disc.y);
  if (toLeft <= 0 || toRight <= 0 || overY <= 0) return false;
  const [stayA, stayB] = [fixed.has(a.disc.id), fixed.has(b.disc.id)];
  if (stayA && stayB) return false;
  const overX = Math.min(toLeft, toRight);
  const along: 'x' | 'y' = overX < overY ? 'x' : 'y';
  const before = along === 'x' ? toLeft < toRight : a.disc.y < b.disc.y || (a.disc.y === b.disc.y && a.disc.id < b.disc.id);
  const step = (before ? -1 : 1) * Math.min(stride, (stayA || stayB ? 1 : 0.5) * Math.min(overX, overY) + 0.1);
  if (!stayA) a.disc[along] += step;
  if (!stayB) b.disc[along] -= step;
  return true;
}
