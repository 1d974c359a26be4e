// The answer as it came, in typed JSON: folded, walked by keyboard like a tree; only the lines in sight are drawn.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { answerJson } from './files.ts';
import { copyText } from './hand-over.ts';
import { folds, JsonLines, openAtFirst, preview, type JsonLine } from './json-lines.ts';
import { Chevron } from './marks.tsx';
import type { QueryResult, Say } from './query-result.ts';
import { windowOf } from './rows.ts';
import { useSize } from './use-size.ts';

const lineHeight = 22;

export function RawView({ result, say }: { result: QueryResult; say: Say }) {
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(0);
  /** Paths that the reader opened or shut, against what is open at first. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => { setTurned(new Set()); setAt(0); box.current?.scrollTo(0, 0); }, [result]);
  const lines = useMemo(() => new JsonLines({ columns: result.columns, rows: result.rows, truncated: result.truncated, summary: result.summary }, (path) => openAtFirst(path) !== (turned.size > 0 && turned.has(path))), [result, turned]);
  const { first, end } = windowOf(lines.length, lineHeight, top, height);

  const turn = (line: JsonLine): void => {
    if (!folds(line)) return;
    const next = new Set(turned);
    if (!next.delete(line.path)) next.add(line.path);
    setTurned(next);
  };
  const go = (to: number): void => {
    const line = Math.max(0, Math.min(lines.length - 1, to));
    setAt(line);
    const element = box.current;
    if (!element) return;
    if (line * lineHeight < element.scrollTop) element.scrollTop = line * lineHeight;
    else if ((line + 1) * lineHeight > element.scrollTop + element.clientHeight) element.scrollTop = (line + 1) * lineHeight - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines.at(at);
    if (!line) return;
    const page = Math.max(1, Math.floor(height / lineHeight) - 1);
    const parent = (): number => { for (let i = at - 1; i >= 0; i--) if (lines.at(i)!.depth < line.depth) return i; return at; };
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), PageDown: () => go(at + page), PageUp: () => go(at - page), Home: () => go(0), End: () => go(lines.length - 1),
      ArrowRight: () => (folds(line) && !line.open ? turn(line) : go(at + 1)), ArrowLeft: () => (line.open ? turn(line) : go(parent())), Enter: () => turn(line), ' ': () => turn(line),
    };
    const step = steps[event.key];
    if (step && !event.ctrlKey && !event.metaKey) { event.preventDefault(); step(); }
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && (getSelection()?.toString() ?? '') === '') {
      event.preventDefault();
      void copyText(JSON.stringify(line.value, null, 2)).then((done) => say(done ? 'Copied the value of this line.' : 'The browser did not let the page copy.'));
    }
  };

  const drawn = Array.from({ length: end - first }, (_, i) => first + i);
  if (at < lines.length && (at < first || at >= end)) drawn.push(at);
  return (
    <div class="raw-view">
      <p class="raw-tools"><button type="button" class="link" onClick={() => void copyText(answerJson(result, result.query)).then((done) => say(done ? 'Copied the whole answer.' : 'The browser did not let the page copy. Download the JSON instead.'))}>Copy all</button><span class="muted">typed JSON, as Neo4j’s Query API writes it</span></p>
      <div ref={box} class="raw" role="tree" tabIndex={0} aria-label="The answer as typed JSON" aria-activedescendant={`json-${at}`} onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div role="none" class="raw-lines" style={{ height: `${lines.length * lineHeight}px` }}>
          {drawn.map((index) => <Line key={index} line={lines.at(index)!} index={index} active={index === at} onTurn={() => { setAt(index); turn(lines.at(index)!); }} />)}
        </div>
      </div>
    </div>
  );
}

function Line({ line, index, active, onTurn }: { line: JsonLine; index: number; active: boolean; onTurn: () => void }) {
  const foldable = folds(line);
  return (
    <div role="treeitem" id={`json-${index}`} class={`json-line${active ? ' active' : ''}`} aria-level={line.depth + 1} {...(foldable ? { 'aria-expanded': line.open } : {})} style={{ transform: `translateY(${index * lineHeight}px)`, paddingLeft: `${20 + line.depth * 16}px` }} onClick={onTurn}>
      {foldable && <span class="turn"><Chevron open={line.open} /></span>}
      {line.key !== null && <><span class="json-key">{JSON.stringify(line.key)}</span>: </>}
      <Content line={line} />{line.comma && ','}
    </div>
  );
}

function Content({ line: { value, open, closes } }: { line: JsonLine }) {
  if (closes !== null) return <>{closes}</>;
  if (open) return <>{Array.isArray(value) ? '[' : '{'}</>;
  if (typeof value === 'object' && value !== null) return <>{preview(value)}{Array.isArray(value) && value.length > 3 && <span class="muted"> {value.length.toLocaleString('en-GB')}</span>}</>;
  return <span class={typeof value === 'string' ? 'json-text' : 'json-word'}>{typeof value === 'string' ? preview(value, 2000) : JSON.stringify(value)}</span>;
}
