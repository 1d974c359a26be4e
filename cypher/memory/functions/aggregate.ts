/**
 * Aggregating functions, as accumulators that are fed one row at a time: null is passed over, DISTINCT keeps one of equivalent
 * values, and the arithmetic is Neo4j's (a running mean, Welford's deviations), so that floats come out alike.
 * It may not know grouping.
 */
import { add } from '../values/arithmetic.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { keyOf, type Key } from '../values/equality.ts';
import { compare } from '../values/order.ts';
import { work } from '../values/pulse.ts';
import { sizeInBytes } from '../values/size.ts';
import { approximate, type DurationParts } from '../values/temporal/duration.ts';
import { DurationValue } from '../values/temporal/types.ts';
import { displayText } from '../values/text.ts';
import { float, int, isInteger, isNumber, numberOf, type NumberValue, type Value } from '../values/value.ts';
import type { Budget } from '../run/budget.ts';
import { readSignature, type Signature } from './define.ts';

/** One group's running state. */
export interface Accumulator {
  /** One row's arguments, in the order of the call. */
  add(args: readonly Value[]): void;
  result(): Value;
}

export interface Aggregation extends Signature {
  create(budget: Budget): Accumulator;
}

function refuse(name: string, v: Value): CypherRuntimeError {
  return new CypherRuntimeError('TypeError', 'InvalidArgumentValue', `${name}() can only handle numerical values, duration, and null; got ${displayText(v)}.`);
}

/** An accumulator of one non-null argument. */
function ofValues(step: (v: Exclude<Value, null>) => void, result: () => Value): Accumulator {
  return {
    add: ([v = null]) => {
      if (v !== null) step(v);
    },
    result,
  };
}

function counting(): Accumulator {
  let n = 0;
  return ofValues(
    () => {
      n++;
    },
    () => n,
  );
}

/** `count(*)`: every row counts. */
export function countRows(): Accumulator {
  let n = 0;
  return {
    add: () => {
      n++;
    },
    result: () => n,
  };
}

/** A sum that leaves the 64 bits of an INTEGER goes on as a FLOAT, as in Neo4j; only `+` refuses. */
function sum(a: NumberValue, b: NumberValue): Value {
  if (!isInteger(a) || !isInteger(b)) return add(a, b);
  const exact = typeof a === 'number' && typeof b === 'number' ? a + b : NaN;
  if (Number.isSafeInteger(exact)) return exact;
  const whole = BigInt(a) + BigInt(b);
  return BigInt.asIntN(64, whole) === whole ? int(whole) : float(numberOf(a) + numberOf(b));
}

function summing(): Accumulator {
  let total: Value = null;
  return ofValues(
    (v) => {
      if (!isNumber(v) && !(v instanceof DurationValue)) throw refuse('sum', v);
      if (total !== null && v instanceof DurationValue !== total instanceof DurationValue) throw new CypherRuntimeError('TypeError', 'InvalidArgumentValue', 'sum() cannot mix number and duration.');
      total = total === null ? (isNumber(v) ? sum(0, v) : v) : isNumber(total) && isNumber(v) ? sum(total, v) : add(total, v);
    },
    () => total ?? 0,
  );
}

function averaging(): Accumulator {
  let n = 0;
  let mean = 0;
  let span: [number, number, number, number] | null = null;
  const addDuration = (d: DurationValue): void => {
    const [months, days, seconds, nanos] = span ?? [0, 0, 0, 0];
    span = [months + (d.months - months) / n, days + (d.days - days) / n, seconds + (Number(d.seconds) - seconds) / n, nanos + (d.nanos - nanos) / n];
  };
  return ofValues(
    (v) => {
      if (n > 0 && v instanceof DurationValue !== (span !== null)) throw new CypherRuntimeError('TypeError', 'InvalidArgumentValue', 'avg() cannot mix number and duration.');
      n++;
      // the difference to an infinite mean would be no number
      if (isNumber(v)) mean += Number.isFinite(mean) ? (numberOf(v) - mean) / n : numberOf(v);
      else if (v instanceof DurationValue) addDuration(v);
      else throw refuse('avg', v);
    },
    () => (n === 0 ? null : span === null ? float(mean) : approximate(carried(span))),
  );
}

/** As Neo4j's avg() does, whole days are taken out of the seconds. */
function carried([months, days, seconds, nanos]: readonly [number, number, number, number]): DurationParts {
  const whole = Math.trunc(seconds / 86_400);
  return { months, days: days + whole, seconds: seconds - whole * 86_400, nanos };
}

/** `wanted` is -1 for the least, 1 for the greatest by orderability. */
function extreme(wanted: -1 | 1): Accumulator {
  let best: Value = null;
  return ofValues(
    (v) => {
      if (best === null || compare(v, best) * wanted > 0) best = v;
    },
    () => best,
  );
}

