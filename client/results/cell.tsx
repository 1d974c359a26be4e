// One value in one line, as a cell of the table or a line of a card shows it. What does not fit is folded, and unfolds below the row.
import type { TypedValue } from '#graph/answers';
import { gradeOf, verdictOf } from './columns.ts';
import { Arrow, Chevron, Grade, NodeChip, VerdictWord } from './marks.tsx';
import type { OpenInExplore } from './query-result.ts';
import { dayWords, durationWords, isYear, read, textOf, type Reading } from './values.ts';

/** Longer texts than this are offered to be unfolded; a shorter one may still be cut by a narrow column. */
const short = 48;
const folds = (reading: Reading): boolean => reading.kind === 'list' || reading.kind === 'map' || (reading.kind === 'string' && (reading.text.length > short || reading.text.includes('\n'))) || reading.kind === 'relationship' || (reading.kind === 'path' && reading.items.length > 3);

/** `name` is that of the column. */
export function CellValue({ name, value, open, onOpen, onUnfold }: { name?: string; value: TypedValue; open: boolean; onOpen: OpenInExplore; onUnfold: (() => void) | null }) {
  const reading = read(value);
  const inside = <Line name={name} value={value} reading={reading} onOpen={onOpen} />;
  if (onUnfold === null || !folds(reading)) return inside;
  return <><button type="button" class="unfold" tabIndex={-1} aria-expanded={open} aria-label={open ? 'Fold' : 'Unfold'} onClick={(event) => { event.stopPropagation(); onUnfold(); }}><Chevron open={open} /></button>{inside}</>;
}

function Line({ name = '', value, reading, onOpen }: { name?: string | undefined; value: TypedValue; reading: Reading; onOpen: OpenInExplore }) {
  switch (reading.kind) {
    case 'null': return <span class="null">null</span>;
    case 'boolean': return <span class="code">{String(reading.value)}</span>;
    case 'integer':
    case 'float': return <span class="figure" title={reading.text}>{isYear(name, reading.text) ? reading.text : textOf(value)}</span>;
    case 'string': return <Text value={value} text={reading.text} />;
    case 'temporal': return <span class="figure" title={dayWords(reading.text) ?? reading.type}>{textOf(value)}</span>;
    case 'duration': return <span class="figure" title={durationWords(reading.text)}>{reading.text}</span>;
    case 'point': return <span class="figure" title={reading.text}>{textOf(value)}</span>;
    case 'bytes':
    case 'unknown': return <span class="code">{reading.text}</span>;
    case 'node': return <NodeChip node={reading} onOpen={onOpen} tabIndex={-1} />;
    case 'relationship': return <span class="type-chip">{reading.type}</span>;
    case 'path': return <PathLine items={reading.items} onOpen={onOpen} />;
    case 'list': return <Some count={reading.items.length} one="value" many="values" preview={reading.items.slice(0, 8).map(textOf).join(', ')} />;
    case 'map': { const keys = Object.keys(reading.entries); return <Some count={keys.length} one="key" many="keys" preview={keys.slice(0, 8).join(', ')} />; }
  }
}

function Text({ value, text }: { value: TypedValue; text: string }) {
  const [verdict, grade] = [verdictOf(value), gradeOf(value)];
  if (verdict) return <VerdictWord verdict={verdict} />;
  if (grade) return <Grade grade={grade} />;
  return text === '' ? <span class="null">empty text</span> : <span class="text">{text.slice(0, 300)}</span>;
}

function Some({ count, one, many, preview }: { count: number; one: string; many: string; preview: string }) {
  return <><span class="count">{count} {count === 1 ? one : many}</span><span class="text muted">{preview.slice(0, 200)}</span></>;
}

/** The nodes of a path as chips, arrows between them pointing as the relationships do. */
export function PathLine({ items, onOpen, tabIndex = -1 }: { items: readonly TypedValue[]; onOpen: OpenInExplore; tabIndex?: number }) {
  let at = '';
  return (
    <span class="path-line">
      {items.map((item, index) => {
        const part = read(item);
        if (part.kind === 'relationship') return <span key={index} class="step" title={part.type}><Arrow back={part.start !== at} /></span>;
        if (part.kind !== 'node') return null;
        at = part.id;
        return <NodeChip key={index} node={part} onOpen={onOpen} tabIndex={tabIndex} />;
      })}
    </span>
  );
}
