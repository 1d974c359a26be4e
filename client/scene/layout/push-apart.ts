// Frees marks of overlaps in the pixels of a frame. Pure and deterministic: the precomputed positions and the canvas share it.

export interface Disc { readonly id: string; x: number; y: number; readonly r: number }
interface Frame { readonly width: number; readonly height: number }

const rounds = 240;
/** Up to so many, every pair is looked at; beyond, only those near on the x axis. */
const few = 600;
/** The share of the frame that discs may fill: beyond it they cannot all be free, and are taken as smaller. */
const fill = 0.6;

/** Pushes discs apart inside a frame until none touch, or the rounds are over; `fixed` ones stay. Where the frame has no room for all, they come as near as that. */
export function pushApart(discs: Disc[], fixed: ReadonlySet<string>, frame: Frame): void {
  const area = discs.reduce((sum, { r }) => sum + Math.PI * r * r, 0);
  const scale = Math.min(1, Math.sqrt((fill * frame.width * frame.height) / Math.max(1, area)));
  const push = discs.length <= few ? pushPairs : pushNear;
  for (let round = 0; round < rounds; round++) {
    if (!push(discs, fixed, scale)) break;
    for (const disc of discs) if (!fixed.has(disc.id)) {
      disc.x = Math.max(0, Math.min(frame.width, disc.x));
      disc.y = Math.max(0, Math.min(frame.height, disc.y));
    }
  }
}

function pushPairs(discs: readonly Disc[], fixed: ReadonlySet<string>, scale: number): boolean {
  let moved = false;
  for (let i = 0; i < discs.length; i++) for (let j = i + 1; j < discs.length; j++) if (part(discs[i]!, discs[j]!, j - i, fixed, scale)) moved = true;
  return moved;
}

/** Sweeps from left to right: a disc meets only those that begin before it can end. */
function pushNear(discs: readonly Disc[], fixed: ReadonlySet<string>, scale: number): boolean {
  const widest = scale * discs.reduce((most, { r }) => Math.max(most, r), 0);
  const sorted = discs.map((disc, index) => ({ disc, index, x: disc.x })).sort((a, b) => a.x - b.x || a.index - b.index);
  let moved = false;
  for (let i = 0; i < sorted.length; i++) {
    const { disc, x } = sorted[i]!;
    const end = x + scale * disc.r + widest;
    for (let j = i + 1; j < sorted.length && sorted[j]!.x < end; j++) if (part(disc, sorted[j]!.disc, j - i, fixed, scale)) moved = true;
  }
  return moved;
}

/** Moves two discs that overlap, each by half of it; `apart` tells them apart when they lie on one spot. */
function part(a: Disc, b: Disc, apart: number, fixed: ReadonlySet<string>, scale: number): boolean {
  const reach = scale * (a.r + b.r);
  // Nearly all pairs end here: the innermost step makes no objects and takes no root for them.
  if (Math.abs(b.x - a.x) >= reach || Math.abs(b.y - a.y) >= reach) return false;
  const dx = b.x - a.x || apart * 0.01;
  const dy = b.y - a.y || 0.01;
  const distance = Math.hypot(dx, dy);
  const short = reach - distance;
  if (short <= 0) return false;
  const ux = (dx / distance) * short * 0.5;
  const uy = (dy / distance) * short * 0.5;
  if (!fixed.has(a.id)) { a.x -= ux; a.y -= uy; }
  if (!fixed.has(b.id)) { b.x += ux; b.y += uy; }
  return true;
}
