/**
 * Numeric, logarithmic and trigonometric functions. Floats out are floats also when whole.
 * It may not know decimals other than through their shortest text.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
import { float, int, isFloat, isInteger, isNumber, numberOf, truncated, type NumberValue, type Value } from '../values/value.ts';
import { define, type Category, type CypherFunction } from './define.ts';

const num = (v: Value | undefined): number => (v !== undefined && isNumber(v) ? numberOf(v) : NaN);

/** A function of one float. */
function ofFloat(category: Category, name: string, f: (n: number) => number): CypherFunction {
  return define(category, `${name}(input: FLOAT) :: FLOAT`, ([v]) => float(f(num(v))));
}

function constant(category: Category, name: string, n: number): CypherFunction {
  return define(category, `${name}() :: FLOAT`, () => float(n));
}

function abs(v: Value): Value {
  if (!isNumber(v)) return null;
  // the least INTEGER has no positive counterpart and stays as it is, as in Java
  if (isInteger(v)) return typeof v === 'number' ? Math.abs(v) : int(BigInt.asIntN(64, v < 0n ? -v : v));
  return float(Math.abs(numberOf(v)));
}

const MODES = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'] as const;
type Mode = (typeof MODES)[number];

/** Without a precision or mode, or with precision 0, ties go up (toward positive infinity); else HALF_UP away from zero, unless another mode is given. */
function round(args: readonly Value[]): Value {
  const n = num(args[0]);
  const precision = Number(truncated(num(args[1])));
  if (args.length === 1 || (args.length === 2 && precision === 0)) return float(tiesUp(n));
  if (Math.abs(precision) > 2_147_483_647) throw CypherRuntimeError.badArgument(`round() takes a precision between -2147483648 and 2147483647, not ${displayText(args[1] ?? null)}.`);
  if (precision <= -1) throw CypherRuntimeError.badArgument(`round() takes a precision of 0 or more, not ${displayText(args[1] ?? null)}.`);
  const mode = MODES.find((m) => m === String(args[2] ?? 'HALF_UP'));
  if (mode === undefined) throw CypherRuntimeError.badArgument(`Unknown rounding mode ${displayText(args[2] ?? null)}. Valid values are: ${MODES.join(', ')}.`);
  return float(Number.isFinite(n) ? roundDecimal(n, precision, mode) : n);
}

/** As Java's StrictMath, which is an ulp off where x is below 0 and less than 2^-60 of y. */
function atan2(y: number, x: number): number {
  const far = x < 0 && Number.isFinite(y) && Math.abs(y) >= -x * 2 ** 61;
  return far ? Math.sign(y) * 1.5707963267948968 : Math.atan2(y, x);
}

/** As Java's Math.round, whose result is an integer of 64 bits. */
function tiesUp(n: number): number {
  if (!Number.isFinite(n)) return n;
  if (Math.abs(n) >= 2 ** 63) return n > 0 ? 2 ** 63 : -(2 ** 63);
  const below = Math.floor(n);
  return (n - below >= 0.5 ? below + 1 : below) + 0;
}

/** Rounds the shortest decimal that reads as `n`, as Java's BigDecimal.valueOf does. */
function roundDecimal(n: number, precision: number, mode: Mode): number {
  const [mantissa = '0', exponent = '0'] = Math.abs(n).toExponential().split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const drop = decimals.length - Number(exponent) - precision;
  if (drop <= 0) return n + 0;
  const digits = BigInt(whole + decimals);
  const unit = 10n ** BigInt(drop);
  const kept = digits / unit;
  const up = roundsUp(mode, kept, (digits % unit) * 2n, unit, n < 0);
  const size = Number(`${up ? kept + 1n : kept}e-${precision}`);
  return n < 0 ? -size + 0 : size;
}

function roundsUp(mode: Mode, kept: bigint, twiceRest: bigint, unit: bigint, negative: boolean): boolean {
  if (twiceRest === 0n) return false;
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twiceRest >= unit;
    case 'HALF_DOWN':
      return twiceRest > unit;
    case 'HALF_EVEN':
      return twiceRest > unit || (twiceRest === unit && kept % 2n === 1n);
  }
}

const sign = (v: NumberValue): number => Math.sign(numberOf(v)) + 0 || 0;
const radians = (n: number): number => n * (Math.PI / 180);
const cot = (n: number): number => 1 / Math.tan(n);

export const NUMBER: readonly CypherFunction[] = [
  define('Numeric', 'abs(input: INTEGER | FLOAT) :: INTEGER | FLOAT', ([v = null]) => abs(v)),
  define('Numeric', 'sign(input: INTEGER | FLOAT) :: INTEGER', ([v = null]) => (isNumber(v) ? sign(v) : null)),
  define('Numeric', 'isNaN(input: INTEGER | FLOAT) :: BOOLEAN', ([v = null]) => isFloat(v) && Number.isNaN(numberOf(v))),
  define('Numeric', 'round(value: FLOAT, precision?: INTEGER | FLOAT, mode?: STRING) :: FLOAT', round),
  define('Numeric', 'rand() :: FLOAT', () => float(Math.random()), { volatile: true }),
  ofFloat('Numeric', 'ceil', Math.ceil),
  ofFloat('Numeric', 'floor', Math.floor),
  constant('Logarithmic', 'e', Math.E),
  ofFloat('Logarithmic', 'exp', Math.exp),
  ofFloat('Logarithmic', 'log', Math.log),
  ofFloat('Logarithmic', 'log10', Math.log10),
  ofFloat('Logarithmic', 'sqrt', Math.sqrt),
  constant('Trigonometric', 'pi', Math.PI),
  ofFloat('Trigonometric', 'acos', Math.acos),
  ofFloat('Trigonometric', 'asin', Math.asin),
  ofFloat('Trigonometric', 'atan', Math.atan),
  define('Trigonometric', 'atan2(y: FLOAT, x: FLOAT) :: FLOAT', ([y, x]) => float(atan2(num(y), num(x)))),
  ofFloat('Trigonometric', 'cos', Math.cos),
  ofFloat('Trigonometric', 'cot', cot),
  ofFloat('Trigonometric', 'degrees', (n) => n * (180 / Math.PI)),
  ofFloat('Trigonometric', 'haversin', (n) => (1 - Math.cos(n)) / 2),
  ofFloat('Trigonometric', 'radians', radians),
  ofFloat('Trigonometric', 'sin', Math.sin),
  ofFloat('Trigonometric', 'tan', Math.tan),
];
