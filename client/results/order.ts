// Cypher's order of values of any types, ascending: maps, nodes, relationships, lists, paths, points, temporal values, strings by code point, booleans, numbers (NaN last), null.
// The source is the openCypher orderability that ORDER BY follows. Nodes and relationships come by element id here, since a page knows no internal ids.
import type { TypedValue } from '#graph/answers';
import { read, temporalTypes, type Reading } from './values.ts';

/** Negative when `a` comes first, positive when `b`, 0 when neither does. */
export function compareValues(a: TypedValue, b: TypedValue): number {
  return compareReadings(read(a), read(b));
}

export function compareReadings(a: Reading, b: Reading): number {
  return rank(a) - rank(b) || sameRank(a, b);
}

function rank(value: Reading): number {
  switch (value.kind) {
    case 'map': return 0;
    case 'node': return 10;
    case 'relationship': return 20;
    case 'list': return 30;
    case 'path': return 40;
    case 'point': return 50;
    // The two ways to write a zone are one type to Cypher.
    case 'temporal': return 60 + Math.max(1, temporalTypes.indexOf(value.type)) / 10;
    case 'duration': return 65;
    case 'string': return 70;
    case 'bytes':
    case 'unknown': return 75;
    case 'boolean': return 80;
    case 'integer':
    case 'float': return 90;
    case 'null': return 99;
  }
}

function sameRank(a: Reading, b: Reading): number {
  if ((a.kind === 'integer' || a.kind === 'float') && (b.kind === 'integer' || b.kind === 'float')) return compareNumbers(a, b);
  if ((a.kind === 'node' && b.kind === 'node') || (a.kind === 'relationship' && b.kind === 'relationship')) return byCodePoint(a.id, b.id);
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'path' && b.kind === 'path')) return compareLists(a.items, b.items);
  if (a.kind === 'map' && b.kind === 'map') return compareMaps(a.entries, b.entries);
  if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
  if (a.kind === 'point' && b.kind === 'point') return a.srid - b.srid || compareLists(a.coordinates.map(float), b.coordinates.map(float));
  if (a.kind === 'duration' && b.kind === 'duration') return secondsOf(a.text) - secondsOf(b.text) || byCodePoint(a.text, b.text);
  // Days of four-digit years stand in the order of their letters; reading them takes far longer.
  if (a.kind === 'temporal' && b.kind === 'temporal' && plainDay.test(a.text) && plainDay.test(b.text)) return byCodePoint(a.text, b.text);
  if (a.kind === 'temporal' && b.kind === 'temporal') return instantOf(a.text) - instantOf(b.text) || byCodePoint(a.text, b.text);
  return 'text' in a && 'text' in b ? byCodePoint(a.text, b.text) : 0;
}

const plainDay = /^\d{4}-\d\d-\d\d$/;
const float = (value: number): TypedValue => ({ $type: 'Float', _value: String(value) });

/** Two integers exactly, by BigInt where they pass 2^53; NaN after all other numbers. */
function compareNumbers(a: { readonly kind: 'integer' | 'float'; readonly text: string }, b: { readonly kind: 'integer' | 'float'; readonly text: string }): number {
  const [x, y] = [Number(a.text), Number(b.text)];
  if (a.kind === 'integer' && b.kind === 'integer' && !(Number.isSafeInteger(x) && Number.isSafeInteger(y))) {
    const [p, q] = [BigInt(a.text), BigInt(b.text)];
    return p < q ? -1 : p > q ? 1 : 0;
  }
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}

function compareLists(a: readonly TypedValue[], b: readonly TypedValue[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** By size, then by keys, then by values. */
function compareMaps(a: Readonly<Record<string, TypedValue>>, b: Readonly<Record<string, TypedValue>>): number {
  const [x, y] = [a, b].map((map) => Object.keys(map).sort(byCodePoint)) as [string[], string[]];
  if (x.length !== y.length) return x.length - y.length;
  const different = x.findIndex((key, i) => key !== y[i]);
  if (different >= 0) return byCodePoint(x[different]!, y[different]!);
  return compareLists(x.map((key) => a[key]!), x.map((key) => b[key]!));
}

/** JavaScript's `<` orders by UTF-16 unit and puts astral characters too early. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return lifted(x) - lifted(y);
  }
  return a.length - b.length;
}
const lifted = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Milliseconds, good for telling two apart; times of day count from an arbitrary day, and what Date cannot read stands equal and is ordered by its text. */
function instantOf(text: string): number {
  const zoneless = text.replace(/\[[^\]]*\]$/, '');
  const whole = /^\d\d:/.test(zoneless) ? `2000-01-01T${zoneless}` : zoneless;
  const at = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(whole) || !whole.includes('T') ? whole : `${whole}Z`);
  return Number.isNaN(at) ? 0 : at;
}

/** Seconds of the average month (30.436875 days), as Cypher orders durations. */
const seconds = { Y: 31_556_952, M: 2_629_746, W: 604_800, D: 86_400, h: 3600, m: 60, s: 1 } as const;
function secondsOf(text: string): number {
  const [days = '', time = ''] = text.replace(/^P/, '').split('T');
  return [...`${days}${time.toLowerCase()}`.matchAll(/(-?[\d.]+)([YMWDhms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * seconds[unit as keyof typeof seconds], 0);
}
