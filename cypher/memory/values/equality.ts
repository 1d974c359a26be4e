/**
 * When two values are the same. `equals` is Cypher's `=`: three-valued, null with anything is null, NaN equals nothing, numbers
 * compare by value. `keyOf` is equivalence, for DISTINCT, grouping and look-ups: null is null, 1 is 1.0; NaN is not even
 * itself, as in Neo4j.
 * It may not know which of two values comes first.
 */
import { Float, isList, isMap, isNumber, NodeValue, PathValue, PointValue, RelationshipValue, type MapValue, type NumberValue, type Value } from './value.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal/types.ts';
import { temporalText } from './temporal/format.ts';
import { reserve, work, workOnText } from './pulse.ts';

export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (typeof a === 'string') return typeof b === 'string' && sameText(a, b);
  if (typeof a === 'boolean') return a === b;
  if (isNumber(a)) return isNumber(b) && sameNumber(a, b);
  if (isList(a)) return isList(b) && equalLists(a, b);
  if (isMap(a)) return isMap(b) && equalMaps(a, b);
  return sameThing(a, b);
}

/** In Java the largest integer equals 2^63, though it comes before it. */
function sameNumber(a: NumberValue, b: NumberValue): boolean {
  return compareNumbers(a, b) === 0 || (a === LARGEST && isBeyond(b)) || (b === LARGEST && isBeyond(a));
}

const LARGEST = 2n ** 63n - 1n;
const BEYOND = 2 ** 63;
const isBeyond = (n: NumberValue): boolean => (n instanceof Float ? n.value : n) === BEYOND;

function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  workOnText(a.length);
  return a === b;
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean | null {
  if (a.length !== b.length) return false;
  let answer: boolean | null = true;
  for (let i = 0; i < a.length; i++) {
    work(1);
    const one = equals(a[i] ?? null, b[i] ?? null);
    if (one === false) return false;
    if (one === null) answer = null;
  }
  return answer;
}

function equalMaps(a: MapValue, b: MapValue): boolean | null {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  let answer: boolean | null = true;
  for (const [key, value] of a) {
    work(1);
    const one = equals(value, b.get(key) ?? null);
    if (one === false) return false;
    if (one === null) answer = null;
  }
  return answer;
}

type Thing = Exclude<Value, null | boolean | string | NumberValue | readonly Value[] | MapValue>;

function sameThing(a: Thing, b: Value): boolean {
  if (a instanceof NodeValue) return b instanceof NodeValue && a.id === b.id;
  if (a instanceof RelationshipValue) return b instanceof RelationshipValue && a.id === b.id;
  if (a instanceof PathValue) return b instanceof PathValue && samePath(a, b);
  if (a instanceof PointValue) return b instanceof PointValue && a.srid === b.srid && Object.is(a.x, b.x) && Object.is(a.y, b.y) && Object.is(a.z, b.z);
  if (a instanceof DateValue) return b instanceof DateValue && a.epochDay === b.epochDay;
  if (a instanceof LocalTimeValue) return b instanceof LocalTimeValue && a.nanoOfDay === b.nanoOfDay;
  if (a instanceof TimeValue) return b instanceof TimeValue && a.nanoOfDay === b.nanoOfDay && a.offsetSeconds === b.offsetSeconds;
  if (a instanceof LocalDateTimeValue) return b instanceof LocalDateTimeValue && a.epochDay === b.epochDay && a.nanoOfDay === b.nanoOfDay;
  if (a instanceof DateTimeValue) return b instanceof DateTimeValue && a.epochDay === b.epochDay && a.nanoOfDay === b.nanoOfDay && a.offsetSeconds === b.offsetSeconds && a.zone === b.zone;
  if (a instanceof DurationValue) return b instanceof DurationValue && a.months === b.months && a.days === b.days && a.seconds === b.seconds && a.nanos === b.nanos;
  return false;
}

function samePath(a: PathValue, b: PathValue): boolean {
  return (
    a.relationships.length === b.relationships.length &&
    a.relationships.every((r, i) => r.id === b.relationships[i]?.id) &&
    a.nodes.every((n, i) => n.id === b.nodes[i]?.id)
  );
}

