/**
 * The proleptic Gregorian calendar in plain numbers: days since 1970-01-01 to year, month, day and back, ISO weeks, quarters.
 * Ours rather than a library's, since Cypher counts years from -999,999,999 to +999,999,999.
 * It may not know zones, text or values other than numbers.
 */
import { CypherRuntimeError } from '../errors.ts';

export const NANOS_PER_SECOND = 1_000_000_000;
export const SECONDS_PER_DAY = 86_400;
export const NANOS_PER_DAY = 86_400_000_000_000;
export const MAX_YEAR = 999_999_999;

export interface CivilDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  /** 1 … 31 */
  readonly day: number;
}

const DAYS_PER_ERA = 146_097;

/** Days since the epoch; month and day must be in their ranges. After Howard Hinnant's days_from_civil. */
export function epochDayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * DAYS_PER_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

export function civilOf(epochDay: number): CivilDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / DAYS_PER_ERA);
  const dayOfEra = z - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 1 Monday … 7 Sunday. */
export function weekDayOf(epochDay: number): number {
  return modulo(epochDay + 3, 7) + 1;
}

export function ordinalDayOf(epochDay: number): number {
  return epochDay - epochDayOf(civilOf(epochDay).year, 1, 1) + 1;
}

/** The Monday of week 1 of an ISO week year. */
export function firstWeekStart(weekYear: number): number {
  const fourth = epochDayOf(weekYear, 1, 4);
  return fourth - (weekDayOf(fourth) - 1);
}

export function weekYearOf(epochDay: number): number {
  return civilOf(epochDay - weekDayOf(epochDay) + 4).year;
}

export function weekOf(epochDay: number): number {
  return Math.floor((epochDay - firstWeekStart(weekYearOf(epochDay))) / 7) + 1;
}

export function weeksInYear(weekYear: number): number {
  return (firstWeekStart(weekYear + 1) - firstWeekStart(weekYear)) / 7;
}

export function quarterOf(month: number): number {
  return Math.floor((month - 1) / 3) + 1;
}

export function dayOfQuarterOf(epochDay: number): number {
  const { year, month } = civilOf(epochDay);
  return epochDay - epochDayOf(year, (quarterOf(month) - 1) * 3 + 1, 1) + 1;
}

/** Moves by whole months, clipping the day to the month's last. Throws beyond the years that Cypher knows. */
export function plusMonths(epochDay: number, months: number): number {
  if (months === 0) return epochDay;
  const { year, month, day } = civilOf(epochDay);
  const total = year * 12 + (month - 1) + months;
  const y = Math.floor(total / 12);
  const m = modulo(total, 12) + 1;
  return checkedDay(epochDayOf(checkedYear(y), m, Math.min(day, daysInMonth(y, m))));
}

/** Whole months from one day to another, towards zero. */
export function monthsBetween(from: number, to: number): number {
  const a = civilOf(from);
  const b = civilOf(to);
  const packed = ((b.year - a.year) * 12 + (b.month - a.month)) * 32 + (b.day - a.day);
  return Math.trunc(packed / 32);
}

export function checkedYear(year: number): number {
  if (Math.abs(year) > MAX_YEAR) throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `The year ${year} is outside -${MAX_YEAR} … ${MAX_YEAR}.`);
  return year;
}

const FIRST_DAY = epochDayOf(-MAX_YEAR, 1, 1);
const LAST_DAY = epochDayOf(MAX_YEAR, 12, 31);

export function checkedDay(epochDay: number): number {
  if (epochDay < FIRST_DAY || epochDay > LAST_DAY) throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', 'The date is outside the years that can be held.');
  return epochDay;
}

export function modulo(n: number, by: number): number {
  const rest = n % by;
  return rest < 0 ? rest + by : rest + 0;
}
