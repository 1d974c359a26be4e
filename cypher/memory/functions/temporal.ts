/**
 * Functions that make temporal values and measure between them, in all their clocks: `date()`, `datetime.statement()`,
 * `localtime.truncate()`, `duration.inDays()`.
 * It may not know how the values are made.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { buildDuration, buildInstant, convert, isInstant, type InstantKind } from '../values/temporal/build.ts';
import { durationBetween, durationInDays, durationInMonths, durationInSeconds } from '../values/temporal/between.ts';
import { fromEpochNanos, type Instant } from '../values/temporal/instant.ts';
import { truncate } from '../values/temporal/truncate.ts';
import { DurationValue } from '../values/temporal/types.ts';
import { parseZone, UTC } from '../values/temporal/zone.ts';
import { displayText, expectInteger } from '../values/text.ts';
import { isMap, type Value } from '../values/value.ts';
import type { FunctionContext } from './context.ts';
import { define, type CypherFunction } from './define.ts';

const KINDS: readonly (readonly [InstantKind, string])[] = [
  ['date', 'DATE'],
  ['localtime', 'LOCAL TIME'],
  ['time', 'ZONED TIME'],
  ['localdatetime', 'LOCAL DATETIME'],
  ['datetime', 'ZONED DATETIME'],
];

type ClockName = 'transaction' | 'statement' | 'realtime';

function now(kind: InstantKind, clock: ClockName, zone: Value, { clock: clocks }: FunctionContext): Value {
  const nanos = clock === 'realtime' ? clocks.realtime() : clocks[clock];
  const at = fromEpochNanos(nanos, typeof zone === 'string' ? parseZone(zone) : clocks.zone);
  return convert(kind, at, clocks.zone);
}

/** No argument, or only a zone in a map: now. */
function make(kind: InstantKind, args: readonly Value[], context: FunctionContext): Value {
  const given = args[0];
  if (given === undefined) return now(kind, 'statement', null, context);
  if (isMap(given) && given.size === 1 && typeof given.get('timezone') === 'string') return now(kind, 'statement', given.get('timezone') ?? null, context);
  return buildInstant(kind, given, context.clock.zone);
}

function clockFunctions(kind: InstantKind, type: string): CypherFunction[] {
  const clocks: readonly ClockName[] = ['transaction', 'statement', 'realtime'];
  return clocks.map((clock) => define('Temporal', `${kind}.${clock}(timezone?: STRING) :: ${type}`, ([zone = null], context) => now(kind, clock, zone, context), { volatile: true }));
}

function truncateFunction(kind: InstantKind, type: string): CypherFunction {
  const body = (args: readonly Value[], context: FunctionContext): Value => {
    if (typeof args[0] !== 'string' || args[1] === null) throw noCall(`${kind}.truncate()`, args);
    const unit = args[0];
    const input = args.length < 2 ? now('datetime', 'statement', null, context) : (args[1] ?? null);
    return truncate(kind, unit, expectInstant(input, `${kind}.truncate()`), args[2] ?? null, context.clock.zone);
  };
  return define('Temporal', `${kind}.truncate(unit: STRING, input?: ANY, fields?: MAP) :: ${type}`, body, { nulls: true });
}

/** Where Neo4j finds no procedure for the arguments, null among them. */
function noCall(name: string, args: readonly Value[]): CypherRuntimeError {
  return new CypherRuntimeError('ProcedureError', 'InvalidArgumentType', `Invalid call signature for ${name}: it cannot take ${args.map(displayText).join(', ')}.`);
}

function expectInstant(v: Value, where: string): Instant {
  if (v !== null && isInstant(v)) return v;
  throw CypherRuntimeError.wrongType('a temporal instant', displayText(v), where);
}

function between(name: string, measure: (from: Instant, to: Instant) => DurationValue): CypherFunction {
  return define('Temporal', `duration.${name}(from: ANY, to: ANY) :: DURATION`, ([from = null, to = null]) => measure(expectInstant(from, `duration.${name}()`), expectInstant(to, `duration.${name}()`)));
}

function fromEpoch(seconds: bigint, nanos: bigint): Value {
  if (nanos < 0n || nanos > 999_999_999n) throw CypherRuntimeError.badArgument(`Invalid nanosecond: ${nanos}. Valid values are 0 to 999999999.`);
  return fromEpochNanos(seconds * 1_000_000_000n + nanos, UTC);
}

export const TEMPORAL: readonly CypherFunction[] = [
  ...KINDS.flatMap(([kind, type]) => [
    define('Temporal', `${kind}(input?: ANY) :: ${type}`, (args, context) => make(kind, args, context), { volatile: true }),
    ...clockFunctions(kind, type),
    truncateFunction(kind, type),
  ]),
  define('Temporal', 'datetime.fromepoch(seconds: INTEGER | FLOAT, nanoseconds: INTEGER | FLOAT) :: ZONED DATETIME', ([s = null, n = null]) => {
    if (s === null || n === null) throw noCall('datetime.fromEpoch()', [s, n]);
    return fromEpoch(BigInt(expectInteger(s, 'datetime.fromEpoch()')), BigInt(expectInteger(n, 'datetime.fromEpoch()')));
  }, { nulls: true }),
  define('Temporal', 'datetime.fromepochmillis(milliseconds: INTEGER | FLOAT) :: ZONED DATETIME', ([ms = null]) => {
    if (ms === null) throw noCall('datetime.fromEpochMillis()', [ms]);
    return fromEpochNanos(BigInt(expectInteger(ms, 'datetime.fromEpochMillis()')) * 1_000_000n, UTC);
  }, { nulls: true }),
  define('Temporal', 'duration(input: ANY) :: DURATION', ([v = null]) => {
    if (v instanceof DurationValue) throw noCall('duration()', [v]);
    return buildDuration(v);
  }),
  between('between', durationBetween),
  between('inMonths', durationInMonths),
  between('inDays', durationInDays),
  between('inSeconds', durationInSeconds),
];
