/**
 * The duration between two temporal values: in whole months, days and exact time, or in one of these alone. A missing date,
 * time or zone is taken from the other value, else midnight, as Neo4j does.
 * It may not know text or maps.
 */
import { CypherRuntimeError } from '../errors.ts';
import { monthsBetween } from './calendar.ts';
import { duration } from './duration.ts';
import { atZone, epochNanos, plus, withZone, zoneOf, type Instant } from './instant.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';

const dateOf = (v: Instant): number | null => (v instanceof LocalTimeValue || v instanceof TimeValue ? null : v.epochDay);
const timeOf = (v: Instant): number => (v instanceof DateValue ? 0 : v.nanoOfDay);
const hasZone = (v: Instant): v is TimeValue | DateTimeValue => v instanceof TimeValue || v instanceof DateTimeValue;

type Aligned = LocalDateTimeValue | DateTimeValue;

/** `v` with the parts that it lacks taken from `other`; two bare times are set on 1970-01-01. */
function align(v: Instant, other: Instant): Aligned {
  const day = dateOf(v) ?? dateOf(other) ?? 0;
  if (v instanceof DateTimeValue) return v;
  if (hasZone(v)) return atZone(day, timeOf(v), zoneOf(v));
  if (hasZone(other)) return atZone(day, timeOf(v), zoneOf(other));
  return new LocalDateTimeValue(day, timeOf(v));
}

export function durationBetween(from: Instant, to: Instant): DurationValue {
  const dated = dateOf(from) !== null && dateOf(to) !== null;
  const months = dated ? wholeMonths(from, to) : 0;
  const afterMonths = months === 0 ? from : plus(from, new DurationValue(months, 0, 0n, 0));
  const days = dated ? wholeDays(afterMonths, to) : 0;
  const rest = days === 0 ? afterMonths : plus(afterMonths, new DurationValue(0, days, 0n, 0));
  return duration(months, days, 0n, exactNanos(rest, to));
}

/** Two values without a date have no days between them. Throws TypeError. */
function refuseTimes(from: Instant, to: Instant, unit: string): void {
  if (dateOf(from) === null && dateOf(to) === null) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Unsupported unit: ${unit}. Two times are hours apart, not days or months.`);
}

export function durationInMonths(from: Instant, to: Instant): DurationValue {
  refuseTimes(from, to, 'Months');
  return new DurationValue(wholeMonths(from, to), 0, 0n, 0);
}

export function durationInDays(from: Instant, to: Instant): DurationValue {
  refuseTimes(from, to, 'Days');
  return new DurationValue(0, wholeDays(from, to), 0n, 0);
}

export function durationInSeconds(from: Instant, to: Instant): DurationValue {
  return duration(0, 0, 0n, exactNanos(from, to));
}

function exactNanos(from: Instant, to: Instant): bigint {
  return epochNanos(align(to, from)) - epochNanos(align(from, to));
}

/** Both on the wall clock of the first's zone, the second's day drawn back when its time of day has not come yet. */
function wholeDates(from: Instant, to: Instant): [number, number] {
  const a = align(from, to);
  const b = align(to, from);
  const end = a instanceof DateTimeValue && b instanceof DateTimeValue ? withZone(b, zoneOf(a)) : b;
  if (end.epochDay > a.epochDay && end.nanoOfDay < a.nanoOfDay) return [a.epochDay, end.epochDay - 1];
  if (end.epochDay < a.epochDay && end.nanoOfDay > a.nanoOfDay) return [a.epochDay, end.epochDay + 1];
  return [a.epochDay, end.epochDay];
}

function wholeMonths(from: Instant, to: Instant): number {
  const dates = wholeDates(from, to);
  return monthsBetween(dates[0], dates[1]) + 0;
}

function wholeDays(from: Instant, to: Instant): number {
  const dates = wholeDates(from, to);
  return dates[1] - dates[0];
}
