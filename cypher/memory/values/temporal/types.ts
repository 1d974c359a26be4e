/**
 * The temporal values, as numbers alone: days since 1970-01-01 in the proleptic Gregorian calendar (year 0 exists), nanoseconds
 * since midnight (exact in a double), offsets in seconds east of UTC. A duration's seconds are a bigint, since the span of all
 * years in seconds is beyond 2^53.
 * It may not know how they are written, made or computed with.
 */

export class DateValue {
  readonly epochDay: number;
  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }
}

export class LocalTimeValue {
  /** 0 … 86,399,999,999,999. */
  readonly nanoOfDay: number;
  constructor(nanoOfDay: number) {
    this.nanoOfDay = nanoOfDay;
  }
}

export class TimeValue {
  readonly nanoOfDay: number;
  readonly offsetSeconds: number;
  constructor(nanoOfDay: number, offsetSeconds: number) {
    this.nanoOfDay = nanoOfDay;
    this.offsetSeconds = offsetSeconds;
  }
}

export class LocalDateTimeValue {
  readonly epochDay: number;
  readonly nanoOfDay: number;
  constructor(epochDay: number, nanoOfDay: number) {
    this.epochDay = epochDay;
    this.nanoOfDay = nanoOfDay;
  }
}

/** Day and time are those of the wall clock at `offsetSeconds`. */
export class DateTimeValue {
  readonly epochDay: number;
  readonly nanoOfDay: number;
  readonly offsetSeconds: number;
  /** A named zone (`Europe/Stockholm`), or null when only the offset is known. */
  readonly zone: string | null;
  constructor(epochDay: number, nanoOfDay: number, offsetSeconds: number, zone: string | null) {
    this.epochDay = epochDay;
    this.nanoOfDay = nanoOfDay;
    this.offsetSeconds = offsetSeconds;
    this.zone = zone;
  }
}

/** `nanos` is 0 … 999,999,999, also when `seconds` is negative: -1.5 s is seconds -2, nanos 500,000,000. */
export class DurationValue {
  readonly months: number;
  readonly days: number;
  readonly seconds: bigint;
  readonly nanos: number;
  constructor(months: number, days: number, seconds: bigint, nanos: number) {
    this.months = months;
    this.days = days;
    this.seconds = seconds;
    this.nanos = nanos;
  }
}
