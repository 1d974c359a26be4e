/**
 * Days and times from their parts by name (year, week, quarter, ordinalDay, hour, millisecond …), with the rules on which parts
 * may stand together and what is taken from a base value.
 * It may not know text or zones.
 */
import { CypherRuntimeError } from '../errors.ts';
import { checkedYear, civilOf, daysInMonth, epochDayOf, firstWeekStart, isLeapYear, NANOS_PER_SECOND, quarterOf, weekDayOf, weekYearOf, weekOf } from './calendar.ts';

/** Whole numbers by part name. */
export type Parts = ReadonlyMap<string, number>;

const DATE_GROUPS: readonly (readonly string[])[] = [
  ['month', 'day'],
  ['week', 'dayOfWeek'],
  ['quarter', 'dayOfQuarter'],
  ['ordinalDay'],
];

function refuse(message: string): CypherRuntimeError {
  return new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', message);
}

function inRange(name: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) throw refuse(`Invalid value for ${name}: ${value}. Valid values are ${min} to ${max}.`);
  return value;
}

/** Refuses parts of two calendars together, and (without a base) a smaller part without the larger one. */
function checkGroups(parts: Parts, based: boolean): readonly string[] | null {
  const used = DATE_GROUPS.filter((group) => group.some((name) => parts.has(name)));
  if (used.length > 1) throw refuse(`Cannot assign ${used.map((g) => g.find((n) => parts.has(n))).join(' and ')} together. Give one calendar's parts only.`);
  const group = used[0];
  if (group === undefined) return null;
  const [large, small] = group;
  if (!based && small !== undefined && large !== undefined && parts.has(small) && !parts.has(large)) throw refuse(`${large} must be specified when ${small} is.`);
  return group;
}

/** The day of a year by month, week, quarter or day of the year; missing parts are 1. */
export function dayOfParts(year: number, parts: Parts): number {
  checkedYear(year);
  checkGroups(parts, false);
  const at = (name: string): number => parts.get(name) ?? 1;
  if (parts.has('week')) return weekDay(year, at('week'), at('dayOfWeek'));
  if (parts.has('quarter')) return quarterDay(year, at('quarter'), at('dayOfQuarter'));
  if (parts.has('ordinalDay')) return ordinalDay(year, at('ordinalDay'));
  return monthDay(year, at('month'), at('day'));
}

function monthDay(year: number, month: number, day: number): number {
  inRange('month', month, 1, 12);
  inRange('day', day, 1, 31);
  if (day > daysInMonth(year, month)) throw refuse(`Invalid date: month ${month} of ${year} has ${daysInMonth(year, month)} days.`);
  return epochDayOf(year, month, day);
}

/** As in Neo4j week 53 of a year that has none goes on into the next. */
function weekDay(weekYear: number, week: number, day: number): number {
  inRange('week', week, 1, 53);
  return firstWeekStart(weekYear) + (week - 1) * 7 + inRange('dayOfWeek', day, 1, 7) - 1;
}

const LONGEST_QUARTER = 92;

/** As in Neo4j the days of the longest quarter may be asked of each: they go on into the next. */
function quarterDay(year: number, quarter: number, day: number): number {
  inRange('quarter', quarter, 1, 4);
  const start = epochDayOf(year, (quarter - 1) * 3 + 1, 1);
  return start + inRange('dayOfQuarter', day, 1, LONGEST_QUARTER) - 1;
}

function ordinalDay(year: number, day: number): number {
  return epochDayOf(year, 1, 1) + inRange('ordinalDay', day, 1, isLeapYear(year) ? 366 : 365) - 1;
}

/** `base` with the given parts replaced, the others of the same calendar kept (a day beyond its month's end is clipped). */
export function changeDay(base: number, parts: Parts): number {
  const group = checkGroups(parts, true);
  const civil = civilOf(base);
  const year = checkedYear(parts.get('year') ?? civil.year);
  if (group?.includes('week') === true) return weekDay(parts.get('year') ?? weekYearOf(base), parts.get('week') ?? weekOf(base), parts.get('dayOfWeek') ?? weekDayOf(base));
  if (group?.includes('quarter') === true) return changeQuarter(base, year, parts);
  if (group?.includes('ordinalDay') === true) return ordinalDay(year, parts.get('ordinalDay') ?? 1);
  if (group === null && !parts.has('year')) return base;
  const month = inRange('month', parts.get('month') ?? civil.month, 1, 12);
  return monthDay(year, month, parts.get('day') ?? Math.min(civil.day, daysInMonth(year, month)));
}

/** Another quarter keeps the month's place in it and the day of the month. */
function changeQuarter(base: number, year: number, parts: Parts): number {
  const { month, day } = civilOf(base);
  const quarter = inRange('quarter', parts.get('quarter') ?? quarterOf(month), 1, 4);
  const given = parts.get('dayOfQuarter');
  if (given !== undefined) return quarterDay(year, quarter, given);
  const there = (quarter - 1) * 3 + ((month - 1) % 3) + 1;
  return monthDay(year, there, Math.min(day, daysInMonth(year, there)));
}

/** Nanoseconds since midnight. */
export function nanoOfParts(hour: number, minute: number, second: number, nanos: number): number {
  inRange('hour', hour, 0, 23);
  inRange('minute', minute, 0, 59);
  inRange('second', second, 0, 59);
  return (hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + nanos;
}

const TIME_PARTS: readonly string[] = ['hour', 'minute', 'second'];
const FRACTIONS: readonly string[] = ['millisecond', 'microsecond', 'nanosecond'];

/** A time of day from its parts; without a base every larger part must be given. */
export function timeOfParts(parts: Parts, base: number | null): number {
  if (base === null) checkTimeGaps(parts);
  const seconds = base === null ? 0 : Math.floor(base / NANOS_PER_SECOND);
  const at = (name: string, fallback: number): number => parts.get(name) ?? fallback;
  const nanos = FRACTIONS.some((f) => parts.has(f)) ? fractionOf(parts) : base === null ? 0 : base % NANOS_PER_SECOND;
  return nanoOfParts(at('hour', Math.floor(seconds / 3600)), at('minute', Math.floor(seconds / 60) % 60), at('second', seconds % 60), nanos);
}

function checkTimeGaps(parts: Parts): void {
  const present = [...TIME_PARTS.map((p) => parts.has(p)), FRACTIONS.some((f) => parts.has(f))];
  const gap = present.findIndex((has, i) => has && i > 0 && present[i - 1] === false);
  if (gap > 0) throw refuse(`${TIME_PARTS[gap - 1] ?? 'second'} must be specified.`);
}

/** Milli-, micro- and nanoseconds together: each holds what the larger given one leaves. */
function fractionOf(parts: Parts): number {
  const milli = parts.get('millisecond');
  const micro = parts.get('microsecond');
  const nano = parts.get('nanosecond');
  const millis = inRange('millisecond', milli ?? 0, 0, 999);
  const micros = inRange('microsecond', micro ?? 0, 0, milli === undefined ? 999_999 : 999);
  const nanoMax = micro !== undefined ? 999 : milli !== undefined ? 999_999 : 999_999_999;
  return millis * 1_000_000 + micros * 1000 + inRange('nanosecond', nano ?? 0, 0, nanoMax);
}
