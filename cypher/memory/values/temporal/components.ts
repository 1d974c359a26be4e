/**
 * The parts of temporal values and points by name: `d.year`, `t.offset`, `dur.minutesOfHour`, `p.latitude`.
 * It may not know how a query reaches them.
 */
import { float, int, PointValue, type Value } from '../value.ts';
import { crsName } from '../text.ts';
import { civilOf, dayOfQuarterOf, NANOS_PER_SECOND, ordinalDayOf, quarterOf, weekDayOf, weekOf, weekYearOf } from './calendar.ts';
import { floorDiv } from './duration.ts';
import { offsetText } from './format.ts';
import { epochNanos, type Instant } from './instant.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';

/** The named part, whatever its case, or undefined when the value has none of that name. */
export function component(v: Instant | DurationValue | PointValue, written: string): Value | undefined {
  const lower = written.toLowerCase();
  const name = NAMES.get(lower) ?? lower;
  if (v instanceof PointValue) return pointPart(v, name);
  if (v instanceof DurationValue) return durationPart(v, name);
  const day = v instanceof LocalTimeValue || v instanceof TimeValue ? undefined : datePart(v.epochDay, name);
  if (day !== undefined) return day;
  const time = v instanceof DateValue ? undefined : timePart(v.nanoOfDay, name);
  if (time !== undefined) return time;
  return v instanceof DateTimeValue || v instanceof TimeValue ? zonePart(v, name) : undefined;
}

function datePart(epochDay: number, name: string): number | undefined {
  switch (name) {
    case 'year':
      return civilOf(epochDay).year;
    case 'quarter':
      return quarterOf(civilOf(epochDay).month);
    case 'month':
      return civilOf(epochDay).month;
    case 'week':
      return weekOf(epochDay);
    case 'weekYear':
      return weekYearOf(epochDay);
    case 'day':
      return civilOf(epochDay).day;
    case 'ordinalDay':
      return ordinalDayOf(epochDay);
    case 'weekDay':
    case 'dayOfWeek':
      return weekDayOf(epochDay);
    case 'quarterDay':
    case 'dayOfQuarter':
      return dayOfQuarterOf(epochDay);
    default:
      return undefined;
  }
}

function timePart(nanoOfDay: number, name: string): number | undefined {
  const seconds = Math.floor(nanoOfDay / NANOS_PER_SECOND);
  const nanos = nanoOfDay % NANOS_PER_SECOND;
  switch (name) {
    case 'hour':
      return Math.floor(seconds / 3600);
    case 'minute':
      return Math.floor(seconds / 60) % 60;
    case 'second':
      return seconds % 60;
    case 'millisecond':
      return Math.floor(nanos / 1_000_000);
    case 'microsecond':
      return Math.floor(nanos / 1000);
    case 'nanosecond':
      return nanos;
    default:
      return undefined;
  }
}

function zonePart(v: DateTimeValue | TimeValue, name: string): Value | undefined {
  switch (name) {
    case 'timezone':
      return v instanceof DateTimeValue && v.zone !== null ? v.zone : offsetText(v.offsetSeconds);
    case 'offset':
      return offsetText(v.offsetSeconds);
    case 'offsetMinutes':
      return Math.trunc(v.offsetSeconds / 60);
    case 'offsetSeconds':
      return v.offsetSeconds;
    case 'epochSeconds':
      return v instanceof DateTimeValue ? int(floorDiv(epochNanos(v), 1_000_000n) / 1000n) : undefined;
    case 'epochMillis':
      return v instanceof DateTimeValue ? int(floorDiv(epochNanos(v), 1_000_000n)) : undefined;
    default:
      return undefined;
  }
}

function durationPart(d: DurationValue, name: string): Value | undefined {
  const whole = wholePart(d, name);
  if (whole !== undefined) return int(whole + 0);
  switch (name) {
    case 'hours':
      return int(d.seconds / 3600n);
    case 'minutes':
      return int(d.seconds / 60n);
    case 'seconds':
      return int(d.seconds);
    case 'milliseconds':
      return int(d.seconds * 1000n + BigInt(Math.floor(d.nanos / 1_000_000)));
    case 'microseconds':
      return int(d.seconds * 1_000_000n + BigInt(Math.floor(d.nanos / 1000)));
    case 'nanoseconds':
      return int(d.seconds * 1_000_000_000n + BigInt(d.nanos));
    case 'minutesOfHour':
      return int((d.seconds / 60n) % 60n);
    case 'secondsOfMinute':
      return int(d.seconds % 60n);
    default:
      return undefined;
  }
}

function wholePart(d: DurationValue, name: string): number | undefined {
  switch (name) {
    case 'years':
      return Math.trunc(d.months / 12);
    case 'quarters':
      return Math.trunc(d.months / 3);
    case 'months':
      return d.months;
    case 'weeks':
      return Math.trunc(d.days / 7);
    case 'days':
      return d.days;
    case 'quartersOfYear':
      return Math.trunc(d.months / 3) % 4;
    case 'monthsOfQuarter':
      return d.months % 3;
    case 'monthsOfYear':
      return d.months % 12;
    case 'daysOfWeek':
      return d.days % 7;
    case 'millisecondsOfSecond':
      return Math.floor(d.nanos / 1_000_000);
    case 'microsecondsOfSecond':
      return Math.floor(d.nanos / 1000);
    case 'nanosecondsOfSecond':
      return d.nanos;
    default:
      return undefined;
  }
}

function pointPart(p: PointValue, name: string): Value | undefined {
  const geographic = p.srid === 4326 || p.srid === 4979;
  if (name === 'x' || (geographic && name === 'longitude')) return float(p.x);
  if (name === 'y' || (geographic && name === 'latitude')) return float(p.y);
  if (name === 'z' || (geographic && name === 'height')) return p.z === null ? undefined : float(p.z);
  if (name === 'crs') return crsName(p.srid);
  return name === 'srid' ? p.srid : undefined;
}

/** True for values whose parts `component` knows. */
export function hasComponents(v: Value): v is Instant | DurationValue | PointValue {
  return (
    v instanceof PointValue || v instanceof DurationValue || v instanceof DateValue || v instanceof LocalTimeValue || v instanceof TimeValue || v instanceof LocalDateTimeValue || v instanceof DateTimeValue
  );
}

/** Lower-cased name → name. */
const NAMES = new Map(
  (
    'year offset minute minutes minutesOfHour day dayOfQuarter ordinalDay quarter weekDay week weekYear month dayOfWeek quarterDay seconds second hour ' +
    'millisecond microsecond nanosecond timezone offsetSeconds offsetMinutes epochSeconds epochMillis hours milliseconds microseconds nanoseconds ' +
    'secondsOfMinute years months quarters weeks days quartersOfYear monthsOfQuarter monthsOfYear daysOfWeek millisecondsOfSecond microsecondsOfSecond ' +
    'nanosecondsOfSecond'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name] as const),
);
