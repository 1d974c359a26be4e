// The rows as cards, for a phone: one card a row, one line a column, all of one height, so that only those in sight are drawn. A touch unfolds a card into its whole values.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CellValue } from './cell.tsx';
import type { OpenInExplore, QueryResult } from './query-result.ts';
import { windowOf } from './rows.ts';
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
  const [opened, setOpened] = useState<number | null>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => { close.current?.focus(); }, [opened]);
  const cardHeight = columns.length * line + frame;
  const count = Math.min(rows.length, Math.floor(tallest / cardHeight));
  const { first, end } = windowOf(count, cardHeight, top, height, 3);
  const seen = [Math.min(count, Math.floor(top / cardHeight) + 1), Math.max(1, Math.min(count, Math.ceil((top + height) / cardHeight)))] as const;
  useEffect(() => onSeen(...seen), [seen[0], seen[1], result]);
  const row = opened === null ? undefined : rows[opened];
  return (
    <div class="cards" ref={box} tabIndex={0} role="region" aria-label="Rows of the result" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ol class="cards-body" style={{ height: `${count * cardHeight}px` }}>
        {Array.from({ length: end - first }, (_, i) => first + i).map((at) => (
          <li key={at} class="card" aria-setsize={rows.length} aria-posinset={at + 1} style={{ transform: `translateY(${at * cardHeight}px)`, height: `${cardHeight - 10}px` }}>
            <p class="card-head"><span>{(at + 1).toLocaleString('en-GB')}</span><button type="button" class="link" aria-expanded={opened === at} onClick={() => setOpened(at)}>Unfold<span class="visually-hidden"> row {at + 1}</span></button></p>
            <dl>{columns.map((name, column) => <div key={column}><dt class="code">{name}</dt><dd><CellValue value={rows[at]![column]!} open={false} onOpen={onOpen} onUnfold={null} /></dd></div>)}</dl>
          </li>
        ))}
      </ol>
      {row && <div class="card-whole" role="dialog" aria-label={`Row ${opened! + 1}`} onKeyDown={(event) => { if (event.key === 'Escape') setOpened(null); }}>
        <p class="card-head"><span>Row {opened! + 1}</span><button type="button" class="action" ref={close} onClick={() => setOpened(null)}>Close</button></p>
        <dl class="properties">{columns.map((name, column) => <div key={column}><dt>{name}</dt><dd><ValueDetails value={row[column]!} onOpen={onOpen} /></dd></div>)}</dl>
      </div>}
    </div>
  );
}
