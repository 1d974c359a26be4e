/**
 * Temporal values read from text: the ISO 8601 forms that Neo4j accepts (calendar, week, quarter and ordinal dates, basic and
 * extended; times with a fraction; offsets and `[zone]`; durations by units or by date).
 * It may not know maps.
 */
import { CypherRuntimeError } from '../errors.ts';
import { checkedYear, civilOf, quarterOf, weeksInYear } from './calendar.ts';
import { dayOfParts, nanoOfParts } from './parts.ts';
import { addDurations, approximate, duration } from './duration.ts';
import { atZone } from './instant.ts';
import { type DateTimeValue, DateValue, type DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './types.ts';
import { offsetAtLocal, parseOffset, parseZone, type Zone } from './zone.ts';

function refuse(text: string, what: string): CypherRuntimeError {
  return new CypherRuntimeError('SyntaxError', 'InvalidArgumentValue', `Text cannot be parsed to a ${what}: "${text}".`, { code: 'Neo.ClientError.Statement.SyntaxError' });
}

const YEAR = '(?<year>\\d{4}|[+-]\\d{1,9}(?=$|-|T))';
const DATES: readonly RegExp[] = [
  `${YEAR}(?:-(?<month>\\d{2}|\\d(?=-))(?:-(?<day>\\d{1,2}))?)?`,
  '(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})?',
  `${YEAR}-?W(?<week>\\d{1,2})(?:-?(?<dayOfWeek>\\d))?`,
  `${YEAR}-?Q(?<quarter>\\d)(?:-?(?<dayOfQuarter>\\d{1,2}))?`,
  `${YEAR}-?(?<ordinalDay>\\d{3})`,
].map((source) => new RegExp(`^${source}$`));

const TIMES = [/^(?<hour>\d{1,2})(?::(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?)?$/, /^(?<hour>\d{2})(?:(?<minute>\d{2})(?:(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?$/];

/** A part out of its range is a fault of the text. */
function inText(read: () => number): number {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof CypherRuntimeError) throw new CypherRuntimeError('SyntaxError', 'InvalidArgumentValue', cause.message, { cause });
    throw cause;
  }
}

function readDay(text: string, whole: string, what: string): number {
  for (const pattern of DATES) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const parts = new Map(Object.entries(groups).flatMap(([k, v]) => (v === undefined ? [] : [[k, Number(v)] as const])));
    const year = checkedYear(parts.get('year') ?? 0);
    if (parts.get('week') === 53 && weeksInYear(year) < 53) throw CypherRuntimeError.badArgument(`The year ${year} does not contain 53 weeks.`);
    const day = inText(() => dayOfParts(year, parts));
    if (parts.has('quarter') && quarterOf(civilOf(day).month) !== parts.get('quarter')) throw CypherRuntimeError.badArgument(`Quarter ${parts.get('quarter')} of ${year} has fewer days.`);
    return day;
  }
  throw refuse(whole, what);
}

function readNano(text: string, whole: string, what: string): number {
  const groups = TIMES.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) throw refuse(whole, what);
  const fraction = groups['fraction'] ?? '';
  return inText(() => nanoOfParts(Number(groups['hour']), Number(groups['minute'] ?? 0), Number(groups['second'] ?? 0), Number(fraction.padEnd(9, '0'))));
}

export function parseDate(text: string): DateValue {
  return new DateValue(readDay(text, text, 'Date'));
}

export function parseLocalTime(text: string): LocalTimeValue {
  return new LocalTimeValue(readNano(text.replace(/^T/, ''), text, 'LocalTime'));
}

interface Zoned {
  readonly body: string;
  readonly offset: number | null;
  readonly zone: Zone | null;
}

/** Takes `+01:00`, `Z` and `[Europe/Stockholm]` off the end. */
function splitZone(text: string, what: string): Zoned {
  const named = /^(.*)\[([^\]]+)\]$/.exec(text);
  const rest = named?.[1] ?? text;
  const zone = named?.[2] === undefined ? null : parseZone(named[2]);
  const timeStart = rest.indexOf('T') + 1;
  const at = rest.slice(timeStart).search(/[Zz+-]/);
  if (at < 0) return { body: rest, offset: null, zone };
  const offset = parseOffset(rest.slice(timeStart + at));
  if (offset === null) throw refuse(text, what);
  return { body: rest.slice(0, timeStart + at), offset, zone };
}

