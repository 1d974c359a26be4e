// Values of the official driver ⇄ typed JSON. Knows the driver's classes, nothing of Pacta but its `id` property.
import neo4j, { type Integer } from 'neo4j-driver';
import type { TypedValue } from '#graph/answers';
import { isTypedTextType, typedTextParts, type Clock, type Day, type TypedTextType } from '../typed-text.ts';
import { booleanValue, floatValue, integerValue, isTyped, listValue, mapValue, nodeValue, nullValue, relationshipValue, stringValue } from '../typed.ts';

type Held = { readonly labels?: readonly string[]; readonly elementId: string; readonly properties: Record<string, unknown> };
/** Our own `id` where the thing is ours (its ids are the same on every database), else Neo4j's element id. */
function identity(held: Held): string {
  const id = held.properties['id'];
  const ours = held.labels ? held.labels.includes('Pacta') : Array.isArray(held.properties['datasets']);
  return ours && typeof id === 'string' ? id : held.elementId;
}

/** Reads whole results: it needs to have seen every node first, since a relationship names its ends by their own ids. */
export class TypedReader {
  readonly #names = new Map<string, string>();
  readonly #ends = new Set<string>();

  /** Takes note of the nodes and relationship ends in a row. */
  learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (neo4j.isNode(value)) this.#names.set(value.elementId, identity(value));
    else if (neo4j.isRelationship(value)) [value.startNodeElementId, value.endNodeElementId].forEach((id) => this.#ends.add(id));
    else if (neo4j.isPath(value)) [value.start, value.end, ...value.segments.flatMap((segment) => [segment.start, segment.relationship, segment.end])].forEach((part) => this.learn(part));
    else if (Array.isArray(value)) value.forEach((item) => this.learn(item));
    else if (isPlainMap(value)) Object.values(value).forEach((item) => this.learn(item));
  }

  /** Element ids of relationship ends that no row showed. */
  unnamed(): string[] {
    return [...this.#ends].filter((id) => !this.#names.has(id));
  }

  read(value: unknown): TypedValue {
    if (value === null || value === undefined) return nullValue;
    if (typeof value === 'boolean') return booleanValue(value);
    if (typeof value === 'string') return stringValue(value);
    if (typeof value === 'bigint') return integerValue(value);
    if (typeof value === 'number') return floatValue(value);
    if (Array.isArray(value)) return listValue(value.map((item) => this.read(item)));
    return this.#object(value);
  }

  #object(value: object): TypedValue {
    if (neo4j.isInt(value)) return integerValue(value.toBigInt());
    if (neo4j.isNode(value)) return nodeValue({ elementId: identity(value), labels: value.labels, properties: this.#entries(value.properties) });
    if (neo4j.isRelationship(value)) return this.#relationship(value);
    if (neo4j.isPath(value)) return { $type: 'Path', _value: [value.start, ...value.segments.flatMap((segment) => [segment.relationship, segment.end])].map((part) => this.read(part)) };
    if (neo4j.isPoint(value)) return { $type: 'Point', _value: pointText(value) };
    if (neo4j.isDate(value)) return { $type: 'Date', _value: dayText(value.toString()) };
    if (neo4j.isTime(value)) return { $type: 'Time', _value: clockText(value) };
    if (neo4j.isLocalTime(value)) return { $type: 'LocalTime', _value: clockText(value) };
    if (neo4j.isLocalDateTime(value)) return { $type: 'LocalDateTime', _value: dayText(clockText(value)) };
    if (neo4j.isDateTime(value)) return { $type: value.timeZoneId ? 'ZonedDateTime' : 'OffsetDateTime', _value: dayText(clockText(value)) };
    if (neo4j.isDuration(value)) return { $type: 'Duration', _value: durationText(value) };
    if (value instanceof Int8Array) return { $type: 'Base64', _value: Buffer.from(value.buffer).toString('base64') };
    return mapValue(this.#entries(value as Record<string, unknown>));
  }

  #relationship(value: { elementId: string; startNodeElementId: string; endNodeElementId: string; type: string; properties: Record<string, unknown> }): TypedValue {
    const end = (id: string): string => this.#names.get(id) ?? id;
    return relationshipValue({ elementId: identity(value), start: end(value.startNodeElementId), end: end(value.endNodeElementId), type: value.type, properties: this.#entries(value.properties) });
  }

  #entries(properties: Record<string, unknown>): (readonly [string, TypedValue])[] {
    return Object.entries(properties).map(([key, value]) => [key, this.read(value)] as const);
  }
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function pointText(point: { srid: { toString(): string }; x: number; y: number; z?: number | undefined }): string {
  const coordinates = [point.x, point.y, ...(point.z === undefined ? [] : [point.z])];
  return `SRID=${point.srid.toString()};POINT${coordinates.length === 3 ? ' Z' : ''} (${coordinates.map((n) => floatValue(n)._value).join(' ')})`;
}

interface DurationParts { readonly months: { toNumber(): number }; readonly days: { toNumber(): number }; readonly seconds: { toBigInt(): bigint }; readonly nanoseconds: { toNumber(): number } }
/** The driver writes nine digits of a second's fraction, Neo4j's own toString() only as many as it needs. */
const clockText = (value: { toString(): string }): string => value.toString().replace(/(:\d\d)\.(\d*?)0*(?=\D|$)/, (_, second: string, digits: string) => (digits === '' ? second : `${second}.${digits}`));

/** The driver writes six digits of a year with a sign, Neo4j's own toString() as few as it needs, four at least. */
const dayText = (text: string): string => text.replace(/^([+-])0*(\d{4,}-\d\d-)/, '$1$2');

/** ISO 8601 as Neo4j's own toString() writes it; the driver's differs ("P1DT"). */
function durationText(duration: DurationParts): string {
  const part = (value: bigint | number, unit: string): string => (BigInt(value) === 0n ? '' : `${value}${unit}`);
  const months = duration.months.toNumber();
  const date = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M') + part(duration.days.toNumber(), 'D');
  const time = timeText(duration.seconds.toBigInt() * 1_000_000_000n + BigInt(duration.nanoseconds.toNumber()));
  return date + time === '' ? 'PT0S' : `P${date}${time}`;
}

/** Hours, minutes and seconds of a count of nanoseconds; all carry its sign. */
function timeText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '';
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const [hours, minutes, rest] = [size / 3_600_000_000_000n, (size / 60_000_000_000n) % 60n, size % 60_000_000_000n];
  const fraction = String(rest % 1_000_000_000n).padStart(9, '0').replace(/0+$/, '');
  const seconds = `${rest / 1_000_000_000n}${fraction && `.${fraction}`}`;
  return `T${hours ? `${sign}${hours}H` : ''}${minutes ? `${sign}${minutes}M` : ''}${rest ? `${sign}${seconds}S` : ''}`;
}

/** At least how many characters a value of the driver is as typed JSON (`{"$type":"Map","_value":{}}` is the shortest there is); it looks no further than `enough`. */
export function leastLength(value: unknown, enough: number): number {
  const shortest = 28;
  let length = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && length < enough) {
    const next = waiting.pop();
    length += shortest + (typeof next === 'string' ? next.length : 0);
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (typeof next === 'object' && next !== null) pushParts(next, waiting);
  }
  return length;
}

function pushParts(value: object, waiting: unknown[]): void {
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) waiting.push(...Object.values(value.properties));
  else if (neo4j.isPath(value)) for (const { relationship, end } of value.segments) waiting.push(relationship, end);
  else if (isPlainMap(value)) for (const item of Object.values(value)) waiting.push(item);
}

/** A parameter for the driver: integral numbers become INTEGER, typed JSON what it says. */
export function parameterOf(value: unknown): unknown {
  if (isTyped(value)) return typedParameter(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value === 'bigint') return neo4j.int(value);
  if (Array.isArray(value)) return value.map(parameterOf);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, parameterOf(item)]));
  return value;
}

