// Rows in the order that the reader asked for, and which of them are in sight. Pure.
import type { TypedValue } from '#graph/answers';
import { drained, sortSteps } from './merge-sort.ts';
import { compareReadings } from './order.ts';
import { read, type Reading } from './values.ts';

export type Direction = 'ascending' | 'descending';
type Rows = readonly (readonly TypedValue[])[];
export interface Sorting { readonly column: number; readonly direction: Direction }

/** Values read between two pauses. */
const readAtOnce = 5000;

/** What a click on a column's heading asks for: ascending, then descending, then the order of the answer again. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** The places of the rows, sorted; rows that are equal in the column keep the order of the answer. As with ORDER BY, null comes last ascending and first descending. */
export const sortedRows = (rows: Rows, sorting: Sorting | null): readonly number[] => drained(rowSteps(rows, sorting));

/** The same in slices. */
export function* rowSteps(rows: Rows, sorting: Sorting | null): Generator<void, readonly number[]> {
  if (sorting === null) return rows.map((_, at) => at);
  const readings: Reading[] = [];
  for (const row of rows) {
    readings.push(read(row[sorting.column] ?? { $type: 'Null', _value: null }));
    if (readings.length % readAtOnce === 0) yield;
  }
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return yield* sortSteps(rows.length, (a, b) => sign * compareReadings(readings[a]!, readings[b]!));
}

/** First and one past the last of `count` rows of `height` pixels that are to be drawn, with some beyond each edge so that scrolling shows no gaps. */
export function windowOf(count: number, height: number, top: number, room: number, beyond = 8): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.min(count, Math.floor(top / height)) - beyond);
  return { first, end: Math.min(count, Math.ceil((top + room) / height) + beyond) };
}
