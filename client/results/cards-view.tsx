// The rows as cards, for a phone: one card a row, one line a column, all of one height, so that only those in sight are drawn. A touch unfolds a card into its whole values.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CellValue } from './cell.tsx';
import type { OpenInExplore, QueryResult } from './query-result.ts';
import { windowOf, type Sorting } from './rows.ts';
import { useOrder } from './use-order.ts';
import { useSize } from './use-size.ts';
import { ValueDetails } from './value-details.tsx';

const line = 30;
const frame = 45;
/** No browser lays out a page of more pixels; what is beyond is in the files. */
const tallest = 15_000_000;

export function CardsView({ result, onOpen, onSeen }: { result: QueryResult; onOpen: OpenInExplore; onSeen: (first: number, last: number) => void }) {
  const { columns, rows } = result;
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => { close.current?.focus(); }, [opened]);
  const cardHeight = columns.length * line + frame;
  const count = Math.min(rows.length, Math.floor(tallest / cardHeight));
  const { first, end } = windowOf(count, cardHeight, top, height, 3);
  const seen = [Math.min(count, Math.floor(top / cardHeight) + 1), Math.max(1, Math.min(count, Math.ceil((top + height) / cardHeight)))] as const;
  useEffect(() => onSeen(...seen), [seen[0], seen[1], result]);
  const { order } = useOrder(result, sorting);
  const at = (card: number): QueryResult['rows'][number] => rows[order[card]!]!;
  const row = opened === null || opened >= rows.length ? undefined : at(opened);
  const sort = (next: Sorting | null): void => { setSorting(next); setOpened(null); box.current?.scrollTo(0, 0); };
  return (
    <div class="cards-place">
      {rows.length > 1 && <SortBy columns={columns} sorting={sorting} onSort={sort} />}
      <div class="cards" ref={box} tabIndex={0} role="region" aria-label="Rows of the result" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <ol class="cards-body" style={{ height: `${count * cardHeight}px` }}>
          {Array.from({ length: end - first }, (_, i) => first + i).map((card) => (
            <li key={card} class="card" aria-setsize={rows.length} aria-posinset={card + 1} style={{ transform: `translateY(${card * cardHeight}px)`, height: `${cardHeight - 10}px` }}>
              <p class="card-head"><span>{(card + 1).toLocaleString('en-GB')}</span><button type="button" class="link" aria-expanded={opened === card} onClick={() => setOpened(card)}>Unfold<span class="visually-hidden"> row {card + 1}</span></button></p>
              <dl>{columns.map((name, column) => <div key={column}><dt class="code">{name}</dt><dd><CellValue name={name} value={at(card)[column]!} open={false} onOpen={onOpen} onUnfold={null} /></dd></div>)}</dl>
            </li>
          ))}
        </ol>
      </div>
      {row && <div class="card-whole" role="dialog" aria-label={`Row ${opened! + 1}`} onKeyDown={(event) => { if (event.key === 'Escape') setOpened(null); }}>
        <p class="card-head"><span>Row {opened! + 1}</span><button type="button" class="action" ref={close} onClick={() => setOpened(null)}>Close</button></p>
        <dl class="properties">{columns.map((name, column) => <div key={column}><dt>{name}</dt><dd><ValueDetails value={row[column]!} onOpen={onOpen} /></dd></div>)}</dl>
      </div>}
    </div>
  );
}

/** The same orders as the headings of the grid give. */
function SortBy({ columns, sorting, onSort }: { columns: readonly string[]; sorting: Sorting | null; onSort: (sorting: Sorting | null) => void }) {
  const direction = sorting?.direction ?? 'ascending';
  const turned = direction === 'ascending' ? 'descending' : 'ascending';
  const choose = (value: string): void => onSort(value === '' ? null : { column: Number(value), direction });
  return (
    <p class="cards-sort">
      <label>Sort by <select value={sorting === null ? '' : String(sorting.column)} onChange={(event) => choose(event.currentTarget.value)}><option value="">the order of the answer</option>{columns.map((name, column) => <option key={column} value={String(column)}>{name}</option>)}</select></label>
      {sorting && <button type="button" class="link" aria-label={`${direction}: sort ${turned}`} onClick={() => onSort({ ...sorting, direction: turned })}>{direction}</button>}
    </p>
  );
}
