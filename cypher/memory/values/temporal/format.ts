/**
 * Temporal values as text, exactly as Neo4j's toString() writes them (ISO 8601, seconds always written).
 * It may not know how text is read back.
 */
import { civilOf, NANOS_PER_SECOND } from './calendar.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, type TimeValue } from './types.ts';

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

function dateText(epochDay: number): string {
  const { year, month, day } = civilOf(epochDay);
  const size = pad(Math.abs(year), 4);
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${size}-${pad(month, 2)}-${pad(day, 2)}`;
}

function timeText(nanoOfDay: number): string {
  const seconds = Math.floor(nanoOfDay / NANOS_PER_SECOND);
  const nanos = nanoOfDay % NANOS_PER_SECOND;
  const head = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}`;
  return `${head}:${pad(seconds % 60, 2)}${fraction(nanos)}`;
}

/** As many digits as it needs. */
const fraction = (nanos: number): string => (nanos === 0 ? '' : `.${pad(nanos, 9).replace(/0+$/, '')}`);

/** `Z`, `+01:00` or `+00:53:28`. */
export function offsetText(offsetSeconds: number): string {
  if (offsetSeconds === 0) return 'Z';
  const size = Math.abs(offsetSeconds);
  const tail = size % 60 === 0 ? '' : `:${pad(size % 60, 2)}`;
  return `${offsetSeconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600), 2)}:${pad(Math.floor(size / 60) % 60, 2)}${tail}`;
}

export type Temporal = DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue | DurationValue;

export function temporalText(v: Temporal): string {
  if (v instanceof DateValue) return dateText(v.epochDay);
  if (v instanceof LocalTimeValue) return timeText(v.nanoOfDay);
  if (v instanceof LocalDateTimeValue) return `${dateText(v.epochDay)}T${timeText(v.nanoOfDay)}`;
  if (v instanceof DateTimeValue) return `${dateText(v.epochDay)}T${timeText(v.nanoOfDay)}${offsetText(v.offsetSeconds)}${v.zone === null ? '' : `[${v.zone}]`}`;
  if (v instanceof DurationValue) return durationText(v);
  return `${timeText(v.nanoOfDay)}${offsetText(v.offsetSeconds)}`;
}

function durationText(d: DurationValue): string {
  const parts = [unit(Math.trunc(d.months / 12), 'Y'), unit(d.months % 12, 'M'), unit(d.days, 'D')].join('');
  const time = durationTime(d);
  if (parts === '' && time === '') return 'PT0S';
  return `P${parts}${time === '' ? '' : `T${time}`}`;
}

function unit(n: number | bigint, letter: string): string {
  return n === 0 || n === 0n || Object.is(n, -0) ? '' : `${n}${letter}`;
}

function durationTime(d: DurationValue): string {
  const borrow = d.seconds < 0n && d.nanos !== 0;
  const seconds = borrow ? d.seconds + 1n : d.seconds;
  const nanos = borrow ? NANOS_PER_SECOND - d.nanos : d.nanos;
  const rest = seconds % 60n;
  const head = unit(seconds / 3600n, 'H') + unit((seconds / 60n) % 60n, 'M');
  if (rest === 0n && nanos === 0) return head;
  const sign = rest < 0n || (rest === 0n && borrow) ? '-' : '';
  const decimals = nanos === 0 ? '' : `.${pad(nanos, 9).replace(/0+$/, '')}`;
  return `${head}${sign}${rest < 0n ? -rest : rest}${decimals}S`;
}
