// Rows in the order that the reader asked for, and which of them are in sight. Pure.
import type { TypedValue } from '#graph/answers';
import { compareReadings } from './order.ts';
import { read } from './values.ts';

export type Direction = 'ascending' | 'descending';
export interface Sorting { readonly column: number; readonly direction: Direction }

/** What a click on a column's heading asks for: ascending, then descending, then the order of the answer again. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** The places of the rows, sorted; rows that are equal in the column keep the order of the answer. As with ORDER BY, null comes last ascending and first descending. */
export function sortedRows(rows: readonly (readonly TypedValue[])[], sorting: Sorting | null): readonly number[] {
  const places = rows.map((_, at) => at);
  if (sorting === null) return places;
  const readings = rows.map((row) => { const value = row[sorting.column]; return read(value ?? { $type: 'Null', _value: null }); });
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return places.sort((a, b) => sign * compareReadings(readings[a]!, readings[b]!) || a - b);
}

/** First and one past the last of `count` rows of `height` pixels that are to be drawn, with some beyond each edge so that scrolling shows no gaps. */
export function windowOf(count: number, height: number, top: number, room: number, beyond = 8): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.min(count, Math.floor(top / height)) - beyond);
  return { first, end: Math.min(count, Math.ceil((top + room) / height) + beyond) };
}
