/**
 * Temporal values from what a query gives their functions: nothing (now), text, another temporal value, or a map of parts with
 * perhaps a base value under `date`, `time` or `datetime` and a `timezone`.
 * It may not know functions' names beyond the five kinds.
 */
import { CypherRuntimeError } from '../errors.ts';
import { displayText } from '../text.ts';
import { isInteger, isMap, isNumber, numberOf, type MapValue, type Value } from '../value.ts';
import { addDurations, approximate, duration } from './duration.ts';
import { atZone, fromEpochNanos, withOffset, withZone, zoneOf, type Instant } from './instant.ts';
import { parseDate, parseDateTime, parseDuration, parseLocalDateTime, parseLocalTime, parseTime } from './parse.ts';
import { changeDay, dayOfParts, timeOfParts, type Parts } from './parts.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';
import { offsetAtLocal, parseZone, UTC, type Zone } from './zone.ts';

export type InstantKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';

const DATE_PARTS = ['year', 'month', 'day', 'week', 'dayOfWeek', 'quarter', 'dayOfQuarter', 'ordinalDay'];
const TIME_PARTS = ['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'];

function refuse(message: string): CypherRuntimeError {
  return new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', message);
}

export function isInstant(v: Value): v is Instant {
  return v instanceof DateValue || v instanceof LocalTimeValue || v instanceof TimeValue || v instanceof LocalDateTimeValue || v instanceof DateTimeValue;
}

/** The value of `kind` that `v` describes; null for null. `zone` is the default zone. */
export function buildInstant(kind: InstantKind, v: Value, zone: Zone = UTC): Instant | null {
  if (v === null) return null;
  if (typeof v === 'string') return parseInstant(kind, v, zone);
  if (isMap(v)) return fromMap(kind, v, zone);
  if (v instanceof DateValue && (kind === 'datetime' || kind === 'localdatetime')) throw CypherRuntimeError.wrongType('a value with a time', displayText(v), `${kind}()`);
  if (isInstant(v)) return convert(kind, v, zone);
  throw CypherRuntimeError.wrongType('a STRING, a MAP or a temporal value', displayText(v), `${kind}()`);
}

function parseInstant(kind: InstantKind, text: string, zone: Zone): Instant {
  switch (kind) {
    case 'date':
      return parseDate(text);
    case 'localtime':
      return parseLocalTime(text);
    case 'time':
      return parseTime(text, zone);
    case 'localdatetime':
      return parseLocalDateTime(text);
    case 'datetime':
      return parseDateTime(text, zone);
  }
}

/** A temporal value as another kind. Throws when a date or a time is missing. */
export function convert(kind: InstantKind, v: Instant, zone: Zone): Instant {
  switch (kind) {
    case 'date':
      return new DateValue(dayOf(v, kind));
    case 'localtime':
      return new LocalTimeValue(nanoOf(v, kind));
    case 'time':
      return new TimeValue(nanoOf(v, kind), v instanceof TimeValue || v instanceof DateTimeValue ? v.offsetSeconds : offsetToday(zone, nanoOf(v, kind)));
    case 'localdatetime':
      return new LocalDateTimeValue(dayOf(v, kind), v instanceof DateValue ? 0 : nanoOf(v, kind));
    case 'datetime':
      return v instanceof DateTimeValue ? v : atZone(dayOf(v, kind), v instanceof DateValue ? 0 : nanoOf(v, kind), zone);
  }
}

function dayOf(v: Instant, kind: string): number {
  if (v instanceof LocalTimeValue || v instanceof TimeValue) throw refuse(`Cannot get the date of a time for ${kind}(). Give a value that has a date.`);
  return v.epochDay;
}

function nanoOf(v: Instant, kind: string): number {
  if (v instanceof DateValue) throw refuse(`Cannot get the time of a date for ${kind}(). Give a value that has a time.`);
  return v.nanoOfDay;
}

function offsetToday(zone: Zone, nanoOfDay: number): number {
  return offsetAtLocal(zone, Math.floor(Date.now() / 86_400_000), nanoOfDay);
}

// ------------------------------------------------------------------ maps

const ALLOWED: Record<InstantKind, readonly string[]> = {
  date: [...DATE_PARTS, 'date'],
  localtime: [...TIME_PARTS, 'time'],
  time: [...TIME_PARTS, 'time', 'timezone'],
  localdatetime: [...DATE_PARTS, ...TIME_PARTS, 'date', 'time', 'datetime'],
  datetime: [...DATE_PARTS, ...TIME_PARTS, 'date', 'time', 'datetime', 'timezone', 'epochseconds', 'epochmillis'],
};

