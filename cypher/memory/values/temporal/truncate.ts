/**
 * `date.truncate` and its kin: a temporal value cut down to a unit, then changed by a map of parts.
 * It may not know how parts are applied.
 */
import { CypherRuntimeError } from '../errors.ts';
import { isMap, type Value } from '../value.ts';
import { buildInstant, convert, type InstantKind } from './build.ts';
import { civilOf, epochDayOf, firstWeekStart, quarterOf, weekDayOf, weekYearOf } from './calendar.ts';
import { atZone, zoneOf, type Instant } from './instant.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';
import type { Zone } from './zone.ts';

function refuse(message: string): CypherRuntimeError {
  return new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', message);
}

const DAY_UNITS: Record<string, (epochDay: number) => number> = {
  millennium: (d) => yearStart(Math.trunc(civilOf(d).year / 1000) * 1000),
  century: (d) => yearStart(Math.trunc(civilOf(d).year / 100) * 100),
  decade: (d) => yearStart(Math.trunc(civilOf(d).year / 10) * 10),
  year: (d) => yearStart(civilOf(d).year),
  weekYear: (d) => firstWeekStart(weekYearOf(d)),
  quarter: (d) => epochDayOf(civilOf(d).year, (quarterOf(civilOf(d).month) - 1) * 3 + 1, 1),
  month: (d) => epochDayOf(civilOf(d).year, civilOf(d).month, 1),
  week: (d) => d - weekDayOf(d) + 1,
  day: (d) => d,
};

const yearStart = (year: number): number => epochDayOf(year, 1, 1);

const TIME_UNITS: Record<string, number> = {
  day: 86_400_000_000_000,
  hour: 3_600_000_000_000,
  minute: 60_000_000_000,
  second: 1_000_000_000,
  millisecond: 1_000_000,
  microsecond: 1000,
};

/** `kind.truncate(unit, v, fields)`. */
export function truncate(kind: InstantKind, unit: string, v: Instant, fields: Value, defaultZone: Zone): Instant | null {
  const cut = cutTo(kind, unit, v, defaultZone);
  if (fields === null || !isMap(fields) || fields.size === 0) return cut;
  return changed(kind, cut, unit, fields, defaultZone);
}

function cutTo(kind: InstantKind, unit: string, v: Instant, defaultZone: Zone): Instant {
  const ofDay = Object.hasOwn(DAY_UNITS, unit) ? DAY_UNITS[unit] : undefined;
  const ofTime = Object.hasOwn(TIME_UNITS, unit) ? TIME_UNITS[unit] : undefined;
  const nano = v instanceof DateValue || ofTime === undefined ? 0 : v.nanoOfDay - (v.nanoOfDay % ofTime);
  if (kind === 'localtime' || kind === 'time') {
    if (ofTime === undefined) throw refuse(`Unit is too large or unknown for a time: '${unit}'.`);
    if (v instanceof DateValue) throw refuse('Cannot truncate a date to a time.');
    return convert(kind, v instanceof TimeValue || v instanceof DateTimeValue ? new TimeValue(nano, v.offsetSeconds) : new LocalTimeValue(nano), defaultZone);
  }
  if (v instanceof LocalTimeValue || v instanceof TimeValue) throw refuse(`Cannot truncate a time to a ${kind}.`);
  if (ofDay === undefined && (ofTime === undefined || kind === 'date' || v instanceof DateValue)) throw refuse(`Unit is too small or unknown for a ${v instanceof DateValue ? 'date' : kind}: '${unit}'.`);
  return assemble(kind, ofDay === undefined ? v.epochDay : ofDay(v.epochDay), nano, v, defaultZone);
}

function assemble(kind: InstantKind, day: number, nano: number, v: Instant, defaultZone: Zone): Instant {
  if (kind === 'date') return new DateValue(day);
  if (kind === 'localdatetime') return new LocalDateTimeValue(day, nano);
  return atZone(day, nano, v instanceof DateTimeValue ? zoneOf(v) : defaultZone, v instanceof DateTimeValue ? v.offsetSeconds : null);
}

/** A zone among the fields keeps the cut clock; a smaller fraction is added below the unit that was cut to. */
function changed(kind: InstantKind, cut: Instant, unit: string, fields: ReadonlyMap<string, Value>, defaultZone: Zone): Instant | null {
  const map = new Map(fields);
  if (!map.has('millisecond') && (unit === 'millisecond' || unit === 'microsecond') && !(cut instanceof DateValue)) keepFraction(map, unit, cut.nanoOfDay);
  const zoned = map.has('timezone');
  const base = zoned ? localPart(cut) : cut;
  if (kind === 'date' || kind === 'localdatetime') map.set(kind === 'date' ? 'date' : 'datetime', base);
  else if (kind === 'datetime') map.set('datetime', base);
  else map.set('time', base);
  const built = buildInstant(kind, map, defaultZone);
  // of two offsets in force the earlier one, where the zone is new
  return zoned && built instanceof DateTimeValue ? atZone(built.epochDay, built.nanoOfDay, zoneOf(built)) : built;
}

function keepFraction(map: Map<string, Value>, unit: string, nanoOfDay: number): void {
  if (!map.has('nanosecond') && !map.has('microsecond')) return;
  if (unit === 'microsecond' && map.has('microsecond')) {
    // as in Neo4j it takes the place of all that is below the second
    map.delete('nanosecond');
    return;
  }
  const nanos = map.get('nanosecond');
  if (unit === 'millisecond' && !map.has('microsecond') && typeof nanos === 'number' && nanos > 999) throw refuse(`Invalid value for nanosecond: ${nanos}. Valid values are 0 to 999.`);
  const micros = Math.floor(nanoOfDay / 1000) % 1_000_000;
  if (unit === 'microsecond' && !map.has('microsecond')) map.set('microsecond', micros);
  else map.set('millisecond', Math.floor(micros / 1000));
}

function localPart(v: Instant): Instant {
  if (v instanceof DateTimeValue) return new LocalDateTimeValue(v.epochDay, v.nanoOfDay);
  return v instanceof TimeValue ? new LocalTimeValue(v.nanoOfDay) : v;
}
