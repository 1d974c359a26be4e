/**
 * Durations: exact and approximate making, sums, products. A fraction of a unit flows down into the smaller ones: a month is
 * 30.436875 days on average, a day 24 hours, as in Neo4j.
 * It may not know dates and times.
 */
import { CypherRuntimeError } from '../errors.ts';
import { NANOS_PER_DAY, NANOS_PER_SECOND } from './calendar.ts';
import { DurationValue } from './types.ts';

const NANOS_PER_MONTH = 2_629_746 * NANOS_PER_SECOND;
const NANO = BigInt(NANOS_PER_SECOND);

export interface DurationParts {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
  readonly nanos: number;
}

function overflow(): CypherRuntimeError {
  return new CypherRuntimeError('ArithmeticError', 'IntegerOverflow', 'The duration is larger than can be held.');
}

/** The duration of whole parts; nanoseconds of any size and sign are carried into the seconds. */
export function duration(months: number, days: number, seconds: bigint, nanos: bigint): DurationValue {
  const total = seconds * NANO + nanos;
  const whole = floorDiv(total, NANO);
  if (!Number.isSafeInteger(months) || !Number.isSafeInteger(days)) throw overflow();
  // what it lasts on average must fit, too
  for (const size of [whole, whole + BigInt(months) * 2_629_746n + BigInt(days) * 86_400n]) if (BigInt.asIntN(64, size) !== size) throw overflow();
  return new DurationValue(months + 0, days + 0, whole, Number(total - whole * NANO));
}

export function floorDiv(n: bigint, by: bigint): bigint {
  const q = n / by;
  return n % by < 0n ? q - 1n : q;
}

/** The duration nearest to fractional parts, each fraction flowing down in the steps, and so with the rounding, of Neo4j: it is told in nanoseconds first, and NaN leaves nothing. */
export function approximate(parts: DurationParts): DurationValue {
  if (Number.isNaN(parts.months)) return duration(0, 0, 0n, 0n);
  if ([parts.months, parts.days, parts.seconds, parts.nanos].some((part) => Math.abs(part) === Infinity)) throw overflow();
  const months = wholeOf(parts.months);
  const allDays = parts.days + (NANOS_PER_MONTH * (parts.months - months)) / NANOS_PER_DAY;
  const days = wholeOf(allDays);
  const allSeconds = parts.seconds + (NANOS_PER_DAY * (allDays - days)) / NANOS_PER_SECOND;
  const seconds = wholeOf(allSeconds);
  const nanos = wholeOf(parts.nanos + NANOS_PER_SECOND * (allSeconds - seconds));
  return duration(months, days, BigInt(seconds), BigInt(nanos));
}

const wholeOf = (part: number): number => (Number.isNaN(part) ? 0 : Math.trunc(part));

export function addDurations(a: DurationValue, b: DurationValue): DurationValue {
  return duration(a.months + b.months, a.days + b.days, a.seconds + b.seconds, BigInt(a.nanos + b.nanos));
}

export function negateDuration(d: DurationValue): DurationValue {
  return duration(-d.months, -d.days, -d.seconds, BigInt(-d.nanos));
}

/** Times a number; whole factors are exact, beyond 2^53 when they are given as bigint. */
export function multiplyDuration(d: DurationValue, factor: number | bigint): DurationValue {
  const by = Number(factor);
  if (typeof factor === 'bigint' || Number.isSafeInteger(factor)) {
    const n = BigInt(factor);
    const nanos = BigInt(d.nanos) * n;
    if (BigInt.asIntN(64, nanos) !== nanos) throw overflow();
    return duration(d.months * by, d.days * by, d.seconds * n, nanos);
  }
  return approximate({ months: d.months * by, days: d.days * by, seconds: Number(d.seconds) * by, nanos: d.nanos * by });
}

/** Divided by a number; the INTEGER 0 is refused before, by `divide`. */
export function divideDuration(d: DurationValue, by: number): DurationValue {
  if (by === 1) return d;
  return approximate({ months: d.months / by, days: d.days / by, seconds: Number(d.seconds) / by, nanos: d.nanos / by });
}

/** Orders durations by their average length, then by their parts, so that equal means alike in every part. */
export function compareDurations(a: DurationValue, b: DurationValue): number {
  const x = averageSeconds(a);
  const y = averageSeconds(b);
  if (x !== y) return x < y ? -1 : 1;
  return a.nanos - b.nanos || a.months - b.months || a.days - b.days;
}

function averageSeconds(d: DurationValue): bigint {
  return BigInt(d.months) * 2_629_746n + BigInt(d.days) * 86_400n + d.seconds;
}