const CANONICAL = new Map([...DATE_PARTS, ...TIME_PARTS].map((name) => [name.toLowerCase(), name]));

interface Fields {
  readonly parts: Parts;
  readonly date: Instant | null;
  readonly time: Instant | null;
  readonly zone: Zone | null;
  readonly epochNanos: bigint | null;
}

/** What a part that is there but null stands for, as in Neo4j: the least one, and the year 0. */
const leastOf = (name: string): number => (name === 'year' || TIME_PARTS.includes(name) ? 0 : 1);

/** A null base, zone or epoch is refused. */
function readFields(kind: InstantKind, map: MapValue): Fields {
  const parts = new Map<string, number>();
  const bases = new Map<string, Instant>();
  let zone: Zone | null = null;
  let epoch: bigint | null = null;
  const allowed = ALLOWED[kind].map((a) => a.toLowerCase());
  if (map.size === 0) throw refuse(`${kind}() needs at least one part in its map, e.g. {year: 2020}.`);
  for (const [key, value] of map) {
    const name = key.toLowerCase();
    if (!allowed.includes(name)) throw refuse(`No such field: ${key}. ${kind}() takes ${ALLOWED[kind].join(', ')}.`);
    const part = CANONICAL.get(name);
    if (part !== undefined) parts.set(part, value === null ? leastOf(part) : expectWhole(value, key));
    else if (value === null) throw refuse(`${kind}() cannot be built when ${key} is null.`);
    else if (name === 'timezone') zone = parseZone(expectText(value, key));
    else if (name === 'date' || name === 'time' || name === 'datetime') bases.set(name, expectInstant(value, key));
    else if (epoch !== null) throw refuse('Give epochSeconds or epochMillis, not both.');
    else if (name === 'epochseconds') epoch = expectExact(value, key) * 1_000_000_000n;
    else epoch = expectExact(value, key) * 1_000_000n;
  }
  const both = bases.get('datetime') ?? null;
  if (both !== null && (bases.has('date') || bases.has('time'))) throw refuse('Give datetime, or date and time, not both.');
  const time = bases.get('time') ?? both;
  if (time instanceof DateValue) throw CypherRuntimeError.wrongType('a value with a time', displayText(time), `${kind}()`);
  return { parts, date: bases.get('date') ?? both, time, zone, epochNanos: epoch };
}

function expectText(v: Value, key: string): string {
  if (typeof v === 'string') return v;
  throw CypherRuntimeError.wrongType('a STRING', displayText(v), key);
}

function expectInstant(v: Value, key: string): Instant {
  if (v !== null && isInstant(v)) return v;
  throw CypherRuntimeError.wrongType('a temporal value', displayText(v), key);
}

function expectExact(v: Value, key: string): bigint {
  if (isInteger(v)) return BigInt(v);
  throw CypherRuntimeError.wrongType('an INTEGER', displayText(v), key);
}

function expectWhole(v: Value, key: string): number {
  if (isInteger(v)) return Number(v);
  throw CypherRuntimeError.wrongType('an INTEGER', displayText(v), key);
}

function fromMap(kind: InstantKind, map: MapValue, defaultZone: Zone): Instant {
  const fields = readFields(kind, map);
  switch (kind) {
    case 'date':
      return new DateValue(dayOfFields(fields, kind));
    case 'localtime':
      return new LocalTimeValue(nanoOfFields(fields, kind));
    case 'time':
      return timeFromFields(fields, defaultZone);
    case 'localdatetime':
      return new LocalDateTimeValue(dayOfFields(fields, kind), nanoOfFields(fields, kind));
    case 'datetime':
      return dateTimeFromFields(fields, defaultZone);
  }
}

function dayOfFields(fields: Fields, kind: InstantKind): number {
  if (fields.date !== null) return changeDay(dayOf(fields.date, kind), fields.parts);
  const timed = fields.parts.has('hour') || fields.time !== null;
  const year = fields.parts.get('year') ?? (fields.parts.has('ordinalDay') && !timed ? 0 : undefined);
  if (timed) checkDayGiven(fields.parts);
  if (year === undefined) throw refuse(`year must be specified for ${kind}().`);
  return dayOfParts(year, fields.parts);
}

/** An hour belongs to a day: the smallest part of the date must be given. */
function checkDayGiven(parts: Parts): void {
  const [large, small] = parts.has('week') ? ['week', 'dayOfWeek'] : parts.has('quarter') ? ['quarter', 'dayOfQuarter'] : ['month', 'day'];
  if (parts.has('ordinalDay')) return;
  if (!parts.has(large)) throw refuse(`${large} must be specified.`);
  if (!parts.has(small)) throw refuse(`${small} must be specified.`);
}

