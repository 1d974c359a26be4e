/**
 * Functions on strings. Positions count Unicode code points, as in Neo4j.
 * It may not know operators on strings (`STARTS WITH`, `=~`).
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
import { isInteger, isList, type Value } from '../values/value.ts';
import type { FunctionContext } from './context.ts';
import { define, type CypherFunction } from './define.ts';

const str = (v: Value | undefined): string => (typeof v === 'string' ? v : '');

function count(v: Value | undefined, where: string): number {
  if (v !== undefined && isInteger(v) && v >= 0) return Number(v);
  throw new CypherRuntimeError('ArgumentError', 'NegativeIntegerArgument', `${where} needs an INTEGER of 0 or more, got ${displayText(v ?? null)}.`);
}

const isAscii = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

function slice(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : [...text].slice(from, to).join('');
}

function substring(args: readonly Value[]): Value {
  const start = count(args[1], 'substring()');
  return slice(str(args[0]), start, args.length > 2 ? start + count(args[2], 'substring()') : Infinity);
}

function right(text: string, n: number): string {
  const points = [...text];
  return n >= points.length ? text : points.slice(points.length - n).join('');
}

/** Java's Character.isWhitespace: no-break spaces are not. */
const isBlank = (c: string): boolean => /[\s\u001c-\u001f]/u.test(c) && !/[\u00a0\u2007\u202f\ufeff]/.test(c);

/** The given characters, or whitespace, off one end or both. */
function trimmed(text: string, characters: Value | undefined, left: boolean, rightSide: boolean): string {
  const set = typeof characters === 'string' ? new Set(characters) : null;
  const off = (c: string | undefined): boolean => c !== undefined && (set === null ? isBlank(c) : set.has(c));
  const points = [...text];
  let from = 0;
  let to = points.length;
  while (left && from < to && off(points[from])) from++;
  while (rightSide && to > from && off(points[to - 1])) to--;
  return points.slice(from, to).join('');
}

function replace(args: readonly Value[], { budget }: FunctionContext): Value {
  const [text, search, by] = [str(args[0]), str(args[1]), str(args[2])];
  const parts = search === '' ? ['', ...text, ''] : text.split(search);
  const length = text.length + (parts.length - 1) * Math.max(0, by.length - search.length);
  budget.hold(length * 2);
  budget.release(length * 2);
  return parts.join(by);
}

function split(args: readonly Value[]): Value {
  const text = str(args[0]);
  const given = args[1] ?? null;
  const delimiters = isList(given) ? given : [given];
  if (delimiters.some((d) => d === null)) return null;
  if (!delimiters.every((d) => typeof d === 'string')) throw new CypherRuntimeError('TypeError', 'InvalidArgumentValue', `split() needs STRING delimiters, got ${displayText(given)}.`);
  // an empty delimiter splits everywhere, but beside others it is passed over
  const present = delimiters.map(String).filter((d) => d !== '');
  if (present.length === 0 && delimiters.length > 0) return text === '' ? [''] : [...text];
  return splitAt(text, present);
}

/** At the earliest delimiter each time; of two at one place, the one listed first. */
function splitAt(text: string, delimiters: readonly string[]): string[] {
  const [only] = delimiters;
  if (delimiters.length === 1 && only !== undefined) return text.split(only);
  const escaped = delimiters.map((d) => d.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return escaped.length === 0 ? [text] : text.split(new RegExp(escaped.join('|'), 'u'));
}

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

function normalize(args: readonly Value[]): Value {
  const form = FORMS.find((f) => f === str(args[1] ?? 'NFC').toUpperCase());
  if (form === undefined) throw CypherRuntimeError.badArgument(`Unknown normal form ${displayText(args[1] ?? null)}. Valid values are: ${FORMS.join(', ')}.`);
  return str(args[0]).normalize(form);
}

function ofString(name: string, f: (text: string) => string): CypherFunction {
  return define('String', `${name}(input: STRING) :: STRING`, ([v]) => f(str(v)));
}

const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();

export const STRING: readonly CypherFunction[] = [
  ofString('toLower', lower),
  ofString('lower', lower),
  ofString('toUpper', upper),
  ofString('upper', upper),
  define('String', 'trim(input: STRING) :: STRING', ([v]) => trimmed(str(v), null, true, true)),
  define('String', 'btrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, true, true)),
  define('String', 'ltrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, true, false)),
  define('String', 'rtrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, false, true)),
  define('String', 'substring(original: STRING, start: INTEGER, length?: INTEGER) :: STRING', substring),
  define('String', 'left(original: STRING, length: INTEGER) :: STRING', ([v, n]) => slice(str(v), 0, count(n, 'left()'))),
  define('String', 'right(original: STRING, length: INTEGER) :: STRING', ([v, n]) => right(str(v), count(n, 'right()'))),
  define('String', 'replace(original: STRING, search: STRING, replace: STRING) :: STRING', replace),
  define('String', 'split(original: STRING, splitDelimiters: STRING | LIST<STRING>) :: LIST<STRING>', split),
  define('String', 'normalize(input: STRING, normalForm?: STRING) :: STRING', normalize),
];
