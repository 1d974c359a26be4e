/**
 * Values as they cross between threads: what the structured clone keeps goes as it is (null, booleans, text, integers, doubles,
 * arrays, Maps), everything else as a tagged plain object. Nodes, relationships and paths only leave; they never come in.
 * It may not know queries or messages.
 */
import { buildDuration, buildInstant } from './values/temporal/build.ts';
import { temporalText } from './values/temporal/format.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue } from './values/temporal/types.ts';
import { CypherRuntimeError } from './values/errors.ts';
import { work } from './values/pulse.ts';
import { Float, float, int, isList, isMap, isNumber, NodeValue, PathValue, PointValue, RelationshipValue, type Srid, type Value } from './values/value.ts';

export interface WireNode {
  readonly kind: 'node';
  /** The element id. */
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: ReadonlyMap<string, WireValue>;
}

export interface WireRelationship {
  readonly kind: 'relationship';
  readonly id: string;
  readonly type: string;
  /** Element ids of the two ends. */
  readonly start: string;
  readonly end: string;
  readonly properties: ReadonlyMap<string, WireValue>;
}

export interface WirePath {
  readonly kind: 'path';
  readonly nodes: readonly WireNode[];
  readonly relationships: readonly WireRelationship[];
}

export type WireTemporalKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime' | 'duration';

export type WireValue =
  | null
  | boolean
  | string
  /** A safe integer is an INTEGER, any other number a FLOAT. */
  | number
  | bigint
  | readonly WireValue[]
  | ReadonlyMap<string, WireValue>
  /** A float whose value is a safe integer. */
  | { readonly kind: 'float'; readonly value: number }
  /** ISO 8601 text, as toString() writes it. */
  | { readonly kind: WireTemporalKind; readonly text: string }
  | { readonly kind: 'point'; readonly srid: Srid; readonly x: number; readonly y: number; readonly z: number | null }
  | WireNode
  | WireRelationship
  | WirePath;

/** Deeper values could not be read on the other side. */
const MAX_DEPTH = 500;

/** Throws ArgumentError for a value nested too deeply. */
export function encode(v: Value, depth = 0): WireValue {
  if (v === null || typeof v === 'boolean' || typeof v === 'string') return v;
  if (isNumber(v)) return v instanceof Float ? { kind: 'float', value: v.value } : v;
  work(1);
  if (depth > MAX_DEPTH) throw CypherRuntimeError.badArgument(`The answer holds a value nested more than ${MAX_DEPTH} levels deep. Return its parts.`);
  if (isList(v)) return v.map((item) => encode(item, depth + 1));
  if (isMap(v)) return encodeMap(v, depth + 1);
  if (v instanceof NodeValue) return encodeNode(v);
  if (v instanceof RelationshipValue) return encodeRelationship(v);
  if (v instanceof PathValue) return { kind: 'path', nodes: v.nodes.map((node) => encodeNode(node)), relationships: v.relationships.map((relationship) => encodeRelationship(relationship)) };
  if (v instanceof PointValue) return { kind: 'point', srid: v.srid, x: v.x, y: v.y, z: v.z };
  return { kind: temporalKind(v), text: temporalText(v) };
}

function encodeMap(entries: ReadonlyMap<string, Value>, depth = 0): ReadonlyMap<string, WireValue> {
  const map = new Map<string, WireValue>();
  for (const [key, value] of entries) map.set(key, encode(value, depth));
  return map;
}

/** An entity that was deleted in its own query leaves as its id alone. */
function encodeNode(v: NodeValue): WireNode {
  if (!v.graph.nodeExists(v.id)) return { kind: 'node', id: v.id, labels: [], properties: new Map() };
  return { kind: 'node', id: v.id, labels: [...v.labels], properties: encodeMap(v.properties) };
}

function encodeRelationship(v: RelationshipValue): WireRelationship {
  if (!v.graph.relationshipExists(v.id)) return { kind: 'relationship', id: v.id, type: '', start: '', end: '', properties: new Map() };
  const { graph, id } = v;
  return { kind: 'relationship', id, type: v.type, start: graph.relationshipStart(id), end: graph.relationshipEnd(id), properties: encodeMap(v.properties) };
}