/** Exact comparison of two numbers of any kind: negative, 0, positive; NaN when one of them is NaN. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const x = a instanceof Float ? a.value : a;
  const y = b instanceof Float ? b.value : b;
  if (x < y) return -1;
  if (x > y) return 1;
  // JavaScript compares a bigint with a double exactly, so neither smaller nor larger is equal, or NaN
  return Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? NaN : 0;
}

/** What equivalent values share, and others do not; fit for a `Map` or `Set`. A NaN gets another key each time. */
export type Key = null | boolean | number | bigint | string;

const MARK = '\u0000';

export function keyOf(v: Value): Key {
  if (v === null || typeof v === 'boolean') return v;
  if (typeof v === 'string') workOnText(v.length);
  if (typeof v === 'string') return v.charCodeAt(0) === 0 ? `${MARK}s${v}` : v;
  if (isNumber(v)) return numberKey(v);
  if (v instanceof NodeValue || v instanceof RelationshipValue) return (v.key ??= MARK + composite(v));
  return MARK + composite(v);
}

let notNumbers = 0;

function numberKey(v: NumberValue): number | bigint | string {
  const n = v instanceof Float ? v.value : v;
  if (Number.isNaN(n)) return `${MARK}NaN${notNumbers++}`;
  if (n === BEYOND) return LARGEST;
  // a large whole float and the bigint of the same value are one number
  return typeof n === 'number' && Number.isInteger(n) && !Number.isSafeInteger(n) ? BigInt(n) : n;
}

function composite(v: Exclude<Value, null | boolean | string | NumberValue>): string {
  if (isList(v)) return `[${v.map(part).join('')}]`;
  if (isMap(v)) return `{${[...v.keys()].sort().map((k) => `${part(k)}${part(v.get(k) ?? null)}`).join('')}}`;
  if (v instanceof NodeValue) return `n${v.id}`;
  if (v instanceof RelationshipValue) return `r${v.id}`;
  if (v instanceof PathValue) return `p${v.elements.map((e) => part(e.id)).join('')}`;
  if (v instanceof PointValue) return `@${v.srid},${signed(v.x)},${signed(v.y)},${v.z === null ? '' : signed(v.z)}`;
  return `${temporalMark(v)}${temporalText(v)}`;
}

function temporalMark(v: Parameters<typeof temporalText>[0]): string {
  return v instanceof DateValue ? 'd' : v instanceof LocalTimeValue ? 't' : v instanceof TimeValue ? 'z' : v instanceof LocalDateTimeValue ? 'l' : v instanceof DateTimeValue ? 'x' : 'u';
}

/** One part of a composite key, with its length so that parts cannot run into each other. */
function part(v: Value): string {
  const key = keyOf(v);
  work(1);
  if (typeof key === 'string') reserve(key.length * 2);
  const text = typeof key === 'string' ? `"${key}` : key === null ? '-' : typeof key === 'boolean' ? `?${key}` : String(key === 0 ? 0 : key);
  return `${text.length}:${text}`;
}

/** The key of several values side by side, as a grouping row. */
export function keyOfRow(values: readonly Value[]): Key {
  return values.length === 1 ? keyOf(values[0] ?? null) : values.map(part).join('');
}

export function equivalent(a: Value, b: Value): boolean {
  return keyOf(a) === keyOf(b);
}

/** `v IN list`: true, false, or null when an unknown element might be it. */
export function contains(list: readonly Value[], v: Value): boolean | null {
  let answer: boolean | null = false;
  for (const item of list) {
    work(1);
    const one = equals(v, item);
    if (one === true) return true;
    if (one === null) answer = null;
  }
  return answer;
}

/** Kleene's NOT, AND, OR, XOR over true, false and null. */
export const not = (a: boolean | null): boolean | null => (a === null ? null : !a);
export const and = (a: boolean | null, b: boolean | null): boolean | null => (a === false || b === false ? false : a === null || b === null ? null : true);
export const or = (a: boolean | null, b: boolean | null): boolean | null => (a === true || b === true ? true : a === null || b === null ? null : false);
export const xor = (a: boolean | null, b: boolean | null): boolean | null => (a === null || b === null ? null : a !== b);

/** A coordinate as text that tells -0.0 from 0.0, as Neo4j does within points. */
const signed = (coordinate: number): string => (Object.is(coordinate, -0) ? '-0' : String(coordinate));
