/**
 * How work on values stays stoppable: long loops and native calls say here how much they do and how much they are about to
 * make, and whoever runs the query may stop it there. Without a query nothing is counted.
 * It may not know budgets, threads or queries.
 */

export interface Pulse {
  /** `units` of work, each about as long as comparing two numbers. Throws when the query must end. */
  work(units: number): void;
  /** Throws when `bytes` more, held for a moment, would be too much. */
  reserve(bytes: number): void;
}

const FREE: Pulse = { work: () => undefined, reserve: () => undefined };

let current: Pulse = FREE;

/** Counts for `pulse` while `act` runs; calls may nest. */
export function withPulse<T>(pulse: Pulse, act: () => T): T {
  const before = current;
  current = pulse;
  try {
    return act();
  } finally {
    current = before;
  }
}

export const work = (units: number): void => current.work(units);
export const reserve = (bytes: number): void => current.reserve(bytes);

/** Characters that a native call on a string goes through in about one unit. */
const PER_UNIT = 16;

/** Before a native call that reads `characters` and writes about as many. */
export function workOnText(characters: number): void {
  if (characters < 64) return;
  current.work(characters / PER_UNIT);
  current.reserve(characters * 2);
}
