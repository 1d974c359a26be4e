// The text of temporal and spatial parameters in the typed JSON of Neo4j's Query API → their parts. Both databases read it by this, so that both take and refuse the same.
import { QueryFailed } from './failures.ts';

export interface Day { readonly year: number; readonly month: number; readonly day: number }
export interface Clock { readonly hour: number; readonly minute: number; readonly second: number; readonly nanosecond: number }
export interface Zone { readonly offsetSeconds: number; readonly zoneId: string | null }
export interface Span { readonly months: bigint; readonly days: bigint; readonly seconds: bigint; readonly nanoseconds: number }
export interface Place { readonly srid: 4326 | 4979 | 7203 | 9157; readonly coordinates: readonly number[] }

export type TypedTextParts =
  | { readonly type: 'Date'; readonly day: Day }
  | { readonly type: 'LocalTime'; readonly clock: Clock }
  | { readonly type: 'Time'; readonly clock: Clock; readonly zone: Zone }
  | { readonly type: 'LocalDateTime'; readonly day: Day; readonly clock: Clock }
  | { readonly type: 'OffsetDateTime' | 'ZonedDateTime'; readonly day: Day; readonly clock: Clock; readonly zone: Zone }
  | { readonly type: 'Duration'; readonly span: Span }
  | { readonly type: 'Point'; readonly place: Place };
export type TypedTextType = TypedTextParts['type'];

/** A text of each type, for the sentence that refuses another. */
export const typedTextExamples: Readonly<Record<TypedTextType, string>> = {
  Date: '2014-05-21', LocalTime: '12:50:35.556', Time: '12:50:35+01:00', LocalDateTime: '2014-05-21T12:50:35', OffsetDateTime: '2014-05-21T12:50:35+08:00',
  ZonedDateTime: '2014-05-21T12:50:35+08:00[Asia/Shanghai]', Duration: 'P14DT16H12M', Point: 'SRID=4326;POINT (127.5 50.3)',
};
export const isTypedTextType = (type: string): type is TypedTextType => type in typedTextExamples;

const dayText = String.raw`(?<year>\d{4}|[+-]\d{4,9})-(?<month>\d\d)-(?<day>\d\d)`;
const clockText = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?)?`;
const offsetText = String.raw`(?<offset>Z|[+-]\d\d:\d\d(?::\d\d)?)`;
const span = (unit: string, name: string): string => `(?:(?<${name}>[+-]?\\d{1,15})${unit})?`;
const number = String.raw`-?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?`;
const forms: Readonly<Record<TypedTextType, RegExp>> = {
  Date: new RegExp(`^${dayText}$`),
  LocalTime: new RegExp(`^${clockText}$`),
  Time: new RegExp(`^${clockText}${offsetText}$`),
  LocalDateTime: new RegExp(`^${dayText}T${clockText}$`),
  OffsetDateTime: new RegExp(`^${dayText}T${clockText}${offsetText}$`),
  ZonedDateTime: new RegExp(`^${dayText}T${clockText}${offsetText}\\[(?<zone>[A-Za-z0-9_+/-]{1,60})\\]$`),
  Duration: new RegExp(`^P(?=[^T]|T.)${span('Y', 'years')}${span('M', 'months')}${span('W', 'weeks')}${span('D', 'days')}(?:T(?=.)${span('H', 'hours')}${span('M', 'minutes')}(?:(?<sign>[+-]?)(?<seconds>\\d{1,15})(?:\\.(?<fraction>\\d{1,9}))?S)?)?$`),
  Point: new RegExp(`^SRID=(?<srid>\\d{4});POINT(?: Z)? ?\\((?<coordinates>${number}(?: ${number}){1,2})\\)$`),
};

/** The parts of a typed text; `null` when it is no text of its type. */
export function readTypedText(type: TypedTextType, text: string): TypedTextParts | null {
  const found = forms[type].exec(text)?.groups;
  if (!found) return null;
  switch (type) {
    case 'Date': return complete({ type, day: dayOf(found) });
    case 'LocalTime': return complete({ type, clock: clockOf(found) });
    case 'Time': return complete({ type, clock: clockOf(found), zone: zoneOf(found) });
    case 'LocalDateTime': return complete({ type, day: dayOf(found), clock: clockOf(found) });
    case 'OffsetDateTime':
    case 'ZonedDateTime': return complete({ type, day: dayOf(found), clock: clockOf(found), zone: zoneOf(found) });
    case 'Duration': return { type, span: spanOf(found) };
    case 'Point': return complete({ type, place: placeOf(found) });
  }
}

/** The same; throws QueryFailed when it is no text of its type. */
export function typedTextParts(type: TypedTextType, text: string): TypedTextParts {
  const parts = readTypedText(type, text);
  if (!parts) throw new QueryFailed(`A parameter is typed as a ${type}, but is none. Write it such as "${typedTextExamples[type]}".`, 'Neo.ClientError.Statement.TypeError');
  return parts;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Tried<T> = { readonly [key in keyof T]: T[key] | null };
/** All parts or none. */
const complete = <T extends object>(parts: Tried<T>): T | null => (Object.values(parts).includes(null) ? null : (parts as T));
const count = (text: string | undefined): number => Number(text ?? 0);
const nanosecondsOf = (fraction: string | undefined): number => Number((fraction ?? '').padEnd(9, '0'));

function dayOf({ year, month, day }: Groups): Day | null {
  const [y, m, d] = [count(year), count(month), count(day)];
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d >= 1 && d <= longest ? { year: y, month: m, day: d } : null;
}

function clockOf({ hour, minute, second, fraction }: Groups): Clock | null {
  const clock = { hour: count(hour), minute: count(minute), second: count(second), nanosecond: nanosecondsOf(fraction) };
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60 ? clock : null;
}

/** An offset is at most eighteen hours; a zone is one that the IANA database knows. */
function zoneOf({ offset = 'Z', zone }: Groups): Zone | null {
  const [hours = 0, minutes = 0, seconds = 0] = offset === 'Z' ? [] : offset.slice(1).split(':').map(Number);
  const size = hours * 3600 + minutes * 60 + seconds;
  if (size > 64_800 || minutes > 59 || seconds > 59 || (zone !== undefined && !isZone(zone))) return null;
  return { offsetSeconds: offset.startsWith('-') && size > 0 ? -size : size, zoneId: zone ?? null };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

function spanOf(found: Groups): Span {
  const whole = (name: string): bigint => BigInt((found[name] ?? '0').replace('+', ''));
  const negative = found['sign'] === '-';
  const seconds = whole('seconds');
  const nanoseconds = nanosecondsOf(found['fraction']);
  // as in Neo4j the nanoseconds are never negative: -0.5 s is -1 s and 500,000,000 ns
  const [ownSeconds, ownNanoseconds] = !negative ? [seconds, nanoseconds] : nanoseconds === 0 ? [-seconds, 0] : [-seconds - 1n, 1_000_000_000 - nanoseconds];
  return { months: whole('years') * 12n + whole('months'), days: whole('weeks') * 7n + whole('days'), seconds: whole('hours') * 3600n + whole('minutes') * 60n + ownSeconds, nanoseconds: ownNanoseconds };
}

function placeOf({ srid, coordinates = '' }: Groups): Place | null {
  const numbers = coordinates.split(' ').map(Number);
  const known = ([4326, 4979, 7203, 9157] as const).find((id) => id === Number(srid));
  const dimensions = known === 4979 || known === 9157 ? 3 : 2;
  return known !== undefined && numbers.length === dimensions && numbers.every(Number.isFinite) ? { srid: known, coordinates: numbers } : null;
}
