/**
 * Which of two values comes first. `compare` is orderability, total over all values, for ORDER BY, min and max: maps, nodes,
 * relationships, lists, paths, points, temporal values, strings (by code point), booleans, numbers (NaN last), null.
 * `lessThan` and its kin are comparability, three-valued: unlike types give null.
 * It may not know how values are sorted.
 */
import { compareNumbers, equals } from './equality.ts';
import { compareDurations } from './temporal/duration.ts';
import { NANOS_PER_DAY, NANOS_PER_SECOND } from './temporal/calendar.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal/types.ts';
import { work, workOnText } from './pulse.ts';
import { Float, isList, isMap, isNumber, NodeValue, PathValue, PointValue, RelationshipValue, type MapValue, type NumberValue, type Value } from './value.ts';

/** Negative when `a` comes first ascending, positive when `b`, 0 when they are equivalent. */
export function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return orderNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (a === b) return 0;
  const x = rank(a);
  const y = rank(b);
  return x === y ? sameRank(a, b) : x - y;
}

function rank(v: Value): number {
  if (v === null) return 99;
  if (isNumber(v)) return 90;
  if (typeof v === 'boolean') return 80;
  if (typeof v === 'string') return 70;
  if (isMap(v)) return 0;
  if (v instanceof NodeValue) return 10;
  if (v instanceof RelationshipValue) return 20;
  if (isList(v)) return 30;
  if (v instanceof PathValue) return 40;
  if (v instanceof PointValue) return 50;
  if (v instanceof DateTimeValue) return 60;
  if (v instanceof LocalDateTimeValue) return 61;
  if (v instanceof DateValue) return 62;
  if (v instanceof TimeValue) return 63;
  if (v instanceof LocalTimeValue) return 64;
  return 65;
}

function sameRank(a: Value, b: Value): number {
  if (a === null || b === null) return 0;
  if (isNumber(a) && isNumber(b)) return orderNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isList(a) && isList(b)) return compareLists(a, b);
  if (isMap(a) && isMap(b)) return compareMaps(a, b);
  if (a instanceof NodeValue && b instanceof NodeValue) return compareNodes(a, b);
  if (a instanceof RelationshipValue && b instanceof RelationshipValue) return compareRelationships(a, b);
  if (a instanceof PathValue && b instanceof PathValue) return comparePaths(a, b);
  if (a instanceof PointValue && b instanceof PointValue) return a.srid - b.srid || a.x - b.x || a.y - b.y || (a.z ?? 0) - (b.z ?? 0);
  if (a instanceof DurationValue && b instanceof DurationValue) return compareDurations(a, b);
  return compareInstants(a, b) ?? 0;
}

function orderNumbers(a: NumberValue, b: NumberValue): number {
  const c = inOrder(a, b);
  if (!Number.isNaN(c)) return c;
  return Number(Number.isNaN(Number(a))) - Number(Number.isNaN(Number(b)));
}

/** -0.0 is equal to 0 but comes before it. */
function inOrder(a: NumberValue, b: NumberValue): number {
  const c = compareNumbers(a, b);
  return c === 0 && (a instanceof Float || b instanceof Float) ? Number(isNegativeZero(b)) - Number(isNegativeZero(a)) : c;
}

const isNegativeZero = (v: NumberValue): boolean => v instanceof Float && Object.is(v.value, -0);

/** By Unicode code point: JavaScript's `<` compares UTF-16 units and puts astral characters too early. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  workOnText(length);
  if (a === b) return 0;
  for (let i = 0; i < length; i++) {
    if ((i & 0xffff) === 0xffff) work(0x8000);
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Lifts surrogates above the rest of the basic plane, which is where their code points are. */
function codePointRank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    work(1);
    const c = compare(a[i] ?? null, b[i] ?? null);
    if (c !== 0) return c;
  }
  return a.length - b.length;
}

function compareMaps(a: MapValue, b: MapValue): number {
  if (a.size !== b.size) return a.size - b.size;
  const x = [...a.keys()].sort(compareStrings);
  const y = [...b.keys()].sort(compareStrings);
  const byKey = compareLists(x, y);
  if (byKey !== 0) return byKey;
  for (const key of x) {
    work(1);
    const c = compare(a.get(key) ?? null, b.get(key) ?? null);
    if (c !== 0) return c;
  }
  return 0;
}

const compareNodes = (a: NodeValue, b: NodeValue): number => (a.id === b.id ? 0 : a.graph.nodeNumber(a.id) - b.graph.nodeNumber(b.id));
const compareRelationships = (a: RelationshipValue, b: RelationshipValue): number =>
  a.id === b.id ? 0 : a.graph.relationshipNumber(a.id) - b.graph.relationshipNumber(b.id);

