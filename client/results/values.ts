// The typed JSON of Neo4j's Query API, read one level deep: what a value is, how it is written in a cell and in a file.
// Pure; knows nothing of tables, pages or our own model beyond the three properties that may name a node.
import type { TypedValue } from '#graph/answers';

export type TypedProperties = Readonly<Record<string, TypedValue>>;
export interface NodeReading { readonly kind: 'node'; readonly id: string; readonly labels: readonly string[]; readonly properties: TypedProperties }
export interface RelationshipReading { readonly kind: 'relationship'; readonly id: string; readonly type: string; readonly start: string; readonly end: string; readonly properties: TypedProperties }
export const temporalTypes = ['ZonedDateTime', 'OffsetDateTime', 'LocalDateTime', 'Date', 'Time', 'LocalTime'] as const;
export type TemporalType = (typeof temporalTypes)[number];

export type Reading =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `text` is the number as it came: 64-bit integers pass JavaScript's numbers. */
  | { readonly kind: 'integer' | 'float'; readonly text: string }
  | { readonly kind: 'string' | 'duration' | 'bytes'; readonly text: string }
  | { readonly kind: 'temporal'; readonly type: TemporalType; readonly text: string }
  | { readonly kind: 'point'; readonly text: string; readonly srid: number; readonly coordinates: readonly number[] }
  | { readonly kind: 'list' | 'path'; readonly items: readonly TypedValue[] }
  | { readonly kind: 'map'; readonly entries: TypedProperties }
  | NodeReading
  | RelationshipReading
  /** A type that this page does not know, as a later server may send. */
  | { readonly kind: 'unknown'; readonly type: string; readonly text: string };

export function read({ $type, _value }: TypedValue): Reading {
  switch ($type) {
    case 'Null': return { kind: 'null' };
    case 'Boolean': return { kind: 'boolean', value: _value === true };
    case 'Integer': return { kind: 'integer', text: String(_value) };
    case 'Float': return { kind: 'float', text: String(_value) };
    case 'String': return { kind: 'string', text: String(_value) };
    case 'Duration': return { kind: 'duration', text: String(_value) };
    case 'Base64': return { kind: 'bytes', text: String(_value) };
    case 'Point': return readPoint(String(_value));
    case 'List': return { kind: 'list', items: _value as readonly TypedValue[] };
    case 'Path': return { kind: 'path', items: _value as readonly TypedValue[] };
    case 'Map': return { kind: 'map', entries: _value as TypedProperties };
    case 'Node': return readNode(_value as WiredNode);
    case 'Relationship': return readRelationship(_value as WiredRelationship);
    default: return isTemporal($type) ? { kind: 'temporal', type: $type, text: String(_value) } : { kind: 'unknown', type: $type, text: typeof _value === 'string' ? _value : JSON.stringify(_value) };
  }
}

interface WiredNode { readonly _element_id: string; readonly _labels: readonly string[]; readonly _properties: TypedProperties }
interface WiredRelationship { readonly _element_id: string; readonly _type: string; readonly _start_node_element_id: string; readonly _end_node_element_id: string; readonly _properties: TypedProperties }
const readNode = (wired: WiredNode): NodeReading => ({ kind: 'node', id: wired._element_id, labels: wired._labels, properties: wired._properties });
const readRelationship = (wired: WiredRelationship): RelationshipReading => ({ kind: 'relationship', id: wired._element_id, type: wired._type, start: wired._start_node_element_id, end: wired._end_node_element_id, properties: wired._properties });
const isTemporal = (type: string): type is TemporalType => (temporalTypes as readonly string[]).includes(type);

/** `SRID=4326;POINT (37.6 55.7)`: extended well-known text, as the Query API writes points. */
function readPoint(text: string): Reading {
  const parts = /^SRID=(\d+);POINT(?: Z)? \(([^)]*)\)$/.exec(text);
  return parts ? { kind: 'point', text, srid: Number(parts[1]), coordinates: parts[2]!.trim().split(/\s+/).map(Number) } : { kind: 'unknown', type: 'Point', text };
}

