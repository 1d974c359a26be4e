/**
 * Zones: offsets written `Z`, `+01`, `+0100`, `+01:00`, `+01:00:30`, and names of the IANA database, whose rules come from js-joda.
 * js-joda carries the rules on to 2499; later years are mapped to one of the same shape among the last 400, as the Gregorian calendar repeats, and so do the rules.
 * It may not know the temporal values.
 */
import { Instant, LocalDateTime, ZoneId } from '@js-joda/core';
import '@js-joda/timezone';
import { CypherRuntimeError } from '../errors.ts';
import { civilOf, epochDayOf, NANOS_PER_SECOND } from './calendar.ts';

export interface Zone {
  /** Set for a fixed offset. */
  readonly offsetSeconds: number | null;
  /** Set for a named zone. */
  readonly name: string | null;
}

export const UTC: Zone = { offsetSeconds: 0, name: null };
const MAX_OFFSET = 18 * 3600;
const OFFSET = /^([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?$/;
const zones = new Map<string, ZoneId>();

/** `text` as a zone. Throws ArgumentError when it is neither an offset nor a known name. */
export function parseZone(text: string): Zone {
  if (text === 'Z' || text === 'z') return UTC;
  const offset = parseOffset(text);
  if (offset !== null) return { offsetSeconds: offset, name: null };
  return { offsetSeconds: null, name: named(text).id() };
}

/** Seconds east of UTC, or null when `text` is no offset. */
export function parseOffset(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const parts = OFFSET.exec(text);
  if (parts === null) return null;
  const minutes = Number(parts[3] ?? 0);
  const seconds = Number(parts[4] ?? 0);
  const size = Number(parts[2]) * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || size > MAX_OFFSET) throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `'${text}' is not an offset between -18:00 and +18:00.`);
  return size === 0 ? 0 : parts[1] === '-' ? -size : size;
}

let names: ReadonlyMap<string, string> | null = null;

/** The names of the IANA database by their lower-cased form; case does not matter. */
function spellings(): ReadonlyMap<string, string> {
  names ??= new Map(ZoneId.getAvailableZoneIds().map((name) => [name.toLowerCase(), name]));
  return names;
}

function named(name: string): ZoneId {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const spelled = spellings().get(name.toLowerCase());
  if (spelled === undefined) throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `'${name}' is not a time zone. Write an offset (+01:00) or a name such as Europe/Stockholm.`);
  const zone = ZoneId.of(spelled);
  zones.set(name, zone);
  return zone;
}

const LAST_YEAR = 2499;

/** A day whose year js-joda's rules can answer for, with the same calendar. */
function nearDay(epochDay: number): number {
  const { year, month, day } = civilOf(epochDay);
  if (year >= -9999 && year <= LAST_YEAR) return epochDay;
  return epochDayOf((((year % 400) + 400) % 400) + (year < 0 ? -9600 : year % 400 < 100 ? LAST_YEAR - 99 : LAST_YEAR - 499), month, day);
}

/** The offset in force at a wall-clock time; in an overlap the earlier one, in a gap the one before it. */
export function offsetAtLocal(zone: Zone, epochDay: number, nanoOfDay: number): number {
  if (zone.offsetSeconds !== null) return zone.offsetSeconds;
  return named(zone.name ?? 'UTC').rules().offset(localDateTime(epochDay, nanoOfDay)).totalSeconds();
}

/** True when `offset` may be in force at that wall-clock time (two may in an overlap). */
export function isValidOffset(zone: Zone, epochDay: number, nanoOfDay: number, offset: number): boolean {
  if (zone.offsetSeconds !== null) return zone.offsetSeconds === offset;
  return named(zone.name ?? 'UTC').rules().validOffsets(localDateTime(epochDay, nanoOfDay)).some((o) => o.totalSeconds() === offset);
}

/** Seconds by which a wall-clock time inside a gap is moved forward; 0 elsewhere. */
export function gapAt(zone: Zone, epochDay: number, nanoOfDay: number): number {
  if (zone.offsetSeconds !== null) return 0;
  const rules = named(zone.name ?? 'UTC').rules();
  const local = localDateTime(epochDay, nanoOfDay);
  if (rules.validOffsets(local).length > 0) return 0;
  const transition = rules.transition(local);
  return transition === null ? 0 : transition.offsetAfter().totalSeconds() - transition.offsetBefore().totalSeconds();
}

function localDateTime(epochDay: number, nanoOfDay: number): LocalDateTime {
  const { year, month, day } = civilOf(nearDay(epochDay));
  const second = Math.floor(nanoOfDay / NANOS_PER_SECOND);
  return LocalDateTime.of(year, month, day, Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60, nanoOfDay % NANOS_PER_SECOND);
}

/** The offset in force at an instant, given as day and nanosecond in UTC. */
export function offsetAtInstant(zone: Zone, utcDay: number, utcNano: number): number {
  if (zone.offsetSeconds !== null) return zone.offsetSeconds;
  const seconds = nearDay(utcDay) * 86_400 + Math.floor(utcNano / NANOS_PER_SECOND);
  return named(zone.name ?? 'UTC').rules().offset(Instant.ofEpochSecond(seconds)).totalSeconds();
}
