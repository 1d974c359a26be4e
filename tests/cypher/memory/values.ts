/**
 * Random Cypher values for property tests, and a context to call functions in.
 * It may not know what is tested.
 */
import fc from 'fast-check';
import { Budget } from '#cypher/memory/run/budget';
import type { GraphReader } from '#cypher/memory/values/value';
import { startClock, type FunctionContext } from '#cypher/memory/functions/context';
import { findFunction } from '#cypher/memory/functions/registry';
import { duration } from '#cypher/memory/values/temporal/duration';
import { NANOS_PER_DAY } from '#cypher/memory/values/temporal/calendar';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '#cypher/memory/values/temporal/types';
import { scalarText } from '#cypher/memory/values/text';
import { float, int, PointValue, type Value } from '#cypher/memory/values/value';

const day = fc.integer({ min: -800_000, max: 800_000 });
const nano = fc.integer({ min: 0, max: NANOS_PER_DAY - 1 });
const offset = fc.integer({ min: -18 * 60, max: 18 * 60 }).map((minutes) => minutes * 60);

export const integers = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })).map(int);
export const floats = fc.double().map(float);
export const numbers = fc.oneof(integers, floats, fc.integer({ min: -3, max: 3 }).map(int), fc.integer({ min: -3, max: 3 }).map(float));
export const durations = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([m, d, s, n]) => duration(m, d, s, BigInt(n)));
export const instants = fc.oneof(
  day.map((d) => new DateValue(d)),
  nano.map((n) => new LocalTimeValue(n)),
  fc.tuple(nano, offset).map(([n, o]) => new TimeValue(n, o)),
  fc.tuple(day, nano).map(([d, n]) => new LocalDateTimeValue(d, n)),
  fc.tuple(day, nano, offset).map(([d, n, o]) => new DateTimeValue(d, n, o, null)),
);
const points = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })).map(([x, y]) => new PointValue(7203, x, y, null));
const strings = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b', ''));

export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Value>(null, true, false),
    numbers,
    strings,
    instants,
    durations,
    points,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
  ),
})).value;

function noGraph(): never {
  throw new Error('these tests have no graph');
}

export const emptyGraph: GraphReader = {
  nodeLabels: noGraph,
  nodeProperties: noGraph,
  relationshipType: noGraph,
  relationshipProperties: noGraph,
  relationshipStart: noGraph,
  relationshipEnd: noGraph,
  nodeExists: noGraph,
  relationshipExists: noGraph,
  nodeNumber: noGraph,
  relationshipNumber: noGraph,
};

export function context(budget = new Budget()): FunctionContext {
  return { budget, graph: emptyGraph, clock: startClock() };
}

/** Calls a function by name. */
export function call(name: string, ...args: Value[]): Value {
  const f = findFunction(name);
  if (f === undefined) throw new Error(`no function ${name}`);
  return f.call(args, context());
}

/** What `toString()` would write. */
export function textOf(v: Value): string | null {
  return v === null ? null : scalarText(v);
}

export const map = (entries: Record<string, Value>): Value => new Map(Object.entries(entries));
