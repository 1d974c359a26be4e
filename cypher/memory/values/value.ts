/**
 * The values of Cypher as JavaScript holds them. A safe integer is a plain number; a bigint is an integer beyond 2^53 and never
 * a smaller one; every other plain number is a float; a float whose value is a safe integer (1.0, -0.0) is wrapped in `Float`.
 * So `typeof v === 'number' && Number.isSafeInteger(v) && !Object.is(v, -0)` is an INTEGER, and each value has one form only.
 * Lists are arrays, maps are `Map`s in the order of their keys' first setting. Nodes and relationships read the store lazily.
 * It may not know the store, nor how values are compared or computed with.
 */
import type { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal/types.ts';
import { CypherRuntimeError } from './errors.ts';

/** An entity's graphology key. */
export type EntityKey = string;

/** Property values by name, in the order in which they were first set; never holds null. */
export type Properties = ReadonlyMap<string, Value>;

/**
 * What values and functions may ask of the graph that holds a node or relationship; the store implements it. Reading a deleted
 * entity's labels or properties throws EntityNotFound (DeletedEntityAccess); a deleted relationship still tells its type.
 */
export interface GraphReader {
  /** Labels in the order in which they were added. */
  nodeLabels(key: EntityKey): readonly string[];
  nodeProperties(key: EntityKey): Properties;
  relationshipType(key: EntityKey): string;
  relationshipProperties(key: EntityKey): Properties;
  relationshipStart(key: EntityKey): EntityKey;
  relationshipEnd(key: EntityKey): EntityKey;
  nodeExists(key: EntityKey): boolean;
  relationshipExists(key: EntityKey): boolean;
  /** What `id()` gives: stable while the entity lives. */
  nodeNumber(key: EntityKey): number;
  relationshipNumber(key: EntityKey): number;
}

export type ListValue = readonly Value[];
export type MapValue = ReadonlyMap<string, Value>;
export type TemporalInstant = DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue;
export type NumberValue = number | bigint | Float;

export type Value =
  | null
  | boolean
  | string
  | NumberValue
  | ListValue
  | MapValue
  | NodeValue
  | RelationshipValue
  | PathValue
  | TemporalInstant
  | DurationValue
  | PointValue;

/** A float whose value is a safe integer or -0, told apart from the integer of the same value. Make it with `float`. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  valueOf(): number {
    return this.value;
  }
}

/** A node: its key, and the store to ask for the rest. */
export class NodeValue {
  /** null: whoever extends it makes its key when it is asked for. */
  protected given: EntityKey | null;
  readonly graph: GraphReader;
  /** What `keyOf` made of it: kept, since nodes are grouped and told apart again and again. */
  key: string | null = null;
  constructor(id: EntityKey | null, graph: GraphReader) {
    this.given = id;
    this.graph = graph;
  }
  get id(): EntityKey {
    return this.given ?? '';
  }
  get labels(): readonly string[] {
    return this.graph.nodeLabels(this.id);
  }
  get properties(): Properties {
    return this.graph.nodeProperties(this.id);
  }
}

/** A relationship: its key, and the store to ask for the rest. */
export class RelationshipValue {
  protected given: EntityKey | null;
  readonly graph: GraphReader;
  key: string | null = null;
  constructor(id: EntityKey | null, graph: GraphReader) {
    this.given = id;
    this.graph = graph;
  }
  get id(): EntityKey {
    return this.given ?? '';
  }
  get type(): string {
    return this.graph.relationshipType(this.id);
  }
  get properties(): Properties {
    return this.graph.relationshipProperties(this.id);
  }
  get start(): NodeValue {
    return new NodeValue(this.graph.relationshipStart(this.id), this.graph);
  }
  get end(): NodeValue {
    return new NodeValue(this.graph.relationshipEnd(this.id), this.graph);
  }
}

/** A walk: one more node than relationships, in the order of walking. */
export class PathValue {
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];
  constructor(nodes: readonly NodeValue[], relationships: readonly RelationshipValue[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
  /** Nodes and relationships in turn, beginning and ending with a node. */
  get elements(): (NodeValue | RelationshipValue)[] {
    return this.nodes.flatMap((node, i) => {
      const next = this.relationships[i];
      return next === undefined ? [node] : [node, next];
    });
  }
}

export type Srid = 7203 | 9157 | 4326 | 4979;

/** A point: 7203 cartesian, 9157 cartesian-3d, 4326 wgs-84, 4979 wgs-84-3d (x is the longitude, in degrees; z metres). */
export class PointValue {
  readonly srid: Srid;
  readonly x: number;
  readonly y: number;
  /** Only the two 3D systems have it. */
  readonly z: number | null;
  constructor(srid: Srid, x: number, y: number, z: number | null) {
    this.srid = srid;
    this.x = x;
    this.y = y;
    this.z = z;
  }
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The INTEGER of that value. Throws ArithmeticError (integer overflow) beyond 64 bits or for a fraction. */
export function int(n: number | bigint): number | bigint {
  if (typeof n === 'number') {
    if (Number.isSafeInteger(n)) return n === 0 ? 0 : n;
    if (!Number.isInteger(n)) throw new CypherRuntimeError('ArithmeticError', 'NumberOutOfRange', `${n} is not a whole number that an INTEGER can hold.`);
    return int(BigInt(n));
  }
  if (n >= MIN_SAFE && n <= MAX_SAFE) return Number(n);
  if (n < MIN_INT64 || n > MAX_INT64) throw CypherRuntimeError.overflow(String(n));
  return n;
}

/** The INTEGER nearest toward zero: 0 for NaN, and beyond 64 bits the nearest end, as Java casts. */
export function truncated(n: number): number | bigint {
  if (Number.isNaN(n)) return 0;
  if (Math.abs(n) >= 2 ** 63) return n > 0 ? MAX_INT64 : MIN_INT64;
  return int(Math.trunc(n) + 0);
}

/** The FLOAT of that value: wrapped only when a plain number would read as an integer. */
export function float(n: number): number | Float {
  return Number.isSafeInteger(n) ? new Float(n) : n;
}

export function isInteger(v: unknown): v is number | bigint {
  return (typeof v === 'number' && Number.isSafeInteger(v) && !Object.is(v, -0)) || typeof v === 'bigint';
}

export function isFloat(v: unknown): v is number | Float {
  return v instanceof Float || (typeof v === 'number' && (!Number.isSafeInteger(v) || Object.is(v, -0)));
}

export function isNumber(v: unknown): v is NumberValue {
  return typeof v === 'number' || v instanceof Float || typeof v === 'bigint';
}

/** The nearest double. */
export function numberOf(v: NumberValue): number {
  return typeof v === 'number' ? v : v instanceof Float ? v.value : Number(v);
}

export function isList(v: unknown): v is ListValue {
  return Array.isArray(v);
}

/** What is walked where a list is wanted but the type was not known before running: a single value is a list of itself, as in Neo4j. */
export function walked(v: Exclude<Value, null>): ListValue {
  return isList(v) ? v : [v];
}

export function isMap(v: unknown): v is MapValue {
  return v instanceof Map;
}
