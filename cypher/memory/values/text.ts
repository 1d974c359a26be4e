/**
 * Values as text: `toString()`, and the display form used in errors and concatenation. Floats are written as Java writes
 * doubles (1.0, 1.0E10), since that is what Neo4j answers.
 * It may not know how text is read.
 */
import { CypherRuntimeError } from './errors.ts';
import { temporalText } from './temporal/format.ts';
import { Float, isFloat, isInteger, isList, isMap, isNumber, NodeValue, numberOf, PathValue, PointValue, RelationshipValue, type NumberValue, type Value } from './value.ts';

/** A double as Java's Double.toString writes it. */
export function floatText(n: number): string {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? 'NaN' : n > 0 ? 'Infinity' : '-Infinity';
  if (n === 0) return Object.is(n, -0) ? '-0.0' : '0.0';
  const size = Math.abs(n);
  // Java writes two digits at least
  if (size === Number.MIN_VALUE) return n > 0 ? '4.9E-324' : '-4.9E-324';
  if (size >= 1e-3 && size < 1e7) return withPoint(String(n));
  const [mantissa, exponent] = n.toExponential().split('e');
  return `${withPoint(mantissa ?? '0')}E${Number(exponent)}`;
}

const withPoint = (digits: string): string => (digits.includes('.') ? digits : `${digits}.0`);

export function numberText(v: NumberValue): string {
  return v instanceof Float || isFloat(v) ? floatText(numberOf(v)) : String(v);
}

export function pointText(p: PointValue): string {
  const parts = [`x: ${floatText(p.x)}`, `y: ${floatText(p.y)}`, ...(p.z === null ? [] : [`z: ${floatText(p.z)}`])];
  return `point({${parts.join(', ')}, crs: '${crsName(p.srid)}'})`;
}

export function crsName(srid: PointValue['srid']): string {
  switch (srid) {
    case 7203:
      return 'cartesian';
    case 9157:
      return 'cartesian-3d';
    case 4326:
      return 'wgs-84';
    case 4979:
      return 'wgs-84-3d';
  }
}

/** What `toString()` gives for a scalar; null for a value that it refuses. */
export function scalarText(v: Value): string | null {
  if (typeof v === 'string') return v;
  if (typeof v === 'boolean') return String(v);
  if (isNumber(v)) return numberText(v);
  if (v === null || isList(v) || isMap(v) || v instanceof NodeValue || v instanceof RelationshipValue || v instanceof PathValue) return null;
  return v instanceof PointValue ? pointText(v) : temporalText(v);
}

const LONGEST = 200;

/** Any value for a human reader, as a query would write it; a long one ends in an ellipsis. */
export function displayText(v: Value): string {
  const text = beginning(v, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** No more of it than is shown. */
function beginning(v: Value, depth: number): string {
  if (typeof v === 'string' && v.length > LONGEST) return beginning(v.slice(0, LONGEST), depth);
  if (depth > LONGEST) return '…';
  if (isList(v)) return `[${shown(v, (item) => beginning(item, depth + 1))}]`;
  if (isMap(v)) return `{${shown(v, ([key, value]) => `${key}: ${beginning(value, depth + 1)}`)}}`;
  return simpleText(v);
}

function shown<T>(items: Iterable<T>, textOf: (item: T) => string): string {
  let text = '';
  for (const item of items) {
    if (text.length > LONGEST) break;
    text += `${text === '' ? '' : ', '}${textOf(item)}`;
  }
  return text;
}

function simpleText(v: Value): string {
  if (v === null) return 'null';
  if (typeof v === 'string') return `'${v.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (v instanceof NodeValue) return `(${v.id})`;
  if (v instanceof RelationshipValue) return `[${v.id}]`;
  if (v instanceof PathValue) return `<${v.elements.map(displayText).join('')}>`;
  return scalarText(v) ?? '';
}

/** More than any integer of 64 bits has. */
const MOST_DIGITS = 30;

const digitsSeen = new Map<string, string>();

/** Digits of any script, as Java reads them, in those of ASCII. */
function asciiDigits(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : text.replace(/\p{Nd}/gu, (digit) => digitsSeen.get(digit) ?? remembered(digit));
}

/** The digits of a script follow one another from 0 on, and so do scripts whose digits touch. */
function remembered(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  const ascii = String((point - first) % 10);
  digitsSeen.set(digit, ascii);
  return ascii;
}

/** The INTEGER of a whole or decimal number in text, however long, as toInteger() reads it: what is before the point; null when it is none. A fraction counts where the integers end. */
export function readInteger(text: string): bigint | 'too large' | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(asciiDigits(text));
  const [sign, before = '', after = '', exponent = '0'] = parts?.slice(1) ?? [];
  if (parts === null || before + after === '') return null;
  const digits = (before + after).replace(/^0+/, '');
  const point = digits.length - after.length + Number(exponent);
  if (digits === '' || point <= 0) return 0n;
  if (point > MOST_DIGITS) return 'too large';
  const size = BigInt(digits.slice(0, point).padEnd(point, '0'));
  const end = sign === '-' ? 2n ** 63n : 2n ** 63n - 1n;
  return size === end && /[1-9]/.test(digits.slice(point)) ? 'too large' : sign === '-' ? -size : size;
}

/** Without what Java's String.trim() takes off: control characters and spaces. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && text.charCodeAt(from) <= 0x20) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  return text.slice(from, to);
}

/** More hexadecimal digits than a double holds; of the rest it counts only whether there is any. */
const HEX_KEPT = 20;

/** `before.after` in base 16, times 2 to the power of `exponent`, in two steps, so that only the whole of it can be too large or too small. */
function ofHex(before: string, after: string, exponent: number): number {
  const digits = (before + after).replace(/^0+/, '');
  if (digits === '') return 0;
  const rest = /[^0]/.test(digits.slice(HEX_KEPT)) ? '1' : '0';
  const power = exponent + 4 * (Math.max(0, digits.length - HEX_KEPT) - 1 - after.length);
  const size = Number(BigInt(`0x${digits.slice(0, HEX_KEPT)}${rest}`));
  return size * 2 ** Math.floor(power / 2) * 2 ** (power - Math.floor(power / 2));
}

/** Reads a double as Java does; null when the text is none. */
export function readFloat(text: string): number | null {
  const t = trimmed(text);
  const hex = /^([+-]?)0x(?=\.?[\da-f])([\da-f]*)\.?([\da-f]*)p([+-]?\d{1,9})[df]?$/i.exec(t);
  if (hex !== null) return (hex[1] === '-' ? -1 : 1) * ofHex(hex[2] ?? '', hex[3] ?? '', Number(hex[4]));
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(t)) return Number(t.replace(/[dDfF]$/, ''));
  const special: Record<string, number> = { NaN: NaN, Infinity: Infinity, '+Infinity': Infinity, '-Infinity': -Infinity };
  return Object.hasOwn(special, t) ? (special[t] ?? null) : null;
}

/** The INTEGER of a value, or a type error that names the place. */
export function expectInteger(v: Value, where: string): number | bigint {
  if (isInteger(v)) return v;
  throw CypherRuntimeError.wrongType('an INTEGER', displayText(v), where);
}
