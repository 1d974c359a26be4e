// The rows as a grid: only those in sight are drawn, every one is 41 px high, and one at a time unfolds below itself. Follows the ARIA grid pattern with an active descendant, since the row that the reader stands on may be scrolled away.
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { columnsOf, fitted } from './columns.ts';
import { rowsTsv, rowTsv } from './files.ts';
import { copyWish, moved, type Place } from './grid-keys.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { copyText } from './hand-over.ts';
import type { OpenInExplore, QueryResult, Say } from './query-result.ts';
import { nextSorting, windowOf, type Sorting } from './rows.ts';
import { textOf } from './values.ts';
import { useOrder } from './use-order.ts';
import { useSize } from './use-size.ts';

export const rowHeight = 41;
const headHeight = 34;
/** Pixels of the column of row numbers, for so many digits. */
const numberWidth = (rows: number): number => 30 + 8 * String(rows).length;
const resizeStep = 16;
const least = 48;
/** Rows drawn once and kept; after so many they are forgotten. */
const mostKept = 500;

export interface TableProps { readonly result: QueryResult; readonly onOpen: OpenInExplore; readonly say: Say; readonly onSeen: (first: number, last: number) => void }

export function TableView({ result, onOpen, say, onSeen }: TableProps) {
  const { columns: names, rows } = result;
  const grid = useRef<HTMLDivElement>(null);
  const { width: room, height } = useSize(grid);
  const [top, setTop] = useState(0);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [unfolded, setUnfolded] = useState<Place | null>(null);
  const [extra, setExtra] = useState(0);
  const [chosen, setChosen] = useState<Readonly<Record<number, number>>>({});

  const columns = useMemo(() => columnsOf(names, rows), [result]);
  const { order, sorting: busy } = useOrder(result, sorting);
  const widths = fitted(columns, room - numberWidth(rows.length) - 2).map((width, at) => chosen[at] ?? width);
  // Above the unfolded row the rows stand as ever; those below it are further down by what is unfolded.
  const gap = unfolded === null ? 0 : extra;
  const topOf = (row: number): number => row * rowHeight + (unfolded !== null && row > unfolded.row ? gap : 0);
  const { first, end } = windowOf(rows.length, rowHeight, Math.max(0, top - gap), height + gap);
  const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);

  const seen = [Math.min(rows.length, Math.floor(top / rowHeight) + 1), Math.min(rows.length, Math.round((top + height - headHeight) / rowHeight))] as const;
  useEffect(() => onSeen(seen[0], Math.max(seen[0], seen[1])), [seen[0], seen[1], result]);

  const go = (to: Place): void => { setPlace(to); show(to); };
  const show = ({ row, column }: Place): void => {
    const box = grid.current;
    if (!box) return;
    const [upper, lower] = [topOf(Math.max(0, row)), topOf(Math.max(0, row)) + rowHeight];
    if (upper < box.scrollTop) box.scrollTop = row <= 0 ? 0 : upper;
    else if (lower > box.scrollTop + box.clientHeight - headHeight) box.scrollTop = lower - box.clientHeight + headHeight;
    const left = widths.slice(0, Math.max(0, column)).reduce((sum, width) => sum + width, 0);
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left + (widths[column] ?? 0) + numberWidth(rows.length) > box.scrollLeft + box.clientWidth) box.scrollLeft = left + (widths[column] ?? 0) + numberWidth(rows.length) - box.clientWidth;
  };
  const sort = (column: number): void => { setUnfolded(null); setSorting(nextSorting(sorting, column)); };
  const unfold = (at: Place): void => setUnfolded(unfolded?.row === at.row && unfolded.column === at.column ? null : at);
  const resize = (column: number, width: number): void => setChosen((before) => ({ ...before, [column]: Math.max(least, Math.round(width)) }));

  const copy = async (): Promise<void> => {
    const wish = copyWish(place);
    const row = rows[order[place.row] ?? -1];
    const cell = row?.[place.column];
    const sorted = order.map((at) => rows[at]!);
    const text = wish === 'all' ? rowsTsv(names, sorted) : wish === 'row' ? rowTsv(row ?? []) : wish === 'column' ? rowsTsv([names[place.column]!], sorted.map((one) => [one[place.column]!])) : cell ? (cell.$type === 'String' ? String(cell._value) : rowTsv([cell])) : '';
    const what = wish === 'all' ? `${rows.length.toLocaleString('en-GB')} rows` : wish === 'row' ? `row ${place.row + 1}` : wish === 'column' ? `the column ${names[place.column]}` : `“${(cell ? textOf(cell) : '').slice(0, 40)}”`;
    say((await copyText(text)) ? `Copied ${what}.` : 'The browser did not let the page copy. Select the text and copy it by hand.');
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && unfolded) { event.preventDefault(); setUnfolded(null); grid.current?.focus({ preventScroll: true }); return; }
    if (event.target !== grid.current) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key === 'c' && (getSelection()?.toString() ?? '') === '') { event.preventDefault(); void copy(); return; }
    if (ctrl && event.key === 'a') { event.preventDefault(); setPlace({ row: -1, column: -1 }); say('The whole table is chosen; Ctrl+C copies it.'); return; }
    if (event.key === 'Enter' && !ctrl) {
      event.preventDefault();
      if (place.row >= 0) unfold(place);
      else if (place.column >= 0) sort(place.column);
      return;
    }
    if (event.shiftKey && place.row < 0 && place.column >= 0 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) { event.preventDefault(); resize(place.column, (widths[place.column] ?? 0) + (event.key === 'ArrowLeft' ? -resizeStep : resizeStep)); return; }
    const to = moved(place, { key: event.key, ctrl, shift: event.shiftKey }, { rows: rows.length, columns: names.length, page });
    if (to) { event.preventDefault(); go(to); }
  };

  const drawn = Array.from({ length: end - first }, (_, at) => first + at);
  for (const wanted of [place.row, unfolded?.row ?? -1]) if (wanted >= 0 && wanted < rows.length && (wanted < first || wanted >= end)) drawn.push(wanted);
  // A row that is the very one of before is not looked at again: scrolling costs the new rows alone.
  const kept = useMemo(() => new Map<number, VNode>(), [order, columns, place, unfolded, gap, room, onOpen]);
  const keep = (row: number): VNode => {
    const made = (
      <GridRow key={row} row={row} top={topOf(row)} values={rows[order[row]!]!} columns={columns} place={place.row === row ? place : null} unfolded={unfolded?.row === row ? unfolded : null}
        onPlace={(at) => { setPlace(at); grid.current?.focus({ preventScroll: true }); }} onUnfold={unfold} onOpen={onOpen} onHeight={setExtra} width={room} />
    );
    if (kept.size > mostKept) kept.clear();
    kept.set(row, made);
    return made;
  };
  const active = place.row < 0 ? `result-head-${place.column}` : `result-cell-${place.row}-${place.column}`;
  return (
    <div ref={grid} class="grid" role="grid" tabIndex={0} aria-label="Rows of the result. Enter unfolds a cell or sorts a column, Ctrl+C copies." aria-busy={busy} aria-rowcount={rows.length + 1} aria-colcount={names.length + 1} aria-activedescendant={active}
      style={{ '--columns': `${numberWidth(rows.length)}px ${widths.map((width) => `${width}px`).join(' ')}` }} onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <GridHead columns={columns} widths={widths} sorting={sorting} place={place} onPlace={(at) => { setPlace(at); grid.current?.focus(); }} onSort={sort} onResize={resize} />
      <div role="rowgroup" class="grid-body" style={{ height: `${rows.length * rowHeight + gap}px` }}>
        {drawn.map((row) => kept.get(row) ?? keep(row))}
      </div>
    </div>
  );
}