function collecting(budget: Budget): Accumulator {
  const list: Value[] = [];
  return ofValues(
    (v) => {
      budget.hold(sizeInBytes(v) + 8);
      list.push(v);
    },
    () => list,
  );
}

/** Welford's running sums, whose rounding is Neo4j's. */
function deviating(name: string, population: boolean): Accumulator {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return ofValues(
    (v) => {
      if (!isNumber(v)) throw refuse(name, v);
      n++;
      const apart = numberOf(v) - mean;
      mean += apart / n;
      squares += apart * (numberOf(v) - mean);
    },
    () => (n === 0 ? null : float(n === 1 ? 0 : Math.sqrt(squares / (population ? n : n - 1)))),
  );
}

/** Native, and yet stoppable. */
function counted(a: Value, b: Value): number {
  work(1);
  return compare(a, b);
}

type Pick = (sorted: readonly Value[], percentile: number) => Value;

function percentile(name: string, pick: Pick, budget: Budget): Accumulator {
  const list: Value[] = [];
  let wanted: number | null = null;
  return {
    add: ([v = null, p = null]) => {
      if (v === null) return;
      wanted ??= percentileOf(name, p);
      if (!isNumber(v)) throw refuse(name, v);
      budget.hold(8);
      list.push(v);
    },
    result: () => (list.length === 0 ? null : pick(list.sort(counted), wanted ?? 0)),
  };
}

/** NaN is neither below 0 nor above 1: it picks the first value, as in Neo4j. */
function percentileOf(name: string, p: Value): number {
  if (p !== null && isNumber(p) && !(numberOf(p) < 0 || numberOf(p) > 1)) return numberOf(p) || 0;
  throw new CypherRuntimeError('ArgumentError', 'NumberOutOfRange', `Invalid input '${displayText(p)}' for ${name}(): it must be a number in the range 0.0 to 1.0.`);
}

const numberAt = (list: readonly Value[], i: number): number => {
  const v = list[i] ?? null;
  return v !== null && isNumber(v) ? numberOf(v) : NaN;
};

const continuous: Pick = (list, p) => {
  const last = list.length - 1;
  const index = p * last;
  const low = Math.floor(index);
  const high = Math.ceil(index);
  if (p === 1 || last === 0) return list[last] ?? null;
  // a value that is met exactly stays what it is, an INTEGER too
  if (high === low || low === last) return list[low] ?? null;
  return float(numberAt(list, low) * (high - index) + numberAt(list, high) * (index - low));
};

const discrete: Pick = (list, p) => {
  if (p === 1 || list.length === 1) return list[list.length - 1] ?? null;
  const index = p * list.length;
  const low = Math.floor(index);
  return list[low !== index || low === 0 ? low : low - 1] ?? null;
};

function aggregation(text: string, create: (budget: Budget) => Accumulator): Aggregation {
  return { ...readSignature(text), create };
}

const ALL: readonly Aggregation[] = [
  aggregation('count(input: ANY) :: INTEGER', counting),
  aggregation('sum(input: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION', summing),
  aggregation('avg(input: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION', averaging),
  aggregation('min(input: ANY) :: ANY', () => extreme(-1)),
  aggregation('max(input: ANY) :: ANY', () => extreme(1)),
  aggregation('collect(input: ANY) :: LIST<ANY>', collecting),
  aggregation('stdev(input: FLOAT) :: FLOAT', () => deviating('stDev', false)),
  aggregation('stdevp(input: FLOAT) :: FLOAT', () => deviating('stDevP', true)),
  aggregation('percentileCont(input: FLOAT, percentile: FLOAT) :: FLOAT', (budget) => percentile('percentileCont', continuous, budget)),
  aggregation('percentileDisc(input: INTEGER | FLOAT, percentile: FLOAT) :: INTEGER | FLOAT', (budget) => percentile('percentileDisc', discrete, budget)),
];

/** By lower-cased name. */
export const AGGREGATIONS: ReadonlyMap<string, Aggregation> = new Map(ALL.map((a) => [a.name.toLowerCase(), a]));

export function findAggregation(name: string): Aggregation | undefined {
  return AGGREGATIONS.get(name.toLowerCase());
}

/** An accumulator for one group; with `distinct`, of equivalent first arguments only the first is fed. */
export function createAccumulator(aggregation: Aggregation, distinct: boolean, budget: Budget): Accumulator {
  const inner = aggregation.create(budget);
  if (!distinct) return inner;
  const seen = new Set<Key>();
  return {
    add: (args) => {
      const v = args[0] ?? null;
      const key = keyOf(v);
      if (v === null || seen.has(key)) return;
      budget.hold(sizeInBytes(v) + 16);
      seen.add(key);
      inner.add(args);
    },
    result: () => inner.result(),
  };
}
