/**
 * Whether this thread's memory is nearly full, measured, not declared: the net below what queries say they hold. A thread that
 * runs out of memory may take the whole process with it, so this answers well before.
 * It may not know queries.
 */
import { setFlagsFromString, getHeapStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Above it garbage is collected, and what is left above it is too much. */
const FULL = 0.65;
/** Above it garbage is collected even if that was done just now. */
const DANGEROUS = 0.8;
const LOOK_EVERY_MS = 4;
const COLLECT_EVERY_MS = 1500;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let looked = 0;
let collected = 0;

const share = (): number => {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
};

/** Cheap, and collects garbage only when it must. */
export function heapIsFull(): boolean {
  const now = Date.now();
  if (now - looked < LOOK_EVERY_MS) return false;
  looked = now;
  const used = share();
  if (used < FULL || (used < DANGEROUS && now - collected < COLLECT_EVERY_MS)) return false;
  collect();
  collected = Date.now();
  return share() > FULL;
}