function nanoOfFields(fields: Fields, kind: InstantKind): number {
  if (fields.time !== null) return timeOfParts(fields.parts, fields.time instanceof DateValue ? 0 : nanoOf(fields.time, kind));
  if (kind === 'localtime' || kind === 'time') {
    if (!fields.parts.has('hour')) throw refuse(`hour must be specified for ${kind}().`);
  }
  return timeOfParts(fields.parts, null);
}

/** The zone that a base time brings with it. */
function zoneOfBase(time: Instant | null): Zone | null {
  return time instanceof TimeValue || time instanceof DateTimeValue ? zoneOf(time) : null;
}

/** A base that has a zone keeps its instant under another zone; one without keeps its clock. */
function timeFromFields(fields: Fields, defaultZone: Zone): TimeValue {
  const nano = nanoOfFields(fields, 'time');
  const target = fields.zone ?? defaultZone;
  const base = fields.time;
  if (!(base instanceof TimeValue || base instanceof DateTimeValue)) return new TimeValue(nano, offsetToday(target, nano));
  const kept = new TimeValue(nano, base.offsetSeconds);
  return fields.zone === null ? kept : withOffset(kept, offsetToday(fields.zone, nano));
}

function dateTimeFromFields(fields: Fields, defaultZone: Zone): DateTimeValue {
  if (fields.epochNanos !== null) return fromEpoch(fields, defaultZone);
  const day = dayOfFields(fields, 'datetime');
  const nano = nanoOfFields(fields, 'datetime');
  const baseZone = zoneOfBase(fields.time);
  // of two offsets in force that of the default zone is kept where there is one already, as Java does when it changes the zone at the same clock
  const already = fields.time !== null || fields.date === null;
  if (baseZone === null) return atZone(day, nano, fields.zone ?? defaultZone, already ? offsetAtLocal(defaultZone, day, nano) : null);
  const kept = atZone(day, nano, baseZone, fields.time instanceof DateTimeValue ? fields.time.offsetSeconds : null);
  return fields.zone === null ? kept : withZone(kept, fields.zone);
}

function fromEpoch(fields: Fields, defaultZone: Zone): DateTimeValue {
  const zone = fields.zone ?? defaultZone;
  const at = fromEpochNanos(fields.epochNanos ?? 0n, zone);
  return fields.parts.size === 0 ? at : atZone(changeDay(at.epochDay, fields.parts), timeOfParts(fields.parts, at.nanoOfDay), zone, at.offsetSeconds);
}

// -------------------------------------------------------------- durations

const DURATION_PARTS: Record<string, readonly ['months' | 'days' | 'seconds' | 'nanos', number]> = {
  years: ['months', 12],
  months: ['months', 1],
  weeks: ['days', 7],
  days: ['days', 1],
  hours: ['seconds', 3600],
  minutes: ['seconds', 60],
  seconds: ['seconds', 1],
  milliseconds: ['nanos', 1_000_000],
  microseconds: ['nanos', 1000],
  nanoseconds: ['nanos', 1],
};

/** The duration of a string, a map of units, or a duration; null for null. */
export function buildDuration(v: Value): DurationValue | null {
  if (v === null || v instanceof DurationValue) return v;
  if (typeof v === 'string') return parseDuration(v);
  if (!isMap(v)) throw CypherRuntimeError.wrongType('a STRING or a MAP', displayText(v), 'duration()');
  if (v.size === 0) throw refuse('duration() needs at least one unit in its map, e.g. {days: 1}.');
  const total = { months: 0, days: 0, seconds: 0, nanos: 0 };
  const exact = { seconds: 0n, nanos: 0n };
  for (const [key, value] of v) {
    const unit = Object.hasOwn(DURATION_PARTS, key.toLowerCase()) ? DURATION_PARTS[key.toLowerCase()] : undefined;
    if (unit === undefined) throw refuse(`No such unit: ${key}. duration() takes ${Object.keys(DURATION_PARTS).join(', ')}.`);
    if (value === null || !isNumber(value)) throw CypherRuntimeError.wrongType('a number', displayText(value), key);
    // what a double cannot hold
    if (typeof value === 'bigint' && (unit[0] === 'seconds' || unit[0] === 'nanos')) exact[unit[0]] += value * BigInt(unit[1]);
    else total[unit[0]] += numberOf(value) * unit[1];
  }
  return addDurations(approximate(total), duration(0, 0, exact.seconds, exact.nanos));
}
