/**
 * Whether this thread's memory is nearly full, measured, not declared: the net below what queries say they hold. A thread that
 * runs out of memory may take the whole process with it, so this answers well before.
 * It may not know queries.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much of what the graph leaves free may be used before it is too much. */
const FULL = 0.6;
/** Above this share of all, garbage is collected even if that was done just now. */
const DANGEROUS = 0.85;
const LOOK_EVERY_MS = 4;
const COLLECT_EVERY_MS = 1500;
/** What is never let go of for so long is the graph's. */
const WINDOW_MS = 30_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let looked = 0;
let collected = 0;
let windowEnd = 0;
/** The least share in use in this window and in the last. */
let [lowest, lastLowest] = [1, 1];

function share(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}

function resting(used: number, now: number): number {
  if (now > windowEnd) [lastLowest, lowest, windowEnd] = [lowest, used, now + WINDOW_MS];
  lowest = Math.min(lowest, used);
  return Math.min(lowest, lastLowest);
}

/** Cheap, and collects garbage only when it must. */
export function heapIsFull(): boolean {
  const now = Date.now();
  if (now - looked < LOOK_EVERY_MS) return false;
  looked = now;
  const used = share();
  const rest = resting(used, now);
  const full = rest + (1 - rest) * FULL;
  if (used < full || (used < DANGEROUS && now - collected < COLLECT_EVERY_MS)) return false;
  collect();
  collected = Date.now();
  return share() > full;
}
