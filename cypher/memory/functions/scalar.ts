/**
 * Functions on single values and on the graph's own: conversions, identity, parts of nodes, relationships and paths.
 * It may not know lists' or strings' own functions.
 */
import { randomUUID } from 'node:crypto';
import { CypherRuntimeError } from '../values/errors.ts';
import { equals } from '../values/equality.ts';
import { countPoints } from '../values/long-text.ts';
import { reserve, work, workOnText } from '../values/pulse.ts';
import { displayText, readFloat, readInteger, scalarText } from '../values/text.ts';
import { valueType } from '../values/type.ts';
import { float, int, isFloat, isInteger, isList, isMap, isNumber, NodeValue, numberOf, PathValue, RelationshipValue, truncated, type MapValue, type Value } from '../values/value.ts';
import { define, type CypherFunction } from './define.ts';

function refuse(name: string, v: Value): CypherRuntimeError {
  return new CypherRuntimeError('TypeError', 'InvalidArgumentValue', `Invalid input for function '${name}()': it cannot convert ${displayText(v)}.`);
}

const MAX_INT64 = 2n ** 63n - 1n;

/** undefined: the type cannot be converted; null: it can, but this value is none. */
type Conversion = (v: Value) => Value | undefined;

function asInteger(v: Value): Value | undefined {
  if (v === null || isInteger(v)) return v;
  if (typeof v === 'boolean') return v ? 1 : 0;
  if (isFloat(v)) return truncated(numberOf(v));
  if (typeof v !== 'string') return undefined;
  workOnText(v.length);
  const whole = readInteger(v);
  if (whole === null) return null;
  return whole === 'too large' || whole > MAX_INT64 || whole < -MAX_INT64 - 1n ? overflowed(v) : int(whole);
}

function overflowed(text: string): never {
  throw new CypherRuntimeError('ArgumentError', 'IntegerOverflow', `integer, ${text}, is too large`, { code: 'Neo.ClientError.Statement.TypeError' });
}

function asFloat(v: Value): Value | undefined {
  if (v === null) return null;
  if (isNumber(v)) return float(numberOf(v));
  if (typeof v !== 'string') return undefined;
  workOnText(v.length);
  const n = readFloat(v);
  return n === null ? null : float(n);
}

