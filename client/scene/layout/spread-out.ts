// Opens crowds: each axis is blended with the rank along it, so that a part of a picture fills a frame that the whole was made for. Pure and deterministic.
import type { Disc } from './push-apart.ts';

interface Frame { readonly width: number; readonly height: number }

/** Moves the discs that are not `fixed` towards an even spread over the frame: by `share` of the way, 0 to 1, on each axis. The order along each axis stays. */
export function spreadOut(discs: readonly Disc[], fixed: ReadonlySet<string>, frame: Frame, share: number): void {
  const free = discs.filter(({ id }) => !fixed.has(id));
  for (const [axis, length] of [['x', frame.width], ['y', frame.height]] as const) {
    const sorted = [...free].sort((a, b) => a[axis] - b[axis] || (a.id < b.id ? -1 : 1));
    sorted.forEach((disc, rank) => { disc[axis] = (1 - share) * disc[axis] + share * length * ((rank + 0.5) / sorted.length); });
  }
}
