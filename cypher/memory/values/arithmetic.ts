/**
 * `+ - * / % ^` and `||` on values: 64-bit integers that refuse to overflow, doubles, text and list concatenation, temporal sums.
 * Null with anything is null.
 * It may not know where the operands come from.
 */
import { CypherRuntimeError } from './errors.ts';
import { addDurations, divideDuration, multiplyDuration, negateDuration } from './temporal/duration.ts';
import { minus as instantMinus, plus as instantPlus } from './temporal/instant.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal/types.ts';
import { joinedText } from './long-text.ts';
import { reserve, work } from './pulse.ts';
import { scalarText } from './text.ts';
import { typeWord } from './type.ts';
import { float, int, isFloat, isInteger, isList, isNumber, numberOf, type NumberValue, type TemporalInstant, type Value } from './value.ts';

function isInstant(v: Value): v is TemporalInstant {
  return v instanceof DateValue || v instanceof LocalTimeValue || v instanceof TimeValue || v instanceof LocalDateTimeValue || v instanceof DateTimeValue;
}

function refuse(sign: string, a: Value, b: Value): CypherRuntimeError {
  return new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Cannot compute ${typeWord(a)} ${sign} ${typeWord(b)}. Convert the operands first, e.g. with toInteger() or toString().`);
}

type Exact = (a: bigint, b: bigint) => bigint;
type Quick = (a: number, b: number) => number;

/** Integers stay exact, in doubles while they are safe; anything with a float is a float. */
function numeric(a: NumberValue, b: NumberValue, quick: Quick, exact: Exact): NumberValue {
  if (isInteger(a) && isInteger(b)) {
    if (typeof a === 'number' && typeof b === 'number') {
      const r = quick(a, b);
      if (Number.isSafeInteger(r)) return r + 0;
    }
    return int(exact(BigInt(a), BigInt(b)));
  }
  return float(quick(numberOf(a), numberOf(b)));
}

export function add(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return numeric(a, b, (x, y) => x + y, (x, y) => x + y);
  if (typeof a === 'string' && typeof b === 'string') return joinedText(a, b);
  if (isList(a) || isList(b)) return appended(a, b);
  if (typeof a === 'string' || typeof b === 'string') return glued(a, b);
  if (a instanceof DurationValue && b instanceof DurationValue) return addDurations(a, b);
  if (isInstant(a) && b instanceof DurationValue) return instantPlus(a, b);
  if (a instanceof DurationValue && isInstant(b)) return instantPlus(b, a);
  throw refuse('+', a, b);
}

/** Longer lists could take more memory at once than a budget can refuse in time. */
const MAX_JOINED = 2 ** 22;

function countList(length: number): void {
  work(length / 8);
  reserve(length * 8);
}

function joined(a: readonly Value[], b: readonly Value[]): Value {
  if (a.length + b.length > MAX_JOINED) throw CypherRuntimeError.badArgument(`The joined list would have ${a.length + b.length} elements; at most ${MAX_JOINED} are possible. Work on rows with UNWIND instead.`);
  countList(a.length + b.length);
  return a.concat(b);
}

/** What is no list is put at its end of the list. */
function appended(a: Value, b: Value): Value {
  if (isList(a) && isList(b)) return joined(a, b);
  return isList(a) ? joined(a, [b]) : isList(b) ? joined([a], b) : null;
}

function glued(a: Value, b: Value): Value {
  const x = scalarText(a);
  const y = scalarText(b);
  if (x === null || y === null) throw refuse('+', a, b);
  return joinedText(x, y);
}

/** `||`: text with text, list with list. */
export function concatenate(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return joinedText(a, b);
  if (isList(a) && isList(b)) return joined(a, b);
  const joins = (v: Value): boolean => v === null || typeof v === 'string' || isList(v);
  if ((a === null || b === null) && joins(a) && joins(b)) return null;
  throw refuse('||', a, b);
}

export function subtract(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return numeric(a, b, (x, y) => x - y, (x, y) => x - y);
  if (a instanceof DurationValue && b instanceof DurationValue) return addDurations(a, negateDuration(b));
  if (isInstant(a) && b instanceof DurationValue) return instantMinus(a, b);
  throw refuse('-', a, b);
}

export function multiply(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return numeric(a, b, (x, y) => x * y, (x, y) => x * y);
  if (a instanceof DurationValue && isNumber(b)) return multiplyDuration(a, isInteger(b) ? b : numberOf(b));
  if (isNumber(a) && b instanceof DurationValue) return multiplyDuration(b, isInteger(a) ? a : numberOf(a));
  throw refuse('*', a, b);
}

/** The one quotient that does not fit, -2^63 / -1, wraps around as in Java. */
const wrappedQuotient: Exact = (a, b) => BigInt.asIntN(64, a / b);

/** Integers divide toward zero. Throws ArithmeticError for what is divided by the INTEGER 0, null and floats too, as in Neo4j. */
export function divide(a: Value, b: Value): Value {
  if (Object.is(b, 0)) refuseZero(0);
  if (a === null || b === null) return null;
  if (isInteger(a) && isInteger(b)) return numeric(a, b, (x, y) => (x - (x % y)) / y, wrappedQuotient);
  if (isNumber(a) && isNumber(b)) return float(numberOf(a) / numberOf(b));
  if (a instanceof DurationValue && isNumber(b)) return divideDuration(a, numberOf(b));
  throw refuse('/', a, b);
}

/** Of numbers that are written out, a float by 0 is infinite or NaN. */
export function divideWritten(a: Value, b: Value): Value {
  return isNumber(a) && isFloat(a) && Object.is(b, 0) ? float(numberOf(a) / 0) : divide(a, b);
}

/** The remainder has the sign of the dividend. */
export function remainder(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (!isNumber(a) || !isNumber(b)) throw refuse('%', a, b);
  if (isInteger(a) && isInteger(b)) refuseZero(b);
  return numeric(a, b, (x, y) => x % y, (x, y) => x % y);
}

function refuseZero(b: number | bigint): void {
  if (b === 0) throw new CypherRuntimeError('ArithmeticError', 'DivisionByZero', '/ by zero');
}

/** V8's own power is an ulp off here and there, Java's is not: of whole numbers it is computed exactly and rounded once. */
function exactPower(base: number, exponent: number): number | null {
  if (!Number.isSafeInteger(base) || !Number.isSafeInteger(exponent) || base === 0 || Math.abs(exponent) * Math.log2(Math.abs(base)) > 1023) return null;
  const size = Number(BigInt(base) ** BigInt(Math.abs(exponent)));
  if (exponent >= 0) return size;
  return Number.isSafeInteger(size) ? 1 / size : null;
}

/** Always a float. */
export function power(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (!isNumber(a) || !isNumber(b)) throw refuse('^', a, b);
  const [base, exponent] = [numberOf(a), numberOf(b)];
  return float(exactPower(base, exponent) ?? base ** exponent);
}

export function negate(a: Value): Value {
  if (a === null) return null;
  if (isInteger(a)) return int(-BigInt(a));
  if (isNumber(a)) return float(-numberOf(a));
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Cannot negate a ${typeWord(a)}.`);
}

/** As `0 - a`: 0.0 stays 0.0. */
export function negateComputed(a: Value): Value {
  return isNumber(a) && !isInteger(a) ? float(0 - numberOf(a)) : negate(a);
}
