// Dates as sources give them: EDTF (ISO 8601-2) text, and the first and last day that it can mean. Only the importer parses; the rest reads the computed days.
import edtf from 'edtf';

/** ISO days; `null` at an open end. */
export interface EdtfDate { readonly edtf: string; readonly earliest: string | null; readonly latest: string | null }
export type ParsedDate = EdtfDate | { readonly problem: string };

const quarter = /^(\d{4})-Q([1-4])$/;
const season = /^(\d{4})-(2[1-9]|3\d|4[01])$/;

/** Parses EDTF: `2021`, `2018-11`, `2021-06-28/2021-06-30`, `../2021-04-08`; accepts `2018-Q4`. The problem is a sentence that says what to write instead. */
export function parseEdtf(text: string): ParsedDate {
  const trimmed = text.trim();
  const inQuarter = quarter.exec(trimmed);
  if (inQuarter) return parseEdtf(quarterSpan(Number(inQuarter[1]), Number(inQuarter[2])));
  const trap = season.exec(trimmed);
  if (trap) return { problem: `\`${trimmed}\` means a season in EDTF. For the years ${trap[1]} to ${trap[1]!.slice(0, 2)}${trap[2]} write \`${trap[1]}/${trap[1]!.slice(0, 2)}${trap[2]}\`.` };
  try {
    const parsed = edtf(trimmed);
    if (parsed.type !== 'Date' && parsed.type !== 'Interval' && parsed.type !== 'Year' && parsed.type !== 'Decade' && parsed.type !== 'Century') return { problem: unreadable(trimmed) };
    return { edtf: trimmed, earliest: dayOf(parsed.min), latest: dayOf(parsed.max) };
  } catch {
    return { problem: unreadable(trimmed) };
  }
}

function unreadable(text: string): string {
  const [start, end] = text.split('/');
  if (start && end && /^\d{4}/.test(start) && /^\d{4}/.test(end) && start > end) return `\`${text}\` ends before it starts. Write the earlier date first.`;
  return `\`${text}\` is not an EDTF date. Write 2021, 2021-04, 2021-04-08, 2020/2021 for a span, or ../2021-04-08 for "some time before".`;
}

function quarterSpan(year: number, index: number): string {
  const first = String(index * 3 - 2).padStart(2, '0');
  const last = String(index * 3).padStart(2, '0');
  return `${year}-${first}/${year}-${last}`;
}

const dayOf = (time: number): string | null => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null);

/** The day `months` later (or earlier), clipped to the end of its month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(total / 12), (total % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

interface Span { readonly earliest: string | null; readonly latest: string | null }
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The fewest and the most days that can lie between two imprecise dates, `a` the former; negative when `b` may be before `a`, `null` at an open end. */
export function daysBetween(a: Span, b: Span): { readonly low: number | null; readonly high: number | null } {
  const between = (from: string | null, to: string | null): number | null => (from === null || to === null ? null : dayNumber(to) - dayNumber(from));
  return { low: between(a.latest, b.earliest), high: between(a.earliest, b.latest) };
}