function comparePaths(a: PathValue, b: PathValue): number {
  const x = a.elements;
  const y = b.elements;
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const p = x[i];
    const q = y[i];
    const c = p instanceof NodeValue && q instanceof NodeValue ? compareNodes(p, q) : p instanceof RelationshipValue && q instanceof RelationshipValue ? compareRelationships(p, q) : 0;
    if (c !== 0) return c;
  }
  return x.length - y.length;
}

/** Two temporal values of one kind: by instant, then by offset, then by zone, as Neo4j does. Null: unlike kinds. */
function compareInstants(a: Value, b: Value): number | null {
  if (a instanceof DateValue && b instanceof DateValue) return a.epochDay - b.epochDay;
  if (a instanceof LocalTimeValue && b instanceof LocalTimeValue) return a.nanoOfDay - b.nanoOfDay;
  if (a instanceof LocalDateTimeValue && b instanceof LocalDateTimeValue) return a.epochDay - b.epochDay || a.nanoOfDay - b.nanoOfDay;
  if (a instanceof TimeValue && b instanceof TimeValue) return utcNano(a) - utcNano(b) || a.offsetSeconds - b.offsetSeconds;
  if (a instanceof DateTimeValue && b instanceof DateTimeValue) return compareDateTimes(a, b);
  return null;
}

const utcNano = (t: TimeValue): number => t.nanoOfDay - t.offsetSeconds * NANOS_PER_SECOND;

function compareDateTimes(a: DateTimeValue, b: DateTimeValue): number {
  const days = a.epochDay - b.epochDay;
  const nanos = a.nanoOfDay - a.offsetSeconds * NANOS_PER_SECOND - (b.nanoOfDay - b.offsetSeconds * NANOS_PER_SECOND);
  const apart = Math.abs(days) > 4 ? days : days * NANOS_PER_DAY + nanos;
  return apart || a.offsetSeconds - b.offsetSeconds || compareStrings(a.zone ?? '', b.zone ?? '');
}

/** -1, 0, 1; NaN when a number is NaN; null when the two cannot be compared. */
function comparable(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (isNumber(a)) return isNumber(b) ? inOrder(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null;
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null;
  if (isList(a)) return isList(b) ? comparableLists(a, b) : null;
  if (isMap(a)) return isMap(b) ? comparableMaps(a, b) : null;
  if (a instanceof NodeValue) return b instanceof NodeValue ? compareNodes(a, b) : null;
  if (a instanceof RelationshipValue) return b instanceof RelationshipValue ? compareRelationships(a, b) : null;
  if (a instanceof PathValue) return b instanceof PathValue ? comparePaths(a, b) : null;
  return compareInstants(a, b);
}

function comparableLists(a: readonly Value[], b: readonly Value[]): number | null {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    work(1);
    const c = comparable(a[i] ?? null, b[i] ?? null);
    if (c === null && equals(a[i] ?? null, b[i] ?? null) === true) continue;
    if (Number.isNaN(c)) return null;
    if (c !== 0) return c;
  }
  return a.length - b.length;
}

/** By size, then by keys, then by values, as Neo4j does. */
function comparableMaps(a: MapValue, b: MapValue): number | null {
  if (a.size !== b.size) return a.size - b.size;
  const x = [...a.keys()].sort(compareStrings);
  const byKey = compareLists(x, [...b.keys()].sort(compareStrings));
  if (byKey !== 0) return byKey;
  for (const key of x) {
    work(1);
    const c = comparable(a.get(key) ?? null, b.get(key) ?? null);
    if (c === null && equals(a.get(key) ?? null, b.get(key) ?? null) === true) continue;
    if (c !== 0) return c;
  }
  return 0;
}

export function lessThan(a: Value, b: Value): boolean | null {
  const c = comparable(a, b);
  return c === null ? null : c < 0;
}
export function lessOrEqual(a: Value, b: Value): boolean | null {
  const c = comparable(a, b);
  // what cannot be ordered can be equal
  return c === null ? (equals(a, b) === true ? true : null) : c <= 0;
}
export function greaterThan(a: Value, b: Value): boolean | null {
  const c = comparable(a, b);
  return c === null ? null : c > 0;
}
export function greaterOrEqual(a: Value, b: Value): boolean | null {
  const c = comparable(a, b);
  return c === null ? (equals(a, b) === true ? true : null) : c >= 0;
}

