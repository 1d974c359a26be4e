// A value unfolded: the whole text, every item of a list, every key of a map, all properties of a node or relationship.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TypedValue } from '#graph/answers';
import { CellValue, PathLine } from './cell.tsx';
import { idInExplore, NodeChip } from './marks.tsx';
import type { OpenInExplore } from './query-result.ts';
import { read, textOf, type TypedProperties } from './values.ts';

/** So many items are written out at once; the rest on demand. */
const atOnce = 100;
const deepest = 6;

export function ValueDetails({ value, onOpen, depth = 0 }: { value: TypedValue; onOpen: OpenInExplore; depth?: number }) {
  const reading = read(value);
  if (depth > deepest) return <span class="muted">nested deeper; see Raw</span>;
  switch (reading.kind) {
    case 'string': return <p class="whole">{/^https?:\/\/\S+$/.test(reading.text) ? <a href={reading.text} rel="noreferrer noopener" target="_blank">{reading.text}</a> : reading.text}</p>;
    case 'list': return isShort(reading.items) ? <p class="whole">{reading.items.map(textOf).join(' · ')}</p> : <Items items={reading.items} onOpen={onOpen} depth={depth} />;
    case 'map': return <Properties entries={reading.entries} onOpen={onOpen} depth={depth} />;
    case 'path': return <><PathLine items={reading.items} onOpen={onOpen} tabIndex={0} /><Items items={reading.items} onOpen={onOpen} depth={depth} /></>;
    case 'node': {
      const id = idInExplore(reading);
      return <><p class="labels">{reading.labels.join(' · ')}{id !== null && <button type="button" class="link" onClick={() => onOpen([id])}>Open in Explore</button>}</p><Properties entries={reading.properties} onOpen={onOpen} depth={depth} /></>;
    }
    case 'relationship': return <><p class="labels"><span class="type-chip">{reading.type}</span> <span class="code">{reading.start} → {reading.end}</span></p><Properties entries={reading.properties} onOpen={onOpen} depth={depth} /></>;
    default: return <CellValue value={value} open={false} onOpen={onOpen} onUnfold={null} />;
  }
}

function Properties({ entries, onOpen, depth }: { entries: TypedProperties; onOpen: OpenInExplore; depth: number }) {
  return <More all={Object.entries(entries)} empty="no properties" list={(shown) => <dl class="properties">{shown.map(([key, entry]) => <div key={key}><dt>{key}</dt><dd><ValueDetails value={entry} onOpen={onOpen} depth={depth + 1} /></dd></div>)}</dl>} />;
}

function Items({ items, onOpen, depth }: { items: readonly TypedValue[]; onOpen: OpenInExplore; depth: number }) {
  return <More all={items} empty="an empty list" list={(shown) => <ol class="items">{shown.map((item, at) => <li key={at}>{nests(item) ? <Folded value={item} onOpen={onOpen} depth={depth} /> : <ValueDetails value={item} onOpen={onOpen} depth={depth + 1} />}</li>)}</ol>} />;
}

/** A few short words or figures stand in one line. */
const isShort = (items: readonly TypedValue[]): boolean => items.length > 0 && items.length <= 12 && items.every((item) => !nests(item) && item.$type !== 'Path') && items.reduce((sum, item) => sum + textOf(item).length, 0) < 120;
const nests = ({ $type }: TypedValue): boolean => $type === 'Node' || $type === 'Relationship' || $type === 'Map' || $type === 'List';

/** An item that holds others: its line, which opens. */
function Folded({ value, onOpen, depth }: { value: TypedValue; onOpen: OpenInExplore; depth: number }) {
  const reading = read(value);
  const [open, setOpen] = useState(false);
  const line = reading.kind === 'node' ? <NodeChip node={reading} onOpen={onOpen} /> : <CellValue value={value} open={false} onOpen={onOpen} onUnfold={null} />;
  return <>{line} <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Fold' : 'Unfold'}</button>{open && <ValueDetails value={value} onOpen={onOpen} depth={depth + 1} />}</>;
}

function More<T>({ all, empty, list }: { all: readonly T[]; empty: string; list: (shown: readonly T[]) => ComponentChildren }) {
  const [count, setCount] = useState(atOnce);
  if (all.length === 0) return <p class="muted">{empty}</p>;
  return <>{list(all.slice(0, count))}{all.length > count && <button type="button" class="link" onClick={() => setCount(count + 10 * atOnce)}>Show more of {all.length.toLocaleString('en-GB')}</button>}</>;
}