/** The text of a string property, `null` when there is none. */
export function stringOf(properties: TypedProperties, name: string): string | null {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return value?.$type === 'String' && value._value !== '' ? String(value._value) : null;
}

/** What a node is called: its name, else its title or question, else its id. */
export const captionOf = ({ id, properties }: NodeReading): string => stringOf(properties, 'name') ?? stringOf(properties, 'title') ?? stringOf(properties, 'question') ?? stringOf(properties, 'id') ?? id;

/** A number with its thousands separated: `25000000000.0` → `25,000,000,000`. Exponents, `NaN` and `Infinity` stay as they came. */
export function separated(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return text;
  const [, sign, whole, fraction] = parts;
  return `${sign}${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined || /^0+$/.test(fraction) ? '' : `.${fraction}`}`;
}

/** Whether a number is a year, by what its column or property is called: it is written as it is. */
export const isYear = (name: string, text: string): boolean => /years?$/i.test(name) && /^[12]\d{3}$/.test(text);

const pathArrow = (relationship: RelationshipReading, from: string): string => (relationship.start === from ? ` -[${relationship.type}]-> ` : ` <-[${relationship.type}]- `);
/** A path in one line: `China -[COMMITTED_TO]-> Power of Siberia`. */
function pathText(items: readonly TypedValue[]): string {
  let at = '';
  return items.map((item) => {
    const part = read(item);
    if (part.kind === 'relationship') return pathArrow(part, at);
    if (part.kind !== 'node') return textOf(item);
    at = part.id;
    return captionOf(part);
  }).join('');
}

/** How a value is read in one line. */
export function textOf(value: TypedValue): string {
  const reading = read(value);
  switch (reading.kind) {
    case 'null': return 'null';
    case 'boolean': return String(reading.value);
    case 'integer':
    case 'float': return separated(reading.text);
    case 'temporal': return temporalText(reading.text);
    case 'string':
    case 'duration':
    case 'bytes':
    case 'unknown': return reading.text;
    case 'point': return pointText(reading.srid, reading.coordinates);
    case 'list': return `[${reading.items.map(textOf).join(', ')}]`;
    case 'path': return pathText(reading.items);
    case 'map': return `{${Object.entries(reading.entries).map(([key, entry]) => `${key}: ${textOf(entry)}`).join(', ')}}`;
    case 'node': return captionOf(reading);
    case 'relationship': return reading.type;
  }
}

/** A date stands as ISO writes it; a time of day is set off from it by a space. */
const temporalText = (text: string): string => text.replace(/^([+-]?\d{4,}-\d\d-\d\d)T/, '$1 ');
/** WGS 84 (4326, 4979) is longitude and latitude; 7203 and 9157 are plain co-ordinates. */
function pointText(srid: number, [x, y, z]: readonly number[]): string {
  const third = z === undefined ? '' : `, ${z}`;
  return srid === 4326 || srid === 4979 ? `${Math.abs(y ?? 0)}° ${(y ?? 0) < 0 ? 'S' : 'N'}, ${Math.abs(x ?? 0)}° ${(x ?? 0) < 0 ? 'W' : 'E'}${third}` : `(${x}, ${y}${third})`;
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
/** A date in words for hovering: `2021-12-31` → `31 December 2021`; `null` for what is no plain date of our era. */
export function dayWords(text: string): string | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  const at = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : longDay.format(at);
}

const durationUnits = { Y: 'year', M: 'month', W: 'week', D: 'day', h: 'hour', m: 'minute', s: 'second' } as const;
/** A duration in words: `P1Y2DT3H` → `1 year, 2 days, 3 hours`. */
export function durationWords(text: string): string {
  const [days = '', time = ''] = text.replace(/^P/, '').split('T');
  const parts = [...`${days}${time.toLowerCase()}`.matchAll(/(-?[\d.]+)([YMWDhms])/g)].map(([, count, unit]) => `${count} ${durationUnits[unit as keyof typeof durationUnits]}${count === '1' ? '' : 's'}`);
  return parts.length === 0 ? 'no time' : parts.join(', ');
}