function asBoolean(v: Value): Value | undefined {
  if (v === null || typeof v === 'boolean') return v;
  if (isInteger(v)) return v !== 0;
  if (typeof v !== 'string') return undefined;
  workOnText(v.length);
  const word = v.length > 99 ? v.trim() : v.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function asString(v: Value): Value | undefined {
  return v === null ? null : (scalarText(v) ?? undefined);
}

function convertAll(list: readonly Value[], convert: (v: Value) => Value): Value[] {
  reserve(list.length * 40);
  return list.map((item) => {
    work(1);
    return convert(item);
  });
}

/** `toX`, `toXOrNull` and `toXList` from one conversion. */
function conversions(type: string, accepted: string, convert: Conversion): CypherFunction[] {
  const name = `to${type.charAt(0)}${type.slice(1).toLowerCase()}`;
  const strict = (v: Value): Value => {
    const r = convert(v);
    if (r === undefined) throw refuse(name, v);
    return r;
  };
  const lenient = (v: Value): Value => {
    try {
      return convert(v) ?? null;
    } catch (error) {
      if (error instanceof CypherRuntimeError) return null;
      throw error;
    }
  };
  const category = type === 'STRING' ? 'String' : 'Scalar';
  return [
    define(category, `${name}(input: ${accepted}) :: ${type}`, ([v = null]) => strict(v)),
    define(category, `${name}OrNull(input: ANY) :: ${type}`, ([v = null]) => lenient(v)),
    define('List', `${name}List(input: LIST<ANY>) :: LIST<${type}>`, ([v = null]) => (isList(v) ? convertAll(v, lenient) : null)),
  ];
}

/** A node that was deleted in this query has none left; reading a relationship's is an error. */
function propertiesOf(v: Value): MapValue | null {
  if (v instanceof NodeValue) return v.graph.nodeExists(v.id) ? v.properties : new Map();
  return isMap(v) ? v : v instanceof RelationshipValue ? v.properties : null;
}

function size(v: Value): Value {
  if (isList(v)) return v.length;
  return typeof v === 'string' ? countPoints(v) : null;
}

export const SCALAR: readonly CypherFunction[] = [
  ...conversions('INTEGER', 'BOOLEAN | STRING | INTEGER | FLOAT', asInteger),
  ...conversions('FLOAT', 'STRING | INTEGER | FLOAT', asFloat),
  ...conversions('BOOLEAN', 'BOOLEAN | STRING | INTEGER', asBoolean),
  ...conversions('STRING', 'ANY', asString),
  define('Scalar', 'coalesce(input...: ANY) :: ANY', (args) => args.find((a) => a !== null) ?? null, { nulls: true }),
  define('Scalar', 'nullIf(v1: ANY, v2: ANY) :: ANY', ([a = null, b = null]) => (equals(a, b) === true ? null : a), { nulls: true }),
  define('Scalar', 'valueType(input: ANY) :: STRING', ([v = null]) => valueType(v), { nulls: true }),
  define('Scalar', 'size(input: STRING | LIST<ANY>) :: INTEGER', ([v = null]) => size(v)),
  define('Scalar', 'char_length(input: STRING) :: INTEGER', ([v = null]) => size(v)),
  define('Scalar', 'character_length(input: STRING) :: INTEGER', ([v = null]) => size(v)),
  define('Scalar', 'length(input: PATH) :: INTEGER', ([v = null]) => (v instanceof PathValue ? v.relationships.length : null)),
  define('Scalar', 'id(input: NODE | RELATIONSHIP) :: INTEGER', ([v = null]) => (v instanceof NodeValue ? v.graph.nodeNumber(v.id) : v instanceof RelationshipValue ? v.graph.relationshipNumber(v.id) : null)),
  define('Scalar', 'elementId(input: NODE | RELATIONSHIP) :: STRING', ([v = null]) => (v instanceof NodeValue || v instanceof RelationshipValue ? v.id : null)),
  define('Scalar', 'type(input: RELATIONSHIP) :: STRING', ([v = null]) => (v instanceof RelationshipValue ? v.type : null)),
  define('Scalar', 'startNode(input: RELATIONSHIP) :: NODE', ([v = null]) => (v instanceof RelationshipValue ? v.start : null)),
  define('Scalar', 'endNode(input: RELATIONSHIP) :: NODE', ([v = null]) => (v instanceof RelationshipValue ? v.end : null)),
  define('Scalar', 'properties(input: NODE | RELATIONSHIP | MAP) :: MAP', ([v = null]) => new Map(propertiesOf(v))),
  // of LOAD CSV, which this engine does not run: outside of it they are null in Neo4j too
  define('Scalar', 'file() :: STRING', () => null),
  define('Scalar', 'linenumber() :: INTEGER', () => null),
  define('Scalar', 'randomUUID() :: STRING', () => randomUUID(), { volatile: true }),
  define('Scalar', 'timestamp() :: INTEGER', (_, { clock }) => int(clock.statement / 1_000_000n)),
  define('List', 'keys(input: NODE | RELATIONSHIP | MAP) :: LIST<STRING>', ([v = null]) => [...(propertiesOf(v)?.keys() ?? [])]),
  define('List', 'labels(input: NODE) :: LIST<STRING>', ([v = null]) => (v instanceof NodeValue ? [...v.labels] : null)),
  define('List', 'nodes(input: PATH) :: LIST<NODE>', ([v = null]) => (v instanceof PathValue ? v.nodes : null)),
  define('List', 'relationships(input: PATH) :: LIST<RELATIONSHIP>', ([v = null]) => (v instanceof PathValue ? v.relationships : null)),
  define('Predicate', 'isEmpty(input: STRING | MAP | LIST<ANY>) :: BOOLEAN', ([v = null]) => (isMap(v) ? v.size === 0 : typeof v === 'string' || isList(v) ? v.length === 0 : null)),
];
