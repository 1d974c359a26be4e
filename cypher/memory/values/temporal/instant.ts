/**
 * Moving and converting dates and times: sums with durations, zones attached and exchanged, the instant behind a wall clock.
 * It may not know text, maps or units' names.
 */
import { checkedDay, modulo, NANOS_PER_DAY, NANOS_PER_SECOND, plusMonths, SECONDS_PER_DAY } from './calendar.ts';
import { floorDiv, negateDuration } from './duration.ts';
import { gapAt, isValidOffset, offsetAtInstant, offsetAtLocal, type Zone } from './zone.ts';
import { DateTimeValue, DateValue, type DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';

export type Instant = DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue;

const NANO = BigInt(NANOS_PER_SECOND);
const DAY = BigInt(NANOS_PER_DAY);

export function zoneOf(v: DateTimeValue | TimeValue): Zone {
  const name = v instanceof DateTimeValue ? v.zone : null;
  return name === null ? { offsetSeconds: v.offsetSeconds, name: null } : { offsetSeconds: null, name };
}

/** The wall-clock time in a zone; `preferred` is the offset to take where two are in force. A time inside a gap moves forward. */
export function atZone(epochDay: number, nanoOfDay: number, zone: Zone, preferred: number | null = null): DateTimeValue {
  if (zone.offsetSeconds !== null) return new DateTimeValue(epochDay, nanoOfDay, zone.offsetSeconds, null);
  if (preferred !== null && isValidOffset(zone, epochDay, nanoOfDay, preferred)) return new DateTimeValue(epochDay, nanoOfDay, preferred, zone.name);
  const gap = gapAt(zone, epochDay, nanoOfDay);
  if (gap === 0) return new DateTimeValue(epochDay, nanoOfDay, offsetAtLocal(zone, epochDay, nanoOfDay), zone.name);
  const [day, nano] = shift(epochDay, nanoOfDay, gap);
  return new DateTimeValue(day, nano, offsetAtLocal(zone, day, nano), zone.name);
}

/** The same instant on the clocks of another zone. */
export function withZone(v: DateTimeValue, zone: Zone): DateTimeValue {
  const [utcDay, utcNano] = shift(v.epochDay, v.nanoOfDay, -v.offsetSeconds);
  const offset = offsetAtInstant(zone, utcDay, utcNano);
  const [day, nano] = shift(utcDay, utcNano, offset);
  return new DateTimeValue(day, nano, offset, zone.name);
}

/** The same moment of the day at another offset. */
export function withOffset(v: TimeValue, offsetSeconds: number): TimeValue {
  return new TimeValue(modulo(v.nanoOfDay + (offsetSeconds - v.offsetSeconds) * NANOS_PER_SECOND, NANOS_PER_DAY), offsetSeconds);
}

function shift(epochDay: number, nanoOfDay: number, seconds: number): [number, number] {
  const nano = nanoOfDay + seconds * NANOS_PER_SECOND;
  const days = Math.floor(nano / NANOS_PER_DAY);
  return [epochDay + days, nano - days * NANOS_PER_DAY];
}

/** Nanoseconds since 1970-01-01T00:00Z; of a local date time as if it were UTC. */
export function epochNanos(v: DateTimeValue | LocalDateTimeValue): bigint {
  const offset = v instanceof DateTimeValue ? v.offsetSeconds : 0;
  return BigInt(v.epochDay) * DAY + BigInt(v.nanoOfDay) - BigInt(offset) * NANO;
}

/** The date time at an instant. */
export function fromEpochNanos(nanos: bigint, zone: Zone): DateTimeValue {
  const day = floorDiv(nanos, DAY);
  const utc = new DateTimeValue(checkedDay(Number(day)), Number(nanos - day * DAY), 0, null);
  return withZone(utc, zone);
}

const timeNanos = (d: DurationValue): bigint => d.seconds * NANO + BigInt(d.nanos);

/** A date or time moved by a duration: months first, then days, then the exact time, each only where the type has the part. */
export function plus(v: Instant, d: DurationValue): Instant {
  if (v instanceof DateValue) return new DateValue(movedDay(v.epochDay, d, Number(d.seconds / BigInt(SECONDS_PER_DAY))));
  if (v instanceof LocalTimeValue) return new LocalTimeValue(movedNano(v.nanoOfDay, d));
  if (v instanceof TimeValue) return new TimeValue(movedNano(v.nanoOfDay, d), v.offsetSeconds);
  if (v instanceof LocalDateTimeValue) return movedLocal(v, d);
  return movedZoned(v, d);
}

export function minus(v: Instant, d: DurationValue): Instant {
  return plus(v, negateDuration(d));
}

function movedDay(epochDay: number, d: DurationValue, more: number): number {
  return checkedDay(plusMonths(epochDay, d.months) + d.days + more);
}

function movedNano(nanoOfDay: number, d: DurationValue): number {
  return Number((((BigInt(nanoOfDay) + timeNanos(d)) % DAY) + DAY) % DAY);
}

function movedLocal(v: LocalDateTimeValue, d: DurationValue): LocalDateTimeValue {
  const total = BigInt(v.nanoOfDay) + timeNanos(d);
  const days = floorDiv(total, DAY);
  return new LocalDateTimeValue(movedDay(v.epochDay, d, Number(days)), Number(total - days * DAY));
}

function movedZoned(v: DateTimeValue, d: DurationValue): DateTimeValue {
  const zone = zoneOf(v);
  const day = movedDay(v.epochDay, d, 0);
  const atDay = day === v.epochDay ? v : atZone(day, v.nanoOfDay, zone, v.offsetSeconds);
  const time = timeNanos(d);
  return time === 0n ? atDay : fromEpochNanos(epochNanos(atDay) + time, zone);
}
