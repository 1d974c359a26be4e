// A row of the grid, and below it the cell that is unfolded.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TypedValue } from '#graph/answers';
import { CellValue } from './cell.tsx';
import type { Column } from './columns.ts';
import type { Place } from './grid-keys.ts';
import type { OpenInExplore } from './query-result.ts';
import { ValueDetails } from './value-details.tsx';

interface RowProps {
  readonly row: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  /** Pixels that are in sight, for the unfolded value. */
  readonly width: number;
  readonly values: readonly TypedValue[];
  readonly columns: readonly Column[];
  readonly place: Place | null;
  readonly unfolded: Place | null;
  readonly onPlace: (place: Place) => void;
  readonly onUnfold: (place: Place) => void;
  readonly onOpen: OpenInExplore;
  /** Tells how many pixels the unfolded value takes. */
  readonly onHeight: (pixels: number) => void;
}

export function GridRow({ row, top, width, values, columns, place, unfolded, onPlace, onUnfold, onOpen, onHeight }: RowProps) {
  const value = unfolded && values[Math.max(0, unfolded.column)];
  return (
    <>
      <div role="row" class="grid-row" aria-rowindex={row + 2} aria-selected={place?.column === -1} style={{ transform: `translateY(${top}px)` }}>
        <div role="rowheader" id={`result-cell-${row}--1`} class={`grid-number${place?.column === -1 ? ' active' : ''}`} aria-colindex={1} onClick={() => onPlace({ row, column: -1 })}>{(row + 1).toLocaleString('en-GB')}</div>
        {columns.map(({ name, kind }, column) => (
          <div key={column} role="gridcell" id={`result-cell-${row}-${column}`} class={`cell of-${kind}${place?.column === column ? ' active' : ''}`} aria-colindex={column + 2} onClick={() => onPlace({ row, column })} onDblClick={() => onUnfold({ row, column })}>
            <CellValue name={name} value={values[column]!} open={unfolded?.column === column} onOpen={onOpen} onUnfold={() => onUnfold({ row, column })} />
          </div>
        ))}
      </div>
      {value && unfolded && <Unfolded name={columns[Math.max(0, unfolded.column)]?.name ?? ''} value={value} row={row} top={top} width={width} span={columns.length + 1} onClose={() => onUnfold(unfolded)} onOpen={onOpen} onHeight={onHeight} />}
    </>
  );
}

function Unfolded({ name, value, row, top, width, span, onClose, onOpen, onHeight }: { name: string; value: TypedValue; row: number; top: number; width: number; span: number; onClose: () => void; onOpen: OpenInExplore; onHeight: (pixels: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => onHeight(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div role="row" class="unfolded" ref={box} style={{ transform: `translateY(${top + 41}px)`, width: `${width}px` }}>
      <div role="gridcell" aria-colspan={span} class="unfolded-inside" tabIndex={-1}>
        <p class="unfolded-head"><span class="code">{name}</span><span class="muted">row {(row + 1).toLocaleString('en-GB')} · {value.$type}</span><button type="button" class="link" onClick={onClose}>Fold</button></p>
        <ValueDetails value={value} onOpen={onOpen} />
      </div>
    </div>
  );
}