function temporalKind(v: Parameters<typeof temporalText>[0]): WireTemporalKind {
  if (v instanceof DateValue) return 'date';
  if (v instanceof LocalTimeValue) return 'localtime';
  if (v instanceof LocalDateTimeValue) return 'localdatetime';
  if (v instanceof DateTimeValue) return 'datetime';
  return v instanceof DurationValue ? 'duration' : 'time';
}

/** A parameter that came over. Throws TypeError for a node, relationship or path. */
export function decode(w: WireValue): Value {
  if (w === null || typeof w === 'boolean' || typeof w === 'string') return w;
  if (typeof w === 'number') return Object.is(w, -0) ? float(w) : w;
  if (typeof w === 'bigint') return int(w);
  if (isWireList(w)) return w.map(decode);
  if (isWireMap(w)) return decodeMap(w);
  switch (w.kind) {
    case 'float':
      return float(w.value);
    case 'point':
      return new PointValue(w.srid, w.x, w.y, w.z);
    case 'duration':
      return buildDuration(w.text);
    case 'date':
    case 'localtime':
    case 'time':
    case 'localdatetime':
    case 'datetime':
      return buildInstant(w.kind, w.text);
    case 'node':
    case 'relationship':
    case 'path':
      throw new TypeError(`A ${w.kind} cannot be a parameter. Give its id or its properties.`);
  }
}

export function decodeMap(entries: ReadonlyMap<string, WireValue>): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [key, value] of entries) map.set(key, decode(value));
  return map;
}

const isWireList = (w: WireValue): w is readonly WireValue[] => Array.isArray(w);
const isWireMap = (w: WireValue): w is ReadonlyMap<string, WireValue> => w instanceof Map;

/** At least how many characters a row is as typed JSON (`{"$type":"Map","_value":{}}` is the shortest value there is): what the cap of an answer counts. */
export function leastCharacters(row: readonly WireValue[]): number {
  return row.reduce((sum: number, value) => sum + charactersOf(value), 0);
}

function charactersOf(w: WireValue): number {
  const shortest = 28;
  if (typeof w === 'string') return shortest + w.length;
  if (w === null || typeof w !== 'object') return shortest;
  if (isWireList(w)) return shortest + leastCharacters(w);
  if (isWireMap(w)) return [...w].reduce((sum, [key, value]) => sum + key.length + charactersOf(value), shortest);
  switch (w.kind) {
    case 'node':
    case 'relationship':
      return shortest + charactersOf(w.properties);
    case 'path':
      return shortest + leastCharacters(w.nodes) + leastCharacters(w.relationships);
    case 'float':
    case 'point':
      return shortest;
    default:
      return shortest + w.text.length;
  }
}

/** Roughly how many bytes an encoded value holds. */
export function wireBytes(w: WireValue): number {
  // whoever reads it makes at least an object of each
  if (w === null || typeof w === 'boolean' || typeof w === 'number') return 32;
  if (typeof w === 'string') return 24 + w.length * 2;
  if (typeof w === 'bigint') return 24;
  if (isWireList(w)) return w.reduce((sum: number, item) => sum + wireBytes(item), 32 + 8 * w.length);
  if (isWireMap(w)) return [...w].reduce((sum, [key, value]) => sum + 48 + key.length * 2 + wireBytes(value), 48);
  switch (w.kind) {
    case 'node':
      return 96 + w.labels.length * 8 + wireBytes(w.properties);
    case 'relationship':
      return 96 + wireBytes(w.properties);
    case 'path':
      return 48 + w.nodes.reduce((sum, n) => sum + wireBytes(n), 0) + w.relationships.reduce((sum, r) => sum + wireBytes(r), 0);
    case 'float':
    case 'point':
      return 56;
    default:
      return 56 + w.text.length * 2;
  }
}
