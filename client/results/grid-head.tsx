// The heading of the grid: names, sorting, and the handles by which columns are made wider.
import { useRef } from 'preact/hooks';
import type { Column } from './columns.ts';
import type { Place } from './grid-keys.ts';
import type { Sorting } from './rows.ts';

interface HeadProps {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly sorting: Sorting | null;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly onSort: (column: number) => void;
  readonly onResize: (column: number, pixels: number) => void;
}

export function GridHead({ columns, widths, sorting, place, onPlace, onSort, onResize }: HeadProps) {
  const isActive = (column: number): string => (place.row < 0 && place.column === column ? ' active' : '');
  return (
    <div role="rowgroup" class="grid-head">
      <div role="row" class="grid-heading" aria-rowindex={1}>
        <div role="columnheader" id="result-head--1" class={`grid-number${isActive(-1)}`} aria-colindex={1} onClick={() => onPlace({ row: -1, column: -1 })}><span class="visually-hidden">Row, the whole table</span></div>
        {columns.map(({ name, kind }, column) => {
          const sorted = sorting?.column === column ? sorting.direction : null;
          return (
            <div key={column} role="columnheader" id={`result-head-${column}`} class={`heading of-${kind}${isActive(column)}`} aria-colindex={column + 2} aria-sort={sorted ?? 'none'} title={`${name}: sort`} onClick={() => { onPlace({ row: -1, column }); onSort(column); }}>
              <span class="name">{name}</span>
              <svg class={`sort ${sorted ?? 'unsorted'}`} width="9" height="9" viewBox="0 0 10 10" aria-hidden="true"><path d={sorted === 'descending' ? 'M1.500 3 5 7l3.500-4' : 'M1.500 7 5 3l3.500 4'} fill="none" stroke="currentColor" stroke-width="1.500" stroke-linecap="round" stroke-linejoin="round" /></svg>
              <Handle width={widths[column] ?? 0} natural={columns[column]?.width ?? 0} onResize={(pixels) => onResize(column, pixels)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Dragged with the pointer; a double click gives the width that the values want. By keyboard, Shift and the arrows do it on the heading. */
function Handle({ width, natural, onResize }: { width: number; natural: number; onResize: (pixels: number) => void }) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  return (
    <span class="handle" aria-hidden="true" onClick={(event) => event.stopPropagation()} onDblClick={(event) => { event.stopPropagation(); onResize(natural); }}
      onPointerDown={(event) => { event.preventDefault(); event.currentTarget.setPointerCapture(event.pointerId); drag.current = { x: event.clientX, width }; }}
      onPointerMove={(event) => { if (drag.current) onResize(drag.current.width + event.clientX - drag.current.x); }}
      onPointerUp={() => { drag.current = null; }} onPointerCancel={() => { drag.current = null; }} />
  );
}