function typedParameter({ $type, _value }: TypedValue): unknown {
  switch ($type) {
    case 'Integer': return neo4j.int(String(_value));
    case 'Float': return Number(_value);
    case 'List': return (_value as readonly unknown[]).map(parameterOf);
    case 'Map': return parameterOf(_value);
    default: return isTypedTextType($type) ? textParameter($type, String(_value)) : _value;
  }
}

function textParameter(type: TypedTextType, text: string): unknown {
  const parts = typedTextParts(type, text);
  switch (parts.type) {
    case 'Date': return new neo4j.types.Date(...dayOf(parts.day));
    case 'LocalTime': return new neo4j.types.LocalTime(...clockOf(parts.clock));
    case 'Time': return new neo4j.types.Time(...clockOf(parts.clock), neo4j.int(parts.zone.offsetSeconds));
    case 'LocalDateTime': return new neo4j.types.LocalDateTime(...dayOf(parts.day), ...clockOf(parts.clock));
    case 'OffsetDateTime':
    case 'ZonedDateTime': return new neo4j.types.DateTime(...dayOf(parts.day), ...clockOf(parts.clock), neo4j.int(parts.zone.offsetSeconds), parts.zone.zoneId);
    case 'Duration': return new neo4j.types.Duration(neo4j.int(parts.span.months), neo4j.int(parts.span.days), neo4j.int(parts.span.seconds), neo4j.int(parts.span.nanoseconds));
    case 'Point': {
      const [x = 0, y = 0, z] = parts.place.coordinates;
      return new neo4j.types.Point(neo4j.int(parts.place.srid), x, y, z);
    }
  }
}

const dayOf = ({ year, month, day }: Day): [Integer, Integer, Integer] => [neo4j.int(year), neo4j.int(month), neo4j.int(day)];
const clockOf = ({ hour, minute, second, nanosecond }: Clock): [Integer, Integer, Integer, Integer] => [neo4j.int(hour), neo4j.int(minute), neo4j.int(second), neo4j.int(nanosecond)];

