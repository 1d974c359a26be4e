/**
 * What a function may ask of the query that calls it: the budget it spends, the graph, the clocks.
 * It may not know functions.
 */
import type { Budget } from '../run/budget.ts';
import { UTC, type Zone } from '../values/temporal/zone.ts';
import type { GraphReader } from '../values/value.ts';

export interface FunctionContext {
  readonly budget: Budget;
  readonly graph: GraphReader;
  readonly clock: Clock;
}

/** Nanoseconds since 1970-01-01T00:00Z. */
export interface Clock {
  /** One value for the whole transaction. */
  readonly transaction: bigint;
  /** One value for the whole statement. */
  readonly statement: bigint;
  realtime(): bigint;
  /** The zone of values made without one. */
  readonly zone: Zone;
}

/** Clocks that all start now, in UTC. */
export function startClock(): Clock {
  const now = wallClock();
  return { transaction: now, statement: now, realtime: wallClock, zone: UTC };
}

/** Milliseconds are all that the platform gives for a wall clock. */
const wallClock = (): bigint => BigInt(Date.now()) * 1_000_000n;
