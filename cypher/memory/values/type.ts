/**
 * The types of values: their names in errors, `valueType()`, and the predicate `IS ::`.
 * It may not know how types are written in a query; a type comes as plain data.
 */
import { float, isFloat, isInteger, isList, isMap, isNumber, NodeValue, numberOf, PathValue, PointValue, RelationshipValue, type Value } from './value.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal/types.ts';

export type TypeWord =
  | 'NULL'
  | 'BOOLEAN'
  | 'STRING'
  | 'INTEGER'
  | 'FLOAT'
  | 'DATE'
  | 'LOCAL TIME'
  | 'ZONED TIME'
  | 'LOCAL DATETIME'
  | 'ZONED DATETIME'
  | 'DURATION'
  | 'POINT'
  | 'NODE'
  | 'RELATIONSHIP'
  | 'MAP'
  | 'LIST'
  | 'PATH';

/** In Neo4j's order of types, which rules the order inside a union. */
const ORDER: readonly (TypeWord | 'NOTHING')[] = ['NOTHING', 'NULL', 'BOOLEAN', 'STRING', 'INTEGER', 'FLOAT', 'DATE', 'LOCAL TIME', 'ZONED TIME', 'LOCAL DATETIME', 'ZONED DATETIME', 'DURATION', 'POINT', 'NODE', 'RELATIONSHIP', 'MAP', 'LIST', 'PATH'];

export function typeWord(v: Value): TypeWord {
  if (v === null) return 'NULL';
  if (typeof v === 'boolean') return 'BOOLEAN';
  if (typeof v === 'string') return 'STRING';
  if (isInteger(v)) return 'INTEGER';
  if (isFloat(v)) return 'FLOAT';
  if (isList(v)) return 'LIST';
  if (isMap(v)) return 'MAP';
  if (v instanceof NodeValue) return 'NODE';
  if (v instanceof RelationshipValue) return 'RELATIONSHIP';
  if (v instanceof PathValue) return 'PATH';
  if (v instanceof PointValue) return 'POINT';
  if (v instanceof DateValue) return 'DATE';
  if (v instanceof LocalTimeValue) return 'LOCAL TIME';
  if (v instanceof TimeValue) return 'ZONED TIME';
  if (v instanceof LocalDateTimeValue) return 'LOCAL DATETIME';
  if (v instanceof DateTimeValue) return 'ZONED DATETIME';
  return 'DURATION';
}

/** What `valueType()` answers: `LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL`. */
export function valueType(v: Value): string {
  if (v === null) return 'NULL';
  return `${isList(v) ? `LIST<${itemTypes(v)}>` : typeWord(v)} NOT NULL`;
}

function itemTypes(list: readonly Value[]): string {
  if (list.length === 0) return 'NOTHING';
  const present = list.filter((v) => v !== null);
  if (present.length === 0) return 'NULL';
  const suffix = present.length < list.length ? '' : ' NOT NULL';
  const names = new Map<string, TypeWord>();
  for (const v of present) names.set(valueType(v).replace(/ NOT NULL$/, suffix), typeWord(v));
  // what another one covers is not named
  const all = [...names.keys()];
  return all.filter((name) => !all.some((other) => other !== name && covers(other, name))).sort(byType).join(' | ');
}

/** Whether every value of the type `name` is one of the type `other`; both as `valueType()` writes them. */
function covers(other: string, name: string): boolean {
  if (other === name || name === 'NOTHING' || name === `${other} NOT NULL`) return true;
  const [outer, inner] = [listItems(other), listItems(name)];
  if (outer === null || inner === null || (!name.endsWith(' NOT NULL') && other.endsWith(' NOT NULL'))) return false;
  return inner.every((part) => outer.some((whole) => covers(whole, part)) || (part === 'NULL' && outer.some((whole) => whole !== 'NOTHING' && !whole.endsWith(' NOT NULL'))));
}

/** The types inside `LIST<…>`, or null for another type. */
function listItems(name: string): string[] | null {
  const body = /^LIST<(.*)>(?: NOT NULL)?$/.exec(name)?.[1];
  return body === undefined ? null : partsOf(body);
}

/** `A | LIST<B | C>` in two. */
function partsOf(union: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const token of union.split(/( \| |[<>])/)) {
    if (token === '<') depth++;
    if (token === '>') depth--;
    if (token === ' | ' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
}

/** By Neo4j's order of types, lists by what they hold. */
function byType(a: string, b: string): number {
  const [x, y] = [listItems(a), listItems(b)];
  // a union comes after single types
  if (x !== null && y !== null) return x.length - y.length || x.map((part, i) => byType(part, y[i] ?? part)).find((order) => order !== 0) || 0;
  const rank = (name: string): number => ORDER.findIndex((word) => name.startsWith(word));
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A type as the parser writes it: canonical names, `LIST<…>`, unions. */
export type TypeSpec =
  | { readonly kind: 'type'; readonly name: string; readonly notNull: boolean }
  | { readonly kind: 'listType'; readonly item: TypeSpec; readonly notNull: boolean }
  | { readonly kind: 'anyOf'; readonly types: readonly TypeSpec[] };

/** `v IS :: type`. Null is of every type that does not exclude it. */
export function isOfType(v: Value, type: TypeSpec): boolean {
  switch (type.kind) {
    case 'anyOf':
      return type.types.some((t) => isOfType(v, t));
    case 'listType':
      if (v === null) return !type.notNull;
      return isList(v) && v.every((item) => isOfType(item, type.item));
    case 'type':
      if (type.name === 'NOTHING') return false;
      if (v === null) return type.name === 'NULL' || !type.notNull;
      return type.name === 'ANY' || (type.name === 'PROPERTY VALUE' ? isPropertyValue(v) : typeWord(v) === type.name);
  }
}

/** What a node or relationship may keep: scalars, and lists of one scalar type without nulls. */
export function isPropertyValue(v: Value): boolean {
  if (!isList(v)) return isStorableScalar(v);
  const first = v[0];
  return first === undefined || (isStorableScalar(first) && v.every((item) => isStorableScalar(item) && storageGroup(item) === storageGroup(first)));
}

/** As the store keeps it: a list of integers and floats becomes one of floats. */
export function asStored(v: Value): Value {
  if (!isList(v) || !v.some(isFloat)) return v;
  return v.map((item) => (isNumber(item) ? float(numberOf(item)) : item));
}

function isStorableScalar(v: Value): boolean {
  return v !== null && !isList(v) && !isMap(v) && !(v instanceof NodeValue) && !(v instanceof RelationshipValue) && !(v instanceof PathValue);
}

/** Integers and floats may share a list. */
function storageGroup(v: Value): string {
  const word = typeWord(v);
  return word === 'INTEGER' || word === 'FLOAT' ? 'NUMBER' : word === 'POINT' && v instanceof PointValue ? `POINT ${v.srid}` : word;
}
