/**
 * Functions on strings. Positions count Unicode code points, as in Neo4j.
 * It may not know operators on strings (`STARTS WITH`, `=~`).
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { afterPoint, beforePoint, expectLength, expectNormalizable, find, mapText, pointsOf, skipPoints, splitText } from '../values/long-text.ts';
import { reserve, work, workOnText } from '../values/pulse.ts';
import { displayText } from '../values/text.ts';
import { isInteger, isList, type Value } from '../values/value.ts';
import { define, type CypherFunction } from './define.ts';

const str = (v: Value | undefined): string => (typeof v === 'string' ? v : '');

function count(v: Value | undefined, where: string): number {
  if (v !== undefined && isInteger(v) && v >= 0 && (v <= 2_147_483_647 || !where.startsWith('substring'))) return Number(v);
  throw new CypherRuntimeError('ArgumentError', 'NegativeIntegerArgument', `${where} needs an INTEGER of 0 or more, got ${displayText(v ?? null)}.`);
}

const isAscii = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

function slice(text: string, from: number, to: number): string {
  if (from >= text.length) return '';
  workOnText(text.length / 4);
  if (isAscii(text)) return text.slice(from, to);
  const start = skipPoints(text, 0, from);
  return text.slice(start, skipPoints(text, start, to - from));
}

/** Of nothing, any part is nothing, as long as its place is a number of 32 bits. */
function substring(args: readonly Value[]): Value {
  if (args[0] === '' && args.slice(1).every((v) => !isInteger(v) || (v <= 2_147_483_647 && v >= -2_147_483_648))) return '';
  const start = count(args[1], 'substring()');
  return slice(str(args[0]), start, args.length > 2 ? start + count(args[2], 'substring()') : Infinity);
}

/** A length below 0 counts by its last 32 bits: only where those are below 0 too is it refused. */
function left([text, length]: readonly Value[]): Value {
  const narrow = isInteger(length) && length < 0 ? Number(BigInt.asIntN(32, BigInt(length))) : length;
  return text === '' ? '' : slice(str(text), 0, count(narrow, 'left()'));
}

function right(text: string, n: number): string {
  if (n >= text.length) return text;
  workOnText(n);
  let from = text.length;
  for (let left = n; left > 0 && from > 0; left--) from = beforePoint(text, from);
  return text.slice(from);
}

/** Java's Character.isWhitespace: no-break spaces are not. */
const isBlank = (c: string): boolean => /[\s\u001c-\u001f]/u.test(c) && !/[\u00a0\u2007\u202f\ufeff]/.test(c);

/** The given characters, or whitespace, off one end or both. */
function trimmed(text: string, characters: Value | undefined, left: boolean, rightSide: boolean): string {
  const set = typeof characters === 'string' ? new Set(characters) : null;
  const off = (c: string): boolean => (set === null ? isBlank(c) : set.has(c));
  let from = 0;
  let to = text.length;
  for (let next = afterPoint(text, from); left && from < to && off(text.slice(from, next)); next = afterPoint(text, from)) {
    work(1);
    from = next;
  }
  for (let next = beforePoint(text, to); rightSide && to > from && off(text.slice(next, to)); next = beforePoint(text, to)) {
    work(1);
    to = next;
  }
  return text.slice(from, to);
}

function oneCharacter(text: string): string {
  if ([...text.slice(0, 3)].length === 1) return text;
  throw CypherRuntimeError.badArgument('The characters in trim(… FROM …) must be exactly one. Use btrim(), ltrim() or rtrim() for more.');
}

function replace(args: readonly Value[]): Value {
  const [text, search, by] = [str(args[0]), str(args[1]), str(args[2])];
  const parts = search === '' ? ['', ...pointsOf(text), ''] : splitText(text, search);
  expectLength(text.length + (parts.length - 1) * Math.max(0, by.length - search.length));
  workOnText(text.length);
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
  if (present.length === 0 && delimiters.length > 0) return pointsOf(text);
  return splitAt(text, present);
}

