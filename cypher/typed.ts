// Values as they leave a database: the typed JSON of Neo4j's Query API, the same on both databases.
// Map and property keys and labels are sorted by code point, and a node or relationship of ours bears its own `id` as element id, so that equal answers are equal bytes.
import type { TypedValue } from '#graph/answers';

export const nullValue: TypedValue = { $type: 'Null', _value: null };
export const integerValue = (value: bigint | number): TypedValue => ({ $type: 'Integer', _value: String(value) });
export const floatValue = (value: number): TypedValue => ({ $type: 'Float', _value: floatText(value) });
export const stringValue = (value: string): TypedValue => ({ $type: 'String', _value: value });
export const booleanValue = (value: boolean): TypedValue => ({ $type: 'Boolean', _value: value });
export const listValue = (values: readonly TypedValue[]): TypedValue => ({ $type: 'List', _value: values });
export const mapValue = (entries: Iterable<readonly [string, TypedValue]>): TypedValue => ({ $type: 'Map', _value: sorted(entries) });

/** A float as text: always recognisable as one (`2.0`, `1e+21`, `NaN`, `-Infinity`). */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

export interface NodeParts { readonly elementId: string; readonly labels: readonly string[]; readonly properties: Iterable<readonly [string, TypedValue]> }
export interface RelationshipParts { readonly elementId: string; readonly start: string; readonly end: string; readonly type: string; readonly properties: Iterable<readonly [string, TypedValue]> }

export function nodeValue(parts: NodeParts): TypedValue {
  return { $type: 'Node', _value: { _element_id: parts.elementId, _labels: [...parts.labels].sort(byCodePoint), _properties: sorted(parts.properties) } };
}

export function relationshipValue(parts: RelationshipParts): TypedValue {
  return { $type: 'Relationship', _value: { _element_id: parts.elementId, _start_node_element_id: parts.start, _end_node_element_id: parts.end, _type: parts.type, _properties: sorted(parts.properties) } };
}

/** Orders strings by code point, as Neo4j does; JavaScript's `<` orders by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function sorted(entries: Iterable<readonly [string, TypedValue]>): Record<string, TypedValue> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byCodePoint(a, b)));
}

/** A plain JavaScript value: what a reader of library rows wants. Integers and floats become numbers, temporal values their text, nodes their properties. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Reads a typed value. Throws RangeError for an integer beyond 2^53, which no question of ours returns. */
export function plain(value: TypedValue): Plain {
  const inner = value._value;
  switch (value.$type) {
    case 'Null': return null;
    case 'Boolean': return inner === true;
    case 'Integer': return safeInteger(String(inner));
    case 'Float': return Number(inner);
    case 'List': return (inner as readonly TypedValue[]).map(plain);
    case 'Map': return plainEntries(inner as Record<string, TypedValue>);
    case 'Node':
    case 'Relationship': return plainEntries((inner as { _properties: Record<string, TypedValue> })._properties);
    case 'Path': return (inner as readonly TypedValue[]).map(plain);
    default: return String(inner);
  }
}

const plainEntries = (entries: Record<string, TypedValue>): Plain => Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, plain(value)]));

function safeInteger(digits: string): number {
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${digits} is beyond 2^53.`);
  return value;
}

/** Whether a parameter is given as typed JSON rather than as plain JSON. */
export function isTyped(value: unknown): value is TypedValue {
  return typeof value === 'object' && value !== null && '$type' in value && '_value' in value && Object.keys(value).length === 2;
}