export function parseTime(text: string, fallback: Zone): TimeValue {
  const { body, offset, zone } = splitZone(text.replace(/^T/, ''), 'Time');
  if (zone?.name != null) throw CypherRuntimeError.badArgument(`A time without a date cannot have the named zone ${zone.name}. Write an offset, e.g. +01:00.`);
  const nano = readNano(body, text, 'Time');
  return new TimeValue(nano, offset ?? offsetAtLocal(zone ?? fallback, Math.floor(Date.now() / 86_400_000), nano));
}

function readLocal(body: string, text: string, what: string): [number, number] {
  const t = body.indexOf('T');
  if (t < 0) return [readDay(body, text, what), 0];
  return [readDay(body.slice(0, t), text, what), readNano(body.slice(t + 1), text, what)];
}

export function parseLocalDateTime(text: string): LocalDateTimeValue {
  return new LocalDateTimeValue(...readLocal(text, text, 'LocalDateTime'));
}

export function parseDateTime(text: string, fallback: Zone): DateTimeValue {
  const { body, offset, zone } = text.includes('T') ? splitZone(text, 'DateTime') : { body: text, offset: null, zone: null };
  const [day, nano] = readLocal(body, text, 'DateTime');
  if (zone !== null) return inNamedZone(day, nano, zone, offset, text);
  return atZone(day, nano, offset === null ? fallback : { offsetSeconds: offset, name: null });
}

function inNamedZone(day: number, nano: number, zone: Zone, offset: number | null, text: string): DateTimeValue {
  const value = atZone(day, nano, zone, offset);
  if (offset !== null && value.offsetSeconds !== offset) {
    throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `The offset in "${text}" is not one of the time zone ${zone.name ?? ''} at that time.`);
  }
  return value;
}

const N = '([+-]?\\d+(?:[.,]\\d+)?)';
const BY_UNITS = new RegExp(`^([+-])?P(?:${N}Y)?(?:${N}M)?(?:${N}W)?(?:${N}D)?(T(?:${N}H)?(?:${N}M)?(?:([+-]?\\d+)(?:[.,](\\d{1,9}))?S)?)?$`, 'i');
const BY_DATE = /^([+-])?P(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?$/i;

export function parseDuration(text: string): DurationValue {
  const byUnits = BY_UNITS.exec(text);
  const empty = byUnits?.[6]?.toUpperCase() === 'T' || byUnits?.slice(2).every((part) => part === undefined) !== false;
  if (byUnits !== null && !empty) return durationByUnits(byUnits);
  const byDate = BY_DATE.exec(text);
  if (byDate === null) throw refuse(text, 'Duration');
  return durationByDate(byDate);
}

function durationByUnits(parts: RegExpExecArray): DurationValue {
  const sign = parts[1] === '-' ? -1 : 1;
  const at = (i: number): number => sign * Number((parts[i] ?? '0').replace(',', '.'));
  const negative = (parts[9] ?? '').startsWith('-');
  const nanos = Number((parts[10] ?? '').padEnd(9, '0')) * sign * (negative ? -1 : 1);
  // whole seconds beyond what a double holds
  const exact = /^[-+]?\d{16,}$/.test(parts[9] ?? '') ? BigInt(parts[9] ?? '0') * BigInt(sign) : 0n;
  const seconds = at(7) * 3600 + at(8) * 60 + (exact === 0n ? at(9) : 0);
  return addDurations(approximate({ months: at(2) * 12 + at(3), days: at(4) * 7 + at(5), seconds, nanos }), duration(0, 0, exact, 0n));
}

function durationByDate(parts: RegExpExecArray): DurationValue {
  const sign = parts[1] === '-' ? -1 : 1;
  const at = (i: number): number => sign * Number(parts[i] ?? 0);
  if (Math.abs(at(3)) > 12 || Math.abs(at(4)) > 31 || Math.abs(at(5)) > 24 || Math.abs(at(6)) > 60) throw refuse(parts[0], 'Duration');
  const nanos = sign * Number((parts[8] ?? '').padEnd(9, '0'));
  return duration(at(2) * 12 + at(3), at(4), BigInt(at(5) * 3600 + at(6) * 60 + at(7)), BigInt(nanos));
}