/** At the earliest delimiter each time; of two at one place, the one listed first. */
function splitAt(text: string, delimiters: readonly string[]): string[] {
  const [only] = delimiters;
  if (delimiters.length === 1 && only !== undefined) return splitText(text, only);
  const parts: string[] = [];
  let from = 0;
  // where each is found next, so that no part of the text is searched twice for the same one
  const next = delimiters.map((delimiter) => find(text, delimiter));
  for (;;) {
    const index = next.reduce((best, at, i) => (at >= 0 && (best < 0 || at < (next[best] ?? 0)) ? i : best), -1);
    const [at, delimiter] = [next[index], delimiters[index]];
    if (at === undefined || delimiter === undefined) break;
    work(2 + delimiters.length);
    if ((parts.length & 0xfff) === 0) reserve(parts.length * 40);
    parts.push(text.slice(from, at));
    from = at + delimiter.length;
    delimiters.forEach((d, i) => {
      if ((next[i] ?? -1) >= 0 && (next[i] ?? 0) < from) next[i] = find(text, d, from);
    });
  }
  parts.push(text.slice(from));
  return parts;
}

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

function normalize(args: readonly Value[]): Value {
  const form = FORMS.find((f) => f === str(args[1] ?? 'NFC').toUpperCase());
  if (form === undefined) throw CypherRuntimeError.badArgument(`Unknown normal form ${displayText(args[1] ?? null)}. Valid values are: ${FORMS.join(', ')}.`);
  return normalized(str(args[0]), form);
}

function normalized(text: string, form: string): string {
  expectNormalizable(text);
  return mapText(text, (piece) => piece.normalize(form), beforeStarter);
}

/** Marks and the later parts of Hangul syllables may join what stands before them. */
function beforeStarter(text: string, at: number): boolean {
  const point = text.codePointAt(at) ?? 0;
  return !/^[\p{M}\u1160-\u11ff\udc00-\udfff]/u.test(String.fromCodePoint(point));
}

/** Where a sigma's neighbours decide its form, a text is cut only at a space. */
const beforeSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

function ofString(name: string, f: (text: string) => string): CypherFunction {
  return define('String', `${name}(input: STRING) :: STRING`, ([v]) => f(str(v)));
}

const lower = (text: string): string => mapText(text, (piece) => piece.toLowerCase(), text.length > 1 << 16 && text.includes('Σ') ? beforeSpace : undefined);
const upper = (text: string): string => mapText(text, (piece) => piece.toUpperCase());

export const STRING: readonly CypherFunction[] = [
  ofString('toLower', lower),
  ofString('lower', lower),
  ofString('toUpper', upper),
  ofString('upper', upper),
  // the parser writes trim(LEADING x FROM s) as trim(s, x, 'LEADING'); a query cannot
  define('String', 'trim(input: STRING, trimCharacterString?: STRING, side?: STRING) :: STRING', ([v, c, side]) => trimmed(str(v), c === undefined ? null : oneCharacter(str(c)), side !== 'TRAILING', side !== 'LEADING')),
  define('String', 'btrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, true, true)),
  define('String', 'ltrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, true, false)),
  define('String', 'rtrim(input: STRING, trimCharacterString?: STRING) :: STRING', ([v, c]) => trimmed(str(v), c, false, true)),
  define('String', 'substring(original: STRING, start: INTEGER, length?: INTEGER) :: STRING', substring),
  define('String', 'left(original: STRING, length: INTEGER) :: STRING', left),
  define('String', 'right(original: STRING, length: INTEGER) :: STRING', ([v, n]) => right(str(v), count(n, 'right()'))),
  define('String', 'replace(original: STRING, search: STRING, replace: STRING) :: STRING', replace),
  define('String', 'split(original: STRING, splitDelimiters: STRING | LIST<STRING>) :: LIST<STRING>', split, { early: ([text]) => (text === '' ? [''] : undefined) }),
  define('String', 'normalize(input: STRING, normalForm?: STRING) :: STRING', normalize),
];
